import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { Fen } from '../vocabulary/money.ts'
import { present } from '../vocabulary/invariant.ts'
import { cashMovements } from './cash-movements.view.ts'
import type { CashMovement } from './cash-movements.view.ts'
import { shiftsView } from './shifts.view.ts'
import type { Onlooker, ShiftView } from './shifts.view.ts'
import { drawerView } from './wallet.view.ts'

export interface OpenDrawerView {
  readonly balanceFen: Fen
  readonly todayFen: Fen
  readonly usesShifts: boolean
  readonly shift: Omit<ShiftView, 'closed'> | null
  readonly toSign: ShiftView[]
  readonly movements: CashMovement[]
  readonly carried: CarriedSum[]
}

/** What should be in the drawer, since when, and what moved: all of the open shift, otherwise the last thirty. */
export const openDrawerView = async (
  reader: Reader,
  canteenId: number,
  onlooker: Onlooker,
): Promise<OpenDrawerView> => {
  const { balanceFen, todayFen } = await drawerView(reader, canteenId)
  const shifts = await shiftsView(reader, canteenId, onlooker, sql<boolean>`s.signed_at is null`)
  const open = shifts.find(({ closed }) => closed === null)
  const { usesShifts, after } = await shiftsSoFar(reader, canteenId)
  const movements = await cashMovements(
    reader,
    { kind: 'drawer', canteenId },
    after === null ? sql<boolean>`true` : sql<boolean>`t.id > ${after}`,
    after === null ? 30 : 300,
  )
  return {
    balanceFen,
    todayFen,
    usesShifts,
    shift: open ?? null,
    toSign: shifts.filter(({ closed }) => closed !== null),
    movements,
    carried: await carriedSums(reader, canteenId),
  }
}

interface CarriedSum {
  readonly carrierName: string
  readonly notedFen: Fen
  readonly since: string
  readonly overdue: boolean
}

/** Cash that volunteers took at doors and nobody has received; overdue after a day. */
const carriedSums = async (reader: Reader, canteenId: number): Promise<CarriedSum[]> => {
  const found = await sql<Omit<CarriedSum, 'since'> & { since: Date }>`
    select c.carrier_name as "carrierName", c.noted_fen as "notedFen", min(n.noted_at) as since,
      min(n.noted_at) < app_now() - interval '1 day' as overdue
    from carried_cash c join cash_notes n on n.carried_id = c.id and n.taken_back_at is null
    where c.canteen_id = ${canteenId} and c.received_at is null group by c.id order by since`.execute(
    reader,
  )
  return found.rows.map((one) => ({ ...one, since: one.since.toISOString() }))
}

interface ShiftsSoFar {
  readonly usesShifts: boolean
  /** The last transaction before the open shift; null when none is open. */
  readonly after: number | null
}

const shiftsSoFar = async (reader: Reader, canteenId: number): Promise<ShiftsSoFar> => {
  const found = await sql<ShiftsSoFar>`
    select count(*) > 0 as "usesShifts", min(after_transaction_id) filter (where closed_at is null) as after
    from drawer_shifts where canteen_id = ${canteenId}`.execute(reader)
  return present(found.rows[0], 'an aggregate')
}
