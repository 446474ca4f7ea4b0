import { kitchenEndpoints } from '../contract/kitchen.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { readBoard } from './board.view.ts'
import { closeServing } from './close-serving.action.ts'
import { markServed } from './mark-served.action.ts'
import { settleServing } from './settle-serving.action.ts'
import { readPrepSheet } from './prep-sheet.view.ts'

export const kitchenRoutes = ({ db, live }: Deps): Route[] => [
  serve('getBoard', kitchenEndpoints.getBoard, ({ params, query, language }) =>
    readBoard(db, params.canteenId, query.servingId, language),
  ),
  serve('getPrepSheet', kitchenEndpoints.getPrepSheet, ({ params, language }) =>
    readPrepSheet(db, params.servingId, language),
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
