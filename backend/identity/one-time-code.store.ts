import { sql } from 'kysely'
import type { Sealer } from '../kernel/crypto.ts'
import type { Reader, Tx } from '../kernel/database.ts'

/** Bound to its challenge, and keyed: six digits hashed plainly would be read off a dump in a second. */
const hashOfCode = (sealer: Sealer, challenge: string, code: string): Buffer =>
  sealer.index(`code:${challenge}:${code}`)

export interface NewCode {
  readonly challenge: string
  readonly phone: string
  readonly code: string
  /** Whose number it is to prove; null: it signs in whoever has the number. */
  readonly provesFor: number | null
}

export const insertCode = async (tx: Tx, sealer: Sealer, made: NewCode): Promise<void> => {
  await sql`
    insert into one_time_codes (challenge, phone, code_hash, account_id, expires_at)
    values (${made.challenge}::uuid, ${made.phone}, ${hashOfCode(sealer, made.challenge, made.code)},
      ${made.provesFor}, app_now() + interval '5 minutes')`.execute(tx)
}

/** The phone a challenge was sent to, whatever became of it. */
export const phoneOfChallenge = async (db: Reader, challenge: string): Promise<string | null> => {
  const found = await sql<{ phone: string }>`
    select phone from one_time_codes where challenge = ${challenge}::uuid`.execute(db)
  return found.rows[0]?.phone ?? null
}

/**
 * Spends a code for what it was sent for: of any number that try at once, one gets the phone, the others null. One
 * that proves a number signs nobody in, and the other way round.
 */
export const spendCode = async (
  tx: Tx,
  sealer: Sealer,
  { challenge, code, provesFor }: Omit<NewCode, 'phone'>,
): Promise<string | null> => {
  const spent = await sql<{ phone: string }>`
    update one_time_codes set used_at = app_now()
    where challenge = ${challenge}::uuid and code_hash = ${hashOfCode(sealer, challenge, code)}
      and account_id is not distinct from ${provesFor} and used_at is null and expires_at > app_now()
    returning phone`.execute(tx)
  return spent.rows[0]?.phone ?? null
}

export const isChallengeOpen = async (
  tx: Tx,
  challenge: string,
  provesFor: number | null,
): Promise<boolean> => {
  const found = await sql<{ open: boolean }>`
    select used_at is null and expires_at > app_now() as open from one_time_codes
    where challenge = ${challenge}::uuid and account_id is not distinct from ${provesFor}`.execute(
    tx,
  )
  return found.rows[0]?.open ?? false
}

export interface CodeNotice {
  readonly phone: string
  readonly canteenId: number | null
  readonly dinerId: number | null
  readonly params: { readonly challenge: string } & (
    | { readonly code: string }
    | { readonly sealed: string }
  )
}

/** Into the outbox, in the same transaction: a code that was made is a code that will be sent. */
export const insertCodeNotice = async (tx: Tx, notice: CodeNotice): Promise<void> => {
  await sql`
    insert into notices (canteen_id, diner_id, phone, kind, params, way)
    values (${notice.canteenId}, ${notice.dinerId}, ${notice.phone}, 'one_time_code',
      ${JSON.stringify(notice.params)}::jsonb, 'message')`.execute(tx)
}

/** A used code has arrived: nothing is left to send or to read. */
export const clearCodeNotice = async (tx: Tx, phone: string, challenge: string): Promise<void> => {
  await sql`
    update notices set params = '{}', state = case when state = 'delivered' then state else 'sent' end,
      sent_at = coalesce(sent_at, app_now()), over_at = coalesce(over_at, app_now())
    where phone = ${phone} and kind = 'one_time_code' and params->>'challenge' = ${challenge}`.execute(
    tx,
  )
}

/** Codes past their time leave nothing behind that could be read. */
export const clearExpiredCodes = async (db: Reader): Promise<void> => {
  await sql`
    update notices set params = '{}', over_at = coalesce(over_at, app_now()),
      state = case when state in ('waiting', 'sending') then 'failed' else state end
    where kind = 'one_time_code' and params <> '{}'
      and created_at < app_now() - interval '5 minutes'`.execute(db)
  await sql`delete from one_time_codes where created_at < app_now() - interval '2 days'`.execute(db)
}
