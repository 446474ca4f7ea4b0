import { plateOf, refusalFrom } from '../bookings/offers.rules.ts'
import { readTicket } from '../bookings/ticket.view.ts'
import { sayNo } from '../bookings/today.view.ts'
import { fits } from '../bookings/variant.rules.ts'
import type { saleEndpoints } from '../contract/sales.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import { readDinerForBooking } from '../diners/diner.store.ts'
import { maskedName } from '../diners/name.rules.ts'
import type { Reader } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { OfferingOnServing, ServingToBook } from '../menus/menu.store.ts'
import { present } from '../vocabulary/invariant.ts'
import { noFen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { readExchange } from './exchange.store.ts'
import { readRemainders } from './remainder.store.ts'
import { assertNotSettled, assertSelling, assertUndoable } from './sale.rules.ts'
import { readHandOver } from './sale.store.ts'

type HandOver = ReplyOf<typeof saleEndpoints.getHandOver>

const offeringNamed = ({ offerings }: ServingToBook, offeringId: number): OfferingOnServing =>
  present(
    offerings.find((one) => one.offeringId === offeringId),
    'a dish of the serving',
  )

/** Refuses `booking_unknown`, `not_handed_over`. */
export const readHandOverView = async (
  reader: Reader,
  bookingId: number,
  language: Language,
): Promise<HandOver> => {
  const ticket = await readTicket(reader, bookingId, language)
  if (ticket.state !== 'collected') throw new Refusal('not_handed_over')
  const { dinerId, channel, unitPriceFen } = await reader
    .selectFrom('bookings as b')
    .innerJoin('booking_lines as l', (join) =>
      join.onRef('l.booking_id', '=', 'b.id').onRef('l.revision', '=', 'b.revision'),
    )
    .select(['b.diner_id as dinerId', 'b.channel', 'l.unit_price_fen as unitPriceFen'])
    .where('b.id', '=', bookingId)
    .orderBy('l.line_no')
    .executeTakeFirstOrThrow()
  const serving = present(await readServing(reader, ticket.when.servingId), 'it has a serving')
  const { name, needs } = present(
    await readDinerForBooking(reader, dinerId, serving.day),
    'she is on record',
  )
  const { minutesAgo } = await readHandOver(reader, bookingId)
  const exchange = await readExchange(reader, bookingId)
  const remainders = await readRemainders(reader, serving.servingId)
  const no = sayNo(language)
  const allowed = (check: () => void): HandOver['can']['undo'] => {
    const refused = refusalFrom(check)
    return refused ? no(refused.code, refused.params) : { allowed: true }
  }
  const { undoMinutes } = serving.canteen
  const inTime = (ago: number) => () => assertUndoable(ago, undoMinutes)
  const undoable = () => {
    assertUndoable(minutesAgo, undoMinutes)
    assertNotSettled(serving.state, undoMinutes)
  }
  const dishes = serving.offerings.flatMap((offering) => {
    const row = remainders.find(({ offeringId }) => offeringId === offering.offeringId)
    if (!row || row.limit === 0 || offering.withdrawn) return []
    if (offering.offeringId === ticket.plate.offeringId) return []
    const give = allowed(() => {
      assertSelling(serving)
      if (exchange) throw new Refusal('exchanged_already')
      if (!fits(offering, needs)) throw new Refusal('dish_clashes')
      if (offering.priceFen > unitPriceFen) throw new Refusal('dish_dearer')
      if (row.sold >= row.limit) throw new Refusal('remainder_gone', { name: offering.name })
    })
    return [{ plate: plateOf(offering), left: row.limit - row.sold, can: { give } }]
  })
  return {
    ticket,
    maskedName: maskedName(name),
    walkIn: channel === 'walk_in',
    cashFen: ticket.payment.by === 'counter' ? ticket.price.payFen : noFen,
    instead: exchange
      ? {
          ordered: plateOf(offeringNamed(serving, exchange.orderedOfferingId)),
          given: plateOf(offeringNamed(serving, exchange.givenOfferingId)),
        }
      : null,
    can: {
      undo: allowed(undoable),
      takeBack: exchange ? allowed(inTime(exchange.minutesAgo)) : no('not_handed_over'),
    },
    dishes,
  }
}
