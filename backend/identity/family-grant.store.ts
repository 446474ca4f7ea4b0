import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { FamilyPermission } from '../vocabulary/role.ts'

export interface FamilyLink {
  readonly accountId: number
  readonly name: string
  readonly relation: string
  readonly permissions: FamilyPermission[]
  readonly since: ServiceDay
}

const link = sql`g.account_id as "accountId", a.display_name as name, g.relation, g.permissions,
  service_day_of(g.granted_at) as since`

/** Who looks after her now, first come first. */
export const readFamily = async (db: Reader, dinerId: number): Promise<FamilyLink[]> => {
  const found = await sql<FamilyLink>`
    select ${link} from role_grants g join accounts a on a.id = g.account_id
    where g.diner_id = ${dinerId} and g.role = 'family' and g.ended_at is null and a.ended_at is null
    order by g.id`.execute(db)
  return found.rows
}

/** Ended in the last day and not taken up again: what can still be taken back, the latest first. */
export const readEndedFamily = async (db: Reader, dinerId: number): Promise<FamilyLink[]> => {
  const found = await sql<FamilyLink>`
    select ${link} from role_grants g join accounts a on a.id = g.account_id
    where g.diner_id = ${dinerId} and g.role = 'family' and g.ended_at > app_now() - interval '1 day'
      and a.ended_at is null and not exists (
        select from role_grants later where later.account_id = g.account_id and later.diner_id = g.diner_id
          and later.role = 'family' and later.id > g.id)
    order by g.ended_at desc, g.id desc`.execute(db)
  return found.rows
}

/** Whose doing the last ending was: 'account:12'. */
export const readEndedBy = async (
  db: Reader,
  dinerId: number,
  accountId: number,
): Promise<string | null> => {
  const found = await sql<{ ended_by: string | null }>`
    select ended_by from role_grants where diner_id = ${dinerId} and account_id = ${accountId}
      and role = 'family' and ended_at is not null
    order by id desc limit 1`.execute(db)
  return found.rows[0]?.ended_by ?? null
}

/** Her name for the account and what she calls herself there; null where this account does not look after her. */
export const readFamilyLink = async (
  db: Reader,
  dinerId: number,
  accountId: number | null,
): Promise<FamilyLink | null> =>
  (await readFamily(db, dinerId)).find((one) => one.accountId === accountId) ?? null

/** The number she typed opens nothing until somebody has shown that it is hers. */
export const insertFamilyAccount = async (
  tx: Tx,
  account: { readonly name: string; readonly unprovenPhone: string | null },
): Promise<number> => {
  const made = await tx
    .insertInto('accounts')
    .values({ display_name: account.name, unproven_phone: account.unprovenPhone })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

export const insertFamilyGrant = async (
  tx: Tx,
  granted: {
    readonly accountId: number
    readonly dinerId: number
    readonly relation: string
    readonly permissions: readonly FamilyPermission[]
    readonly grantedBy: string
  },
): Promise<void> => {
  await tx
    .insertInto('role_grants')
    .values({
      account_id: granted.accountId,
      role: 'family',
      diner_id: granted.dinerId,
      relation: granted.relation,
      permissions: [...granted.permissions],
      granted_by: granted.grantedBy,
    })
    .execute()
}

/** Ends the link; null when there was none. What it was goes with the one that may follow it. */
export const endFamilyGrant = async (
  tx: Tx,
  dinerId: number,
  accountId: number,
  endedBy: string,
): Promise<{ relation: string } | null> => {
  const ended = await sql<{ relation: string }>`
    update role_grants set ended_at = app_now(), ended_by = ${endedBy}
    where diner_id = ${dinerId} and account_id = ${accountId} and role = 'family' and ended_at is null
    returning relation`.execute(tx)
  return ended.rows[0] ?? null
}
