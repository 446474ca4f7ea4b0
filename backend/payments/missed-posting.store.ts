import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Entry } from './entries.rules.ts'

/** What a missed meal posted; undefined where nothing was to be posted. */
export const readMissedPosting = async (
  tx: Tx,
  bookingId: number,
): Promise<{ readonly transactionId: number; readonly entries: readonly Entry[] } | undefined> => {
  const found = await sql<{ transactionId: number; entries: Entry[] }>`
    select t.id as "transactionId", jsonb_agg(jsonb_build_object('kind', a.kind, 'canteenId', a.canteen_id, 'dinerId', a.diner_id,
      'funderId', a.funder_id, 'amountFen', e.amount_fen) order by e.line_no) as entries
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id join ledger_accounts a on a.id = e.account_id
    where t.booking_id = ${bookingId} and t.kind = 'meal_missed'
    group by t.id order by t.id desc limit 1`.execute(tx)
  return found.rows[0]
}
