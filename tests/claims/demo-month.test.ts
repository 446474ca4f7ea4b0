import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { tendHeldBookings } from '../../backend/bookings/held-bookings.job.ts'
import { prepareClaims } from '../../backend/claims/prepare-claims.action.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { moveDueServings } from '../../backend/kitchen/due-servings.job.ts'
import { monthBooksView } from '../../backend/payments/books.view.ts'
import { closeMonth } from '../../backend/payments/close-month.action.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import type { Month } from '../../backend/vocabulary/calendar.ts'
import { tendWaitingList } from '../../backend/waiting/waiting-list.job.ts'
import { loadDemo } from '../../db/demo/load-demo.ts'
import { testSecret } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { testDeps } from '../support/server/deps.ts'

const database = await aDatabase()
const { db } = database
const actor = jobActor('test')
const month = '2026-11' as Month

/** Everything of November that was booked is eaten or missed, as the clockwork sees it. */
const livedToTheEnd = async (): Promise<void> => {
  await database.setNow('2026-12-01T09:00:00+08:00')
  const { deps, close } = testDeps(database)
  for (let turn = 0; turn < 3; turn += 1) {
    await tendHeldBookings(deps)
    await tendWaitingList(deps)
    await moveDueServings(deps)
  }
  await close()
}

const closed = async (canteenId: number): Promise<void> => {
  const { total } = await monthBooksView(db, canteenId, month)
  await inTransaction(db, (tx) =>
    closeMonth(tx, actor, canteenId, { month, seenListFen: total.listFen }),
  )
}

test('an honest month of the demonstration raises no alarm at either canteen', async () => {
  await database.setNow('2026-11-28T20:00:00+08:00')
  await loadDemo(database.url, { today: '2026-11-28', appSecret: testSecret })
  await livedToTheEnd()
  for (const canteenId of [1, 2]) {
    await closed(canteenId)
    await inTransaction(db, (tx) => prepareClaims(tx, actor, canteenId, month))
  }
  const { rows: claims } = await sql<{ rows: number; sum: number; owed: number }>`
    select c.row_count as rows, c.amount_fen as sum,
      (select sum(e.amount_fen) from ledger_entries e join ledger_accounts a on a.id = e.account_id
       where a.kind = 'receivable' and a.canteen_id = c.canteen_id and a.funder_id = c.funder_id) as owed
    from claims c order by c.canteen_id`.execute(db)
  expect(claims).toHaveLength(2)
  for (const { rows, sum, owed } of claims) {
    expect(rows).toBeGreaterThan(50)
    expect(sum).toBe(owed)
  }
  const { rows: findings } = await sql<{ kind: string; evidence: unknown }>`
    select kind, evidence from claim_findings`.execute(db)
  expect(findings).toEqual([])
  expect(await findBrokenInvariants(db)).toEqual([])
})
