import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetSpentSecrets } from '../../backend/identity/forget-spent-secrets.job.ts'
import { createSealer } from '../../backend/kernel/crypto.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { aDoor, aStaffAccount, forgetLimits, lastCodeFor } from './door.ts'
import { aDinerWithPhone, aPhone, askForCodeAt } from './phones.ts'

const database = await aDatabase()
const { db, setNow, advance, resetNow } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)

beforeEach(() => forgetLimits(db))

const ask = (phone: string): Promise<string> => askForCodeAt(door, phone)

describe('a code', () => {
  test('signs a diner in whose number the office wrote down, and binds it to her', async () => {
    const { phone, dinerId } = await aDinerWithPhone(db, canteen)
    const challenge = await ask(phone)
    const browser = door.browser()
    const code = await lastCodeFor(db, phone)
    const { accountId } = await browser.call('redeemCode', { body: { challenge, code } })
    const session = await browser.call('getSession', {})
    expect(session.diner?.dinerId).toBe(dinerId)
    expect(session.diner?.callName).toEqual({ zh: '陈奶奶', en: 'Mrs Chen' })
    expect(session.help.phone).toBe('021-56000001')
    expect(session.grants).toMatchObject([{ role: 'diner', dinerId }])

    // The second time it is the same account.
    await forgetLimits(db)
    const again = await ask(phone)
    const reply = await door
      .browser()
      .call('redeemCode', { body: { challenge: again, code: await lastCodeFor(db, phone) } })
    expect(reply.accountId).toBe(accountId)
  })

  test('signs a family member in by the number bound to her', async () => {
    const phone = aPhone()
    const diner = await aDiner(canteen).in(db)
    const daughter = await aFamilyMember(db, diner, 'see')
    await sql`update accounts set phone = ${phone} where id = ${daughter.accountId}`.execute(db)
    const challenge = await ask(phone)
    const browser = door.browser()
    const code = await lastCodeFor(db, phone)
    const { accountId } = await browser.call('redeemCode', { body: { challenge, code } })
    expect(accountId).toBe(daughter.accountId)
    expect((await browser.call('getSession', {})).diner?.dinerId).toBe(diner.dinerId)
  })

  test('is good for 180 days on that phone', async () => {
    await setNow('2026-11-22T08:00:00+08:00')
    const { phone } = await aDinerWithPhone(db, canteen)
    const browser = door.browser()
    const challenge = await ask(phone)
    const code = await lastCodeFor(db, phone)
    await browser.call('redeemCode', { body: { challenge, code } })
    await advance('179 days 23 hours')
    expect(await browser.outcome('listSessions', {})).toBe('accepted')
    await advance('1 hour')
    expect(await browser.outcome('listSessions', {})).toBe('session_ended')
    await resetNow()
  })

  test.each([
    ['1 second before its end', '4 minutes 59 seconds', 'accepted'],
    ['at its end', '5 minutes', 'code_expired'],
  ])('%s', async (_when, later, outcome) => {
    await setNow('2026-11-22T08:00:00+08:00')
    const { phone } = await aDinerWithPhone(db, canteen)
    const challenge = await ask(phone)
    const code = await lastCodeFor(db, phone)
    await advance(later)
    expect(await door.browser().outcome('redeemCode', { body: { challenge, code } })).toBe(outcome)
    await resetNow()
  })

  test('is not good a second time, for another challenge, or when it never was', async () => {
    const { phone } = await aDinerWithPhone(db, canteen)
    const challenge = await ask(phone)
    const code = await lastCodeFor(db, phone)
    const other = await ask(phone)
    const browser = door.browser()
    // Once in a million both have the same digits.
    const atOther = (await lastCodeFor(db, phone)) === code ? 'accepted' : 'wrong_code'
    expect(await browser.outcome('redeemCode', { body: { challenge: other, code } })).toBe(atOther)
    expect(await browser.outcome('redeemCode', { body: { challenge, code } })).toBe('accepted')
    expect(await browser.outcome('redeemCode', { body: { challenge, code } })).toBe('code_expired')
    expect(await browser.outcome('redeemCode', { body: { challenge: randomUUID(), code } })).toBe(
      'code_expired',
    )
  })
})

describe('a number gets no code', () => {
  const answerTo = (phone: string): Promise<string> =>
    door.browser().outcome('askForCode', { body: { phone } })

  test('when nobody here has it', async () => {
    expect(await answerTo(aPhone())).toBe('phone_unknown')
  })

  test('when it is a landline', async () => {
    await aDiner(canteen).reachedAt('02156560000').in(db)
    expect(await answerTo('02156560000')).toBe('phone_unknown')
  })

  test('when two residents gave it: who would be signed in?', async () => {
    const phone = aPhone()
    await aDiner(canteen).reachedAt(phone).in(db)
    await aDiner(canteen).reachedAt(phone).in(db)
    expect(await answerTo(phone)).toBe('phone_unknown')
  })

  test('when the only one who gave it has died', async () => {
    const { phone, dinerId } = await aDinerWithPhone(db, canteen)
    await sql`update diners set died_on = '2026-11-01' where id = ${dinerId}`.execute(db)
    expect(await answerTo(phone)).toBe('phone_unknown')
  })

  test('when it is bound to a staff account, which signs in with a pass phrase', async () => {
    const phone = aPhone()
    const id = await aStaffAccount(db, 'phoned', { role: 'manager', canteenId: canteen.canteenId })
    await sql`update accounts set phone = ${phone} where id = ${id}`.execute(db)
    expect(await answerTo(phone)).toBe('phone_unknown')
  })

  test('from an address that asked for thirty unknown ones, which then learns nothing more', async () => {
    const { phone } = await aDinerWithPhone(db, canteen)
    const outcomes: string[] = []
    for (let n = 0; n < 32; n += 1) {
      outcomes.push(await door.browser().outcome('askForCode', { body: { phone: aPhone() } }))
    }
    expect(outcomes.filter((outcome) => outcome === 'phone_unknown')).toHaveLength(30)
    expect(await door.browser().outcome('askForCode', { body: { phone } })).toBe(
      'too_many_requests',
    )
    expect(
      await door.browser({ address: '203.0.113.2' }).outcome('askForCode', { body: { phone } }),
    ).toBe('accepted')
  })

  test('more than five times an hour, from whatever addresses', async () => {
    const { phone } = await aDinerWithPhone(db, canteen)
    const outcomes: string[] = []
    for (let n = 0; n < 7; n += 1) {
      const browser = door.browser({ address: `198.51.100.${n}` })
      outcomes.push(await browser.outcome('askForCode', { body: { phone } }))
    }
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(5)
    expect(outcomes.slice(5)).toEqual(['too_many_requests', 'too_many_requests'])
  })

  test('but forty elders at one canteen ask for theirs on the same morning', async () => {
    const phones = await Promise.all(
      Array.from({ length: 40 }, async () => (await aDinerWithPhone(db, canteen)).phone),
    )
    const outcomes: string[] = []
    for (const phone of phones) {
      outcomes.push(await door.browser().outcome('askForCode', { body: { phone } }))
    }
    expect(new Set(outcomes)).toEqual(new Set(['accepted']))
  })
})

describe('the outbox', () => {
  const noticesOf = async (phone: string) => {
    const found = await sql<{ state: string; params: object; canteen_id: number }>`
      select state, params, canteen_id from notices where phone = ${phone} order by id`.execute(db)
    return found.rows
  }

  test('holds a code nobody can read who lacks the secret, and nothing once it is used', async () => {
    const { phone } = await aDinerWithPhone(db, canteen)
    const challenge = await ask(phone)
    const code = await lastCodeFor(db, phone)
    const waiting = present((await noticesOf(phone))[0], 'a notice')
    expect(waiting.canteen_id).toBe(canteen.canteenId)
    expect(JSON.stringify(waiting)).not.toContain(code)
    const { sealed } = waiting.params as { sealed: string }
    expect(() => createSealer('another secret').open(Buffer.from(sealed, 'base64'))).toThrow(
      'unable to authenticate data',
    )

    await door.browser().call('redeemCode', { body: { challenge, code } })
    expect(await noticesOf(phone)).toMatchObject([{ state: 'sent', params: {} }])
  })

  test('is emptied of codes past their time', async () => {
    const { phone } = await aDinerWithPhone(db, canteen)
    await ask(phone)
    await forgetSpentSecrets(db)
    expect((await noticesOf(phone))[0]?.params).not.toEqual({})
    await sql`update notices set created_at = created_at - interval '6 minutes' where phone = ${phone}`.execute(
      db,
    )
    await forgetSpentSecrets(db)
    expect(await noticesOf(phone)).toMatchObject([{ state: 'failed', params: {} }])
  })

  test('of a demonstration community shows the code to staff', async () => {
    const demo = await aDoor(database, 'demo')
    const { phone } = await aDinerWithPhone(db, canteen)
    await demo.browser().call('askForCode', { body: { phone } })
    expect((await noticesOf(phone))[0]?.params).toMatchObject({
      code: expect.stringMatching(/^\d{6}$/),
    })
  })
})

test('a phone number the office changed takes over from the one bound before', async () => {
  const { phone, dinerId } = await aDinerWithPhone(db, canteen)
  const challenge = await ask(phone)
  const code = await lastCodeFor(db, phone)
  const { accountId } = await door.browser().call('redeemCode', { body: { challenge, code } })
  const newPhone = aPhone()
  await sql`update diners set phone = ${newPhone} where id = ${dinerId}`.execute(db)
  const next = await ask(newPhone)
  const newCode = await lastCodeFor(db, newPhone)
  const again = await door
    .browser()
    .call('redeemCode', { body: { challenge: next, code: newCode } })
  expect(again.accountId).toBe(accountId)
  expect(await door.browser().outcome('askForCode', { body: { phone } })).toBe('phone_unknown')
})
