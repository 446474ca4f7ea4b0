import { addDays, serviceDay } from '../../../backend/vocabulary/calendar.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { Page } from 'playwright-core'
import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { laptop, phone, type Visitor } from '../browser/launch.ts'
import { aDiner } from '../builders/diner.ts'
import { aVolunteer } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import { setsOf } from './boards.ts'
import type { Scene } from './scenes.ts'

/** Somebody with nothing yet, somebody whose meals repeat, one of those who pauses, and one who may not eat what there is. */
export interface StandingWorld {
  readonly nobody: WithCookies
  readonly regular: WithCookies
  readonly away: WithCookies
  readonly allergic: WithCookies
  readonly volunteer: WithCookies
  readonly desk: Readonly<Record<'nobody' | 'regular' | 'away' | 'allergic', string>>
  readonly order: string
  readonly toChange: string
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
  await aServing(canteen)
    .onDay(addDays(serviceDay(tomorrow), 1))
    .with(
      anOffering().named('宫保鸡丁套餐', 'Kung pao chicken set').containing('peanut').priced(1400),
    )
    .in(db)
  await db
    .insertInto('closed_days')
    .values({
      canteen_id: canteen.canteenId,
      day: addDays(serviceDay(tomorrow), 3),
      reason: '冬至前大扫除',
      reason_en: 'Winter cleaning',
    } as never)
    .execute()
  const somebody = () => aDiner(canteen).aged(82).withWallet(50_000)
  const person = () => somebody().signedIn(db)
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
  const allergic = await somebody().allergicTo('peanut').signedIn(db)
  await apiOf(appUrl)(allergic).call('setStandingOrder', {
    params: { dinerId: allergic.dinerId },
    body: {
      meal: 'lunch',
      weekdays: [1, 2, 3],
      wish: null,
      way: 'dine_in',
      pay: 'wallet',
      limitFen: fen(2000),
    },
  })
  const regular = await regularOne()
  const away = await regularOne()
  const { id: holdId } = await away.call('addHold', {
    params: away.params,
    body: { firstDay: today, lastDay: tomorrow },
  })
  const nobody = await person()
  const atDesk = ({ dinerId }: { readonly dinerId: number }) => `/desk/standing/${dinerId}`
  return {
    nobody,
    volunteer: await aVolunteer(db, canteen, canteen.buildingId),
    desk: {
      nobody: atDesk(nobody),
      regular: atDesk(regular.her),
      away: atDesk(away.her),
      allergic: atDesk(allergic),
    },
    regular: regular.her,
    away: away.her,
    allergic,
    order: `/standing/order/${regular.id}`,
    toChange: `order=${regular.id}&meal=lunch&days=1.2.3.4.5&pay=wallet&limit=2000`,
    hold: `/standing/hold/${holdId}`,
    change: `/standing/pause?hold=${holdId}`,
  }
}

/** Meals that repeat, on her phone. */
export function standingScenes(world: StandingWorld): Scene[] {
  const at = (name: string, path: string, who: Visitor, more: Partial<Scene> = {}): Scene => ({
    name: `长期: ${name}`,
    kind: 'elder',
    path,
    visitor: { ...phone, ...who },
    withoutScript: 'the same',
    ...more,
  })
  const { nobody, regular, away, allergic, toChange } = world
  const choosing = { primary: 'at most one' } as const
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
    at('change what', world.order.replace('order', 'change'), regular),
    at('change days', `/standing/days?${toChange}`, regular),
    at('change own days', `/standing/days?${toChange}&pick=pick`, regular),
    at('change dish', `/standing/dish?${toChange}`, regular),
    at('change until', `/standing/until?${toChange}`, regular),
    at('confirm change', `/standing/confirm?${toChange}&until=2026-12-31`, regular),
    at('changed', '/standing/done?changed=changed', regular),
    at('coming', '/meals', regular, choosing),
    at('coming, paused', '/meals', away, choosing),
    at('coming, not booked', '/meals', allergic, choosing),
    at('coming, none', '/meals', nobody, choosing),
  ]
}

/** The same, arranged by whoever sits at the desk. */
export function deskStandingScenes({ desk, volunteer }: StandingWorld): Scene[] {
  const press =
    (name: RegExp) =>
    async (page: Page): Promise<void> => {
      await page.getByRole('button', { name }).first().click()
      await page.getByRole('heading', { level: 3 }).first().waitFor()
    }
  const at = (name: string, path: string, arrange?: Scene['arrange']): Scene => ({
    name: `长期: desk ${name}`,
    kind: 'desk',
    path,
    visitor: { ...laptop, ...volunteer },
    ...(arrange ? { arrange } : {}),
  })
  return [
    at('none', desk.nobody),
    at('new', desk.nobody, press(/新设一个|Set up/)),
    at('list', desk.regular),
    at('change', desk.regular, press(/^改 |^Change /)),
    at('end', desk.regular, press(/^停掉|^End /)),
    at('paused', desk.away),
    at('not booked', desk.allergic),
  ]
}
