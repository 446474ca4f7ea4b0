import { sql } from 'kysely'
import type { HealthCode, CheckOutcome } from '../../backend/vocabulary/food-safety.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { apiOf } from './api.ts'
import { aStaffMember } from './builders/people.ts'
import { aCanteen } from './builders/place.ts'
import { anOffering, aServing } from './builders/serving.ts'
import type { TestDatabase } from './database.ts'

export const lunchDay = '2026-11-23'

export const fish = {
  supplier: '江杨农产品市场',
  supplierContact: '江杨北路 98 号 021-56000000',
  item: '鲈鱼',
  quantity: 12.5,
  unit: 'kg' as const,
  batch: '',
  producedOn: lunchDay,
  expiresOn: null,
  papers: ['invoice' as const],
}

/**
 * A kitchen of one cook since yesterday, at ten in the morning: a lunch of two dishes until half past twelve is closed
 * for booking, and nothing is noted yet. `noting` is what its cook does.
 */
export async function anEvidenceKitchen({ db, setNow }: TestDatabase, url: string) {
  const as = apiOf(url)
  await setNow('2026-11-22T09:00:00+08:00')
  const canteen = await aCanteen().keepingEvidenceFrom('2026-11-20').in(db)
  const serving = await aServing(canteen)
    .onDay(lunchDay)
    .with(anOffering().named('红烧狮子头'), anOffering().named('清蒸鲈鱼'))
    .in(db)
  const { servingId } = serving
  const cook = await aStaffMember(db, 'kitchen', canteen)
  const manager = as(await aStaffMember(db, 'manager', canteen))
  await setNow(`${lunchDay}T10:00:00+08:00`)
  await sql`update servings set state = 'closed', closed_at = app_now() where id = ${servingId}`.execute(
    db,
  )
  const params = { servingId }
  const here = { params: { canteenId: canteen.canteenId } }
  const kitchen = as(cook)
  const look = (on?: string) => kitchen.call('getFoodSafetyDay', { ...here, query: { day: on } })
  const dishIds = (await look()).servings[0]?.dishes.map(({ dishId }) => dishId) ?? []
  const noting = {
    sample: (dishId: number, more: object = {}) =>
      kitchen.outcome('takeSample', {
        params,
        body: { dishId, grams: 125, place: '留样冰箱 1 层', ...more },
      }),
    heat: (
      dishId: number,
      stage: 'cooked' | 'held',
      celsius: number,
      remedy?: 'reheated' | 'thrown_away',
    ) => kitchen.outcome('takeTemperature', { params, body: { dishId, stage, celsius, remedy } }),
    disposal: (dishId: number) => kitchen.outcome('disposeSample', { params, body: { dishId } }),
    morning: (outcome: CheckOutcome, ...codes: HealthCode[]) =>
      kitchen.outcome('checkMorning', {
        ...here,
        body: { accountId: cook.accountId, outcome, codes, putRight: [] },
      }),
    goods: (more: object = {}) =>
      kitchen.outcome('receiveGoods', { ...here, body: { ...fish, ...more } }),
  }
  const dishOf = (place: 0 | 1): number => present(dishIds[place], 'a dish on the menu')
  return { canteen, cook, kitchen, manager, params, here, look, dishIds, dishOf, noting }
}
export type EvidenceKitchen = Awaited<ReturnType<typeof anEvidenceKitchen>>
