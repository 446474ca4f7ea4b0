import { sql } from 'kysely'
import { hashToken } from '../kernel/crypto.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'

export interface SlipDiner {
  readonly name: string
  readonly namePinyin: string
  readonly gender: 'female' | 'male'
  readonly birthDate: ServiceDay
  readonly today: ServiceDay
  readonly homeCanteenId: number
  readonly gone: boolean
}

export const dinerOfSlip = async (db: Reader, dinerId: number): Promise<SlipDiner | null> => {
  const found = await sql<SlipDiner>`
    select name, name_pinyin as "namePinyin", gender, birth_date as "birthDate",
      service_day_of(app_now()) as today, home_canteen_id as "homeCanteenId",
      died_on is not null or coalesce(left_on <= service_day_of(app_now()), false) as gone
    from diners where id = ${dinerId}`.execute(db)
  return found.rows[0] ?? null
}

/** Slips made before and not used yet: the one just printed is the only one that counts. */
export const revokeOpenSlips = async (tx: Tx, dinerId: number): Promise<void> => {
  await sql`
    update bind_slips set revoked_at = app_now()
    where diner_id = ${dinerId} and used_at is null and revoked_at is null`.execute(tx)
}

export const insertSlip = async (
  tx: Tx,
  slip: { readonly dinerId: number; readonly token: string; readonly madeBy: string },
): Promise<{ slipId: number; expiresAt: Date }> => {
  const made = await sql<{ slipId: number; expiresAt: Date }>`
    insert into bind_slips (diner_id, token_hash, made_by, expires_at)
    values (${slip.dinerId}, ${hashToken(slip.token)}, ${slip.madeBy}, app_now() + interval '24 hours')
    returning id as "slipId", expires_at as "expiresAt"`.execute(tx)
  return present(made.rows[0], 'insert returns its row')
}

/** Spends a slip: of any number that try at once, one gets the diner, the others null. */
export const spendSlip = async (tx: Tx, token: string): Promise<number | null> => {
  const spent = await sql<{ diner_id: number }>`
    update bind_slips set used_at = app_now()
    where token_hash = ${hashToken(token)} and used_at is null and revoked_at is null
      and expires_at > app_now()
    returning diner_id`.execute(tx)
  return spent.rows[0]?.diner_id ?? null
}

export interface Slip {
  readonly dinerId: number
  readonly used: boolean
  readonly over: boolean
}

export const findSlip = async (db: Reader, token: string): Promise<Slip | null> => {
  const found = await sql<Slip>`
    select s.diner_id as "dinerId", s.used_at is not null as used,
      s.revoked_at is not null or s.expires_at <= app_now()
        or d.died_on is not null or coalesce(d.left_on <= service_day_of(app_now()), false) as over
    from bind_slips s join diners d on d.id = s.diner_id
    where s.token_hash = ${hashToken(token)}`.execute(db)
  return found.rows[0] ?? null
}

/** The diner's home canteen when the slip was still good, otherwise null. */
export const revokeSlip = async (
  tx: Tx,
  dinerId: number,
  slipId: number,
): Promise<number | null> => {
  const revoked = await sql<{ canteen_id: number }>`
    update bind_slips s set revoked_at = app_now() from diners d
    where s.id = ${slipId} and s.diner_id = ${dinerId} and d.id = s.diner_id
      and s.used_at is null and s.revoked_at is null
    returning d.home_canteen_id as canteen_id`.execute(tx)
  return revoked.rows[0]?.canteen_id ?? null
}
