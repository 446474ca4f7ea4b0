import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aBookkeeping, type Resident } from '../support/bookkeeping.ts'
import { anOfficial } from '../support/builders/people.ts'

const books = await aBookkeeping()
const { db, canteen, manager, officer, auditor } = books
const { canteenId } = canteen
const params = { canteenId }
const october = { params, body: { month: '2026-10' } } as const

const close = async (month: string): Promise<void> => {
  const { total } = await manager.call('getMonthBooks', { params, query: { month } })
  await manager.call('closeMonth', { params, body: { month, seenListFen: total.listFen } })
}
const claimOf = (claimId: number) => officer.call('getClaim', { params: { canteenId, claimId } })
const ledgerOwes = async (): Promise<number> => {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(e.amount_fen), 0) as sum from ledger_entries e join ledger_accounts a on a.id = e.account_id
    where a.kind = 'receivable' and a.canteen_id = ${canteenId}`.execute(db)
  return rows[0]?.sum ?? 0
}

let her: Resident
let claimId = 0

beforeAll(async () => {
  await books.at('2026-10-05', '10:00')
  her = await books.resident(9000)
  const him = await books.resident(0, '李建国')
  for (const day of ['2026-10-08', '2026-10-09', '2026-10-12']) {
    const lunch = await books.lunch(day)
    const hers = await books.book(her, lunch)
    const his = await books.book(him, lunch, 'counter')
    await books.collect(hers, lunch)
    await books.at(day, '11:41')
    await books.collect(his, lunch)
    await books.settle(lunch)
  }
  const missed = await books.lunch('2026-10-15')
  await books.book(her, missed)
  await books.settle(missed)
})

describe('before the month is closed', () => {
  test('nothing can be claimed', async () => {
    await books.at('2026-11-02', '09:00')
    expect(await manager.outcome('prepareClaims', october)).toBe('claim_month_open')
    expect((await manager.call('listClaims', { params })).claims).toEqual([])
  })
})

describe('the claim of October', () => {
  test('is prepared once, with exactly the meals that were handed over', async () => {
    await close('2026-10')
    expect((await manager.call('listClaims', { params })).closedMonths).toEqual(['2026-10'])
    const { claimIds } = await manager.call('prepareClaims', october)
    expect(claimIds).toHaveLength(1)
    claimId = claimIds[0] ?? 0
    expect(await manager.outcome('prepareClaims', october)).toBe('claims_prepared')
    const { claim, moves, byScheme } = await claimOf(claimId)
    expect(claim).toMatchObject({ state: 'draft', rows: 6, amountFen: 1800, payableFen: 1800 })
    expect(moves.map(({ move }) => move)).toEqual(['prepare'])
    expect(byScheme).toMatchObject([{ kind: 'meal', rows: 6, amountFen: 1800 }])
    const { rows, more } = await manager.call('listClaimRows', { params: { canteenId, claimId } })
    expect(more).toBe(false)
    expect(rows.map(({ day }) => day)).toEqual([
      '2026-10-08',
      '2026-10-08',
      '2026-10-09',
      '2026-10-09',
      '2026-10-12',
      '2026-10-12',
    ])
    expect(rows[0]).toMatchObject({
      kind: 'meal',
      dinerName: '张秀英',
      listFen: 1500,
      amountFen: 300,
      verified: 'name',
      rejected: null,
    })
    expect(rows.every(({ dinerName }) => ['张秀英', '李建国'].includes(dinerName))).toBe(true)
  })

  test('asks for what the closed month says its funder owes', async () => {
    const { total } = await manager.call('getMonthBooks', { params, query: { month: '2026-10' } })
    expect(total.funders.map(({ amountFen }) => amountFen)).toEqual([1800])
    expect(await ledgerOwes()).toBe(1800)
  })

  test('shows an auditor the money and not the names', async () => {
    const { rows } = await auditor.call('listClaimRows', { params: { canteenId, claimId } })
    expect(rows[0]).toMatchObject({ dinerName: '张*英', amountFen: 300 })
  })

  test('cannot be judged or approved before it is handed in', async () => {
    const at = { params: { canteenId, claimId } }
    const refused = await Promise.all([
      officer.outcome('approveClaim', { ...at, body: { seenFen: 1800 } }),
      officer.outcome('returnClaim', { ...at, body: { reason: '?' } }),
      officer.outcome('judgeClaimRows', {
        ...at,
        body: { answer: 'rejected', rows: [1], reason: '?' },
      }),
    ])
    expect(new Set(refused)).toEqual(new Set(['claim_not_submitted']))
  })

  test('is another canteen’s business to nobody', async () => {
    expect(
      await manager.outcome('getClaim', { params: { canteenId, claimId: claimId + 99 } }),
    ).toBe('claim_unknown')
  })

  test('comes back with a question, and is handed in again', async () => {
    const at = { params: { canteenId, claimId } }
    await manager.call('submitClaim', { ...at, body: { note: '' } })
    expect(await manager.outcome('submitClaim', { ...at, body: { note: '' } })).toBe(
      'claim_not_draft',
    )
    await officer.call('returnClaim', { ...at, body: { reason: '12 日为什么只有两份？' } })
    expect((await claimOf(claimId)).claim.state).toBe('draft')
    await manager.call('submitClaim', { ...at, body: { note: '那天下大雨。' } })
    const { moves } = await claimOf(claimId)
    expect(moves.map(({ move, reason }) => `${move} ${reason}`)).toEqual([
      'prepare ',
      'submit ',
      'return 12 日为什么只有两份？',
      'submit 那天下大雨。',
    ])
  })

  test('is never approved by whoever prepared or handed it in, whatever roles she has', async () => {
    const both = await anOfficial(db, 'officer', canteen.streetId)
    await sql`insert into role_grants (account_id, role, canteen_id, granted_by) values (${both.accountId}, 'manager', ${canteenId}, 'test')`.execute(
      db,
    )
    const two = books.as(both)
    const at = { params: { canteenId, claimId } }
    await officer.call('returnClaim', { ...at, body: { reason: '换人交' } })
    await two.call('submitClaim', { ...at, body: { note: '' } })
    expect(await two.outcome('approveClaim', { ...at, body: { seenFen: 1800 } })).toBe('own_claim')
    expect(
      await two.outcome('judgeClaimRows', {
        ...at,
        body: { answer: 'rejected', rows: [1], reason: '?' },
      }),
    ).toBe('own_claim')
    expect(await two.outcome('returnClaim', { ...at, body: { reason: '?' } })).toBe('own_claim')
    expect((await claimOf(claimId)).claim.state).toBe('submitted')
  })

  test('loses the row the officer does not pay, and only a sum she has seen is approved', async () => {
    const at = { params: { canteenId, claimId } }
    expect(
      await officer.outcome('judgeClaimRows', {
        ...at,
        body: { answer: 'rejected', rows: [6, 7], reason: '?' },
      }),
    ).toBe('claim_row_unknown')
    await officer.call('judgeClaimRows', {
      ...at,
      body: { answer: 'rejected', rows: [5, 6], reason: '没有签字' },
    })
    await officer.call('judgeClaimRows', {
      ...at,
      body: { answer: 'accepted', rows: [5], reason: '找到了签字' },
    })
    expect((await claimOf(claimId)).claim).toMatchObject({ rejectedRows: 1, payableFen: 1500 })
    expect(await officer.outcome('approveClaim', { ...at, body: { seenFen: 1800 } })).toBe(
      'figures_changed',
    )
    expect((await claimOf(claimId)).claim.state).toBe('submitted')
    await officer.call('approveClaim', { ...at, body: { seenFen: 1500 } })
    expect((await claimOf(claimId)).claim).toMatchObject({ state: 'approved', payableFen: 1500 })
  })

  test('is what the funder owes from then on; the rest is the canteen’s loss', async () => {
    expect(await ledgerOwes()).toBe(1500)
    const { rows } = await sql<{ sum: number }>`
      select sum(e.amount_fen) as sum from ledger_entries e join ledger_accounts a on a.id = e.account_id where a.kind = 'claim_loss'`.execute(
      db,
    )
    expect(rows[0]?.sum).toBe(300)
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('is locked: neither the program nor anybody at the database changes it', async () => {
    const at = { params: { canteenId, claimId } }
    expect(
      await officer.outcome('judgeClaimRows', {
        ...at,
        body: { answer: 'accepted', rows: [6], reason: '?' },
      }),
    ).toBe('claim_not_submitted')
    expect(await manager.outcome('recheckClaim', at)).toBe('claim_approved')
    for (const change of [
      sql`update claims set state = 'draft', approved_fen = null where id = ${claimId}`,
      sql`update claims set approved_fen = 1 where id = ${claimId}`,
      sql`delete from claims where id = ${claimId}`,
      sql`update claim_rows set amount_fen = 1 where claim_id = ${claimId}`,
      sql`delete from claim_rejections where claim_id = ${claimId}`,
      sql`delete from claim_moves where claim_id = ${claimId}`,
      sql`insert into claim_rows select (jsonb_populate_record(r, '{"row_no": 9, "line_no": 9}')).* from claim_rows r where r.claim_id = ${claimId} and r.row_no = 1`,
    ])
      await expect(change.execute(db)).rejects.toThrow(/locked|append-only|written once/)
  })
})

describe('found wrong afterwards', () => {
  test('a row of it is taken back by the next claim, once', async () => {
    const wrong = { canteenId, claimId, rowNo: 2 }
    const asked = { params: wrong, body: { reason: '那天他住院' } }
    await officer.call('correctClaimRow', asked)
    expect(await officer.outcome('correctClaimRow', asked)).toBe('already_corrected')
    expect(
      await officer.outcome('correctClaimRow', { ...asked, params: { ...wrong, rowNo: 6 } }),
    ).toBe('claim_row_unknown')

    await books.at('2026-11-03', '09:00')
    const lunch = await books.lunch('2026-11-05')
    const hers = await books.book(her, lunch)
    await books.collect(hers, lunch)
    await books.settle(lunch)
    await books.at('2026-12-02', '09:00')
    await close('2026-11')
    const november = { params, body: { month: '2026-11' } }
    const { claimIds } = await manager.call('prepareClaims', november)
    const next = claimIds[0] ?? 0
    const { rows } = await officer.call('listClaimRows', { params: { canteenId, claimId: next } })
    expect(rows.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['meal', 300],
      ['correction', -300],
    ])
    expect(rows[1]?.corrects).toEqual({ claimId, rowNo: 2, reason: '那天他住院' })
    await manager.call('submitClaim', { params: { canteenId, claimId: next }, body: { note: '' } })
    await officer.call('approveClaim', {
      params: { canteenId, claimId: next },
      body: { seenFen: 0 },
    })
    expect(await ledgerOwes()).toBe(1500)
    expect(await findBrokenInvariants(db)).toEqual([])
  })
})
