import { foodSafetyEndpoints } from '../contract/food-safety.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { checkMorning } from './check-morning.action.ts'
import { disposeSample } from './dispose-sample.action.ts'
import { readFoodSafetyDay } from './food-safety.view.ts'
import { readMissingEvidence } from './missing-evidence.view.ts'
import { receiveGoods } from './receive-goods.action.ts'
import { takeSample } from './take-sample.action.ts'
import { takeTemperature } from './take-temperature.action.ts'

export const foodSafetyRoutes = ({ db, live }: Deps): Route[] => [
  serve(
    'getFoodSafetyDay',
    foodSafetyEndpoints.getFoodSafetyDay,
    ({ actor, params, query, language }) =>
      readFoodSafetyDay(db, actor, { ...params, day: query.day }, language),
  ),
  serve(
    'listMissingEvidence',
    foodSafetyEndpoints.listMissingEvidence,
    async ({ params, language }) => ({
      servings: await readMissingEvidence(db, params.canteenId, language),
    }),
  ),
  serve('takeSample', foodSafetyEndpoints.takeSample, async ({ write, actor, params, body }) => {
    const { canteenId } = await once(db, write, (tx) =>
      takeSample(tx, actor, { ...params, ...body }),
    )
    live.touch(canteenId)
    return {}
  }),
  serve(
    'disposeSample',
    foodSafetyEndpoints.disposeSample,
    async ({ write, actor, params, body }) => {
      await once(db, write, (tx) => disposeSample(tx, actor, { ...params, ...body }))
      return {}
    },
  ),
  serve(
    'takeTemperature',
    foodSafetyEndpoints.takeTemperature,
    async ({ write, actor, params, body }) => {
      const measured = { ...params, ...body, remedy: body.remedy ?? null }
      const { canteenId } = await once(db, write, (tx) => takeTemperature(tx, actor, measured))
      live.touch(canteenId)
      return {}
    },
  ),
  serve(
    'checkMorning',
    foodSafetyEndpoints.checkMorning,
    async ({ write, actor, params, body }) => {
      await once(db, write, async (tx) => {
        await checkMorning(tx, actor, { ...params, ...body })
        return {}
      })
      live.touch(params.canteenId)
      return {}
    },
  ),
  serve(
    'receiveGoods',
    foodSafetyEndpoints.receiveGoods,
    async ({ write, actor, params, body }) => {
      const goods = { ...params, ...body, replacesId: body.replacesId ?? null }
      await once(db, write, async (tx) => {
        await receiveGoods(tx, actor, goods)
        return {}
      })
      return {}
    },
  ),
]
