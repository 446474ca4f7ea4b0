import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aBookkeeping } from '../support/bookkeeping.ts'

const books = await aBookkeeping()
const { db, canteen, manager, officer } = books
const { canteenId } = canteen
const params = { canteenId }
let claimId = 0

const claim = () => officer.call('getClaim', { params: { canteenId, claimId } })
const answer = async (kind: string, said: 'accepted' | 'rejected', reason = '看过') => {
  const { findings } = await claim()
  const finding = findings.find((one) => one.kind === kind)
  await officer.call('judgeFinding', {
    params: { canteenId, claimId, findingId: finding?.findingId ?? 0 },
    body: { answer: said, reason },
  })
}
const unpaid = async (): Promise<string[]> => {
  const { rows } = await officer.call('listClaimRows', {
    params: { canteenId, claimId },
    query: { only: 'rejected' },
  })
  return rows.map(({ rowNo, rejected }) => `${rowNo} ${rejected}`)
}

beforeAll(async () => {
  await books.at('2026-10-05', '10:00')
  const her = await books.resident(9000)
  for (const day of ['2026-10-08', '2026-10-12', '2026-10-20']) {
    const lunch = await books.lunch(day)
    await books.collect(await books.book(her, lunch), lunch)
    await books.settle(lunch)
  }
  await sql`update diners set died_on = '2026-10-11' where id = ${her.dinerId}`.execute(db)
  await sql`insert into closed_days (canteen_id, day, reason, reason_en) values (${canteenId}, '2026-10-12', '检修', 'repairs')`.execute(
    db,
  )
  await books.at('2026-11-02', '09:00')
  const { total } = await manager.call('getMonthBooks', { params, query: { month: '2026-10' } })
  await manager.call('closeMonth', {
    params,
    body: { month: '2026-10', seenListFen: total.listFen },
  })
  const { claimIds } = await manager.call('prepareClaims', { params, body: { month: '2026-10' } })
  claimId = claimIds[0] ?? 0
  await manager.call('submitClaim', { params: { canteenId, claimId }, body: { note: '' } })
})

describe('two alarms name one meal', () => {
  test('nothing wrong with one of them does not pay what the other, or the officer, refused', async () => {
    await answer('after_death', 'rejected', '家属确认')
    await officer.call('judgeClaimRows', {
      params: { canteenId, claimId },
      body: { answer: 'rejected', rows: [1], reason: '没有签字' },
    })
    expect(await unpaid()).toEqual(['1 没有签字', '2 家属确认', '3 家属确认'])
    await answer('closed_day', 'accepted')
    expect(await unpaid()).toEqual(['1 没有签字', '2 家属确认', '3 家属确认'])
  })

  test('refused by both, it stays unpaid under the second when the first was nothing', async () => {
    await answer('closed_day', 'rejected', '那天没开')
    await answer('after_death', 'accepted', '日期登记错了')
    expect(await unpaid()).toEqual(['1 没有签字', '2 那天没开'])
    await answer('closed_day', 'accepted', '补开过')
    expect(await unpaid()).toEqual(['1 没有签字'])
    expect((await claim()).claim).toMatchObject({ payableFen: 600, openFindings: 0 })
  })
})

describe('what is taken back', () => {
  test('is the officer’s own demand: the next claim cannot refuse it', async () => {
    const at = { params: { canteenId, claimId } }
    await officer.call('approveClaim', { ...at, body: { seenFen: 600 } })
    await officer.call('correctClaimRow', {
      params: { canteenId, claimId, rowNo: 3 },
      body: { reason: '住院' },
    })
    await books.at('2026-12-02', '09:00')
    await manager.call('closeMonth', { params, body: { month: '2026-11', seenListFen: 0 } })
    const { claimIds } = await manager.call('prepareClaims', { params, body: { month: '2026-11' } })
    const next = { params: { canteenId, claimId: claimIds[0] ?? 0 } }
    await manager.call('submitClaim', { ...next, body: { note: '' } })
    expect(
      await officer.outcome('judgeClaimRows', {
        ...next,
        body: { answer: 'rejected', rows: [1], reason: '?' },
      }),
    ).toBe('claim_row_unknown')
    await officer.call('approveClaim', { ...next, body: { seenFen: -300 } })
    const { status, body } = await officer.send(
      'GET',
      `/api/canteens/${canteenId}/claims/${next.params.claimId}/export`,
    )
    expect(status).toBe(200)
    // A sum below zero stands as what is to be given back: a spreadsheet takes no minus for a number here.
    expect(String(body)).toMatch(/应退,+3\.00,/)
    expect(await findBrokenInvariants(db)).toEqual([])
  })
})
