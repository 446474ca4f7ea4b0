import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { claimTable } from '../../backend/claims/claim-table.ts'
import { claimView, exportedRows } from '../../backend/claims/claim.view.ts'
import {
  allowLongStatements,
  insertClaim,
  insertClaimRows,
  moveClaim,
} from '../../backend/claims/claim.store.ts'
import { checkClaim } from '../../backend/claims/check-claim.action.ts'
import type { Db } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import type { Month } from '../../backend/vocabulary/calendar.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { aCanteen } from '../../tests/support/builders/place.ts'
import { aScheme } from '../../tests/support/builders/scheme.ts'
import { aBackDoor, liveMonth } from '../../tests/support/claim-month.ts'
import { aScratchDatabase } from '../../tests/support/scratch-database.ts'
import { line, timed, type Line } from './figures.ts'

const month = '2026-10' as Month
const days = 22
/** Nine of ten come each day: 55,000 and 220,000 meals. */
const residents = { once: 2_778, fourTimes: 11_112 }

interface Run {
  readonly rows: number
  readonly buildMs: number
  readonly checkMs: number
  readonly exportMs: number
  /** The same rows into a table without keys, and into one with those of the claims. */
  readonly copyMs: number
  readonly copyKeyedMs: number
}

interface Month1 {
  readonly canteenId: number
  readonly funderId: number
}

const live = async (db: Db, door: pg.Client, diners: number): Promise<Month1> => {
  const { canteenId, communityId } = await aCanteen().named(`食堂${diners}`).in(db)
  const { schemeVersionId } = await aScheme().in(db, communityId)
  const { rows } = await door.query<{ id: string }>(
    `select f.id from funders f join scheme_versions v on v.terms->>'funder' = f.name where v.id = $1`,
    [schemeVersionId],
  )
  const funderId = Number(present(rows[0], 'the scheme has a funder').id)
  await liveMonth(door, {
    canteenId,
    placeId: communityId,
    funderId,
    schemeVersionId,
    firstDay: '2026-10-01',
    days,
    diners,
    hands: Math.ceil(diners / 40),
  })
  await door.query('analyze')
  return { canteenId, funderId }
}

const copied = async (door: pg.Client, file: string, like: string): Promise<number> => {
  await door.query(`create table copied (like claim_rows ${like})`)
  const ms = await timed(() => door.query(`copy copied from '${file}'`))
  await door.query('drop table copied')
  return ms
}

const written = async (parts: AsyncIterable<string>): Promise<number> => {
  let length = 0
  for await (const part of parts) length += Buffer.byteLength(part)
  return length
}

const run = async (db: Db, door: pg.Client, folder: string, diners: number): Promise<Run> => {
  const { canteenId, funderId } = await live(db, door, diners)
  const asked = { canteenId, funderId, month }
  let claimId = 0
  const buildMs = await timed(() =>
    inTransaction(db, async (tx) => {
      await allowLongStatements(tx)
      claimId = await insertClaim(tx, canteenId, funderId, month)
      await insertClaimRows(tx, claimId, asked)
      await moveClaim(tx, claimId, 'draft', {
        move: 'prepare',
        actor: jobActor('bench'),
        reason: '',
      })
    }),
  )
  const checkMs = await timed(() =>
    inTransaction(db, (tx) => checkClaim(tx, { claimId, ...asked })),
  )
  const exportMs = await timed(async () => {
    const claim = await claimView(db, jobActor('bench'), { canteenId, claimId })
    present(claim.findings.length === 0 ? true : null, 'an honest month')
    await written(claimTable(claim, exportedRows(db, claimId, 'whole'), 'zh-CN'))
  })
  const file = join(folder, `${claimId}.copy`)
  await door.query(
    `copy (select * from claim_rows where claim_id = ${claimId} order by row_no) to '${file}'`,
  )
  const copyMs = await copied(door, file, '')
  const copyKeyedMs = await copied(door, file, 'including all')
  const { rows } = await door.query<{ n: string }>(
    'select row_count as n from claims where id = $1',
    [claimId],
  )
  return { rows: Number(rows[0]?.n ?? 0), buildMs, checkMs, exportMs, copyMs, copyKeyedMs }
}

/** A month's claim written, looked through and exported, beside a plain COPY of the same rows. */
export async function measureClaims(): Promise<Line[]> {
  const database = await aScratchDatabase('lost in a crash')
  const door = await aBackDoor(database.adminUrl)
  const folder = await mkdtemp(join(tmpdir(), 'nuancan-claims-'))
  try {
    // The server may run as somebody else.
    await chmod(folder, 0o777)
    const small = await run(database.db, door, folder, residents.once)
    const large = await run(database.db, door, folder, residents.fourTimes)
    const grown = (of: (one: Run) => number): number =>
      of(large) / of(small) / (large.rows / small.rows)
    return [
      line('rows of the larger claim', large.rows, ''),
      line('COPY of the same rows into a table without keys', large.copyMs / 1000, 's'),
      line('COPY of the same rows with the keys of claims', large.copyKeyedMs / 1000, 's'),
      line('writing the claim', large.buildMs / 1000, 's'),
      line('looking it through for all alarms', large.checkMs / 1000, 's'),
      line('exporting it as a spreadsheet', large.exportMs / 1000, 's'),
      line('writing ÷ COPY with keys', large.buildMs / large.copyKeyedMs, ''),
      line('writing ÷ plain COPY', large.buildMs / large.copyMs, ''),
      line('alarms ÷ plain COPY', large.checkMs / large.copyMs, ''),
      line('export ÷ plain COPY', large.exportMs / large.copyMs, ''),
      line(
        'writing, per row, 4× the rows against 1×',
        grown((one) => one.buildMs),
        '',
        '≤ 1.3',
      ),
      line(
        'alarms, per row, 4× the rows against 1×',
        grown((one) => one.checkMs),
        '',
        '≤ 1.3',
      ),
      line(
        'export, per row, 4× the rows against 1×',
        grown((one) => one.exportMs),
        '',
        '≤ 1.3',
      ),
    ]
  } finally {
    await door.end()
    await rm(folder, { recursive: true })
    await database.remove()
  }
}
