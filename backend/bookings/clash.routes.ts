import { ingredientEndpoints } from '../contract/ingredients.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve, type Route } from '../kernel/route.ts'
import { answerClash } from './answer-clash.action.ts'
import { clashesToCome } from './clashes-to-come.view.ts'

export const clashRoutes = ({ db, live }: Deps): Route[] => [
  serve('listClashes', ingredientEndpoints.listClashes, ({ params }) =>
    clashesToCome(db, params.canteenId),
  ),
  serve('answerClash', ingredientEndpoints.answerClash, async ({ write, actor, params, body }) => {
    const answer = { bookingId: params.bookingId, ...body }
    const { canteenId } = await once(db, write, (tx) => answerClash(tx, actor, answer))
    live.touch(canteenId)
    return {}
  }),
]
