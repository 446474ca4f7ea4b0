import { readBookingContexts } from '../bookings/booking-context.store.ts'
import { standingActor } from '../bookings/acting.rules.ts'
import { writeBookings } from '../bookings/write-bookings.action.ts'
import type { Tx } from '../kernel/database.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { queueNotice } from '../notices/queue-notice.action.ts'
import { present } from '../vocabulary/invariant.ts'
import { lockDueOrders } from './due.store.ts'
import { recordOutcomes } from './outcome.store.ts'
import type { Outcome } from './outcome.store.ts'
import { decideOrders, skipOf } from './standing.rules.ts'
import type { Decision, DueOrder } from './standing.rules.ts'

const skipped = (decision: Decision): Outcome[] => {
  if (!('refused' in decision)) return []
  const skip = skipOf(decision.refused)
  return skip === null ? [] : [{ orderId: decision.order.orderId, bookingId: null, ...skip }]
}

/** She was told that she gets nothing; now she does. */
const tellAfterAll = async (
  tx: Tx,
  { canteenId, day, meal }: ServingToBook,
  orders: readonly DueOrder[],
): Promise<void> => {
  for (const { dinerId } of orders.filter(({ told }) => told))
    await queueNotice(tx, { canteenId, dinerId, kind: 'standing_booked', params: { day, meal } })
}

/**
 * Books what standing orders want at one serving, all of them or, when the database finds something taken meanwhile,
 * none; writes down what became of each. Orders of each diner at most once. Safe to run again: what is booked, let go
 * by her or paused is passed over. Returns how many meals it booked, and the canteen.
 * Refuses what `writeBookings` does.
 */
export const bookStandingOrders = async (
  tx: Tx,
  servingId: number,
  orderIds: readonly number[],
): Promise<{ readonly booked: number; readonly canteenId: number | null }> => {
  const orders = await lockDueOrders(tx, servingId, orderIds)
  if (orders.length === 0) return { booked: 0, canteenId: null }
  const contexts = await readBookingContexts(
    tx,
    servingId,
    orders.map(({ dinerId }) => dinerId),
  )
  const { serving } = present(contexts[0], 'a context for each order')
  const decisions = decideOrders(contexts, orders)
  const sold = decisions.flatMap((decision) => ('sold' in decision ? [decision] : []))
  const ids =
    sold.length === 0
      ? []
      : await writeBookings(
          tx,
          serving,
          sold.map(({ order, sold: meal }) => ({
            ...meal,
            dinerId: order.dinerId,
            actor: standingActor(order.setByName),
            channel: 'standing' as const,
            way: order.way,
            payment: order.payment,
            heldMinutes: null,
          })),
        )
  const booked = sold.map(({ order: { orderId } }, index) => ({
    orderId,
    bookingId: ids[index] ?? 0,
    reason: null,
    params: {},
  }))
  await recordOutcomes(tx, servingId, [...booked, ...decisions.flatMap(skipped)])
  await tellAfterAll(
    tx,
    serving,
    sold.map(({ order }) => order),
  )
  return { booked: ids.length, canteenId: serving.canteenId }
}
