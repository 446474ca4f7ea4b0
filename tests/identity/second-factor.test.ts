import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  spendRecoveryCode,
  spendStep,
  writeRecoveryCodes,
} from '../../backend/identity/second-factor.store.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { anOfficial, aStaffMember } from '../support/builders/people.ts'
import { codeOn } from '../support/builders/phone.ts'
import { aCanteen, testSealer } from '../support/builders/place.ts'
import { aDatabase, poolMax } from '../support/database.ts'
import { aMeetingOf } from '../support/race/meeting.ts'
import { aDoor, count, forgetLimits, passPhrase, wrongCode } from './door.ts'
import { managersAt } from './signed-in.ts'

const database = await aDatabase()
const { db, setNow, advance, resetNow } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const params = { canteenId: canteen.canteenId }
const twenty = Array.from({ length: 20 }, (_, n) => n)

beforeEach(() => forgetLimits(db))

const { signedIn, tokenOf, linesOf } = managersAt(door, database, canteen)
let people = 0

test('after the pass phrase the roles wait; after the code they count', async () => {
  const { browser, secret } = await signedIn()
  expect(await browser.call('getSession', {})).toMatchObject({
    staff: null,
    grants: [],
    secondFactor: 'due',
  })
  expect(await browser.outcome('listStaff', { params })).toBe('second_factor_required')
  await browser.call('proveSecondFactor', { body: { code: await codeOn(db, secret) } })
  expect(await browser.call('getSession', {})).toMatchObject({
    staff: { roles: ['manager'] },
    secondFactor: 'proven',
  })
  expect(await browser.outcome('listStaff', { params })).toBe('accepted')
})

test('signing in anew asks anew', async () => {
  const { browser, userName, secret } = await signedIn()
  await browser.call('proveSecondFactor', { body: { code: await codeOn(db, secret) } })
  await browser.call('signIn', { body: { userName, passPhrase } })
  expect((await browser.call('getSession', {})).secondFactor).toBe('due')
})

test.each(['manager', 'officer', 'auditor', 'admin'] as const)(
  'what only a %s may is closed over HTTP, and nobody is told what exists',
  async (role) => {
    const held = door.browser(
      role === 'manager'
        ? await aStaffMember(db, role, canteen, 'not proven')
        : await anOfficial(db, role, canteen.cityId, 'not proven'),
    )
    for (const canteenId of [canteen.canteenId, 999_999]) {
      const at = { params: { canteenId } }
      expect(await held.outcome('listAudit', at)).toBe('second_factor_required')
    }
    expect((await held.call('getSession', {})).secondFactor).toBe('to_set_up')
    expect(await held.outcome('addStaff', { params, body: { ...person('counter') } })).toBe(
      role === 'manager' || role === 'admin' ? 'second_factor_required' : 'not_yours',
    )
  },
)

const person = (role: 'counter') => ({
  name: '李志愿',
  userName: `colleague${(people += 1)}`,
  passPhrase,
  role,
  placeIds: [],
})

test('who is counter and manager works at the counter without it', async () => {
  const both = await aStaffMember(db, 'manager', canteen, 'not proven')
  await db
    .insertInto('role_grants')
    .values({
      account_id: both.accountId,
      role: 'counter',
      canteen_id: canteen.canteenId,
      granted_by: 'test',
    })
    .execute()
  const browser = door.browser(both)
  expect((await browser.call('getSession', {})).staff?.roles).toEqual(['counter'])
  expect(await browser.outcome('listDevices', { params })).toBe('second_factor_required')
})

test('staff who move no money are asked for nothing', async () => {
  for (const role of ['counter', 'kitchen', 'volunteer'] as const) {
    const browser = door.browser(await aStaffMember(db, role, canteen, 'not proven'))
    expect((await browser.call('getSession', {})).secondFactor).toBe('not_needed')
    expect((await browser.call('getSecondFactor', {})).state).toBe('not_needed')
    expect(await browser.outcome('startSecondFactor', {})).toBe('not_yours')
    expect(await browser.outcome('listStaff', { params })).toBe('not_yours')
  }
})

describe('a code', () => {
  test.each([-1, 0, 1])('of %i half minutes from now is good', async (later) => {
    await setNow('2026-11-22T08:00:00+08:00')
    const { browser, secret } = await signedIn()
    const body = { code: await codeOn(db, secret, later) }
    expect(await browser.outcome('proveSecondFactor', { body })).toBe('accepted')
    await resetNow()
  })

  test.each([-2, 2])('of %i half minutes from now is not', async (later) => {
    await setNow('2026-11-22T08:00:00+08:00')
    const { browser, secret } = await signedIn()
    const body = { code: await codeOn(db, secret, later) }
    expect(await browser.outcome('proveSecondFactor', { body })).toBe('wrong_totp')
    await resetNow()
  })

  test('is good once, and after it none of before', async () => {
    await setNow('2026-11-22T08:00:00+08:00')
    const { browser, secret } = await signedIn()
    const [before, now, next] = await Promise.all([-1, 0, 1].map((n) => codeOn(db, secret, n)))
    const prove = (code = '') => browser.outcome('proveSecondFactor', { body: { code } })
    expect(await prove(now)).toBe('accepted')
    expect(await prove(now)).toBe('wrong_totp')
    expect(await prove(before)).toBe('wrong_totp')
    expect(await prove(next)).toBe('accepted')
    await advance('30 seconds')
    expect(await prove(await codeOn(db, secret, 1))).toBe('accepted')
    await resetNow()
  })

  test('typed in twenty places at once lets one in', async () => {
    const { accountId, secret } = await signedIn()
    const code = await codeOn(db, secret)
    const outcomes = await Promise.all(
      twenty.map(async (n) => {
        const row = await db
          .selectFrom('accounts')
          .select('user_name')
          .where('id', '=', accountId)
          .executeTakeFirstOrThrow()
        const browser = door.browser({ address: `10.4.${n}.1` })
        await browser.call('signIn', { body: { userName: row.user_name ?? '', passPhrase } })
        return browser.outcome('proveSecondFactor', { body: { code } })
      }),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
  })

  /** The limit lets few through above; here all twenty reach the row. */
  const winnersOf = async (spend: () => Promise<boolean>): Promise<number> =>
    (await Promise.all(twenty.map(spend))).filter(Boolean).length

  test('spending one half minute gives it to one', async () => {
    const { accountId } = await signedIn()
    const spend = () => inTransaction(db, (tx) => spendStep(tx, accountId, 7))
    expect(await winnersOf(spend)).toBe(1)
  })

  test('the control: looked at first and marked afterwards, it goes to several', async () => {
    const { accountId } = await signedIn()
    // With a pool of one connection nothing runs at once, and the control cannot bite.
    const twoHaveLooked = aMeetingOf(Math.min(poolMax, 2))
    const spend = () =>
      inTransaction(db, async (tx) => {
        const found = await sql`
          select from totp_secrets where account_id = ${accountId} and last_step < 7`.execute(tx)
        await twoHaveLooked()
        await sql`update totp_secrets set last_step = 7 where account_id = ${accountId}`.execute(tx)
        return found.rows.length > 0
      })
    expect(await winnersOf(spend)).toBeGreaterThan(poolMax > 1 ? 1 : 0)
  })

  test('spending one recovery code gives it to one', async () => {
    const { accountId } = await signedIn()
    const codes = ['AAAAABBBBB', 'CCCCCDDDDD']
    await inTransaction(db, (tx) => writeRecoveryCodes(tx, testSealer, accountId, codes))
    const spend = () =>
      inTransaction(db, (tx) => spendRecoveryCode(tx, testSealer, accountId, 'AAAAABBBBB'))
    expect(await winnersOf(spend)).toBe(1)
    expect(
      await count(db, sql`recovery_codes where account_id = ${accountId} and used_at is null`),
    ).toBe(1)
  })
})

describe('guessing', () => {
  test('ten tries an hour at one account, from however many addresses; one line in the records', async () => {
    const { browser, accountId, userName, secret } = await signedIn()
    const right = await codeOn(db, secret)
    const outcomes: string[] = []
    for (const n of twenty) {
      const thief = door.browser({ address: `10.5.${n}.1`, cookies: browser.cookies })
      const body = { code: wrongCode(right) }
      outcomes.push(await thief.outcome('proveSecondFactor', { body }))
    }
    expect(outcomes.filter((outcome) => outcome === 'wrong_totp')).toHaveLength(10)
    expect(outcomes.at(-1)).toBe('too_many_requests')
    expect(await browser.outcome('proveSecondFactor', { body: { code: right } })).toBe(
      'too_many_requests',
    )
    const again = door.browser({ address: '10.6.0.1' })
    await again.call('signIn', { body: { userName, passPhrase } })
    expect(await again.outcome('proveSecondFactor', { body: { code: 'AAAAA-AAAAA' } })).toBe(
      'too_many_requests',
    )
    const lines = await linesOf(accountId)
    expect(lines.filter(({ action }) => action === 'second_factor_blocked')).toHaveLength(1)
  })

  test('a right code makes the slips before it forgotten', async () => {
    await setNow('2026-11-22T08:00:00+08:00')
    const { browser, secret } = await signedIn()
    for (let n = 0; n < 4; n += 1) {
      for (let slip = 0; slip < 4; slip += 1) {
        const body = { code: wrongCode(await codeOn(db, secret)) }
        expect(await browser.outcome('proveSecondFactor', { body })).toBe('wrong_totp')
      }
      const body = { code: await codeOn(db, secret) }
      expect(await browser.outcome('proveSecondFactor', { body })).toBe('accepted')
      await advance('1 minute')
    }
    await resetNow()
  })
})

test('the token is a new one after the proof, and the old one opens nothing', async () => {
  const { browser, secret } = await signedIn()
  const before = tokenOf(browser) ?? ''
  await browser.call('proveSecondFactor', { body: { code: await codeOn(db, secret) } })
  expect(tokenOf(browser)).not.toBe(before)
  const copied = door.browser({ cookies: { nuancan_session: before } })
  expect(await copied.outcome('listSessions', {})).toBe('session_ended')
  expect((await browser.call('listSessions', {})).sessions).toHaveLength(1)
})

test('two taps with one key prove once, and get the same token', async () => {
  const { browser, secret } = await signedIn()
  const two = door.browser({ cookies: browser.cookies })
  const input = { body: { code: await codeOn(db, secret) }, key: randomUUID() }
  const outcomes = await Promise.all(
    [browser, two].map((one) => one.outcome('proveSecondFactor', input)),
  )
  expect(outcomes).toContain('accepted')
  expect(outcomes).not.toContain('wrong_totp')
})

test('neither the records nor the keys hold a code, a secret or a token', async () => {
  const { browser, secret } = await signedIn()
  const code = await codeOn(db, secret)
  await browser.call('proveSecondFactor', { body: { code } })
  const shown = await browser.call('startSecondFactor', {})
  const { rows } = await sql<{ text: string }>`
    select row_to_json(k)::text as text from idempotency_keys k
    union all select row_to_json(e)::text from audit_entries e where chain_id = 0`.execute(db)
  const text = rows.map((row) => row.text).join('\n')
  for (const hidden of [secret, tokenOf(browser) ?? '', shown.secret.join(''), `"${code}"`]) {
    expect(text).not.toContain(hidden)
  }
})
