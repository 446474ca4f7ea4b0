import type { Page } from 'playwright-core'
import type { Db } from '../../../backend/kernel/database.ts'
import { addDays, serviceDay } from '../../../backend/vocabulary/calendar.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { phone } from '../browser/launch.ts'
import { aDiner } from '../builders/diner.ts'
import { aVolunteer } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import { longDish } from './plan-scenes.ts'
import type { Scene } from './scenes.ts'

/** A building on five floors, with a booked, a pausing and a careful resident, and a volunteer who has none. */
export interface RoundWorld {
  readonly volunteer: WithCookies
  readonly building: string
  readonly idle: WithCookies
}

const doors = [
  ['101', '陈桂英'],
  ['102', '周雪燕'],
  ['201', '赵小云'],
  ['202', '吴桂芳'],
  ['301', '阿卜杜热合曼·买买提'],
  ['302', '张秀英'],
  ['501', '罗玉兰'],
  ['502', '邓国庆'],
] as const

export async function roundsIn(
  db: Db,
  appUrl: string,
  { today, tomorrow }: Readonly<Record<'today' | 'tomorrow', string>>,
): Promise<RoundWorld> {
  const canteen = await aCanteen().named('上门的食堂').cuttingOff(1, '16:00').in(db)
  for (let nth = 0; nth < 4; nth += 1) {
    await aServing(canteen)
      .onDay(addDays(serviceDay(tomorrow), nth))
      .with(
        anOffering().named('红烧狮子头套餐', 'Braised meatball set').priced(1500),
        anOffering().named('宫保鸡丁套餐', 'Kung pao chicken set').containing('peanut'),
        anOffering()
          .named(longDish, 'Black-pepper beef with king oyster mushrooms over two kinds of rice')
          .priced(1800),
      )
      .in(db)
  }
  const people = []
  for (const [door, name] of doors) {
    const careful = door === '302'
    const one = aDiner(canteen).named(name).at(door).aged(82).withWallet(50_000)
    people.push(
      await (
        careful ? one.allergicTo('peanut', 'crustacean').needing('soft').livingAlone() : one
      ).in(db),
    )
  }
  const volunteer = await aVolunteer(db, canteen, canteen.buildingId)
  const api = apiOf(appUrl)(volunteer)
  const [first, second] = people
  const params = { canteenId: canteen.canteenId, buildingId: canteen.buildingId }
  const { residents, days } = await api.call('lookAtRound', { params })
  const offer = residents[0]?.cells[1]?.offers[0]
  if (offer === undefined) throw new Error('nothing to book')
  const { offeringId, variant, way, pay, payFen } = offer
  await api.call('takeRoundOrder', {
    body: {
      dinerId: first?.dinerId ?? 0,
      servingId: days[1]?.servingId ?? 0,
      offeringId,
      variant,
      way,
      pay,
      seenPayFen: payFen,
      takenAt: '2026-11-22T02:00:00Z',
      agreed: 'usual',
    },
  })
  await api.call('addHold', {
    params: { dinerId: second?.dinerId ?? 0 },
    body: { firstDay: today, lastDay: addDays(serviceDay(tomorrow), 2) },
  })
  const elsewhere = await aCanteen().named('没人要上门的食堂').in(db)
  return {
    volunteer,
    building: `/desk/round/${canteen.buildingId}`,
    idle: await aVolunteer(db, elsewhere, elsewhere.buildingId),
  }
}

const boxes = (page: Page) => page.getByRole('button', { name: /明天\s*照旧|tomorrow:\s*As usual/ })

const loaded = async (page: Page): Promise<void> => {
  await boxes(page).first().waitFor()
}
const inWeek = async (page: Page): Promise<void> => {
  await loaded(page)
  await page.getByRole('button', { name: /^(一周|Week)$/ }).click()
  await page
    .getByRole('button', { name: /张秀英/ })
    .first()
    .waitFor()
}
const dishesOf = async (page: Page): Promise<void> => {
  await loaded(page)
  await page.getByRole('button', { name: /(给 张秀英 换个菜|张秀英: another dish)/ }).click()
  await page.getByRole('dialog').waitFor()
}
const readBack = async (page: Page): Promise<void> => {
  await dishesOf(page)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /红烧狮子头|Braised/ })
    .click()
  await page.getByText(/念给她听|Read to her/).waitFor()
}
const cut = async (page: Page): Promise<void> => {
  await loaded(page)
  await page.context().setOffline(true)
  for (let tap = 1; tap <= 3; tap += 1) {
    await boxes(page).first().click()
    await page.getByText(new RegExp(`${tap} (件等着送出|to be sent)`)).waitFor()
  }
}

/** What a server says no to in a scene, in its own words and the reader's language. */
const noes = [
  [
    'price_changed',
    { ownFen: 1200, listFen: 1800 },
    '价钱变了，现在实付 12 元。',
    'The price has changed: it is now 12 yuan.',
  ],
  ['past_cutoff', {}, '这一顿已经截止，请打电话问食堂。', 'This meal is past its cut-off.'],
  ['sold_out', { name: '红烧狮子头' }, '红烧狮子头订完了。', 'Braised meatball set is sold out.'],
  ['already_booked', {}, '这一顿已经订过了。', 'This meal is booked already.'],
] as const

/** The canteen's no to an order: code, params, and the sentence in both languages. */
export type No = readonly [code: string, params: object, zh: string, en: string]

/** Each order is refused with the next of these, and all of them stand on the page. */
export const refusedOrders = async (page: Page, noes: readonly No[]): Promise<void> => {
  await loaded(page)
  const english = (await page.locator('html').getAttribute('lang')) === 'en'
  let nth = 0
  await page.route('**/api/rounds/orders', (route) => {
    const [code, params, zh, en] = noes[nth % noes.length] ?? []
    nth += 1
    const sentence = english ? en : zh
    return route.fulfill({ status: 409, json: { code, params, sentence } })
  })
  for (let tap = 1; tap <= noes.length; tap += 1) {
    await boxes(page).first().click()
    await page.getByText(new RegExp(`^${tap} (件没订成|were not booked|was not booked)`)).waitFor()
  }
}
const conflicts = (page: Page) => refusedOrders(page, noes)

export function roundScenes({ volunteer, building, idle }: RoundWorld): Scene[] {
  const at = (name: string, arrange: Scene['arrange'], more: Partial<Scene> = {}): Scene => ({
    name: `round: ${name}`,
    kind: 'desk',
    path: building,
    visitor: { ...phone, ...volunteer },
    ...(arrange === undefined ? {} : { arrange }),
    ...more,
  })
  return [
    at('which building', undefined, { path: '/desk/round' }),
    at('no building', undefined, { path: '/desk/round', visitor: { ...phone, ...idle } }),
    at('letter boxes', loaded),
    at('a week', inWeek),
    at('another dish', dishesOf),
    at('read back', readBack),
    at('no network', cut),
    at('not booked', conflicts),
  ]
}
