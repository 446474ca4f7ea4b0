import { bookingEndpoints } from '../../../../backend/contract/bookings.ts'
import { roundEndpoints } from '../../../../backend/contract/rounds.ts'
import type { Round, RoundOffer, RoundResident } from '../../../../backend/contract/rounds.ts'
import { waitEndpoints } from '../../../../backend/contract/waits.ts'
import type { Agreement } from '../../../../backend/vocabulary/round.ts'
import type { PaymentWay } from '../../../../backend/vocabulary/meal.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'
import type { Outbox } from '../../../offline/outbox.ts'
import { useKept } from '../../../offline/use-kept.ts'
import type { About, RoundItem, ShownCell } from './week.ts'

export interface OrderAsked {
  readonly resident: Pick<RoundResident, 'dinerId' | 'name' | 'door'>
  readonly day: Round['days'][number]
  readonly offer: RoundOffer
  readonly agreed: Agreement
  /** Other than offered: the new price, or in cash at the counter. */
  readonly payFen?: Fen
  readonly pay?: PaymentWay
  /** Its own, where something else speaks of it. */
  readonly key?: string
}

const noDish = { zh: '', en: '' }

const aboutOf = (
  { dinerId, name, door }: OrderAsked['resident'],
  { day, servingId, dishes }: Round['days'][number],
  deed: About['deed'],
  offer: RoundOffer | null,
): About => ({
  of: 'round',
  deed,
  dinerId,
  name,
  door,
  day,
  servingId: servingId ?? 0,
  dish: dishes.find(({ offeringId }) => offeringId === offer?.offeringId)?.name ?? noDish,
  payFen: (offer?.payFen ?? 0) as Fen,
  offer,
})

export const takeDown = (outbox: Outbox, asked: OrderAsked): Promise<void> => {
  const { resident, day, offer, agreed, payFen = offer.payFen, pay = offer.pay, key } = asked
  const at = new Date()
  const { offeringId, variant, way } = offer
  return outbox.add(roundEndpoints.takeRoundOrder, {
    body: {
      dinerId: resident.dinerId,
      servingId: day.servingId ?? 0,
      offeringId,
      variant,
      way,
      pay,
      seenPayFen: payFen,
      takenAt: at.toISOString(),
      agreed,
    },
    ...(key === undefined ? {} : { key }),
    at,
    about: aboutOf(resident, day, 'order', { ...offer, payFen, pay }),
  })
}

const takeBack = async (
  outbox: Outbox,
  resident: OrderAsked['resident'],
  day: Round['days'][number],
  back: NonNullable<ShownCell['back']>,
): Promise<void> => {
  // What never left the phone simply goes; what may have left it is taken back behind it.
  if (back.kind === 'waiting' && (await outbox.withdraw(back.item.order))) return
  const at = new Date()
  const about = aboutOf(resident, day, 'back', null)
  if (back.kind === 'booking')
    return outbox.add(bookingEndpoints.cancelBooking, {
      params: { bookingId: back.bookingId },
      at,
      about,
    })
  const orderKey = back.kind === 'order' ? back.orderKey : back.item.key
  return outbox.add(roundEndpoints.takeBackRoundOrder, {
    body: { dinerId: resident.dinerId, orderKey },
    at,
    about,
  })
}

const joinQueue = async (outbox: Outbox, item: RoundItem): Promise<void> => {
  const { about } = item
  const { offer } = about
  if (offer === null) return
  await outbox.add(waitEndpoints.joinQueue, {
    params: { dinerId: about.dinerId, servingId: about.servingId },
    body: {
      dish: offer.offeringId,
      way: offer.way,
      wish: 'book',
      pay: offer.pay,
      seenPayFen: offer.payFen,
      channel: 'round',
    },
    at: new Date(),
    about: { ...about, deed: 'wait' },
  })
  await outbox.withdraw(item.order)
}

type BackAsked = [
  resident: OrderAsked['resident'],
  day: OrderAsked['day'],
  back: NonNullable<ShownCell['back']>,
]

/** Everything a tap can mean. All of it goes into the outbox; `failed` says that this browser keeps nothing. */
export function useRoundDeeds(outbox: Outbox) {
  const { failed, sure } = useKept()
  return {
    failed,
    order: (asked: OrderAsked) => sure(takeDown(outbox, asked)),
    /** With one tap more, other days of hers. */
    rest: (asked: readonly OrderAsked[]) =>
      sure(Promise.all(asked.map((one) => takeDown(outbox, one)))),
    back: (...[resident, day, back]: BackAsked) => sure(takeBack(outbox, resident, day, back)),
    wait: (item: RoundItem) => sure(joinQueue(outbox, item)),
    /** Put away, or put away for another order in its place. */
    solve: (item: RoundItem, instead?: OrderAsked) =>
      sure(
        (instead === undefined ? Promise.resolve() : takeDown(outbox, instead)).then(() =>
          outbox.withdraw(item.order),
        ),
      ),
  }
}
export type RoundDeeds = ReturnType<typeof useRoundDeeds>
