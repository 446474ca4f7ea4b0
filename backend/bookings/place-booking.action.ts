import type { Tx } from '../kernel/database.ts'
import type { Channel, ReadBack } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readBookingContext } from './booking-context.store.ts'
import { actingAs, channelOf, heardYes } from './acting.rules.ts'
import { asNextInLine, decideBooking } from './booking.rules.ts'
import type { AskedMeal } from './booking.rules.ts'
import { writeBookings } from './write-bookings.action.ts'
import type { Turn } from './write-bookings.action.ts'

export type PlaceBooking = AskedMeal & {
  readonly servingId: number
  /** The smallest sum that can be paid online; left out where nothing can. */
  readonly leastOnlineFen?: Fen | undefined
  readonly channel: Channel
  /** When it was taken down where the server could not be asked. */
  readonly takenAt?: Date | undefined
  readonly readBack?: ReadBack
  /** It is her turn in the queue. */
  readonly turn?: Turn | undefined
}

/** Long enough to find the phone's payment app, short enough that nobody else goes hungry for it. */
const heldMinutes = 20

/** Nothing to pay needs no payment page; less than the provider takes is paid another way. */
const isHeld = ({ pay, leastOnlineFen, turn }: PlaceBooking, payFen: Fen): boolean => {
  if (turn) return turn.offerMinutes !== null
  if (pay !== 'online' || payFen === 0) return false
  if (leastOnlineFen === undefined) throw new Refusal('online_payment_off')
  if (payFen < leastOnlineFen) throw new Refusal('amount_below_least', { leastFen: leastOnlineFen })
  return true
}

/**
 * Books one diner's meal at one serving, at the price she was shown.
 * Refuses whatever `placeBooking` of the contract names; nothing is written then.
 */
export const placeBooking = async (
  tx: Tx,
  asked: PlaceBooking,
): Promise<{ bookingId: number; canteenId: number }> => {
  const { turn } = asked
  const seen = await readBookingContext(tx, asked.servingId, asked.dinerId, asked.vouchers)
  const context = turn ? asNextInLine(seen) : seen
  const { serving } = context
  const sold = decideBooking(context, asked)
  const { canteenId } = serving
  const acting = actingAs(asked.actor, asked.dinerId, canteenId)
  const held = isHeld(asked, sold.quote.payFen)
  const [bookingId = 0] = await writeBookings(tx, serving, [
    {
      ...sold,
      dinerId: asked.dinerId,
      actor: asked.actor,
      channel: turn ? asked.channel : channelOf(acting, asked.channel),
      way: asked.way,
      takenAt: asked.takenAt,
      payment: asked.pay === 'counter' ? 'counter' : 'wallet',
      heldMinutes: held ? (turn?.offerMinutes ?? heldMinutes) : null,
      readBack: heardYes(acting, asked.readBack),
      turn,
    },
  ])
  return { bookingId, canteenId }
}
