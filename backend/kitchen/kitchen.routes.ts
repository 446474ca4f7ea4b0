import { ingredientEndpoints } from '../contract/ingredients.ts'
import { kitchenEndpoints } from '../contract/kitchen.ts'
import type { Board } from '../contract/kitchen.ts'
import { packingEndpoints } from '../contract/packing.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { createTogether } from '../kernel/together.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { readBoard } from './board.view.ts'
import { closeServing } from './close-serving.action.ts'
import { readKitchenPlan } from './cook-plan.view.ts'
import { decideCookPlan } from './decide-cook-plan.action.ts'
import { readIngredientSheet } from './ingredient-sheet.view.ts'
import { lookAtPacking } from './look-at-packing.action.ts'
import { markReady } from './mark-ready.action.ts'
import { markServed } from './mark-served.action.ts'
import { noteCooked } from './note-cooked.action.ts'
import { settleServing } from './settle-serving.action.ts'
import { takeBackReady } from './take-back-ready.action.ts'
import { readPrepSheet } from './prep-sheet.view.ts'

/** Every screen of a kitchen asks at the same change. */
const boardRoute = ({ db }: Deps): Route => {
  const together = createTogether<Board>()
  return serve(
    'getBoard',
    kitchenEndpoints.getBoard,
    ({ params: { canteenId }, query: { servingId }, language }) =>
      together(`${canteenId} ${servingId ?? 'next'} ${language}`, () =>
        readBoard(db, canteenId, servingId, language),
      ),
  )
}

export const kitchenRoutes = (deps: Deps): Route[] => [boardRoute(deps), ...mealRoutes(deps)]

const mealRoutes = ({ db, live }: Deps): Route[] => [
  serve('getPrepSheet', kitchenEndpoints.getPrepSheet, ({ params, language }) =>
    readPrepSheet(db, params.servingId, language),
  ),
  serve('getIngredientSheet', ingredientEndpoints.getIngredientSheet, ({ params, query }) =>
    readIngredientSheet(db, params.canteenId, query.from, query.to),
  ),
  serve('getKitchenPlan', kitchenEndpoints.getKitchenPlan, ({ params, language }) =>
    readKitchenPlan(db, params.servingId, language),
  ),
  serve(
    'decideCookPlan',
    kitchenEndpoints.decideCookPlan,
    async ({ write, actor, params, body }) => {
      const decision = { servingId: params.servingId, ...body }
      const { canteenId } = await once(db, write, (tx) => decideCookPlan(tx, actor, decision))
      live.touch(canteenId)
      return {}
    },
  ),
  serve('noteCooked', kitchenEndpoints.noteCooked, async ({ write, actor, params, body }) => {
    const noted = { servingId: params.servingId, ...body }
    const { canteenId } = await once(db, write, (tx) => noteCooked(tx, actor, noted))
    live.touch(canteenId)
    return {}
  }),
  serve('markReady', kitchenEndpoints.markReady, async ({ write, actor, params, body }) => {
    const batch = { servingId: params.servingId, ...body }
    const { canteenId } = await once(db, write, (tx) => markReady(tx, actor, batch))
    live.touch(canteenId)
    return {}
  }),
  serve('takeBackReady', kitchenEndpoints.takeBackReady, async ({ write, actor, params, body }) => {
    const batch = { servingId: params.servingId, ...body }
    const { canteenId } = await once(db, write, (tx) => takeBackReady(tx, actor, batch))
    live.touch(canteenId)
    return {}
  }),
  serve('getPacking', packingEndpoints.getPacking, ({ params, actor }) =>
    inTransaction(db, (tx) => lookAtPacking(tx, actor, params.servingId)),
  ),
  serve('closeServing', kitchenEndpoints.closeServing, async ({ write, actor, params }) => {
    const reply = await once(db, write, (tx) => closeServing(tx, actor, params.servingId))
    live.touch(reply.canteenId)
    return reply
  }),
  serve('markServed', kitchenEndpoints.markServed, async ({ write, actor, params }) => {
    const { canteenId } = await once(db, write, (tx) => markServed(tx, actor, params.servingId))
    live.touch(canteenId)
    return {}
  }),
  serve('settleServing', kitchenEndpoints.settleServing, async ({ write, actor, params }) => {
    const reply = await once(db, write, (tx) => settleServing(tx, actor, params.servingId))
    live.touch(reply.canteenId)
    return reply
  }),
]
