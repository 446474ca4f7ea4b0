import type { Page } from 'playwright-core'
import { addDays, serviceDay } from '../../../backend/vocabulary/calendar.ts'
import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { laptop, phone } from '../browser/launch.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import { aDevice, sessionsFor, type SignedIn } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import { takingCash } from '../round-cash.ts'
import { refusedOrders } from './round-scenes.ts'
import type { Scene } from './scenes.ts'

/** A canteen that takes cash at doors: on its way from three people, one sum handed in short, one overdue. */
export interface DoorCashWorld {
  readonly volunteer: WithCookies
  /** She carries as much as she may. */
  readonly full: WithCookies
  readonly counter: WithCookies
  readonly manager: WithCookies
  readonly tablet: WithCookies
  /** A counter nobody brings anything to. */
  readonly idle: WithCookies
  readonly elder: WithCookies
  readonly building: string
}

const doors = [
  ['101', '陈桂英'],
  ['201', '赵小云'],
  ['301', '阿卜杜热合曼·买买提'],
  ['302', '张秀英'],
] as const

export async function doorCashIn(
  db: Db,
  appUrl: string,
  { tomorrow }: { readonly tomorrow: string },
): Promise<DoorCashWorld> {
  const canteen = await aCanteen().named('上门收现金的食堂').cuttingOff(1, '16:00').in(db)
  const { canteenId, buildingId } = canteen
  await takingCash(db, canteen, { carriedFen: 60_000 })
  for (const day of [tomorrow, addDays(serviceDay(tomorrow), 1)])
    await aServing(canteen)
      .onDay(day)
      .with(anOffering().named('红烧狮子头套餐', 'Braised meatball set').priced(1_500))
      .in(db)
  const people: (Diner & SignedIn)[] = []
  for (const [door, name] of doors)
    people.push(await aDiner(canteen).named(name).at(door).aged(82).signedIn(db))
  const staff = async (name: string, role: 'counter' | 'manager' | 'volunteer') => {
    const where = role === 'volunteer' ? { placeId: buildingId } : { canteenId }
    return (await sessionsFor(db, [{ name, role, ...where }]))[0] as SignedIn
  }
  const as = apiOf(appUrl)
  const [volunteer, full, late, counter, manager] = [
    await staff('林小梅', 'volunteer'),
    await staff('何长林', 'volunteer'),
    await staff('唐惠兰', 'volunteer'),
    await staff('王芳', 'counter'),
    await staff('张站长', 'manager'),
  ]
  const note = async (who: WithCookies, nth: number, amountFen: number, notedAt: string) => {
    const dinerId = people[nth]?.dinerId ?? 0
    await as(who).call('noteCash', { body: { dinerId, amountFen, notedAt, forOrder: null } })
  }
  const till = as(counter)
  await till.call('openDrawer', { params: { canteenId }, body: { floatFen: 20_000 } })
  await note(volunteer, 0, 5_000, '2026-11-22T01:05:00Z')
  const { carried } = await till.call('listCarriedCash', { params: { canteenId } })
  await till.call('receiveCarriedCash', {
    params: { canteenId, carriedId: carried[0]?.carriedId ?? 0 },
    body: { countedFen: 4_800, seenNotedFen: 5_000, explanation: '路上买水用了两块，明天补' },
  })
  await note(volunteer, 0, 2_000, '2026-11-22T02:05:00Z')
  await note(volunteer, 2, 10_000, '2026-11-22T02:11:00Z')
  await note(volunteer, 0, 1_500, '2026-11-22T02:12:00Z')
  for (const minute of ['20', '21', '22'])
    await note(full, 1, 20_000, `2026-11-22T02:${minute}:00Z`)
  await note(late, 3, 5_000, '2026-11-20T02:30:00Z')
  await note(counter, 3, 1_000, '2026-11-22T02:25:00Z')
  const elsewhere = await aCanteen().named('还没人交钱的食堂').in(db)
  return {
    volunteer,
    full,
    counter,
    manager,
    tablet: await aDevice(db, 'counter', canteen),
    idle: (
      await sessionsFor(db, [{ name: '周建国', role: 'counter', canteenId: elsewhere.canteenId }])
    )[0] as SignedIn,
    elder: people[0] as SignedIn,
    building: `/desk/round/${buildingId}`,
  }
}

const takes = (page: Page) => page.getByRole('button', { name: /(收现金|Take cash)/ })

const loaded = async (page: Page): Promise<void> => {
  await takes(page).first().waitFor()
}
const asking =
  (who: string) =>
  async (page: Page): Promise<void> => {
    await loaded(page)
    await page
      .getByRole('button', {
        name: new RegExp(`^${who}[：:]\\s*(收现金|Take cash)(?!，订上| and book)`),
      })
      .click()
    await page.getByRole('dialog').waitFor()
  }
const wrong = async (page: Page): Promise<void> => {
  await asking('陈桂英')(page)
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('button', { name: /(记错了|that is wrong)$/ })
    .first()
    .click()
  await dialog.getByRole('button', { name: /^(数记错了|Wrong sum)$/ }).waitFor()
}
const typed = async (page: Page): Promise<void> => {
  await asking('张秀英')(page)
  await page.getByRole('dialog').locator('input').fill('3500')
}
const all = async (page: Page): Promise<void> => {
  await loaded(page)
  await page.getByRole('button', { name: /^(看这 |See all)/ }).click()
  await page.getByRole('dialog').waitFor()
}

/** What a server says no to in a scene, in its own words and the reader's language. */
const noes = [
  [
    'wallet_short',
    { shortFen: 1_200 },
    '卡里还差 12 元，可以到食堂付现金。',
    'Your card is 12 yuan short; you can pay in cash at the canteen.',
  ],
  [
    'sold_out',
    { name: '红烧狮子头套餐' },
    '红烧狮子头套餐订完了。',
    'Braised meatball set is sold out.',
  ],
  ['closed_day', {}, '那天食堂休息，不开饭。', 'The canteen is closed that day.'],
] as const

const conflicts = (page: Page) => refusedOrders(page, noes)
const forMeal = async (page: Page): Promise<void> => {
  await conflicts(page)
  await page.getByRole('button', { name: /(收现金，订上|Take cash and book)$/ }).click()
  await page.getByRole('dialog').waitFor()
}
const notNoted = async (page: Page): Promise<void> => {
  await loaded(page)
  const english = (await page.locator('html').getAttribute('lang')) === 'en'
  const sentence = english
    ? 'You carry 600 yuan already; 600 is the most. Please hand it in at the counter first, then note this again.'
    : '手上已经有 600 元，最多带 600 元。先回食堂交给窗口，再接着记。'
  await page.route('**/api/rounds/cash', (route) =>
    route.fulfill({
      status: 409,
      json: { code: 'carried_full', params: { carriedFen: 60_000, mostFen: 60_000 }, sentence },
    }),
  )
  await asking('张秀英')(page)
  await page.getByRole('dialog').getByRole('button', { name: /^50 / }).click()
  await page.getByText(/1 (笔现金没记上|sum was not noted)/).waitFor()
}

const bags = async (page: Page): Promise<void> => {
  await page
    .getByRole('button', { name: /林小梅/ })
    .first()
    .waitFor()
}
const differs = async (page: Page): Promise<void> => {
  await bags(page)
  await page
    .getByRole('button', { name: /(林小梅 交的数目对不上|林小梅: the sum differs)/ })
    .click()
  await page.getByRole('dialog').locator('input').first().fill('133')
}

/** Cash at doors: the volunteer's phone, the counter, the office, and the elder's own history. */
export function doorCashScenes(world: DoorCashWorld): Scene[] {
  const { volunteer, building, counter } = world
  const tablet = { width: 1024, height: 768 }
  const round = (
    name: string,
    arrange?: Scene['arrange'],
    who: WithCookies = volunteer,
  ): Scene => ({
    name: `door cash: ${name}`,
    kind: 'desk',
    path: building,
    visitor: { ...phone, ...who },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const at = (name: string, path: string, who: WithCookies, arrange?: Scene['arrange']): Scene => ({
    name: `door cash: counter ${name}`,
    kind: 'counter',
    path,
    visitor: { ...tablet, ...who },
    ...(arrange === undefined ? {} : { arrange }),
  })
  return [
    round('letter boxes', loaded),
    { ...round('which building'), path: '/desk/round' },
    round('how much', asking('张秀英')),
    round('too much', typed),
    round('given already', wrong),
    round('each sum', all),
    round('carries enough', asking('赵小云'), world.full),
    round('not booked', conflicts),
    round('for a meal', forMeal),
    round('not noted', notNoted),
    at('drawer', '/counter/cash', counter),
    at('carried', '/counter/carried', counter, bags),
    at('carried differs', '/counter/carried', counter, differs),
    at('nothing carried', '/counter/carried', world.idle),
    at('device', '/counter/carried', world.tablet),
    {
      name: 'door cash: office today',
      kind: 'office',
      path: '/office/today',
      visitor: { ...laptop, ...world.manager },
    },
    {
      name: 'door cash: 月账',
      kind: 'elder',
      path: '/wallet/2026-11',
      visitor: { ...phone, ...world.elder },
      primary: 'at most one',
    },
  ]
}
