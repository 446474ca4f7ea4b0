import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { insertCode, spendCode } from '../../backend/identity/one-time-code.store.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { aCanteen, testSealer } from '../support/builders/place.ts'
import { aDatabase, poolMax } from '../support/database.ts'
import { aMeetingOf } from '../support/race/meeting.ts'
import { aDoor, count, forgetLimits, lastCodeFor, wrongCode } from './door.ts'
import { aDinerWithPhone, aPhone, askForCodeAt } from './phones.ts'

const database = await aDatabase()
const { db } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const ask = (phone: string): Promise<string> => askForCodeAt(door, phone)

beforeEach(() => forgetLimits(db))

describe('guessing', () => {
  test('one code bears five wrong guesses; then the right one is no longer good', async () => {
    const { phone } = await aDinerWithPhone(db, canteen)
    const challenge = await ask(phone)
    const code = await lastCodeFor(db, phone)
    const outcomes: string[] = []
    for (let n = 0; n < 5; n += 1) {
      const body = { challenge, code: wrongCode(code) }
      outcomes.push(await door.browser().outcome('redeemCode', { body }))
    }
    outcomes.push(await door.browser().outcome('redeemCode', { body: { challenge, code } }))
    expect(outcomes).toEqual([...Array.from({ length: 5 }, () => 'wrong_code'), 'code_expired'])
  })

  test('1,000 addresses together get at most twenty guesses a day at one phone', async () => {
    const { phone } = await aDinerWithPhone(db, canteen)
    const challenges: string[] = []
    let guesses = 0
    for (let n = 0; n < 1000; n += 1) {
      const address = `10.${Math.floor(n / 250)}.${n % 250}.9`
      const browser = door.browser({ address })
      if (n % 4 === 0) {
        const asked = await browser.outcome('askForCode', { body: { phone } })
        if (asked === 'accepted') {
          const found = await sql<{ challenge: string }>`
            select challenge from one_time_codes where phone = ${phone} order by id desc limit 1`.execute(
            db,
          )
          challenges.push(found.rows[0]?.challenge ?? '')
        }
        // Hours pass for the counters of an hour; those of a day go on.
        if (n % 40 === 0) {
          await sql`delete from rate_limits where key like 'codeByPhone:%'`.execute(db)
        }
      }
      const challenge = challenges[n % challenges.length] ?? ''
      const body = { challenge, code: wrongCode(await lastCodeFor(db, phone)) }
      if ((await browser.outcome('redeemCode', { body })) === 'wrong_code') guesses += 1
    }
    expect(challenges.length).toBeGreaterThan(20)
    expect(guesses).toBeGreaterThan(0)
    expect(guesses).toBeLessThanOrEqual(20)
  })

  test('a right one does not use up the day', async () => {
    const { phone } = await aDinerWithPhone(db, canteen)
    for (let n = 0; n < 12; n += 1) {
      await sql`delete from rate_limits where key like 'codeByPhone:%'`.execute(db)
      const challenge = await ask(phone)
      const code = await lastCodeFor(db, phone)
      expect(await door.browser().outcome('redeemCode', { body: { challenge, code } })).toBe(
        'accepted',
      )
    }
  })
})

describe('a hundred at once', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => n)

  test('redeems of one code open one session', async () => {
    const { phone, dinerId } = await aDinerWithPhone(db, canteen)
    const challenge = await ask(phone)
    const code = await lastCodeFor(db, phone)
    const before = await count(db, sql`sessions`)
    const outcomes = await Promise.all(
      hundred.map((n) =>
        door
          .browser({ address: `10.9.${n}.1` })
          .outcome('redeemCode', { body: { challenge, code } }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'code_expired']))
    expect(await count(db, sql`sessions`)).toBe(before + 1)
    expect(await count(db, sql`role_grants where diner_id = ${dinerId}`)).toBe(1)
  })

  /** The limit of five lets few through above; here all hundred reach the row. */
  const spentBy = async (
    spend: (challenge: string, code: string) => Promise<unknown>,
    by = hundred,
  ) => {
    const challenge = randomUUID()
    const made = { challenge, phone: aPhone(), code: '135790', provesFor: null }
    await inTransaction(db, (tx) => insertCode(tx, testSealer, made))
    const got = await Promise.all(by.map(() => spend(challenge, made.code)))
    return got.filter((phone) => phone !== null).length
  }

  test('spending one code row gives it to one', async () => {
    expect(
      await spentBy((challenge, code) =>
        inTransaction(db, (tx) => spendCode(tx, testSealer, { challenge, code, provesFor: null })),
      ),
    ).toBe(1)
  })

  test('the control: looked at first and marked afterwards, it goes to several', async () => {
    // With a pool of one connection nothing runs at once, and the control cannot bite.
    const twoHaveLooked = aMeetingOf(Math.min(poolMax, 2))
    const winners = await spentBy(
      (challenge) =>
        inTransaction(db, async (tx) => {
          const found = await sql<{ phone: string }>`
          select phone from one_time_codes where challenge = ${challenge}::uuid and used_at is null`.execute(
            tx,
          )
          await twoHaveLooked()
          await sql`update one_time_codes set used_at = app_now() where challenge = ${challenge}::uuid`.execute(
            tx,
          )
          return found.rows[0]?.phone ?? null
        }),
      // So few that the last of them has its connection before it gives up waiting for one.
      hundred.slice(0, 20),
    )
    expect(winners).toBeGreaterThan(poolMax > 1 ? 1 : 0)
  })

  test('a second tap gets the same session', async () => {
    const { phone } = await aDinerWithPhone(db, canteen)
    const challenge = await ask(phone)
    const body = { challenge, code: await lastCodeFor(db, phone) }
    const key = randomUUID()
    const [one, two] = [door.browser(), door.browser()]
    const replies = await Promise.all([
      one.call('redeemCode', { body, key }),
      two.call('redeemCode', { body, key }),
    ])
    expect(replies[0]).toEqual(replies[1])
    expect(one.cookies).toEqual(two.cookies)
  })

  test('codes asked for on two phones that she holds make her one account', async () => {
    const { phone, dinerId } = await aDinerWithPhone(db, canteen)
    const first = await ask(phone)
    const firstCode = await lastCodeFor(db, phone)
    const second = await ask(phone)
    const secondCode = await lastCodeFor(db, phone)
    await Promise.all([
      door.browser().call('redeemCode', { body: { challenge: first, code: firstCode } }),
      door.browser().call('redeemCode', { body: { challenge: second, code: secondCode } }),
    ])
    expect(await count(db, sql`role_grants where diner_id = ${dinerId}`)).toBe(1)
  })
})
