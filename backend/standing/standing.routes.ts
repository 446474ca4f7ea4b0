import { standingEndpoints } from '../contract/standing.ts'
import type { Deps } from '../kernel/deps.ts'
import type { Tx } from '../kernel/database.ts'
import { once } from '../kernel/idempotency.store.ts'
import type { WriteRequest } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { addHold } from './add-hold.action.ts'
import { changeHold } from './change-hold.action.ts'
import { changeStandingOrder } from './change-standing-order.action.ts'
import { readStandingChoices } from './choices.view.ts'
import { readComing } from './coming.view.ts'
import { endHold } from './end-hold.action.ts'
import { endStandingOrder } from './end-standing-order.action.ts'
import { setStandingOrder } from './set-standing-order.action.ts'
import { readStanding } from './standing.view.ts'
import { tendStandingOrders } from './tend-standing-orders.action.ts'
import type { MadeBooking } from './withdrawal.store.ts'

const plainly = ({ bookingId, day, meal }: MadeBooking) => ({ bookingId, day, meal })

/** What becomes of meals that were booked: those in time are taken back, unless it says which; some follow a change. */
const effectOf = (
  id: number,
  made: readonly MadeBooking[],
  takenBack: readonly MadeBooking[] = made.filter(({ open }) => open),
  following: readonly MadeBooking[] = [],
) => ({
  id,
  cancelled: takenBack.map(plainly),
  following: following.map(plainly),
  kept: made.filter((one) => !takenBack.includes(one) && !following.includes(one)).map(plainly),
})
type Effect = ReturnType<typeof effectOf>

/** A write about one diner; what can be booked, or must be taken back, is done before she sees the answer. */
const writing =
  (deps: Deps) =>
  async (
    call: { readonly write: WriteRequest; readonly params: { readonly dinerId: number } },
    work: (tx: Tx) => Promise<Effect>,
  ): Promise<Effect> => {
    const reply = await once(deps.db, call.write, work)
    const { dinerId } = call.params
    // What she asked for stands, whatever becomes of this; the job comes by anyway.
    await tendStandingOrders(deps, { dinerId }).catch((error: unknown) =>
      deps.log.error({ error, dinerId }, 'standing orders of a diner could not be tended'),
    )
    return reply
  }

const orderRoutes = (deps: Deps): Route[] => {
  const write = writing(deps)
  return [
    serve('setStandingOrder', standingEndpoints.setStandingOrder, (call) =>
      write(call, async (tx) =>
        effectOf(await setStandingOrder(tx, call.actor, call.params.dinerId, call.body), []),
      ),
    ),
    serve('changeStandingOrder', standingEndpoints.changeStandingOrder, (call) =>
      write(call, async (tx) => {
        const { orderId } = call.params
        const { made, takenBack, following } = await changeStandingOrder(
          tx,
          call.actor,
          call.params,
          call.body,
        )
        return effectOf(orderId, made, takenBack, following)
      }),
    ),
    serve('endStandingOrder', standingEndpoints.endStandingOrder, (call) =>
      write(call, async (tx) =>
        effectOf(
          call.params.orderId,
          await endStandingOrder(tx, call.actor, call.params, call.body.booked),
          call.body.booked === 'cancel' ? undefined : [],
        ),
      ),
    ),
  ]
}

const holdRoutes = (deps: Deps): Route[] => {
  const write = writing(deps)
  return [
    serve('addHold', standingEndpoints.addHold, (call) =>
      write(call, async (tx) => {
        const { holdId, made } = await addHold(tx, call.actor, call.params.dinerId, call.body)
        return effectOf(holdId, made)
      }),
    ),
    serve('changeHold', standingEndpoints.changeHold, (call) =>
      write(call, async (tx) =>
        effectOf(call.params.holdId, await changeHold(tx, call.actor, call.params, call.body)),
      ),
    ),
    serve('endHold', standingEndpoints.endHold, (call) =>
      write(call, async (tx) => {
        await endHold(tx, call.actor, call.params)
        return effectOf(call.params.holdId, [])
      }),
    ),
  ]
}

export const standingRoutes = (deps: Deps): Route[] => [
  serve('getStanding', standingEndpoints.getStanding, ({ params }) =>
    readStanding(deps.db, params.dinerId),
  ),
  serve('getStandingChoices', standingEndpoints.getStandingChoices, ({ params, query }) =>
    readStandingChoices(deps.db, params.dinerId, query.meal),
  ),
  serve('getComing', standingEndpoints.getComing, ({ actor, params, language }) =>
    readComing(deps.db, actor, params.dinerId, language),
  ),
  ...orderRoutes(deps),
  ...holdRoutes(deps),
]
