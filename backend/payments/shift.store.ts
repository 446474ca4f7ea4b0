import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { CashCounts } from '../vocabulary/cash.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { DrawerState } from './drawer.rules.ts'

const readUsesShifts = async (tx: Tx, canteenId: number): Promise<boolean> => {
  const found = await sql<{ ever: boolean }>`
    select exists (select from drawer_shifts where canteen_id = ${canteenId}) as ever`.execute(tx)
  return present(found.rows[0], 'an answer').ever
}

/**
 * Where the drawer stands, and it stays so until the transaction ends: an open shift is held against closing, and
 * without any shift the canteen against its first opening; both shared by all who move cash. Taken before any
 * ledger account, as opening and closing take theirs.
 */
export const holdDrawerState = async (tx: Tx, canteenId: number): Promise<DrawerState> => {
  if (!(await readUsesShifts(tx, canteenId))) {
    await sql`select 1 from canteens where id = ${canteenId} for share`.execute(tx)
    // It may have been opened while we waited.
    if (!(await readUsesShifts(tx, canteenId))) return { openShiftId: null, usesShifts: false }
  }
  const open = await sql<{ id: number }>`
    select id from drawer_shifts where canteen_id = ${canteenId} and closed_at is null for share`.execute(
    tx,
  )
  return { openShiftId: open.rows[0]?.id ?? null, usesShifts: true }
}

/** Waits for cash on its way in a canteen that opens its first shift. */
export const lockForOpening = async (tx: Tx, canteenId: number): Promise<void> => {
  await sql`select 1 from canteens where id = ${canteenId} for no key update`.execute(tx)
}

export interface LockedDrawer {
  readonly balanceFen: Fen
  /** 0 when nothing was ever posted. */
  readonly lastTransactionId: number
}

/** Locks the drawer's account as `post_ledger` does: what is read here stays true until the transaction ends. */
export const lockDrawer = async (tx: Tx, canteenId: number): Promise<LockedDrawer> => {
  await sql`insert into ledger_accounts (kind, canteen_id) values ('drawer', ${canteenId}) on conflict do nothing`.execute(
    tx,
  )
  const account = await sql<{ id: number; balanceFen: Fen }>`
    select id, balance_fen as "balanceFen" from ledger_accounts
    where kind = 'drawer' and canteen_id = ${canteenId} for update`.execute(tx)
  const { id, balanceFen } = present(account.rows[0], 'a drawer just opened')
  return { balanceFen, lastTransactionId: await lastTransactionOf(tx, id) }
}

const lastTransactionOf = async (tx: Tx, accountId: number): Promise<number> => {
  const last = await sql<{ id: number }>`
    select coalesce(max(transaction_id), 0)::bigint as id from ledger_entries where account_id = ${accountId}`.execute(
    tx,
  )
  return last.rows[0]?.id ?? 0
}

/** What the drawer holds after a posting of this transaction, which keeps it locked. */
export const readDrawerBalance = async (tx: Tx, canteenId: number): Promise<Fen> => {
  const found = await sql<{ balanceFen: Fen }>`
    select coalesce(sum(balance_fen), 0)::bigint as "balanceFen" from ledger_accounts
    where kind = 'drawer' and canteen_id = ${canteenId}`.execute(tx)
  return present(found.rows[0], 'a sum').balanceFen
}

export interface NewShift {
  readonly canteenId: number
  readonly actor: Actor
  readonly afterTransactionId: number
  readonly carriedFen: Fen
  readonly floatFen: Fen
}

/** Refuses `drawer_open`: a canteen has one drawer and one open shift. */
export const insertShift = async (tx: Tx, shift: NewShift): Promise<number> => {
  try {
    const row = await tx
      .insertInto('drawer_shifts')
      .values({
        canteen_id: shift.canteenId,
        opened_by: shift.actor.key,
        opened_by_name: shift.actor.name,
        after_transaction_id: shift.afterTransactionId,
        carried_fen: shift.carriedFen,
        float_fen: shift.floatFen,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  } catch (error) {
    if (violatedConstraint(error) === 'drawer_shifts_one_open') throw new Refusal('drawer_open')
    throw error
  }
}

/** Takes the open shift for closing; false when it is not open (any more). Waits for cash on its way. */
export const lockOpenShift = async (
  tx: Tx,
  canteenId: number,
  shiftId: number,
): Promise<boolean> => {
  const found = await sql`
    select 1 from drawer_shifts
    where id = ${shiftId} and canteen_id = ${canteenId} and closed_at is null for update`.execute(
    tx,
  )
  return found.rows.length === 1
}

export interface ClosedCount {
  readonly shiftId: number
  readonly actor: Actor
  readonly throughTransactionId: number
  readonly counts: CashCounts
  readonly countedFen: Fen
  readonly expectedFen: Fen
  readonly differenceFen: Fen
  readonly explanation: string
}

export const closeShift = async (tx: Tx, count: ClosedCount): Promise<void> => {
  await sql`
    update drawer_shifts set closed_by = ${count.actor.key}, closed_by_name = ${count.actor.name}, closed_at = app_now(),
      through_transaction_id = ${count.throughTransactionId}, counts = ${JSON.stringify(count.counts)}::jsonb,
      counted_fen = ${count.countedFen}, expected_fen = ${count.expectedFen},
      difference_fen = ${count.differenceFen}, explanation = ${count.explanation}
    where id = ${count.shiftId}`.execute(tx)
}

export interface LockedShift {
  readonly closedBy: string | null
  readonly signedBy: string | null
}

export const lockShift = async (
  tx: Tx,
  canteenId: number,
  shiftId: number,
): Promise<LockedShift | undefined> => {
  const found = await sql<LockedShift>`
    select closed_by as "closedBy", signed_by as "signedBy" from drawer_shifts
    where id = ${shiftId} and canteen_id = ${canteenId} for update`.execute(tx)
  return found.rows[0]
}

export const signShift = async (tx: Tx, shiftId: number, actor: Actor): Promise<void> => {
  await sql`
    update drawer_shifts set signed_by = ${actor.key}, signed_by_name = ${actor.name}, signed_at = app_now()
    where id = ${shiftId}`.execute(tx)
}
