import { tryDigits } from '../bookings/try-digits.action.ts'
import { readTicket } from '../bookings/ticket.view.ts'
import { saleEndpoints } from '../contract/sales.ts'
import type { Tx } from '../kernel/database.ts'
import type { Deps } from '../kernel/deps.ts'
import { openGate } from '../identity/visitor.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { giveInstead } from './give-instead.action.ts'
import { readHandOverView } from './hand-over.view.ts'
import { sellToGuest } from './sell-to-guest.action.ts'
import { sellWalkIn } from './sell-walk-in.action.ts'
import { takeBackInstead } from './take-back-instead.action.ts'
import { undoGuestSale } from './undo-guest-sale.action.ts'
import { undoHandOver } from './undo-hand-over.action.ts'
import { readWalkIn } from './walk-in.view.ts'

const guestRoutes = ({ db, live }: Deps): Route[] => [
  serve('sellToGuest', saleEndpoints.sellToGuest, async ({ write, actor, params, body }) => {
    const sale = { ...body, ...params, actor }
    const { canteenId, ...reply } = await once(db, write, (tx) => sellToGuest(tx, sale))
    live.touch(canteenId)
    return reply
  }),
  serve('undoGuestSale', saleEndpoints.undoGuestSale, async ({ write, actor, params }) => {
    const { canteenId, backFen } = await once(db, write, (tx) =>
      undoGuestSale(tx, { ...params, actor }),
    )
    live.touch(canteenId)
    return { backFen }
  }),
]

const handOverRoutes = ({ db, live }: Deps): Route[] => [
  serve('getHandOver', saleEndpoints.getHandOver, ({ params, language }) =>
    readHandOverView(db, params.bookingId, language),
  ),
  serve('undoHandOver', saleEndpoints.undoHandOver, async ({ write, actor, params, body }) => {
    const { canteenId, backFen } = await once(db, write, (tx) =>
      undoHandOver(tx, { ...params, ...body, actor }),
    )
    live.touch(canteenId)
    return { backFen }
  }),
  serve('giveInstead', saleEndpoints.giveInstead, async ({ write, actor, params, body }) => {
    const { canteenId } = await once(db, write, (tx) =>
      giveInstead(tx, { ...params, ...body, actor }),
    )
    live.touch(canteenId)
    return {}
  }),
  serve('takeBackInstead', saleEndpoints.takeBackInstead, async ({ write, actor, params }) => {
    const { canteenId } = await once(db, write, (tx) =>
      takeBackInstead(tx, actor, params.bookingId),
    )
    live.touch(canteenId)
    return {}
  }),
]

export const saleRoutes = (deps: Deps): Route[] => {
  const { limits } = openGate(deps)
  return [
    serve('getWalkIn', saleEndpoints.getWalkIn, ({ params, query, language }) =>
      readWalkIn(deps.db, params.canteenId, query.dinerId, language),
    ),
    serve(
      'sellWalkIn',
      saleEndpoints.sellWalkIn,
      async ({ write, actor, params, body, language }) => {
        const sell = async (tx: Tx) => {
          const sale = { ...body, ...params, actor }
          const { bookingId, changeFen, balanceFen } = await sellWalkIn(tx, sale)
          return { ticket: await readTicket(tx, bookingId, language), changeFen, balanceFen }
        }
        const reply = await tryDigits(limits, actor, body.card, () => once(deps.db, write, sell))
        deps.live.touch(reply.ticket.when.canteenId)
        return reply
      },
    ),
    ...guestRoutes(deps),
    ...handOverRoutes(deps),
  ]
}
