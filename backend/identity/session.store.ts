import { sql } from 'kysely'
import type { Db, Reader, Tx } from '../kernel/database.ts'
import { hashToken } from '../kernel/crypto.ts'
import type { Grant } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Reading } from '../vocabulary/reading.ts'
import type { DeviceKind } from '../vocabulary/role.ts'
import type { FactorFacts } from './second-factor.rules.ts'

/** Staff: so long after the last sign of life. Elders and family: so long on that phone, then once more. */
const staffLasts = '12 hours'
const phoneLasts = '180 days'
/** So long a proof of the second factor is good for moving rights, devices and money. */
const proofLasts = '10 minutes'

export interface Bearer {
  readonly session: {
    readonly id: number
    readonly accountId: number
    readonly name: string
    readonly live: boolean
    readonly stale: boolean
    readonly grants: readonly Grant[]
    readonly factor: FactorFacts
    readonly reading: Reading
  } | null
  readonly device: {
    readonly id: number
    readonly kind: DeviceKind
    readonly canteenId: number
    readonly name: string
    readonly live: boolean
    readonly stale: boolean
  } | null
}

const hashOrNull = (token: string | undefined): Buffer | null =>
  token === undefined ? null : hashToken(token)

/** Whoever the two cookies belong to, in one statement, with the grants as they are now. */
export const findBearer = async (
  db: Reader,
  tokens: { readonly session: string | undefined; readonly device: string | undefined },
): Promise<Bearer> => {
  const found = await sql<Bearer>`
    select
      (select json_build_object('id', s.id, 'accountId', a.id, 'name', a.display_name,
        'reading', json_build_object('language', a.language, 'text', a.text_step, 'contrast', a.contrast),
        'live', s.revoked_at is null and s.expires_at > app_now() and a.ended_at is null,
        'stale', s.last_seen_at < app_now() - interval '5 minutes',
        'grants', coalesce((
          select json_agg(json_build_object('role', g.role, 'dinerId', g.diner_id,
            'canteenId', g.canteen_id, 'placeId', g.place_id, 'permissions', g.permissions) order by g.id)
          from role_grants g where g.account_id = a.id and g.ended_at is null), '[]'),
        'factor', json_build_object(
          'setUp', exists (select from totp_secrets t
            where t.account_id = a.id and t.confirmed_at is not null),
          'proven', s.second_factor_at is not null,
          'fresh', coalesce(s.second_factor_at > app_now() - ${proofLasts}::interval, false)))
       from sessions s join accounts a on a.id = s.account_id
       where s.token_hash = ${hashOrNull(tokens.session)}::bytea) as session,
      (select json_build_object('id', d.id, 'kind', d.kind, 'canteenId', d.canteen_id, 'name', d.name,
        'live', d.revoked_at is null,
        'stale', d.last_seen_at is null or d.last_seen_at < app_now() - interval '5 minutes')
       from devices d where d.token_hash = ${hashOrNull(tokens.device)}::bytea) as device`.execute(
    db,
  )
  return found.rows[0] ?? { session: null, device: null }
}

/** A sign of life, kept to one write in five minutes; it is what moves a staff session's end. */
export const touchSession = async (db: Db, sessionId: number): Promise<void> => {
  await sql`
    update sessions s set last_seen_at = app_now(),
      expires_at = case when a.user_name is null then s.expires_at else app_now() + ${staffLasts}::interval end
    from accounts a
    where s.id = ${sessionId} and a.id = s.account_id and s.revoked_at is null
      and s.expires_at > app_now() and s.last_seen_at < app_now() - interval '5 minutes'`.execute(
    db,
  )
}

export const touchDevice = async (db: Db, deviceId: number): Promise<void> => {
  await sql`
    update devices set last_seen_at = app_now()
    where id = ${deviceId} and (last_seen_at is null or last_seen_at < app_now() - interval '5 minutes')`.execute(
    db,
  )
}

export const insertSession = async (
  tx: Tx,
  session: { readonly accountId: number; readonly token: string; readonly userAgent: string },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into sessions (account_id, token_hash, user_agent, expires_at)
    select a.id, ${hashToken(session.token)}, ${session.userAgent},
      app_now() + case when a.user_name is null then ${phoneLasts}::interval else ${staffLasts}::interval end
    from accounts a where a.id = ${session.accountId}
    returning id`.execute(tx)
  return present(made.rows[0], 'the account that signs in exists').id
}

/**
 * The second factor was proven: the session goes on under a new token, and the old one is worth nothing, whoever
 * may hold a copy. False when it has ended meanwhile.
 */
export const renewSession = async (
  tx: Tx,
  session: { readonly sessionId: number; readonly token: string },
): Promise<boolean> => {
  const renewed = await sql<{ id: number }>`
    update sessions set token_hash = ${hashToken(session.token)}, second_factor_at = app_now()
    where id = ${session.sessionId} and revoked_at is null and expires_at > app_now()
    returning id`.execute(tx)
  return renewed.rows.length > 0
}

/** True when it was still open. With an account: only a session of that account. */
export const revokeSession = async (
  tx: Tx,
  sessionId: number,
  accountId: number | null,
): Promise<boolean> => {
  const revoked = await sql<{ id: number }>`
    update sessions set revoked_at = app_now()
    where id = ${sessionId} and revoked_at is null and expires_at > app_now()
      and account_id = coalesce(${accountId}::bigint, account_id)
    returning id`.execute(tx)
  return revoked.rows.length > 0
}

export const revokeAllSessions = async (tx: Tx, accountId: number): Promise<void> => {
  await sql`
    update sessions set revoked_at = app_now()
    where account_id = ${accountId} and revoked_at is null`.execute(tx)
}
