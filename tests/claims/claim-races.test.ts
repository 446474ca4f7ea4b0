import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertClaim, insertClaimRows } from '../../backend/claims/claim.store.ts'
import { submitClaim } from '../../backend/claims/submit-claim.action.ts'
import { openDatabase } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import type { Month } from '../../backend/vocabulary/calendar.ts'
import { aBookkeeping } from '../support/bookkeeping.ts'
import { anOfficial } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { poolMax } from '../support/database.ts'
import { lockWatch } from '../support/race/lock-watch.ts'

const books = await aBookkeeping()
const { db, canteen, manager } = books
const { canteenId } = canteen
const params = { canteenId }
const month = '2026-10' as Month
const rest = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
/** A connection of its own, also where the application has only one. */
const aside = openDatabase(books.url, { max: 1 })
afterAll(() => aside.destroy())
const untilWaiting = await lockWatch(db)
let claimId = 0

beforeAll(async () => {
  await books.at('2026-10-05', '10:00')
  const her = await books.resident(9000)
  const lunch = await books.lunch('2026-10-08')
  await books.collect(await books.book(her, lunch), lunch)
  await books.settle(lunch)
  await books.at('2026-11-02', '09:00')
  const { total } = await manager.call('getMonthBooks', { params, query: { month } })
  await manager.call('closeMonth', { params, body: { month, seenListFen: total.listFen } })
  const { claimIds } = await manager.call('prepareClaims', { params, body: { month } })
  claimId = claimIds[0] ?? 0
})

test('who hands in and approves at the same moment is refused all the same', async () => {
  const both = await anOfficial(db, 'officer', canteen.streetId)
  await sql`insert into role_grants (account_id, role, canteen_id, granted_by)
    values (${both.accountId}, 'manager', ${canteenId}, 'test')`.execute(db)
  const actor = { ...jobActor('test'), key: `account:${both.accountId}` }
  let oldReading = Promise.resolve<readonly string[]>([])
  let approval = Promise.resolve('')
  // Connected before the race, so that it looks while the claim is locked.
  await sql`select`.execute(aside)
  await inTransaction(db, async (tx) => {
    await submitClaim(tx, actor, { canteenId, claimId, note: '' })
    approval = books
      .as(both)
      .outcome('approveClaim', { params: { canteenId, claimId }, body: { seenFen: 300 } })
    // The control: lock and look in one statement, and what was committed meanwhile is not among what is seen.
    oldReading = inTransaction(aside, async (other) => {
      const { rows } = await sql<{ hands: string[] }>`
        with c as (select * from claims where id = ${claimId} for update)
        select (select jsonb_agg(m.actor) from claim_moves m where m.claim_id = c.id) as hands from c`.execute(
        other,
      )
      return rows[0]?.hands ?? []
    })
    // With a pool of one connection the approval waits for that one instead.
    await untilWaiting(tx, Math.min(poolMax, 2))
  })
  expect(await oldReading).not.toContain(actor.key)
  expect(await approval).toBe('own_claim')
})

test('a row refused while an approval is under way waits for it, and is too late', async () => {
  let outcome = 'waits'
  let late = Promise.resolve()
  await inTransaction(db, async (tx) => {
    await sql`update claims set state = 'approved', approved_fen = 300 where id = ${claimId}`.execute(
      tx,
    )
    late =
      sql`insert into claim_rejections (claim_id, row_no, reason, rejected_by, rejected_by_name)
      values (${claimId}, 1, 'x', 'x', 'x')`
        .execute(db)
        .then(
          () => void (outcome = 'went through'),
          (error: unknown) => void (outcome = String(error)),
        )
    await Promise.race([late, rest(400)])
    expect(outcome).toBe('waits')
  })
  await late
  expect(outcome).toMatch(/locked/)
})

test('two canteens prepare at once, neither waits for the other', async () => {
  const other = await aCanteen().named('别处食堂').in(db)
  await sql`insert into month_closes (canteen_id, month, closed_by, closed_by_name, totals)
    values (${other.canteenId}, '2026-10-01', 'x', 'x', '{}')`.execute(db)
  const { rows } = await sql<{ id: number }>`
    insert into funders (name, name_en) values ('第三家', 'A third'), ('第四家', 'A fourth') returning id`.execute(
    db,
  )
  const [third = { id: 0 }, fourth = { id: 0 }] = rows
  await inTransaction(db, async (tx) => {
    const here = await insertClaim(tx, canteenId, third.id, month)
    await insertClaimRows(tx, here, { canteenId, funderId: third.id, month })
    const theirs = inTransaction(aside, async (beside) => {
      // Whoever had to wait would be refused.
      await sql`set local lock_timeout = '1s'`.execute(beside)
      const there = await insertClaim(beside, other.canteenId, fourth.id, month)
      await insertClaimRows(beside, there, {
        canteenId: other.canteenId,
        funderId: fourth.id,
        month,
      })
    })
    await expect(theirs).resolves.toBeUndefined()
  })
})

test('nobody at the database writes an approved claim down, or empties what was refused', async () => {
  for (const deed of [
    sql`insert into claims (canteen_id, funder_id, month, state, approved_fen, amount_fen)
      select ${canteenId}, min(id), '2026-10-01', 'approved', 99900, 99900 from funders`,
    sql`truncate claim_rejections`,
    sql`truncate claim_corrections`,
    sql`insert into claim_corrections (claim_id, row_no, reason, asked_by, asked_by_name) values (${claimId}, 77, 'x', 'x', 'x')`,
  ])
    await expect(deed.execute(db)).rejects.toThrow(/draft|append-only|not paid/)
})
