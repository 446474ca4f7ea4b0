import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { phone, type Visitor } from '../browser/launch.ts'
import { aDiner } from '../builders/diner.ts'
import { aCanteen } from '../builders/place.ts'
import { aServing } from '../builders/serving.ts'
import { setsOf } from './boards.ts'
import type { Scene } from './scenes.ts'

/** Somebody with nothing yet, somebody whose meals repeat, and one of those who pauses. */
export interface StandingWorld {
  readonly nobody: WithCookies
  readonly regular: WithCookies
  readonly away: WithCookies
  readonly order: string
  readonly hold: string
  readonly change: string
}

export async function standingIn(
  db: Db,
  appUrl: string,
  { today, tomorrow }: { readonly today: string; readonly tomorrow: string },
): Promise<StandingWorld> {
  const canteen = await aCanteen().named('天天订饭的食堂').in(db)
  await aServing(canteen)
    .onDay(tomorrow)
    .with(...setsOf(50))
    .in(db)
  const person = () => aDiner(canteen).aged(82).withWallet(50_000).signedIn(db)
  const regularOne = async () => {
    const her = await person()
    const params = { dinerId: her.dinerId }
    const { call } = apiOf(appUrl)(her)
    const { meal, usual, dishes } = await call('getStandingChoices', { params })
    const [dish] = dishes
    if (!dish) throw new Error('nothing to eat')
    const { setId, dishId, size } = dish
    const { id } = await call('setStandingOrder', {
      params,
      body: { ...usual, meal, weekdays: [1, 2, 3, 4, 5, 6, 7], wish: { setId, dishId, size } },
    })
    return { her, id, call, params }
  }
  const regular = await regularOne()
  const away = await regularOne()
  const { id: holdId } = await away.call('addHold', {
    params: away.params,
    body: { firstDay: today, lastDay: tomorrow },
  })
  return {
    nobody: await person(),
    regular: regular.her,
    away: away.her,
    order: `/standing/order/${regular.id}`,
    hold: `/standing/hold/${holdId}`,
    change: `/standing/pause?hold=${holdId}`,
  }
}

/** Meals that repeat, on her phone. */
export function standingScenes(world: StandingWorld): Scene[] {
  const at = (name: string, path: string, who: Visitor): Scene => ({
    name: `长期: ${name}`,
    kind: 'elder',
    path,
    visitor: { ...phone, ...who },
    withoutScript: 'the same',
  })
  const { nobody, regular, away } = world
  return [
    at('none', '/standing', nobody),
    at('list', '/standing', regular),
    at('list, paused', '/standing', away),
    at('which days', '/standing/days', nobody),
    at('own days', '/standing/days?pick=pick', nobody),
    at('all taken', '/standing/days', regular),
    at('which dish', '/standing/dish', nobody),
    at('confirm', '/standing/confirm', nobody),
    at('refused', '/standing/confirm?refused=standing_order_exists', nobody),
    at('done', '/standing/done', regular),
    at('one', world.order, regular),
    at('gone', '/standing/order/999999999', regular),
    at('ended', '/standing/ended', nobody),
    at('pause from', '/standing/pause', regular),
    at('pause how long', '/standing/pause?from=2099-01-04', regular),
    at('one pause', world.hold, away),
    at('another length', world.change, away),
    at('coming', '/coming', regular),
    at('coming, paused', '/coming', away),
    at('coming, none', '/coming', nobody),
  ]
}
