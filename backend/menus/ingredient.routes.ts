import { ingredientEndpoints } from '../contract/ingredients.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve, type Route } from '../kernel/route.ts'
import { endIngredientOverride } from './end-ingredient-override.action.ts'
import { ingredientsView } from './ingredient.view.ts'
import { noteIngredient } from './note-ingredient.action.ts'
import { overrideIngredient } from './override-ingredient.action.ts'
import { setSmallPortion } from './set-small-portion.action.ts'

/** What is in a dish is on the board at once where it goes against somebody. */
export const ingredientRoutes = ({ db, live }: Deps): Route[] => [
  serve('listIngredients', ingredientEndpoints.listIngredients, ({ params }) =>
    ingredientsView(db, params.canteenId),
  ),
  serve(
    'noteIngredient',
    ingredientEndpoints.noteIngredient,
    async ({ write, actor, params: { canteenId }, body }) => {
      await once(db, write, async (tx) => {
        await noteIngredient(tx, actor, canteenId, body)
        return {}
      })
      live.touch(canteenId)
      return {}
    },
  ),
  serve(
    'overrideIngredient',
    ingredientEndpoints.overrideIngredient,
    async ({ write, actor, params: { canteenId }, body }) => {
      const made = await once(db, write, (tx) => overrideIngredient(tx, actor, canteenId, body))
      live.touch(canteenId)
      return made
    },
  ),
  serve(
    'endIngredientOverride',
    ingredientEndpoints.endIngredientOverride,
    async ({ write, actor, params: { canteenId, overrideId } }) => {
      await once(db, write, async (tx) => {
        await endIngredientOverride(tx, actor, canteenId, overrideId)
        return {}
      })
      live.touch(canteenId)
      return {}
    },
  ),
  serve('setSmallPortion', ingredientEndpoints.setSmallPortion, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await setSmallPortion(tx, actor, params.canteenId, body.percent)
      return {}
    }),
  ),
]
