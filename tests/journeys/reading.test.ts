import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { deviceCookie, sessionsFor, type SignedIn } from '../support/builders/people.ts'
import { aBrowser } from '../support/browser.ts'
import { aCity } from '../support/city.ts'
import { aMachine } from '../support/kiosk.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const dinerId = await city.dinerId('陈桂英')

/** Three phones of one account: a session each. */
async function herPhones(): Promise<readonly [SignedIn, SignedIn, SignedIn]> {
  const her = { name: '陈桂英', role: 'diner' as const, dinerId }
  const [one, other, third] = await sessionsFor(city.db, [her, her, her])
  if (one === undefined || other === undefined || third === undefined) throw new Error('three')
  await sql`update sessions set account_id = ${one.accountId}
    where account_id in (${other.accountId}, ${third.accountId})`.execute(city.db)
  return [one, other, third]
}

const looks = (page: Page) =>
  page.evaluate(() => {
    const { lang, dataset } = document.documentElement
    return { lang, text: dataset['text'], contrast: dataset['contrast'] ?? 'usual' }
  })
const choose = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('button', { name }).click()
  await page.getByRole('button', { name, pressed: true }).waitFor()
}
const before = { lang: 'zh-CN', text: '24', contrast: 'usual' }
const chosen = { lang: 'zh-CN', text: '28', contrast: 'more' }

test.each(['on', 'off'] as const)(
  'with script %s: what she chose on one phone is there on the next, and gone when she signs out of it',
  async (script) => {
    const [one, other, third] = await herPhones()
    const first = (await browser.visit({ ...one, script })).page
    await first.goto('/text-size')
    expect(await looks(first)).toEqual(before)
    await choose(first, /^更大$/)
    await choose(first, /黑白分明/)
    expect(await looks(first)).toEqual(chosen)

    const next = await browser.visit({ ...other, script })
    await next.page.goto('/')
    expect(await looks(next.page)).toEqual(chosen)
    await next.context.clearCookies({ name: 'nuancan_session' })
    await next.page.goto('/help')
    expect(await looks(next.page)).toEqual(before)

    // A phone that somebody set up for this pair of eyes stays as it is.
    const set = (await browser.visit({ ...third, script, text: 32 })).page
    await set.goto('/')
    expect(await looks(set)).toEqual({ ...chosen, text: '32' })
  },
)

test('a refusal comes in the language of her account too', async () => {
  const [one, other] = await herPhones()
  await city.as(one).call('setPreferences', { body: { language: 'en' } })
  const answer = await city.as(other).send('GET', '/api/bookings/999999')
  expect(answer.body).toMatchObject({
    sentence: expect.stringContaining('We could not find') as string,
  })
})

test('a second choice from a page drawn once is a choice, and how she reads is on no record', async () => {
  const [one, other] = await herPhones()
  const hers = city.as(one)
  const records = sql<{ n: number }>`select count(*)::int as n from audit_entries`
  const before = await records.execute(city.db)
  const key = randomUUID()
  for (const text of [28, 32] as const) await hers.call('setPreferences', { body: { text }, key })
  const next = (await browser.visit(other)).page
  await next.goto('/')
  expect((await looks(next)).text).toBe('32')
  expect((await records.execute(city.db)).rows).toEqual(before.rows)
})

test('a kiosk keeps nothing for the next person, whoever was signed in there', async () => {
  const machine = await aMachine(city)
  const [hers] = await herPhones()
  const kiosk = city.as(machine)
  await kiosk.call('setPreferences', { body: { text: 32, contrast: 'more', language: 'en' } })
  expect(Object.keys(kiosk.cookies)).toEqual([deviceCookie])
  const signedIn = city.as({ cookies: { ...machine.cookies, ...hers.cookies } })
  await signedIn.call('setPreferences', { body: { text: 32 } })
  expect(Object.keys(signedIn.cookies).toSorted()).toEqual(['nuancan_device', 'nuancan_session'])
  const page = await browser.open('/text-size', machine)
  expect(await looks(page)).toEqual(before)
})
