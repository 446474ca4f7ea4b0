import { createHash } from 'node:crypto'
import { Secret } from 'otpauth'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aStaffMember } from '../support/builders/people.ts'
import { codeOn, setUpPhone } from '../support/builders/phone.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { aDoor, aStaffAccount, forgetLimits, lastCodeFor, passPhrase } from './door.ts'
import { aDinerWithPhone, askForCodeAt } from './phones.ts'

/**
 * Somebody has copied the whole database while everything was in use: a session, a device, and a code, a slip and
 * a pairing that nobody had used yet.
 */
const database = await aDatabase()
const { db, setNow } = database
// Time stands still: what is good for minutes is still good after all that a thief tries.
await setNow('2026-11-22T08:00:00+08:00')
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const { canteenId } = canteen

const managerId = await aStaffAccount(db, 'wang', { role: 'manager', canteenId })
const manager = door.browser()
await manager.call('signIn', { body: { userName: 'wang', passPhrase } })
const factor = await setUpPhone(db, manager)
const provenWith = await codeOn(db, factor.secret, 1)
await manager.call('proveSecondFactor', { body: { code: provenWith } })
const [recoveryCode = '', spentRecoveryCode = ''] = factor.recoveryCodes
await manager.call('proveSecondFactor', { body: { code: spentRecoveryCode } })
await manager.call('startSecondFactor', {})

const used = await aDinerWithPhone(db, canteen)
const phone = door.browser()
const usedChallenge = await askForCodeAt(door, used.phone)
const usedCode = await lastCodeFor(db, used.phone)
await phone.call('redeemCode', { body: { challenge: usedChallenge, code: usedCode } })

const params = { canteenId }
const screenCode = await manager.call('addDevice', {
  params,
  body: { kind: 'board', name: '电视' },
})
const screen = door.browser()
await screen.call('pairDevice', { body: { code: screenCode.pairingCode } })

const waiting = await aDinerWithPhone(db, canteen)
const challenge = await askForCodeAt(door, waiting.phone)
const code = await lastCodeFor(db, waiting.phone)
const counter = door.browser(await aStaffMember(db, 'counter', canteen))
const slip = await counter.call('makeBindSlip', { params: { dinerId: waiting.dinerId } })
const slipToken = new URL(slip.url).searchParams.get('slip') ?? ''
const pairing = await manager.call('addDevice', { params, body: { kind: 'counter', name: '平板' } })

const tables = await sql<{ name: string }>`
  select tablename as name from pg_tables where schemaname = 'public'`.execute(db)
const rows: string[] = []
for (const { name } of tables.rows) {
  const found = await sql<{
    row: string
  }>`select row_to_json(t)::text as row from ${sql.table(name)} t`.execute(db)
  rows.push(...found.rows.map(({ row }) => row))
}
const dump = rows.join('\n')

test('the dump holds what it should', () => {
  expect(dump).toContain(waiting.phone)
  expect(dump).toContain(challenge)
  expect(dump).toContain('"one_time_code"')
})

test.each([
  ["the manager's session", manager.cookies['nuancan_session']],
  ["the diner's session", phone.cookies['nuancan_session']],
  ["the screen's token", screen.cookies['nuancan_device']],
  ["the slip's token", slipToken],
  ['the pairing code', pairing.pairingCode],
  ['the pass phrase', passPhrase],
  ["the secret of the manager's phone", factor.secret],
  ['the same as bytes', Buffer.from(Secret.fromBase32(factor.secret).bytes).toString('base64url')],
  ['a recovery code', recoveryCode],
  ['the same without its dash', recoveryCode.replace('-', '')],
  ['a used recovery code', spentRecoveryCode.replace('-', '')],
])('%s is not in it, in no spelling', (_what, secret = '') => {
  expect(secret.length).toBeGreaterThan(7)
  const bytes = Buffer.from(secret)
  const spellings = [
    secret,
    bytes.toString('hex'),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ]
  const raw = Buffer.from(secret, 'base64url')
  if (/^[\w-]{27,43}$/.test(secret)) spellings.push(raw.toString('hex'), raw.toString('base64'))
  for (const spelling of spellings) expect(dump).not.toContain(spelling)
})

test('the waiting code is in no row of its phone', () => {
  const about = rows.filter((row) => row.includes(waiting.phone) || row.includes(challenge))
  expect(about.length).toBeGreaterThan(2)
  const words = about.join(' ').match(/\d+/g) ?? []
  expect(words).not.toContain(code)
})

const plainDigests = (text: string): string[] =>
  ['sha256', 'sha1', 'md5', 'sha512'].map((algorithm) =>
    createHash(algorithm).update(text).digest('hex'),
  )

/** What a thief would try: every likely text is quick to digest a million times over. */
test.each([
  ['the code', [code, `code:${challenge}:${code}`, challenge + code]],
  ['the pairing code', [pairing.pairingCode, `pairing:${pairing.pairingCode}`]],
  [
    'the sign-in as it was sent',
    [
      `signIn\0${JSON.stringify({ params: {}, body: { userName: 'wang', passPhrase } })}`,
      JSON.stringify({ userName: 'wang', passPhrase }),
    ],
  ],
  [
    'the redeeming as it was sent',
    [
      `redeemCode\0${JSON.stringify({ params: {}, body: { challenge: usedChallenge, code: usedCode } })}`,
    ],
  ],
  [
    'a recovery code',
    [recoveryCode, recoveryCode.replace('-', '')].flatMap((code) => [
      code,
      `recovery:${managerId}:${code}`,
    ]),
  ],
  [
    'the proving as it was sent',
    [
      `proveSecondFactor\0${JSON.stringify({ params: {}, body: { code: provenWith } })}`,
      JSON.stringify({ code: provenWith }),
    ],
  ],
  ['the telephone of a rate limit', [waiting.phone, `limit:${waiting.phone}`]],
])('%s was not kept as a digest without a key', (_what, texts) => {
  for (const digest of texts.flatMap(plainDigests)) expect(dump).not.toContain(digest)
})

test('nothing in it opens anything', async () => {
  await forgetLimits(db)
  const strings = new Set(dump.match(/[\w+/=-]{6,}/g) ?? [])
  const candidates = [...strings].flatMap((text) => {
    const bytes = /^x[0-9a-f]+$/.test(text) ? Buffer.from(text.slice(1), 'hex') : null
    return bytes ? [text.slice(1), bytes.toString('base64url'), bytes.toString('base64')] : [text]
  })
  expect(candidates.length).toBeGreaterThan(100)
  const opened: unknown[] = []
  for (const candidate of candidates) {
    const cookie = encodeURIComponent(candidate)
    const cookies = { nuancan_session: cookie, nuancan_device: cookie }
    const { diner, staff, device } = await door.browser({ cookies }).call('getSession', {})
    if (diner ?? staff ?? device) opened.push(candidate)
    const read = await door.browser().outcome('readBindSlip', { params: { token: candidate } })
    if (!['slip_expired', 'malformed'].includes(read)) opened.push([candidate, read])
  }
  expect(opened).toEqual([])
})

test('while what was handed out still does', async () => {
  expect((await manager.call('getSession', {})).staff).not.toBeNull()
  expect(
    await manager.outcome('proveSecondFactor', { body: { code: recoveryCode.toLowerCase() } }),
  ).toBe('accepted')
  expect((await phone.call('getSession', {})).diner?.dinerId).toBe(used.dinerId)
  expect((await screen.call('getSession', {})).device).not.toBeNull()
  const redeemed = (name: 'redeemBindSlip') =>
    door.browser().outcome(name, { body: { token: slipToken } })
  expect(await redeemed('redeemBindSlip')).toBe('accepted')
  expect(await door.browser().outcome('redeemCode', { body: { challenge, code } })).toBe('accepted')
  const body = { code: pairing.pairingCode }
  expect(await door.browser().outcome('pairDevice', { body })).toBe('accepted')
})
