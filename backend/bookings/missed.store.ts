import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { BudgetSpend } from '../subsidies/quote.rules.ts'
import type { TakenVoucher } from '../subsidies/voucher.rules.ts'

/** Vouchers that were given back because nobody came. */
export const readReturnedVouchers = async (tx: Tx, bookingId: number): Promise<TakenVoucher[]> => {
  const found = await sql<TakenVoucher>`
    select v.id as "voucherId", v.serial, true as "backWhenMissed"
    from bookings b join booking_quotes q on q.booking_id = b.id and q.revision = b.revision
    join vouchers v on q.quote->'vouchers' ? v.serial
    where b.id = ${bookingId} and not exists (
      select from booking_vouchers x where x.booking_id = b.id and x.voucher_id = v.id)
    order by v.id`.execute(tx)
  return found.rows
}

/**
 * What the meal costs the money that is set aside for its day now, as it did when it was sold; it holds it again. The
 * slices are taken by whoever asked, as the last thing.
 */
export const holdBudgetsAgain = async (tx: Tx, bookingId: number): Promise<BudgetSpend[]> => {
  const found = await sql<BudgetSpend>`
    insert into booking_budgets (booking_id, budget_id, amount_fen)
    select b.id, x.id, sum(p.amount_fen) from bookings b join servings s on s.id = b.serving_id
    join booking_payers p on p.booking_id = b.id and p.revision = b.revision
    join funders f on f.id = p.funder_id and not f.is_canteen
    join scheme_versions v on v.id = p.scheme_version_id
    join budgets x on x.scheme_id = v.scheme_id and x.valid_from <= s.day and x.valid_to > s.day
    where b.id = ${bookingId} and p.amount_fen > 0 group by b.id, x.id order by x.id
    returning budget_id as "budgetId", amount_fen as "amountFen"`.execute(tx)
  return found.rows
}

/** From here on, what a refusal leaves half done can be undone while the booking stays locked. */
export const markHandOver = async (tx: Tx): Promise<void> => {
  await sql`savepoint hand_over`.execute(tx)
}
export const undoHandOver = async (tx: Tx): Promise<void> => {
  await sql`rollback to savepoint hand_over`.execute(tx)
}
