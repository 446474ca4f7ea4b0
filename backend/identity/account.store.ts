import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Role } from '../vocabulary/role.ts'

export interface StaffAccount {
  readonly accountId: number
  readonly passwordHash: string
  readonly roles: readonly Role[]
}

export const findStaffByName = async (
  db: Reader,
  userName: string,
): Promise<StaffAccount | null> => {
  const found = await sql<StaffAccount>`
    select a.id as "accountId", a.password_hash as "passwordHash",
      array(select distinct g.role::text from role_grants g
        where g.account_id = a.id and g.ended_at is null) as roles
    from accounts a where lower(a.user_name) = lower(${userName}) and a.ended_at is null`.execute(
    db,
  )
  return found.rows[0] ?? null
}

/** Whose phone it is: an account it is bound to, or the one living diner who gave this number. */
export interface PhoneOwner {
  readonly accountId: number | null
  readonly dinerId: number | null
  readonly canteenId: number | null
}

/**
 * Null for a number nobody has, that two residents share (who would be signed in?), or that belongs to a staff
 * account: staff prove themselves with a pass phrase, not with a phone somebody may have left on the table.
 */
export const ownerOfPhone = async (db: Reader, phone: string): Promise<PhoneOwner | null> => {
  const found = await sql<PhoneOwner & { staff: boolean; diners: number }>`
    with account as (
      select a.id, a.user_name is not null as staff from accounts a
      where a.phone = ${phone} and a.ended_at is null),
    living as (
      select d.id, d.home_canteen_id from diners d
      where d.phone = ${phone} and d.died_on is null
        and (d.left_on is null or d.left_on > service_day_of(app_now())))
    select account.id as "accountId", coalesce(account.staff, false) as staff,
      (select count(*)::int from living) as diners,
      (select min(id) from living) as "dinerId",
      coalesce(
        (select d.home_canteen_id from role_grants g join diners d on d.id = g.diner_id
          where g.account_id = account.id and g.ended_at is null order by g.id limit 1),
        (select min(home_canteen_id) from living)) as "canteenId"
    from (select 1) as one left join account on true`.execute(db)
  const { accountId, canteenId, staff, diners, dinerId } = present(found.rows[0], 'always a row')
  if (staff) return null
  if (accountId !== null) return { accountId, dinerId: null, canteenId }
  return diners === 1 ? { accountId, dinerId, canteenId } : null
}

export interface LockedDiner {
  readonly name: string
  readonly homeCanteenId: number
  readonly gone: boolean
}

/** Two phones binding to one diner at once wait here for each other, so that she gets one account. */
export const lockDinerForBinding = async (tx: Tx, dinerId: number): Promise<LockedDiner> => {
  const found = await sql<LockedDiner>`
    select name, home_canteen_id as "homeCanteenId", died_on is not null or coalesce(left_on <= service_day_of(app_now()), false) as gone
    from diners where id = ${dinerId} for no key update`.execute(tx)
  return present(found.rows[0], 'the diner of a slip or a phone exists')
}

export const accountOfDiner = async (
  tx: Tx,
  dinerId: number,
): Promise<{ accountId: number; phone: string | null } | null> => {
  const found = await sql<{ accountId: number; phone: string | null }>`
    select a.id as "accountId", a.phone from role_grants g join accounts a on a.id = g.account_id
    where g.diner_id = ${dinerId} and g.role = 'diner' and g.ended_at is null and a.ended_at is null
    order by g.id limit 1`.execute(tx)
  return found.rows[0] ?? null
}

export const insertDinerAccount = async (
  tx: Tx,
  account: { readonly name: string; readonly phone: string | null; readonly dinerId: number },
): Promise<number> => {
  const made = await tx
    .insertInto('accounts')
    .values({ display_name: account.name, phone: account.phone })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('role_grants')
    .values({
      account_id: made.id,
      role: 'diner',
      diner_id: account.dinerId,
      granted_by: `account:${made.id}`,
    })
    .execute()
  return made.id
}

export const bindPhone = async (tx: Tx, accountId: number, phone: string): Promise<void> => {
  await tx.updateTable('accounts').set({ phone }).where('id', '=', accountId).execute()
}

/** The number the office struck out opens nothing any more, whoever has it now. */
export const unbindPhone = async (tx: Tx, dinerId: number, phone: string): Promise<void> => {
  await sql`
    update accounts a set phone = null
    where a.phone = ${phone} and a.ended_at is null and exists (
      select from role_grants g
      where g.account_id = a.id and g.diner_id = ${dinerId} and g.role = 'diner' and g.ended_at is null)`.execute(
    tx,
  )
}

/** Her own grant, not her family's: they may still need to see what was paid. Returns the accounts that held it. */
export const endOwnGrants = async (tx: Tx, dinerId: number): Promise<number[]> => {
  const ended = await sql<{ account_id: number }>`
    update role_grants set ended_at = app_now()
    where diner_id = ${dinerId} and role = 'diner' and ended_at is null returning account_id`.execute(
    tx,
  )
  return ended.rows.map((row) => row.account_id)
}

/** Nobody signs in without a role, and open sessions end with the account. Roles elsewhere keep it. */
export const endAccountWithoutGrants = async (tx: Tx, accountId: number): Promise<void> => {
  await sql`
    update accounts a set ended_at = app_now()
    where a.id = ${accountId} and a.ended_at is null and not exists (
      select from role_grants g where g.account_id = a.id and g.ended_at is null)`.execute(tx)
}
