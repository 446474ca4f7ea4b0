import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { webhookPath } from '../../backend/payments/webhook.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { phone } from '../support/browser/launch.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { handsOn } from '../support/hands.ts'
import { settingsOf } from '../support/online.ts'
import { spawnApp } from '../support/server.ts'
import { startStripeStandIn } from '../support/stripe/stand-in.ts'

const standIn = await startStripeStandIn({ startAt: new Date() })
afterAll(() => standIn.close())
const database = await aDatabase()
const { db } = database
await buildScreens(console.log)
const app = await spawnApp(database, { screens: 'built', stripe: settingsOf(standIn) })
standIn.sendWebhooksTo(`${app.url}${webhookPath}`)
const browser = await aBrowser(app.url)

const canteen = await aCanteen().named('幸福里食堂').in(db)
await aServing(canteen).with(anOffering().priced(1500)).in(db)
const mother = await aDiner(canteen).named('张秀英').aged(82).signedIn(db)
const counter = apiOf(app.url)(await aStaffMember(db, 'counter', canteen))
const params = { dinerId: mother.dinerId }

/** The one foreign place anybody was sent to is where one pays. */
const onlyThePayPage = (): void => {
  const { host } = new URL(standIn.url)
  expect([...new Set(browser.forgive())]).toEqual([`foreign request: ${host}`])
}

const tillSays = async (): Promise<number> =>
  (await counter.call('getWallet', { params })).balanceFen
const ledgerSays = async (): Promise<number> => {
  const found = await sql<{ sum: number }>`
    select coalesce(-sum(e.amount_fen), 0)::bigint as sum from ledger_entries e join ledger_accounts a on a.id = e.account_id
    where a.kind = 'wallet' and a.diner_id = ${mother.dinerId}`.execute(db)
  return found.rows[0]?.sum ?? 0
}

test.each(['with script', 'without script'] as const)(
  'a daughter far away pays in through the slip’s link in three taps, %s',
  async (how) => {
    const before = await tillSays()
    const { url } = await counter.call('makeTopUpLink', { params })
    const visit = await browser.visit({
      ...phone,
      ...(how === 'with script' ? {} : { script: 'off' }),
    })
    const { page } = visit
    await page.goto(new URL(url).pathname)
    await page.getByRole('heading', { name: /给张\*英存饭钱/ }).waitFor()
    expect(await page.content()).not.toContain('张秀英')
    const hands = handsOn(page)
    await hands.tap(page.getByRole('button', { name: '100 元' }))
    // Theirs now, not ours.
    await hands.tap(page.getByRole('button', { name: /用支付宝付款/ }))
    await page.getByRole('heading', { name: '收到 100 元' }).waitFor()
    expect(hands.taps).toBeLessThanOrEqual(3)
    await standIn.deliverDue()
    expect(await tillSays()).toBe(before + 10_000)
    onlyThePayPage()
  },
)

test('her mother books from it and cancels: her phone, the till and the ledger say the same', async () => {
  const [before] = [await tillSays()]
  const page = await browser.open('/', { ...phone, ...mother })
  const wallet = async (): Promise<string> => {
    const money = await browser.open('/wallet', { ...phone, ...mother })
    const text = (await money.locator('main').textContent()) ?? ''
    return text.replace(/\s+/g, '')
  }
  expect(await wallet()).toContain(`${before / 100}元`)
  const hands = handsOn(page)
  await hands.tap(page.getByRole('link', { name: /就吃这个|跟上次一样/ }))
  await hands.tap(page.getByRole('button', { name: /对，订下/ }))
  await page.getByRole('heading', { name: '订好了' }).waitFor()
  expect(hands.taps).toBe(2)
  expect([await tillSays(), await ledgerSays()]).toEqual([before - 1500, before - 1500])
  expect(await wallet()).toContain(`${(before - 1500) / 100}元`)

  await page.getByRole('button', { name: /取消这顿饭/ }).click()
  await page.getByRole('heading', { name: '取消好了' }).waitFor()
  expect([await tillSays(), await ledgerSays()]).toEqual([before, before])
  expect(await wallet()).toContain(`${before / 100}元`)
  expect(await findBrokenInvariants(db)).toEqual([])
})

test('whose card does not reach pays by phone: kept, paid, and hers with a number', async () => {
  const poor = await aDiner(canteen).named('李桂兰').aged(78).signedIn(db)
  const page = await browser.open('/', { ...phone, ...poor })
  await page.getByRole('link', { name: /就吃这个/ }).click()
  await page.getByRole('button', { name: '现在用手机付' }).click()
  await page.getByRole('heading', { name: /给您留着/ }).waitFor()
  await page.getByRole('button', { name: '去付 15 元' }).click()
  await page.getByRole('button', { name: /用微信付款/ }).click()
  await standIn.deliverDue()
  await page.waitForURL(/\/done\/\d+$/)
  // The answer takes a moment: whoever looks again sees it.
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.getByRole('heading').first().textContent()
      },
      { interval: 500 },
    )
    .toBe('订好了')
  onlyThePayPage()
  expect(await findBrokenInvariants(db)).toEqual([])
})
