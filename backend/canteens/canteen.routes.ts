import { canteenEndpoints } from '../contract/canteens.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve, type Route } from '../kernel/route.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { addBuildings } from './add-buildings.action.ts'
import { readPolicy, readTraits } from './canteen.store.ts'
import { buildingsView, canteensView, myCanteensView, closedDaysView } from './canteen.view.ts'
import { changePolicy } from './change-policy.action.ts'
import { closeDay } from './close-day.action.ts'
import { readMealPatterns } from './meal-pattern.store.ts'
import { setCanteenTraits } from './set-canteen-traits.action.ts'
import { setMealPattern } from './set-meal-pattern.action.ts'

export const canteenRoutes = ({ db, live }: Deps): Route[] => [
  serve('listCanteens', canteenEndpoints.listCanteens, () => canteensView(db)),
  serve('listMyCanteens', canteenEndpoints.listMyCanteens, ({ actor }) =>
    myCanteensView(db, actor),
  ),
  serve('getPolicy', canteenEndpoints.getPolicy, async ({ params }) => {
    const policy = await readPolicy(db, params.canteenId)
    if (!policy) throw new Refusal('not_found')
    return policy
  }),
  serve('changePolicy', canteenEndpoints.changePolicy, ({ write, actor, params, body }) =>
    once(db, write, (tx) => changePolicy(tx, actor, params.canteenId, body)),
  ),
  serve('getCanteenTraits', canteenEndpoints.getCanteenTraits, async ({ params }) => ({
    traits: await readTraits(db, params.canteenId),
  })),
  serve('setCanteenTraits', canteenEndpoints.setCanteenTraits, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await setCanteenTraits(tx, actor, params.canteenId, body.traits)
      return {}
    }),
  ),
  serve('listBuildings', canteenEndpoints.listBuildings, ({ params }) =>
    buildingsView(db, params.canteenId),
  ),
  serve('addBuildings', canteenEndpoints.addBuildings, ({ write, actor, params, body }) =>
    once(db, write, (tx) => addBuildings(tx, actor, params.canteenId, body)),
  ),
  serve('getMealPatterns', canteenEndpoints.getMealPatterns, async ({ params }) => ({
    patterns: await readMealPatterns(db, params.canteenId),
  })),
  serve('setMealPattern', canteenEndpoints.setMealPattern, ({ write, actor, params, body }) =>
    once(db, write, (tx) => setMealPattern(tx, actor, params.canteenId, body)),
  ),
  serve('listClosedDays', canteenEndpoints.listClosedDays, ({ params }) =>
    closedDaysView(db, params.canteenId),
  ),
  serve('closeDay', canteenEndpoints.closeDay, async ({ write, actor, params, body }) => {
    await once(db, write, async (tx) => {
      await closeDay(tx, actor, params.canteenId, body)
      return {}
    })
    live.touch(params.canteenId)
    return {}
  }),
]
