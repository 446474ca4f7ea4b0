import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { CashRules } from './carried-cash.rules.ts'

export const readCashRules = async (
  reader: Reader,
  canteenId: number,
): Promise<CashRules | undefined> => {
  const found = await sql<CashRules>`
    select id as "canteenId", round_cash as taken, round_cash_note_fen as "noteMostFen",
      round_cash_carried_fen as "carriedMostFen"
    from canteens where id = ${canteenId}`.execute(reader)
  return found.rows[0]
}

interface Carrying {
  readonly canteenId: number
  readonly actor: Actor
  readonly amountFen: Fen
  readonly mostFen: Fen
}

/**
 * Adds to what somebody carries, as far as she may; the row may be absent, so it is made first. Null: that would be too
 * much. Waits for a counter that is just receiving it; then it is the first of the next.
 */
export const addToCarried = async (
  tx: Tx,
  { canteenId, actor, amountFen, mostFen }: Carrying,
): Promise<{ carriedId: number; notedFen: Fen } | null> => {
  for (;;) {
    await sql`
      insert into carried_cash (canteen_id, carrier, carrier_name) values (${canteenId}, ${actor.key}, ${actor.name})
      on conflict (canteen_id, carrier) where received_at is null do nothing`.execute(tx)
    const added = await sql<{ carriedId: number; notedFen: Fen }>`
      update carried_cash set noted_fen = noted_fen + ${amountFen}
      where canteen_id = ${canteenId} and carrier = ${actor.key} and received_at is null
        and noted_fen + ${amountFen} <= ${mostFen}
      returning id as "carriedId", noted_fen as "notedFen"`.execute(tx)
    if (added.rows[0]) return added.rows[0]
    if ((await readCarriedFen(tx, canteenId, actor.key)) !== null) return null
  }
}

/** What somebody carries to a canteen; null: nothing was begun since she last handed in. */
export const readCarriedFen = async (
  reader: Reader,
  canteenId: number,
  carrier: string,
): Promise<Fen | null> => {
  const found = await sql<{ fen: Fen }>`
    select noted_fen as fen from carried_cash
    where canteen_id = ${canteenId} and carrier = ${carrier} and received_at is null`.execute(
    reader,
  )
  return found.rows[0]?.fen ?? null
}

/** Waits for a counter that is receiving it, and for notes that come or go. */
export const lockCarried = async (tx: Tx, carriedId: number): Promise<void> => {
  await sql`select from carried_cash where id = ${carriedId} for update`.execute(tx)
}

/** Takes a note's sum off what is carried, which is locked and not received. */
export const takeFromCarried = async (tx: Tx, carriedId: number, amountFen: Fen): Promise<void> => {
  await sql`
    update carried_cash set noted_fen = noted_fen - ${amountFen}
    where id = ${carriedId} and received_at is null`.execute(tx)
}

export interface CarriedCash {
  readonly canteenId: number
  readonly carrier: string
  readonly notedFen: Fen
  readonly receivedBy: string | null
}

export const readCarried = async (
  reader: Reader,
  carriedId: number,
): Promise<CarriedCash | undefined> => {
  const found = await sql<CarriedCash>`
    select canteen_id as "canteenId", carrier, noted_fen as "notedFen", received_by_name as "receivedBy"
    from carried_cash where id = ${carriedId}`.execute(reader)
  return found.rows[0]
}

export interface Receiving {
  readonly carriedId: number
  readonly actor: Actor
  readonly notedFen: Fen
  readonly countedFen: Fen
  readonly differenceFen: Fen
  readonly explanation: string
}

/** Of two counters that receive the same, one does, and only what was counted; false for the other. */
export const receiveCarried = async (tx: Tx, receiving: Receiving): Promise<boolean> => {
  const { carriedId, actor, notedFen, countedFen, differenceFen, explanation } = receiving
  const received = await sql`
    update carried_cash set received_at = app_now(), received_by = ${actor.key}, received_by_name = ${actor.name},
      counted_fen = ${countedFen}, difference_fen = ${differenceFen}, explanation = ${explanation}
    where id = ${carriedId} and noted_fen = ${notedFen} and received_at is null`.execute(tx)
  return received.numAffectedRows === 1n
}

/** The wallets that get something and the drawer, made where they are absent, in the order `post_ledger` locks. */
export const lockCashAccounts = async (
  tx: Tx,
  canteenId: number,
  dinerIds: readonly number[],
): Promise<void> => {
  await sql`
    insert into ledger_accounts (kind, canteen_id) values ('drawer', ${canteenId}) on conflict do nothing`.execute(
    tx,
  )
  const locked = await sql`
    select 1 from ledger_accounts a
    where a.kind = 'wallet' and a.diner_id = any (${[...dinerIds]}::bigint[]) or a.kind = 'drawer' and a.canteen_id = ${canteenId}
    order by a.id for update`.execute(tx)
  present(locked.rows[0], 'a drawer was locked')
}
