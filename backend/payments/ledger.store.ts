import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { RefusalCode } from '../vocabulary/refusal.ts'
import type { Posting } from './entries.rules.ts'

export interface PostingContext {
  readonly canteenId: number
  readonly bookingId: number | null
  readonly actor: Actor
  readonly note?: string
  /** The transaction this one undoes. */
  readonly reversesId?: number
  /** What a wallet with too little is called here; `wallet_short` asks the diner for cash. */
  readonly whenShort?: RefusalCode
}

/** Taken from by this posting: the fund, else a wallet. */
const takesFromFund = ({ entries }: Posting): boolean =>
  entries.some(({ kind, amountFen }) => kind === 'donations' && amountFen > 0)

const refusedBy = (error: unknown, posting: Posting, whenShort: RefusalCode): unknown => {
  const violated = violatedConstraint(error)
  if (violated === 'ledger_transactions_reversed_once') return new Refusal('already_reversed')
  if (violated === 'ledger_accounts_wallet_not_negative')
    return new Refusal(takesFromFund(posting) ? 'fund_short' : whenShort)
  if (violated === 'month_closed') return new Refusal('month_closed')
  return error
}

/**
 * Writes one balanced transaction and returns its id. Refuses `wallet_short` or `fund_short` when a wallet or the
 * fund would go below its floor, `already_reversed` when it undoes what was undone, `month_closed` when it is about a
 * meal of a closed month.
 */
export const post = async (
  tx: Tx,
  posting: Posting,
  context: PostingContext,
): Promise<number | null> => {
  if (posting.entries.length === 0) return null
  try {
    const posted = await sql<{ id: number }>`
      select post_ledger(${posting.kind}, ${context.canteenId}, ${context.bookingId}, ${context.reversesId ?? null}, ${context.actor.key}, ${context.note ?? ''},
        ${JSON.stringify(posting.entries)}::jsonb) as id`.execute(tx)
    return present(posted.rows[0], 'post_ledger returns a row').id
  } catch (error) {
    throw refusedBy(error, posting, context.whenShort ?? 'wallet_short')
  }
}

/**
 * The same for many meals, in one statement, in this order. Whoever posts about several wallets has locked them
 * (`lockWallets`). Refuses what `post` does.
 */
export const postMany = async (
  tx: Tx,
  meals: readonly (Pick<PostingContext, 'canteenId' | 'actor'> & {
    readonly bookingId: number
    readonly posting: Posting
  })[],
): Promise<void> => {
  const rows = meals
    .filter(({ posting }) => posting.entries.length > 0)
    .map(({ canteenId, bookingId, actor, posting: { kind, entries } }) => ({
      kind,
      canteen: canteenId,
      booking: bookingId,
      actor: actor.key,
      entries,
    }))
  const first = meals[0]
  if (rows.length === 0 || first === undefined) return
  try {
    await sql`
      select post_ledger(m.kind, m.canteen, m.booking, null, m.actor, '', m.entries)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as m(kind text, canteen bigint, booking bigint, actor text, entries jsonb)`.execute(tx)
  } catch (error) {
    throw refusedBy(error, first.posting, 'wallet_short')
  }
}

export const readBalance = async (reader: Reader, dinerId: number): Promise<Fen> => {
  const account = await reader
    .selectFrom('ledger_accounts')
    .select('balance_fen')
    .where('kind', '=', 'wallet')
    .where('diner_id', '=', dinerId)
    .executeTakeFirst()
  return account?.balance_fen ?? fen(0)
}

/** What a wallet can still give: down to its floor, which is how far its home canteen lets it go below zero. */
export const readSpendable = async (reader: Reader, dinerId: number): Promise<Fen> => {
  const found = await sql<{ fen: Fen }>`
    select coalesce(a.balance_fen - a.floor_fen, c.overdraft_fen) as fen
    from diners d join canteens c on c.id = d.home_canteen_id
    left join ledger_accounts a on a.kind = 'wallet' and a.diner_id = d.id where d.id = ${dinerId}`.execute(
    reader,
  )
  return present(found.rows[0], 'a wallet belongs to a diner').fen
}

/** Locks wallets in the order of their accounts, as `post_ledger` does: balances read from here on stay true. */
export const lockWallets = async (tx: Tx, dinerIds: readonly number[]): Promise<void> => {
  await sql`select 1 from ledger_accounts where kind = 'wallet' and diner_id = any (${[...dinerIds]}::bigint[])
    order by id for no key update`.execute(tx)
}
