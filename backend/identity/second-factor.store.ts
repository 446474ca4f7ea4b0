import { sql } from 'kysely'
import type { Sealer } from '../kernel/crypto.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { present } from '../vocabulary/invariant.ts'

export interface KeptFactor {
  readonly userName: string
  readonly secretSealed: Buffer | null
  readonly pendingSealed: Buffer | null
  readonly lastStep: number | null
  readonly recoveryCodesLeft: number
}

export const readSecondFactor = async (db: Reader, accountId: number): Promise<KeptFactor> => {
  const found = await sql<KeptFactor>`
    select coalesce(a.user_name, '') as "userName", t.secret_sealed as "secretSealed",
      t.pending_sealed as "pendingSealed", t.last_step as "lastStep",
      (select count(*)::int from recovery_codes r
        where r.account_id = a.id and r.used_at is null) as "recoveryCodesLeft"
    from accounts a left join totp_secrets t on t.account_id = a.id
    where a.id = ${accountId}`.execute(db)
  return present(found.rows[0], 'who is signed in has an account')
}

/** A secret that is shown and waits for its first code; the one before it stays good until then. */
export const keepPendingSecret = async (
  tx: Tx,
  accountId: number,
  sealed: Buffer,
): Promise<void> => {
  await sql`
    insert into totp_secrets (account_id, pending_sealed) values (${accountId}, ${sealed})
    on conflict (account_id) do update set pending_sealed = excluded.pending_sealed`.execute(tx)
}

/** Makes the very secret that was shown the one that counts: of any number that try at once, one does. */
export const confirmPendingSecret = async (
  tx: Tx,
  accountId: number,
  { sealed, step }: { readonly sealed: Buffer; readonly step: number },
): Promise<boolean> => {
  const confirmed = await sql`
    update totp_secrets set secret_sealed = pending_sealed, pending_sealed = null,
      confirmed_at = app_now(), last_step = ${step}
    where account_id = ${accountId} and pending_sealed = ${sealed} returning 1`.execute(tx)
  return confirmed.rows.length > 0
}

/** Spends the code of a half minute, and with it all before: of any number that try at once, one gets in. */
export const spendStep = async (tx: Tx, accountId: number, step: number): Promise<boolean> => {
  const spent = await sql`
    update totp_secrets set last_step = ${step}
    where account_id = ${accountId} and last_step < ${step} returning 1`.execute(tx)
  return spent.rows.length > 0
}

/** Keyed and bound to its account: what the table holds fits nobody else, and cannot be tried offline. */
const hashOfRecoveryCode = (sealer: Sealer, accountId: number, code: string): Buffer =>
  sealer.index(`recovery:${accountId}:${code}`)

/** The new ones in place of all before. */
export const writeRecoveryCodes = async (
  tx: Tx,
  sealer: Sealer,
  accountId: number,
  codes: readonly string[],
): Promise<void> => {
  await sql`delete from recovery_codes where account_id = ${accountId}`.execute(tx)
  await tx
    .insertInto('recovery_codes')
    .values(
      codes.map((code) => ({
        account_id: accountId,
        code_hash: hashOfRecoveryCode(sealer, accountId, code),
      })),
    )
    .execute()
}

export const spendRecoveryCode = async (
  tx: Tx,
  sealer: Sealer,
  accountId: number,
  code: string,
): Promise<boolean> => {
  const spent = await sql`
    update recovery_codes set used_at = app_now()
    where account_id = ${accountId} and used_at is null
      and code_hash = ${hashOfRecoveryCode(sealer, accountId, code)} returning 1`.execute(tx)
  return spent.rows.length > 0
}

/** True when there was one to forget. */
export const forgetSecondFactor = async (tx: Tx, accountId: number): Promise<boolean> => {
  await sql`delete from recovery_codes where account_id = ${accountId}`.execute(tx)
  const forgotten = await sql<{ confirmed: boolean }>`
    delete from totp_secrets where account_id = ${accountId}
    returning confirmed_at is not null as confirmed`.execute(tx)
  return forgotten.rows[0]?.confirmed ?? false
}

export const insertReset = async (
  tx: Tx,
  reset: { readonly accountId: number; readonly resetBy: string; readonly reason: string },
): Promise<void> => {
  await tx
    .insertInto('second_factor_resets')
    .values({ account_id: reset.accountId, reset_by: reset.resetBy, reason: reset.reason })
    .execute()
}
