import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { BudgetSpend, Quote, QuoteInputs } from './quote.rules.ts'

/** A canteen that has nothing left takes this part of the reserve, at least what it needs: few trips, little idle. */
const partOfReserve = 64

/** Once each, in the order of their ids. */
const inOrder = (spends: readonly BudgetSpend[]): BudgetSpend[] => {
  const sums = new Map<number, number>()
  for (const { budgetId, amountFen } of spends)
    sums.set(budgetId, (sums.get(budgetId) ?? 0) + amountFen)
  return [...sums]
    .map(([budgetId, amountFen]) => ({ budgetId, amountFen: fen(amountFen) }))
    .toSorted((a, b) => a.budgetId - b.budgetId)
}

/** Positive takes from the canteen's slice, negative gives back to it; false when it has not so much. */
const move = async (tx: Tx, canteenId: number, { budgetId, amountFen }: BudgetSpend) => {
  const moved = await sql`
    update budget_slices set spent_fen = spent_fen + ${amountFen}
    where budget_id = ${budgetId} and canteen_id = ${canteenId} and spent_fen + ${amountFen} <= allotted_fen`.execute(
    tx,
  )
  return moved.numAffectedRows === 1n
}

/**
 * Moves money from the reserve into the canteen's slice. The budget's own row is locked first by everybody who moves
 * money between slices, so these wait for each other in one order; who only spends never meets them there.
 */
const fill = async (tx: Tx, canteenId: number, { budgetId, amountFen }: BudgetSpend) => {
  const filled = await sql`
    with part as (
      select id, greatest(${amountFen}::bigint, reserve_fen / ${partOfReserve}) as fen from budgets
      where id = ${budgetId} and reserve_fen >= ${amountFen} for no key update
    ), taken as (
      update budgets set reserve_fen = reserve_fen - part.fen from part where budgets.id = part.id returning part.fen
    )
    insert into budget_slices as s (budget_id, canteen_id, allotted_fen)
    select ${budgetId}, ${canteenId}, fen from taken
    on conflict (budget_id, canteen_id) do update set allotted_fen = s.allotted_fen + excluded.allotted_fen`.execute(
    tx,
  )
  return filled.numAffectedRows === 1n
}

/** Brings what lies idle in all slices back into the reserve. Slices are locked in their order, after the budget. */
export const gatherIdle = async (tx: Tx, budgetId: number): Promise<void> => {
  // Every booking that names the budget holds its key; only who moves its money waits here.
  await sql`select from budgets where id = ${budgetId} for no key update`.execute(tx)
  await sql`
    with idle as (
      select canteen_id, allotted_fen - spent_fen as fen from budget_slices
      where budget_id = ${budgetId} and allotted_fen > spent_fen order by canteen_id for update
    ), lowered as (
      update budget_slices s set allotted_fen = s.allotted_fen - idle.fen from idle
      where s.budget_id = ${budgetId} and s.canteen_id = idle.canteen_id returning idle.fen
    )
    update budgets set reserve_fen = reserve_fen + (select coalesce(sum(fen), 0) from lowered) where id = ${budgetId}`.execute(
    tx,
  )
}

interface BudgetDays {
  readonly schemeId: number
  readonly firstDay: ServiceDay
  readonly lastDay: ServiceDay
}

/** Locks the scheme, and its budget that shares a day with these; null where there is none. */
export const lockBudget = async (
  tx: Tx,
  schemeId: number,
  firstDay: ServiceDay,
  lastDay: ServiceDay,
): Promise<(BudgetDays & { readonly budgetId: number }) | null> => {
  await sql`select from schemes where id = ${schemeId} for no key update`.execute(tx)
  const found = await sql<BudgetDays & { budgetId: number }>`
    select id as "budgetId", scheme_id as "schemeId", valid_from as "firstDay", valid_to - 1 as "lastDay" from budgets
    where scheme_id = ${schemeId} and valid_from <= ${lastDay}::date and valid_to > ${firstDay}::date
    order by valid_from limit 1 for no key update`.execute(tx)
  return found.rows[0] ?? null
}

export const insertBudget = async (
  tx: Tx,
  { schemeId, firstDay, lastDay, totalFen }: BudgetDays & { readonly totalFen: Fen },
): Promise<number> => {
  const made = await tx
    .insertInto('budgets')
    .values({
      scheme_id: schemeId,
      valid_from: firstDay,
      valid_to: sql<ServiceDay>`${lastDay}::date + 1`,
      total_fen: totalFen,
      reserve_fen: totalFen,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

/** Changes how much is set aside, out of or into the reserve; returns what is spent if that is more, and changes nothing. */
export const resizeBudget = async (
  tx: Tx,
  budgetId: number,
  totalFen: Fen,
): Promise<number | null> => {
  const changed = await sql`
    update budgets set reserve_fen = reserve_fen + ${totalFen} - total_fen, total_fen = ${totalFen}
    where id = ${budgetId} and reserve_fen + ${totalFen} - total_fen >= 0`.execute(tx)
  if (changed.numAffectedRows === 1n) return null
  const found = await sql<{ spent: number }>`
    select coalesce(sum(spent_fen), 0) as spent from budget_slices where budget_id = ${budgetId}`.execute(
    tx,
  )
  return found.rows[0]?.spent ?? 0
}

/** Below this part of the money set aside, the reserve is filled again from what lies idle at canteens. */
const lowReserve = 32

/** Budgets that meals may still be booked on, whose reserve is low while canteens hold more than they need. */
export const listLowBudgets = async (reader: Reader): Promise<number[]> => {
  const low = await sql<{ id: number }>`
    select b.id from budgets b
    where b.valid_from <= service_day_of(app_now()) + 31 and b.valid_to > service_day_of(app_now())
      and b.reserve_fen < b.total_fen / ${lowReserve}
      and exists (select from budget_slices s where s.budget_id = b.id and s.allotted_fen > s.spent_fen)
    order by b.id`.execute(reader)
  return low.rows.map(({ id }) => id)
}

/**
 * Takes what a booking costs the money set aside, as the last thing it locks. The slice first; then the reserve; and
 * when that is spent too, what other canteens hold and have not needed. Refuses `budget_spent`.
 */
export const spendBudgets = async (
  tx: Tx,
  canteenId: number,
  spends: readonly BudgetSpend[],
): Promise<void> => {
  for (const spend of inOrder(spends)) {
    if (await move(tx, canteenId, spend)) continue
    if (!(await fill(tx, canteenId, spend))) {
      await gatherIdle(tx, spend.budgetId)
      if (!(await fill(tx, canteenId, spend))) throw new Refusal('budget_spent')
    }
    if (!(await move(tx, canteenId, spend))) throw new Refusal('budget_spent')
  }
}

interface Priced {
  readonly inputs: Pick<QuoteInputs, 'schemes' | 'situation'>
  readonly quote: Pick<Quote, 'payers'>
}

const helpedWithoutBudget = ({ inputs, quote }: Priced): number[] => {
  const helped = new Set(quote.payers.map(({ schemeVersionId }) => schemeVersionId))
  return inputs.schemes
    .filter(({ versionId, budget }) => budget == null && helped.has(versionId))
    .map(({ versionId }) => versionId)
}

/**
 * After their payers are written: a scheme that helped without a budget has none now either. Money that was set aside
 * while a meal was being priced must pay for it, so it is priced again. All are meals of one day. Refuses `busy`.
 */
export const assertBudgeted = async (tx: Tx, meals: readonly Priced[]): Promise<void> => {
  const without = [...new Set(meals.flatMap(helpedWithoutBudget))]
  const day = meals[0]?.inputs.situation.day
  if (without.length === 0 || day === undefined) return
  const found = await sql`
    select from budgets x join scheme_versions v on v.scheme_id = x.scheme_id
    where v.id = any (${without}::bigint[]) and x.valid_from <= ${day}::date and x.valid_to > ${day}::date limit 1`.execute(
    tx,
  )
  if (found.rows.length > 0) throw new Refusal('busy')
}

/** Exchanges what a booking held of each budget for what it takes now; an end takes nothing. */
export const exchangeBudgets = async (
  tx: Tx,
  canteenId: number,
  held: readonly BudgetSpend[],
  wanted: readonly BudgetSpend[],
): Promise<void> => {
  const change = new Map<number, number>()
  for (const { budgetId, amountFen } of wanted)
    change.set(budgetId, (change.get(budgetId) ?? 0) + amountFen)
  for (const { budgetId, amountFen } of held)
    change.set(budgetId, (change.get(budgetId) ?? 0) - amountFen)
  const moves = [...change]
    .filter(([, amountFen]) => amountFen !== 0)
    .map(([budgetId, amountFen]) => ({ budgetId, amountFen: fen(amountFen) }))
  // Giving back always fits; taking and giving keep to the one order of budgets.
  await spendBudgets(tx, canteenId, moves)
}
