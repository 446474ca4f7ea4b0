import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'

interface BudgetDays {
  readonly schemeId: number
  readonly firstDay: ServiceDay
  readonly lastDay: ServiceDay
}

/** Meals of those days that public money of the scheme helps with, as they were sold. */
const soldMeals = ({ schemeId, firstDay, lastDay }: BudgetDays) => sql`
  from bookings b join servings s on s.id = b.serving_id
  where b.state in ('held', 'placed', 'collected', 'delivered') and s.day between ${firstDay}::date and ${lastDay}::date
    and exists (select from booking_payers p join scheme_versions v on v.id = p.scheme_version_id
      join funders f on f.id = p.funder_id
      where p.booking_id = b.id and p.revision = b.revision and v.scheme_id = ${schemeId} and not f.is_canteen)`

/**
 * Before money is first set aside for those days: holds the meals already sold as they are, then keeps new ones of the
 * scheme waiting. A booking under way holds the key of its scheme's version as soon as its payers are written, so it
 * is either waited for here or finds the budget (`assertBudgeted`). Does nothing where there is a budget.
 */
export const holdSold = async (tx: Tx, days: BudgetDays): Promise<void> => {
  const { schemeId, firstDay, lastDay } = days
  const there = await sql`
    select from budgets where scheme_id = ${schemeId} and valid_from <= ${lastDay}::date and valid_to > ${firstDay}::date`.execute(
    tx,
  )
  if (there.rows.length > 0) return
  // In the order of all booking actions: bookings first.
  await sql`select b.id ${soldMeals(days)} order by b.id for no key update of b`.execute(tx)
  await sql`select from scheme_versions where scheme_id = ${schemeId} order by id for update`.execute(
    tx,
  )
  // Those that were waited for.
  await sql`select b.id ${soldMeals(days)} order by b.id for no key update of b`.execute(tx)
}

/** Lets a new budget pay for the meals already sold. Refuses `budget_too_small` when they cost more than it holds. */
export const countSold = async (tx: Tx, budgetId: number, days: BudgetDays): Promise<void> => {
  const { schemeId } = days
  const counted = await sql<{ spent: number }>`
    with sold as (
      select b.id, b.canteen_id, (select sum(p.amount_fen) from booking_payers p
        join scheme_versions v on v.id = p.scheme_version_id join funders f on f.id = p.funder_id
        where p.booking_id = b.id and p.revision = b.revision and v.scheme_id = ${schemeId} and not f.is_canteen) as fen
      ${soldMeals(days)}
    ), held as (
      insert into booking_budgets (booking_id, budget_id, amount_fen) select id, ${budgetId}, fen from sold where fen > 0
    ), slices as (
      insert into budget_slices (budget_id, canteen_id, allotted_fen, spent_fen)
      select ${budgetId}, canteen_id, sum(fen), sum(fen) from sold group by canteen_id
    )
    select coalesce(sum(fen), 0)::bigint as spent from sold`.execute(tx)
  const spentFen = counted.rows[0]?.spent ?? 0
  if (spentFen === 0) return
  const taken = await sql`
    update budgets set reserve_fen = reserve_fen - ${spentFen} where id = ${budgetId} and reserve_fen >= ${spentFen}`.execute(
    tx,
  )
  if (taken.numAffectedRows !== 1n) throw new Refusal('budget_too_small', { spentFen })
}
