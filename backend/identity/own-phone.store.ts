import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export interface Phones {
  /** Empty where there is none. */
  readonly proven: string
  readonly unproven: string
}

export const readPhones = async (db: Reader, accountId: number): Promise<Phones> => {
  const found = await sql<Phones>`
    select coalesce(phone, '') as proven, coalesce(unproven_phone, '') as unproven
    from accounts where id = ${accountId}`.execute(db)
  return present(found.rows[0], 'an account that is here exists')
}

/** Family of hers whose number nobody has shown to be theirs. */
export const readUnprovenOfFamily = async (
  db: Reader,
  dinerId: number,
): Promise<{ accountId: number; phone: string }[]> => {
  const found = await sql<{ accountId: number; phone: string }>`
    select a.id as "accountId", a.unproven_phone as phone from role_grants g join accounts a on a.id = g.account_id
    where g.diner_id = ${dinerId} and g.role = 'family' and g.ended_at is null and a.ended_at is null
      and a.unproven_phone is not null
    order by g.id`.execute(db)
  return found.rows
}

/** The canteen of whom this account looks after, the first one's: codes to its number are in that outbox. */
export const readCanteenOfFamily = async (
  db: Reader,
  accountId: number,
): Promise<number | null> => {
  const found = await sql<{ canteenId: number }>`
    select d.home_canteen_id as "canteenId" from role_grants g join diners d on d.id = g.diner_id
    where g.account_id = ${accountId} and g.role = 'family' and g.ended_at is null
    order by g.id limit 1`.execute(db)
  return found.rows[0]?.canteenId ?? null
}

/** No other account signs in with the number, and no resident gave it as her own. */
export const isPhoneFree = async (
  db: Reader,
  phone: string,
  exceptAccount: number | null,
): Promise<boolean> => {
  const found = await sql<{ taken: boolean }>`
    select exists (select from accounts a where a.phone = ${phone} and a.ended_at is null
        and a.id is distinct from ${exceptAccount}::bigint)
      or exists (select from diners d where d.phone = ${phone} and d.died_on is null) as taken`.execute(
    db,
  )
  return !present(found.rows[0], 'always a row').taken
}

/** A number that was proven before goes on being hers until this one is. */
export const writeUnproven = async (tx: Tx, accountId: number, phone: string): Promise<void> => {
  await sql`update accounts set unproven_phone = ${phone} where id = ${accountId}`.execute(tx)
}

/** A number that was proven stays. False when none waited. */
export const clearUnproven = async (tx: Tx, accountId: number): Promise<boolean> => {
  const cleared = await sql`
    update accounts set unproven_phone = null where id = ${accountId} and unproven_phone is not null`.execute(
    tx,
  )
  return (cleared.numAffectedRows ?? 0n) > 0n
}

/**
 * The number it waited with is the account's; false when it waits with another by now. Refuses `phone_in_use`, also
 * to the second of two who prove one number at the same moment.
 */
export const writeProven = async (tx: Tx, accountId: number, phone: string): Promise<boolean> => {
  if (!(await isPhoneFree(tx, phone, accountId))) throw new Refusal('phone_in_use')
  try {
    const proven = await sql`
      update accounts set phone = ${phone}, unproven_phone = null
      where id = ${accountId} and unproven_phone = ${phone} and ended_at is null`.execute(tx)
    return (proven.numAffectedRows ?? 0n) > 0n
  } catch (error) {
    if (violatedConstraint(error) === 'accounts_phone') throw new Refusal('phone_in_use')
    throw error
  }
}
