import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import type { CashCounts } from '../vocabulary/cash.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Allowed } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { whyNotSign } from './drawer.rules.ts'

/** Who looks, and in which language she is told why not. */
export interface Onlooker {
  readonly key: string
  readonly isPerson: boolean
  readonly language: Language
}

interface Row {
  readonly shiftId: number
  readonly openedByName: string
  readonly openedAt: Date
  readonly carriedFen: Fen
  readonly floatFen: Fen
  readonly closedBy: string | null
  readonly closedByName: string
  readonly closedAt: Date
  readonly counts: CashCounts
  readonly countedFen: Fen
  readonly expectedFen: Fen
  readonly differenceFen: Fen
  readonly explanation: string
  readonly signedBy: string | null
  readonly signedByName: string
  readonly signedAt: Date
}

const maySign = (row: Row, { key, isPerson, language }: Onlooker): Allowed => {
  const code = isPerson ? whyNotSign(row, key) : 'sign_in_required'
  return code === null
    ? { allowed: true }
    : { allowed: false, because: refusalBody(code, {}, language) }
}

const closedOf = (row: Row, onlooker: Onlooker) => ({
  closedByName: row.closedByName,
  closedAt: row.closedAt.toISOString(),
  counts: row.counts,
  countedFen: row.countedFen,
  expectedFen: row.expectedFen,
  differenceFen: row.differenceFen,
  explanation: row.explanation,
  signed:
    row.signedBy === null ? null : { byName: row.signedByName, at: row.signedAt.toISOString() },
  can: { sign: maySign(row, onlooker) },
})

const shiftOf = (row: Row, onlooker: Onlooker) => ({
  shiftId: row.shiftId,
  openedByName: row.openedByName,
  openedAt: row.openedAt.toISOString(),
  carriedFen: row.carriedFen,
  floatFen: row.floatFen,
  closed: row.closedBy === null ? null : closedOf(row, onlooker),
})
export type ShiftView = ReturnType<typeof shiftOf>

/** Shifts of a canteen's drawer, the latest first. */
export const shiftsView = async (
  reader: Reader,
  canteenId: number,
  onlooker: Onlooker,
  which: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<ShiftView[]> => {
  const found = await sql<Row>`
    select s.id as "shiftId", s.opened_by_name as "openedByName", s.opened_at as "openedAt",
      s.carried_fen as "carriedFen", s.float_fen as "floatFen",
      s.closed_by as "closedBy", s.closed_by_name as "closedByName", s.closed_at as "closedAt", s.counts,
      s.counted_fen as "countedFen", s.expected_fen as "expectedFen", s.difference_fen as "differenceFen",
      s.explanation, s.signed_by as "signedBy", s.signed_by_name as "signedByName", s.signed_at as "signedAt"
    from drawer_shifts s where s.canteen_id = ${canteenId} and ${which} order by s.id desc limit 60`.execute(
    reader,
  )
  return found.rows.map((row) => shiftOf(row, onlooker))
}
