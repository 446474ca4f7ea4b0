import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { cashMovements } from './cash-movements.view.ts'
import type { CashMovement } from './cash-movements.view.ts'
import { shiftsView } from './shifts.view.ts'
import type { Onlooker, ShiftView } from './shifts.view.ts'

interface Sums {
  readonly printedAt: Date
  readonly startFen: Fen
  readonly endFen: Fen
  readonly totals: { readonly kind: string; readonly amountFen: Fen; readonly times: number }[]
}

export interface DayReport extends Omit<Sums, 'printedAt'> {
  readonly day: ServiceDay
  readonly printedAt: string
  readonly shifts: ShiftView[]
  readonly movements: CashMovement[]
}

/** No canteen moves cash more often in a day; the totals count all of them whatever is listed. */
const mostMovements = 2_000

/** A day of the drawer, read at one moment: the sums are those of the list. */
export const dayReportView = async (
  reader: Reader,
  canteenId: number,
  day: ServiceDay,
  onlooker: Onlooker,
): Promise<DayReport> => {
  const { printedAt, ...sums } = await sumsOf(reader, canteenId, day)
  return {
    day,
    printedAt: printedAt.toISOString(),
    ...sums,
    shifts: await shiftsView(
      reader,
      canteenId,
      onlooker,
      sql<boolean>`(service_day_of(s.opened_at) = ${day} or service_day_of(s.closed_at) = ${day})`,
    ),
    movements: await cashMovements(
      reader,
      { kind: 'drawer', canteenId },
      sql<boolean>`service_day_of(t.at) = ${day}`,
      mostMovements,
    ),
  }
}

const sumsOf = async (reader: Reader, canteenId: number, day: ServiceDay): Promise<Sums> => {
  const found = await sql<Sums>`
    with moved as (
      select t.kind, e.amount_fen, service_day_of(t.at) as day
      from ledger_accounts a join ledger_entries e on e.account_id = a.id
      join ledger_transactions t on t.id = e.transaction_id
      where a.kind = 'drawer' and a.canteen_id = ${canteenId} and service_day_of(t.at) <= ${day})
    select app_now() as "printedAt",
      coalesce(sum(amount_fen) filter (where day < ${day}), 0)::bigint as "startFen",
      coalesce(sum(amount_fen), 0)::bigint as "endFen",
      coalesce((select jsonb_agg(jsonb_build_object('kind', k.kind, 'amountFen', k.amount, 'times', k.times) order by k.kind)
        from (select kind, sum(amount_fen) as amount, count(*) as times from moved where day = ${day} group by kind) k),
        '[]'::jsonb) as totals
    from moved`.execute(reader)
  return present(found.rows[0], 'an aggregate')
}
