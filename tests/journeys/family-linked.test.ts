import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { forgetLimits } from '../identity/door.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { phone, type Visitor } from '../support/browser/launch.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aFamilyMember, type SignedIn } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { handsOn } from '../support/hands.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
await buildScreens(console.log)
const app = await spawnApp(database, { screens: 'built' })
const browser = await aBrowser(app.url)

const canteen = await aCanteen().named('幸福里食堂').in(db)
await aServing(canteen)
  .with(
    anOffering().named('红烧狮子头套餐').priced(1500),
    anOffering().named('清蒸鲈鱼套餐', 'Bass').priced(1800),
  )
  .in(db)
const ways = ['with script', 'without script'] as const
type How = (typeof ways)[number]
const scripted = (how: How): Visitor => ({
  ...phone,
  ...(how === 'with script' ? {} : { script: 'off' }),
})
const aMother = (): Promise<Diner & SignedIn> =>
  aDiner(canteen).named('张秀英').aged(82).withWallet(5_000).signedIn(db)

beforeEach(() => forgetLimits(db))

/** On her own phone: help, my family, add, what they may do, the code. */
const showCode = async (page: Page): Promise<{ taps: number; url: string; digits: string }> => {
  const hands = handsOn(page)
  await hands.tap(page.getByRole('link', { name: '家里人' }))
  await hands.tap(page.getByRole('link', { name: '加一位家里人' }))
  await page.getByRole('heading', { name: /让家里人做什么/ }).waitFor()
  await hands.tap(page.getByRole('checkbox', { name: '替您存钱、看账' }))
  await hands.tap(page.getByRole('button', { name: '出一个码' }))
  await page.getByRole('heading', { name: '让家里人扫这个码' }).waitFor()
  await page.getByRole('img', { name: '给家里人扫的二维码' }).waitFor()
  const digits = (await page.getByLabel('八个数').textContent()) ?? ''
  return { taps: hands.taps, digits, url: page.url() }
}

const joinAs = async (page: Page, digits: string): Promise<void> => {
  await page.goto('/join')
  await page.getByLabel('八个数').fill(digits)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: '照看张奶奶吃饭' }).waitFor()
  expect(await page.content()).not.toContain('张秀英')
  await page.getByLabel('您叫什么？').fill('小红')
  await page.getByLabel('您是老人的什么人？').fill('女儿')
  await page.getByRole('button', { name: '好，我来照看' }).click()
  await page.getByRole('heading', { name: '爸妈今天吃了吗' }).waitFor()
}

test.each(ways)('an elder lets her daughter in and sees who she is, %s', async (how) => {
  const mother = await aMother()
  const hers = await browser.open('/help', { ...scripted(how), ...mother })
  const { taps, digits } = await showCode(hers)
  expect(taps).toBe(4)
  const child = await browser.open('/', scripted(how))
  await joinAs(child, digits)
  await child.getByRole('heading', { name: '张奶奶' }).waitFor()
  await child.getByText('卡里还有 50 元').waitFor()

  // With script her screen says so by itself.
  if (how === 'without script') await hers.reload()
  await hers.getByRole('heading', { name: '小红（女儿）加进来了' }).waitFor()
  await hers.getByText('现在能看您吃了没有、替您订饭、替您存钱、看账。').waitFor()

  // Her first page from now on is about her mother.
  await child.goto('/')
  expect(new URL(child.url()).pathname).toBe('/family')
})

test.each(ways)(
  'ending is two taps, undo one more, and the child sees nothing meanwhile, %s',
  async (how) => {
    const mother = await aMother()
    const daughter = await aFamilyMember(db, mother, 'see', 'book')
    const hers = await browser.open('/my-family', { ...scripted(how), ...mother })
    const child = await browser.open('/family', { ...scripted(how), ...daughter })
    await child.getByRole('heading', { name: '张奶奶' }).waitFor()

    const hands = handsOn(hers)
    await hands.tap(hers.getByRole('link', { name: '改陈女儿的' }))
    await hands.tap(hers.getByRole('button', { name: /断开陈女儿/ }))
    await hers.getByText('陈女儿断开了，什么也看不到了。').waitFor()
    expect(hands.taps).toBe(2)
    await child.reload()
    await child.getByRole('heading', { name: '还没有照看的老人' }).waitFor()
    expect(await child.content()).not.toContain('张奶奶')

    await hands.tap(hers.getByRole('button', { name: '按错了，接回来' }))
    await hers.getByRole('heading', { name: '陈女儿' }).waitFor()
    await child.reload()
    await child.getByRole('heading', { name: '张奶奶' }).waitFor()
  },
)

test('she changes what somebody may do with two taps', async () => {
  const mother = await aMother()
  const daughter = await aFamilyMember(db, mother, 'see', 'book', 'pay')
  const hers = await browser.open(`/my-family/${daughter.accountId}`, { ...phone, ...mother })
  const hands = handsOn(hers)
  await hands.tap(hers.getByRole('checkbox', { name: '替您存钱、看账' }))
  await hands.tap(hers.getByRole('button', { name: '就这样' }))
  await hers.getByText('能看您吃了没有、替您订饭').waitFor()
  expect(hands.taps).toBe(2)
  const child = await browser.open('/family', { ...phone, ...daughter })
  await child.getByRole('heading', { name: '张奶奶' }).waitFor()
  expect(await child.content()).not.toContain('卡里')
})

test.each(ways)(
  'a daughter books for her mother in three taps and takes it back, %s',
  async (how) => {
    const mother = await aMother()
    const daughter = await aFamilyMember(db, mother, 'see', 'book')
    const page = await browser.open('/family', { ...scripted(how), ...daughter })
    const hands = handsOn(page)
    await hands.tap(page.getByRole('link', { name: /就订这个/ }))
    await page.getByRole('heading', { name: /给张奶奶这样订/ }).waitFor()
    await hands.tap(page.getByRole('button', { name: /对，订下/ }))
    await page.getByRole('heading', { name: '订好了' }).waitFor()
    await hands.tap(page.getByRole('link', { name: '好，知道了' }))
    await page.getByText('红烧狮子头套餐').first().waitFor()
    expect(hands.taps).toBe(3)

    const params = { dinerId: mother.dinerId }
    const { coming } = await apiOf(app.url)(mother).call('getMeals', { params })
    expect(coming.map((ticket) => ticket.placedByName)).toEqual(['陈女儿'])

    await page.getByRole('button', { name: /^取消张奶奶/ }).click()
    await page.getByRole('heading', { name: '取消好了' }).waitFor()
    await page.getByRole('button', { name: '按错了，还要吃' }).click()
    await page.getByRole('heading', { name: '订好了' }).waitFor()
    expect(await findBrokenInvariants(db)).toEqual([])
  },
)

test('another dish is four taps', async () => {
  const mother = await aMother()
  const daughter = await aFamilyMember(db, mother, 'see', 'book')
  const page = await browser.open('/family', { ...phone, ...daughter })
  const hands = handsOn(page)
  await hands.tap(page.getByRole('link', { name: /换一个菜/ }))
  await hands.tap(page.getByRole('link', { name: /清蒸鲈鱼套餐/ }))
  await hands.tap(page.getByRole('button', { name: /对，订下/ }))
  await hands.tap(page.getByRole('link', { name: '好，知道了' }))
  expect(hands.taps).toBe(4)
  await page.getByText('清蒸鲈鱼套餐').first().waitFor()
})

test.each(ways)('she chooses what to hear, and makes a calendar of it, %s', async (how) => {
  const mother = await aMother()
  const daughter = await aFamilyMember(db, mother, 'see')
  const page = await browser.open(`/family/${mother.dinerId}`, { ...scripted(how), ...daughter })
  await page.getByRole('checkbox', { name: '取餐了' }).uncheck()
  await page.getByRole('checkbox', { name: '下周菜单出来了' }).check()
  await page.getByRole('checkbox', { name: '候补有结果了' }).check()
  await page.getByRole('button', { name: '记住' }).click()
  const params = { dinerId: mother.dinerId }
  await expect
    .poll(async () =>
      (await apiOf(app.url)(daughter).call('getNoticeChoices', { params })).topics
        .filter(({ wanted }) => wanted)
        .map(({ topic }) => topic),
    )
    .toEqual(['not_collected', 'menu_week', 'waiting_list'])
  await page.getByRole('button', { name: '做一个日历地址' }).click()
  const link = page.getByRole('link', { name: '加到手机日历' })
  const address = (await link.getAttribute('href')) ?? ''
  expect(address).toMatch(/^webcal:.*\/api\/calendar\/[\w-]{43}$/)
  const { status, body } = await apiOf(app.url)().send('GET', new URL(address).pathname)
  expect([status, String(body).slice(0, 15)]).toEqual([200, 'BEGIN:VCALENDAR'])
})

test.each(ways)(
  'what repeats pauses with one tap when she is in hospital, and goes on with another, %s',
  async (how) => {
    const mother = await aMother()
    const daughter = await aFamilyMember(db, mother, 'see', 'book')
    const params = { dinerId: mother.dinerId }
    const her = apiOf(app.url)(mother)
    const { meal, usual } = await her.call('getStandingChoices', { params })
    const all = [1, 2, 3, 4, 5, 6, 7]
    const body = { ...usual, meal, weekdays: all, wish: null, limitFen: 2_000 }
    await her.call('setStandingOrder', { params, body })
    const page = await browser.open(`/family/${mother.dinerId}`, { ...scripted(how), ...daughter })
    const hands = handsOn(page)
    await hands.tap(page.getByRole('button', { name: /住院了，从今天起先停/ }))
    await page.getByText('今天起停着').waitFor()
    const { holds } = await her.call('getStanding', { params })
    expect(holds.map((hold) => [hold.setByName, hold.lastDay])).toEqual([['陈女儿', null]])
    await hands.tap(page.getByRole('button', { name: /回来了，接着订/ }))
    await page.getByRole('button', { name: /住院了/ }).waitFor()
    expect((await her.call('getStanding', { params })).holds).toEqual([])
    expect(hands.taps).toBe(2)
  },
)
