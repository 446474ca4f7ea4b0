import { sql } from 'kysely'
import type { Tx } from '../../backend/kernel/database.ts'
import type { Entry } from '../../backend/payments/entries.rules.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import type { LivedBooking } from './history.ts'
import type { Doer } from './load-history.ts'
import { insertNumbered } from './load-rows.ts'
import type { Movement } from './money.ts'

type AccountKey = Omit<Entry, 'amountFen'>

const keyOf = ({ kind, canteenId, dinerId, funderId }: AccountKey): string =>
  [kind, canteenId, dinerId, funderId].join(' ')

/** Wallets are what the canteen owes: they grow with credits. Only wallets and drawers carry a counter. */
const balanceOf = (kind: Entry['kind'], sum: number): number =>
  kind === 'wallet' ? -sum : kind === 'drawer' ? sum : 0

const insertAccounts = async (
  tx: Tx,
  movements: readonly Movement[],
): Promise<ReadonlyMap<string, number>> => {
  const sums = new Map<string, { account: AccountKey; sum: number }>()
  for (const entry of movements.flatMap(({ posting }) => posting.entries)) {
    const key = keyOf(entry)
    sums.set(key, { account: entry, sum: (sums.get(key)?.sum ?? 0) + entry.amountFen })
  }
  const accounts = [...sums.values()]
  const ids = await insertNumbered(
    tx,
    'ledger_accounts',
    accounts.map(({ account, sum }) => ({
      kind: account.kind,
      canteen_id: account.canteenId,
      diner_id: account.dinerId,
      funder_id: account.funderId,
      balance_fen: balanceOf(account.kind, sum),
    })),
  )
  return new Map(accounts.map(({ account }, nth) => [keyOf(account), ids[nth] ?? 0]))
}

/**
 * Writes all movements in the order they were made. The entries go in with one statement: the database asserts
 * that each transaction of a statement sums to zero.
 */
export const loadLedger = async (
  tx: Tx,
  movements: readonly Movement[],
  bookingIds: ReadonlyMap<LivedBooking, number>,
  doerOf: (movement: Movement) => Doer,
): Promise<void> => {
  const accountIds = await insertAccounts(tx, movements)
  const ids = await insertNumbered(
    tx,
    'ledger_transactions',
    movements.map((movement) => ({
      kind: movement.posting.kind,
      canteen_id: movement.canteenId,
      booking_id: movement.booking
        ? present(bookingIds.get(movement.booking), 'a loaded booking')
        : null,
      actor: doerOf(movement).key,
      at: movement.at,
    })),
  )
  const entries = movements.flatMap(({ posting }, nth) =>
    posting.entries.map((entry, line) => ({
      transaction: ids[nth],
      line: line + 1,
      account: present(accountIds.get(keyOf(entry)), 'a loaded account'),
      amount: entry.amountFen,
    })),
  )
  await sql`
    insert into ledger_entries (transaction_id, line_no, account_id, amount_fen)
    select e.transaction, e.line, e.account, e.amount
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(transaction bigint, line smallint, account bigint, amount bigint)`.execute(
    tx,
  )
}
