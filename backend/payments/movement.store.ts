import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Entry } from './entries.rules.ts'

/** One transaction of a canteen, as it stands in the ledger. */
export interface PostedMovement {
  readonly kind: string
  readonly isReversed: boolean
  readonly entries: readonly Entry[]
}

/** Locks the transaction, so that of two who undo it at once the second sees that it is done. */
export const lockMovement = async (
  tx: Tx,
  canteenId: number,
  transactionId: number,
): Promise<PostedMovement | undefined> => {
  await sql`select 1 from ledger_transactions where id = ${transactionId} for update`.execute(tx)
  const found = await sql<PostedMovement>`
    select t.kind,
      exists (select from ledger_transactions r where r.reverses_id = t.id) as "isReversed",
      (select jsonb_agg(jsonb_build_object('kind', a.kind, 'canteenId', a.canteen_id, 'dinerId', a.diner_id,
          'funderId', a.funder_id, 'amountFen', e.amount_fen) order by e.line_no)
        from ledger_entries e join ledger_accounts a on a.id = e.account_id where e.transaction_id = t.id) as entries
    from ledger_transactions t where t.id = ${transactionId} and t.canteen_id = ${canteenId}`.execute(
    tx,
  )
  return found.rows[0]
}
