import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Db } from '../../../backend/kernel/database.ts'
import { addDays, serviceDay } from '../../../backend/vocabulary/calendar.ts'
import { allergens, type Allergen, type Texture } from '../../../backend/vocabulary/diet.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { laptop, television } from '../browser/launch.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import { aDevice, aStaffMember } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing, type Serving } from '../builders/serving.ts'
import type { Scene } from './scenes.ts'

/** A kitchen with a past, a meal that is decided in part, one that is closed, and one nobody planned before. */
export interface PlanWorld {
  readonly cook: WithCookies
  readonly tablet: WithCookies
  readonly board: WithCookies
  readonly fresh: { readonly cook: WithCookies; readonly servingId: number }
  readonly serving: Serving
  /** Past its cut-off, its longest names on it. */
  readonly closed: Serving
  /** Today's, between the pots. */
  readonly cooking: Serving
}

export const longDish = '黑椒牛柳烩杏鲍菇配时令蔬菜双拼饭'
export const longDishEn =
  'Black-pepper beef with king oyster mushrooms and seasonal greens over two kinds of rice'
export const every: Allergen[] = [...allergens]
const priceFen = 1500
const dishes = () => [
  anOffering().named('红烧狮子头套餐', 'Braised meatball set').priced(priceFen),
  anOffering().named('清蒸鲈鱼套餐', 'Steamed bass set').priced(priceFen),
  anOffering().named(longDish, longDishEn).priced(priceFen),
]

interface Eaten {
  readonly state: 'placed' | 'collected' | 'missed'
  readonly way: 'dine_in' | 'pick_up'
  readonly quantity?: number
  readonly texture?: Texture
  readonly omits?: readonly Allergen[]
}

/** Written straight into the tables: what matters is what the kitchen sees, not how it was paid. */
async function eats(
  db: Db,
  { canteenId }: Canteen,
  serving: Serving,
  offering: number,
  { dinerId }: Pick<Diner, 'dinerId'>,
  { state, way, quantity = 1, texture = 'regular', omits = [] }: Eaten,
): Promise<void> {
  const ended = state === 'placed' ? null : sql`app_now()`
  await sql`
    with b as (
      insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions,
        price_fen, own_fen, ticket_no, ended_at)
      values (${serving.servingId}, ${canteenId}, ${dinerId}, ${state}, ${way}, 'counter', 'app', 'test', 'test', ${quantity},
        ${priceFen * quantity}, ${priceFen * quantity},
        (select count(*) + 1 from bookings where serving_id = ${serving.servingId}), ${ended}) returning id),
    l as (
      insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, texture, omits, unit_price_fen)
      select id, 1, 1, ${offering}, ${quantity}, ${texture}, ${[...omits]}::text[], ${priceFen} from b)
    update offerings set booked = booked + ${quantity} where id = ${offering}`.execute(db)
}

/** Three weeks of lunches: eight booked, one of them not collected, fourteen cooked, some left. */
async function livedThrough(db: Db, canteen: Canteen, today: string, diners: readonly Diner[]) {
  for (let ago = 21; ago >= 1; ago -= 1) {
    const day = addDays(serviceDay(today), -ago)
    const past = await aServing(canteen).onDay(day).with(anOffering().priced(priceFen)).in(db)
    for (const [place, diner] of diners.slice(0, 8).entries()) {
      const state = place === 0 ? 'missed' : 'collected'
      await eats(db, canteen, past, past.offeringId, diner, { state, way: 'dine_in' })
    }
    await sql`update servings set state = 'settled', booked_portions = 8, closed_at = app_now(), served_at = app_now(), settled_at = app_now()
      where id = ${past.servingId}`.execute(db)
    await sql`insert into cooked_counts (serving_id, offering_id, cooked, left_over, noted_by, noted_by_name)
      values (${past.servingId}, ${past.offeringId}, 14, ${ago % 4}, 'test', '老周')`.execute(db)
  }
}

async function bookedFor(db: Db, canteen: Canteen, serving: Serving, diners: readonly Diner[]) {
  for (const [place, diner] of diners.entries()) {
    const offering = serving.offeringIds[place % 2] ?? 0
    await eats(db, canteen, serving, offering, diner, {
      state: 'placed',
      way: place % 3 === 0 ? 'pick_up' : 'dine_in',
      quantity: place === 3 ? 2 : 1,
      texture: place % 4 === 1 ? 'soft' : 'regular',
    })
  }
  const careful = await aDiner(canteen)
    .named('阿卜杜热合曼·买买提')
    .at('甘泉新村 12号楼 2单元 1602')
    .allergicTo(...every)
    .in(db)
  await eats(db, canteen, serving, serving.offeringIds[2] ?? 0, careful, {
    state: 'placed',
    way: 'pick_up',
    quantity: 2,
    texture: 'soft',
    omits: every,
  })
  await sql`update servings set booked_portions = ${diners.length + 3} where id = ${serving.servingId}`.execute(
    db,
  )
}

/** Being cooked now, whatever hour the pictures are taken at. */
async function cookingIn(db: Db, canteen: Canteen, today: string, diners: readonly Diner[]) {
  const cooking = await aServing(canteen)
    .onDay(today)
    .at('dinner')
    .with(...dishes())
    .in(db)
  await bookedFor(db, canteen, cooking, diners)
  await sql`update servings set state = 'closed', cutoff_at = app_now() - interval '1 hour', closed_at = app_now(),
    window_from = '23:58', window_to = '23:59' where id = ${cooking.servingId}`.execute(db)
  return cooking
}

export async function plansIn(
  db: Db,
  appUrl: string,
  { today, tomorrow }: { readonly today: string; readonly tomorrow: string },
): Promise<PlanWorld> {
  const canteen = await aCanteen().named('会打算的食堂').in(db)
  const diners = await aDiner(canteen).times(14, db)
  await livedThrough(db, canteen, today, diners)
  const serving = await aServing(canteen)
    .onDay(tomorrow)
    .with(...dishes())
    .in(db)
  await bookedFor(db, canteen, serving, diners)
  const closed = await aServing(canteen)
    .onDay(tomorrow)
    .at('dinner')
    .with(...dishes())
    .in(db)
  await bookedFor(db, canteen, closed, diners)
  await sql`update servings set state = 'closed', cutoff_at = app_now() - interval '1 hour', closed_at = app_now()
    where id = ${closed.servingId}`.execute(db)
  const cooking = await cookingIn(db, canteen, today, diners)
  const cook = await aStaffMember(db, 'kitchen', canteen)
  const call = apiOf(appUrl)(cook)
  for (const { servingId, offeringIds } of [serving, closed]) {
    const params = { servingId }
    const [first = 0, , third = 0] = offeringIds
    await call.call('decideCookPlan', {
      params,
      body: { offeringId: first, portions: 12, reason: '' },
    })
    await call.call('decideCookPlan', {
      params,
      body: { offeringId: third, portions: 1, reason: '有人住院，不来了' },
    })
  }
  await call.call('markReady', {
    params: { servingId: cooking.servingId },
    body: { offeringId: cooking.offeringId, portions: 10 },
  })
  await call.call('noteCooked', {
    params: { servingId: closed.servingId },
    body: { offeringId: closed.offeringId, cooked: 12, leftOver: 2 },
  })
  const fresh = await aCanteen().named('头一天开张的食堂').in(db)
  const first = await aServing(fresh)
    .onDay(tomorrow)
    .with(...dishes())
    .in(db)
  return {
    cook,
    tablet: await aDevice(db, 'kitchen_tablet', canteen),
    board: await aDevice(db, 'board', canteen),
    fresh: { cook: await aStaffMember(db, 'kitchen', fresh), servingId: first.servingId },
    serving,
    closed,
    cooking,
  }
}

const secondDish = (page: Page) =>
  page
    .locator('main li')
    .filter({ has: page.locator('h2') })
    .nth(1)

const held = { width: 1024, height: 768 } as const

/** The tablet between the pots, and the paper at the packing table. */
export function planScenes({
  cook,
  tablet,
  board,
  fresh,
  serving,
  closed,
  cooking,
}: PlanWorld): Scene[] {
  const at = (
    name: string,
    path: string,
    who: WithCookies,
    arrange?: (page: Page) => Promise<void>,
  ): Scene => ({
    name: `kitchen tablet: ${name}`,
    kind: 'tablet',
    path,
    visitor: { ...held, ...who },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const paper = (name: string, path: string, who: WithCookies): Scene => ({
    name,
    kind: 'office',
    path,
    visitor: { ...laptop, ...who },
  })
  return [
    at('how many', `/board/plan/${serving.servingId}`, tablet),
    at('why so many', `/board/plan/${serving.servingId}`, tablet, async (page) => {
      for (const why of await page.locator('summary').all()) await why.click()
    }),
    at('fewer than booked', `/board/plan/${serving.servingId}`, cook, async (page) => {
      const dish = page
        .locator('main li')
        .filter({ has: page.locator('h2') })
        .nth(1)
      await dish.locator('input').first().fill('1')
      await dish.locator('fieldset').waitFor()
    }),
    at('nothing to go by', `/board/plan/${fresh.servingId}`, fresh.cook),
    at('offline', `/board/plan/${serving.servingId}`, cook, async (page) => {
      await page.context().setOffline(true)
      await secondDish(page).locator('button').last().click()
      await page.getByRole('alert').first().waitFor()
    }),
    at('pots', `/board/ready/${cooking.servingId}`, tablet),
    at('pots of another day', `/board/ready/${serving.servingId}`, tablet),
    at('left over', `/board/cooked/${closed.servingId}`, tablet),
    at('left over, too early', `/board/cooked/${serving.servingId}`, tablet),
    { name: 'board: decided', kind: 'board', path: '/board', visitor: { ...television, ...board } },
    paper('box labels', `/board/labels/${serving.servingId}`, cook),
    paper('box labels: none', `/board/labels/${fresh.servingId}`, fresh.cook),
    paper('box labels: not for a device', `/board/labels/${serving.servingId}`, tablet),
    paper('packing sheet', `/board/packing/${serving.servingId}`, cook),
  ]
}
