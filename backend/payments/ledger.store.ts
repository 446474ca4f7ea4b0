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

interface MealPosting extends Pick<PostingContext, 'canteenId' | 'actor'> {
  readonly bookingId: number
  readonly posting: Posting
}

const entryRows = (meals: readonly MealPosting[]): string =>
  JSON.stringify(
    meals.flatMap(({ canteenId, bookingId, actor, posting: { kind, entries } }, nth) =>
      entries.map((entry, index) => ({
        nth,
        kind,
        canteen: canteenId,
        booking: bookingId,
        actor: actor.key,
        line_no: index + 1,
        account: entry.kind,
        canteen_id: entry.canteenId,
        diner_id: entry.dinerId,
        funder_id: entry.funderId,
        amount: entry.amountFen,
      })),
    ),
  )

const given = (
  rows: string,
) => sql`jsonb_to_recordset(${rows}::jsonb) as e(nth int, kind text, canteen bigint, booking bigint, actor text,
  line_no smallint, account account_kind, canteen_id bigint, diner_id bigint, funder_id bigint, amount bigint)`

/** Account `a` is the one that entry `e` names. */
const isAccount = sql`a.kind = e.account and coalesce(a.canteen_id, 0) = coalesce(e.canteen_id, 0)
  and coalesce(a.diner_id, 0) = coalesce(e.diner_id, 0) and coalesce(a.funder_id, 0) = coalesce(e.funder_id, 0)`

/**
 * What `post_ledger` writes for one, for a list: transaction by transaction it would look for each account again.
 * Each meal has one posting; the wallets are locked.
 */
const postTogether = async (tx: Tx, rows: string): Promise<void> => {
  await sql`
    insert into ledger_accounts (kind, canteen_id, diner_id, funder_id, floor_fen)
    select distinct e.account, e.canteen_id, e.diner_id, e.funder_id, case when e.account = 'wallet' then coalesce((
      select -c.overdraft_fen from diners d join canteens c on c.id = d.home_canteen_id where d.id = e.diner_id), 0) else 0 end
    from ${given(rows)} where not exists (select from ledger_accounts a where ${isAccount}) on conflict do nothing`.execute(
    tx,
  )
  await sql`
    with entries as (
      select e.*, (select a.id from ledger_accounts a where ${isAccount}) as account_id
      from ${given(rows)}
    ), moved as (
      update ledger_accounts a set balance_fen = a.balance_fen + case when a.kind = 'drawer' then m.amount else -m.amount end
      from (select account_id, sum(amount) as amount from entries where account in ('wallet', 'drawer', 'donations') group by 1) m
      where a.id = m.account_id
    ), made as (
      insert into ledger_transactions (kind, canteen_id, booking_id, actor, note)
      select kind, canteen, booking, actor, '' from entries where line_no = 1 order by nth returning id, booking_id
    )
    insert into ledger_entries (transaction_id, line_no, account_id, amount_fen)
    select made.id, e.line_no, e.account_id, e.amount from entries e join made on made.booking_id = e.booking
    order by e.nth, e.line_no`.execute(tx)
}

/** `post` for many meals, in this order. Whoever has several locked their wallets first (`lockWallets`). Refuses what it does. */
export const postMany = async (tx: Tx, meals: readonly MealPosting[]): Promise<void> => {
  const paid = meals.filter(({ posting }) => posting.entries.length > 0)
  const [first] = paid
  if (first === undefined) return
  if (paid.length === 1) {
    await post(tx, first.posting, first)
    return
  }
  try {
    await postTogether(tx, entryRows(paid))
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
