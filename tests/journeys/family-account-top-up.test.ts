import { afterAll, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { webhookPath } from '../../backend/payments/webhook.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { aBrowser } from '../support/browser.ts'
import { phone } from '../support/browser/launch.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
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

test.each(['with script', 'without script'] as const)(
  'a linked daughter tops her mother’s card up in three taps and comes back to her day, %s',
  async (how) => {
    const mother = await aDiner(canteen).named('张秀英').aged(82).withWallet(2_000).in(db)
    const daughter = await aFamilyMember(db, mother, 'see', 'pay')
    const page = await browser.open('/family', {
      ...phone,
      ...daughter,
      ...(how === 'with script' ? {} : { script: 'off' as const }),
    })
    const hands = handsOn(page)
    await hands.tap(page.getByRole('link', { name: /存钱/ }))
    await page.getByRole('heading', { name: '给张奶奶存多少？' }).waitFor()
    await hands.tap(page.getByRole('button', { name: '100 元' }))
    // Theirs now, not ours.
    await hands.tap(page.getByRole('button', { name: /用支付宝付款/ }))
    await page.getByRole('heading', { name: '收到 100 元' }).waitFor()
    expect(hands.taps).toBe(3)
    expect(new URL(page.url()).pathname).toBe(`/family/${mother.dinerId}/top-up`)
    await standIn.deliverDue()
    await page.getByRole('link', { name: '回到爸妈今天' }).click()
    await page.getByText('卡里还有 120 元').waitFor()
    const { host } = new URL(standIn.url)
    expect([...new Set(browser.forgive())]).toEqual([`foreign request: ${host}`])
    expect(await findBrokenInvariants(db)).toEqual([])
  },
)

test('whoever may not pay is not asked to, and sees no balance', async () => {
  const mother = await aDiner(canteen).named('张秀英').aged(82).withWallet(2_000).in(db)
  const son = await aFamilyMember(db, mother, 'see', 'book')
  const day = await browser.open('/family', { ...phone, ...son })
  await day.getByRole('heading', { name: '张奶奶' }).waitFor()
  expect(await day.getByRole('link', { name: /存钱/ }).count()).toBe(0)
  const page = await browser.open(`/family/${mother.dinerId}/top-up`, { ...phone, ...son })
  await page.getByRole('heading', { name: '老人没有让您存钱' }).waitFor()
  expect(await page.content()).not.toContain('20 元')
})
