import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { aDoor, count, forgetLimits } from './door.ts'

const database = await aDatabase()
const { db, setNow, advance, resetNow } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const staff = door.browser(await aStaffMember(db, 'counter', canteen))

beforeEach(() => forgetLimits(db))

const printed = async (diner: Diner, key = randomUUID()) => {
  const slip = await staff.call('makeBindSlip', { params: { dinerId: diner.dinerId }, key })
  return { ...slip, token: new URL(slip.url).searchParams.get('slip') ?? '' }
}
const aSlip = async () => {
  const diner = await aDiner(canteen).in(db)
  return { diner, ...(await printed(diner)) }
}
const redeemed = (token: string): Promise<string> =>
  door.browser().outcome('redeemBindSlip', { body: { token } })

test('the slip carries the address and a code to scan, and greets without naming', async () => {
  const { url, qrSvg, token, callName } = await aSlip()
  expect(url).toMatch(/^https:\/\/canteen\.example\/bind\?slip=[\w-]{43}$/)
  expect(qrSvg).toMatch(/^<svg[^>]+>.*<\/svg>$/s)
  expect(callName).toEqual({ zh: '陈奶奶', en: 'Mrs Chen' })
  const read = await door.browser().call('readBindSlip', { params: { token } })
  expect(read).toEqual({ callName })
})

test('the phone that opens it is signed in as the diner', async () => {
  const { diner, token } = await aSlip()
  const phone = door.browser()
  await phone.call('redeemBindSlip', { body: { token } })
  expect((await phone.call('getSession', {})).diner?.dinerId).toBe(diner.dinerId)
})

test('two slips of one diner make one account', async () => {
  const { diner, token } = await aSlip()
  const first = await door.browser().call('redeemBindSlip', { body: { token } })
  const next = await printed(diner)
  const second = await door.browser().call('redeemBindSlip', { body: { token: next.token } })
  expect(second.accountId).toBe(first.accountId)
  expect(await count(db, sql`role_grants where diner_id = ${diner.dinerId}`)).toBe(1)
})

test('a second tap prints the same slip', async () => {
  const diner = await aDiner(canteen).in(db)
  const key = randomUUID()
  const [one, two] = await Promise.all([printed(diner, key), printed(diner, key)])
  expect(one).toEqual(two)
  expect(await redeemed(one.token)).toBe('accepted')
})

describe('a slip opens nothing', () => {
  test('the second time', async () => {
    const { token } = await aSlip()
    expect(await redeemed(token)).toBe('accepted')
    expect(await redeemed(token)).toBe('slip_used')
    expect(await door.browser().outcome('readBindSlip', { params: { token } })).toBe('slip_used')
  })

  test('for ninety-nine of a hundred phones at once', async () => {
    const { diner, token } = await aSlip()
    const before = await count(db, sql`sessions`)
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        door.browser({ address: `10.8.${n}.1` }).outcome('redeemBindSlip', { body: { token } }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'slip_used']))
    expect(await count(db, sql`sessions`)).toBe(before + 1)
    expect(await count(db, sql`role_grants where diner_id = ${diner.dinerId}`)).toBe(1)
  })

  test.each([
    ['a second before a day is over', '23 hours 59 minutes 59 seconds', 'accepted'],
    ['when a day is over', '24 hours', 'slip_expired'],
  ])('or does: %s', async (_when, later, outcome) => {
    await setNow('2026-11-22T08:00:00+08:00')
    const { token } = await aSlip()
    await advance(later)
    expect(await redeemed(token)).toBe(outcome)
    await resetNow()
  })

  test('when it was revoked, once', async () => {
    const { diner, token, slipId } = await aSlip()
    const params = { dinerId: diner.dinerId, slipId }
    expect(await staff.outcome('revokeBindSlip', { params })).toBe('accepted')
    expect(await redeemed(token)).toBe('slip_expired')
    expect(await staff.outcome('revokeBindSlip', { params })).toBe('not_found')
  })

  test('when a newer one was printed', async () => {
    const { diner, token } = await aSlip()
    const next = await printed(diner)
    expect(await redeemed(token)).toBe('slip_expired')
    expect(await redeemed(next.token)).toBe('accepted')
  })

  test('when its diner has died', async () => {
    const { diner, token } = await aSlip()
    await sql`update diners set died_on = '2026-11-01' where id = ${diner.dinerId}`.execute(db)
    expect(await redeemed(token)).toBe('slip_expired')
    expect(await staff.outcome('makeBindSlip', { params: { dinerId: diner.dinerId } })).toBe(
      'diner_gone',
    )
    expect(
      await count(db, sql`bind_slips where used_at is not null and diner_id = ${diner.dinerId}`),
    ).toBe(0)
  })

  test('when nobody ever printed it', async () => {
    expect(await redeemed('A'.repeat(43))).toBe('slip_expired')
  })

  test("when a slip of one diner is revoked through another's record", async () => {
    const { slipId, token } = await aSlip()
    const another = await aDiner(canteen).in(db)
    const params = { dinerId: another.dinerId, slipId }
    expect(await staff.outcome('revokeBindSlip', { params })).toBe('not_found')
    expect(await redeemed(token)).toBe('accepted')
  })
})
