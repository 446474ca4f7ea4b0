import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { laptop, television } from '../browser/launch.ts'
import { aDiner } from '../builders/diner.ts'
import { listed } from '../builders/ingredient.ts'
import { aDevice, aStaffMember } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import type { Scene } from './scenes.ts'

/** A kitchen to which the tofu came with shrimps, and one where everything is as the recipes say. */
export interface IngredientWorld {
  readonly manager: WithCookies
  readonly tablet: WithCookies
  readonly board: WithCookies
  readonly counter: WithCookies
  readonly servingId: number
  readonly day: string
  readonly plain: WithCookies
}

const longest = '野生红菇配有机高山豆腐干和手工面筋丝条'
const price = 1500

const dishes = () => [
  anOffering()
    .named('家常豆腐套餐', 'Home-style tofu set')
    .priced(price)
    .madeAsItIs()
    .nourishing({ saltG: 1 })
    .cookedWith('豆腐', '食用油', longest),
  anOffering()
    .named('番茄炒蛋套餐', 'Tomato and egg set')
    .small()
    .priced(price)
    .cookedWith('番茄', '鸡蛋'),
]

async function bookedBy(
  manager: WithCookies,
  appUrl: string,
  ids: readonly number[],
  servingId: number,
  offeringId: number,
): Promise<void> {
  const api = apiOf(appUrl)(manager)
  for (const dinerId of ids)
    await api.call('placeBooking', {
      body: {
        dinerId,
        servingId,
        lines: [{ offeringId, quantity: 2 }],
        way: 'dine_in',
        pay: 'counter',
        channel: 'counter',
        seenPayFen: price * 2,
      },
    })
}

async function listIn(db: Db, canteenId: number): Promise<void> {
  await listed(db, '豆腐', { allergens: ['soy'], canteenId })
  await listed(db, '虾皮', { allergens: ['crustacean'], traits: ['salty'], canteenId })
  await listed(db, '食用油', { canteenId })
  await listed(db, '鸡蛋', { allergens: ['egg'], canteenId })
  await sql`insert into ingredients (canteen_id, name, name_en, allergens, buy_unit, unit_grams, unit_size, noted_by, noted_by_name)
    values (${canteenId}, '食用油', 'cooking oil', '{}', 'bucket', 4600, '5 L', 'test', 'test'),
      (${canteenId}, '鸡蛋', 'egg', '{egg}', 'tray', 1500, '30', 'test', 'test')`.execute(db)
}

export async function ingredientsIn(
  db: Db,
  appUrl: string,
  { tomorrow }: { readonly tomorrow: string },
): Promise<IngredientWorld> {
  const canteen: Canteen = await aCanteen().named('豆腐不一样的食堂').in(db)
  const { canteenId } = canteen
  await listIn(db, canteenId)
  const { servingId, offeringIds } = await aServing(canteen)
    .onDay(tomorrow)
    .with(...dishes())
    .in(db)
  const manager = await aStaffMember(db, 'manager', canteen)
  const allergic = await aDiner(canteen)
    .named('阿卜杜热合曼·买买提')
    .allergicTo('crustacean')
    .in(db)
  const careful = await aDiner(canteen).named('张秀英').minding('less_salt').in(db)
  const apart = await aDiner(canteen).named('林大海').allergicTo('crustacean').in(db)
  const others = await aDiner(canteen).times(9, db)
  const people = [allergic, careful, apart, ...others].map(({ dinerId }) => dinerId)
  await bookedBy(manager, appUrl, people, servingId, offeringIds[0] ?? 0)
  const call = apiOf(appUrl)(manager)
  const params = { canteenId }
  await call.call('overrideIngredient', {
    params,
    body: {
      ingredient: '豆腐',
      kind: 'with',
      other: '虾皮',
      firstDay: tomorrow,
      lastDay: tomorrow,
    },
  })
  await call.call('setSmallPortion', { params, body: { percent: 70 } })
  const { clashes } = await call.call('listClashes', { params })
  const solved = clashes.find(({ dinerId }) => dinerId === apart.dinerId)
  if (solved !== undefined)
    await call.call('answerClash', {
      params: { bookingId: solved.bookingId },
      body: { offeringId: solved.offeringId, clash: solved.key, how: 'made_apart' },
    })
  const plain = await aCanteen().named('都照菜谱做的食堂').in(db)
  return {
    manager,
    tablet: await aDevice(db, 'kitchen_tablet', canteen),
    board: await aDevice(db, 'board', canteen),
    counter: await aDevice(db, 'counter', canteen),
    servingId,
    day: tomorrow,
    plain: await aStaffMember(db, 'manager', plain),
  }
}

const dialog = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /加一样配料|Add an ingredient/ }).click()
  await page.getByRole('dialog').waitFor()
}

export function ingredientScenes(world: IngredientWorld): Scene[] {
  const { manager, tablet, board, counter, servingId, day, plain } = world
  const held = { width: 1024, height: 768 } as const
  const office = (
    name: string,
    path: string,
    who: WithCookies,
    more: Partial<Scene> = {},
  ): Scene => ({
    name: `ingredients: ${name}`,
    kind: 'office',
    path,
    visitor: { ...laptop, ...who },
    ...more,
  })
  return [
    office('room', '/office/ingredients', manager),
    office('room, all as usual', '/office/ingredients', plain),
    office('a new one', '/office/ingredients', manager, { arrange: dialog }),
    office('prep sheet', `/board/prep/${servingId}`, manager),
    office('shopping sheet', `/board/buying/${day}`, tablet),
    office('shopping sheet, nothing', '/board/buying/2020-01-01', tablet),
    office('shopping sheet, refused', `/board/buying/${day}`, counter),
    {
      name: 'ingredients: on the tablet',
      kind: 'tablet',
      path: `/board/plan/${servingId}`,
      visitor: { ...held, ...tablet },
    },
    {
      name: 'board: does not suit',
      kind: 'board',
      path: '/board',
      visitor: { ...television, ...board },
    },
  ]
}
