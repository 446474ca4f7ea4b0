import { sql } from 'kysely'
import { hashToken } from '../kernel/crypto.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import type { FamilyPermission } from '../vocabulary/role.ts'
import { digitsHash, invitationDigits, invitationToken, newNonce } from './secrets.ts'

/** On a phone's screen, and on paper. */
const lasts = { code: '15 minutes', slip: '24 hours' } as const
/** Whoever has typed the digits gets time to write her name. */
const lastsOnceTyped = '10 minutes'

export type InvitationKind = keyof typeof lasts

export interface NewInvitation {
  readonly dinerId: number
  readonly kind: InvitationKind
  readonly permissions: readonly FamilyPermission[]
  readonly madeBy: string
}

const tries = 5

/** Makes an invitation. Of eight digits that are in use just now it takes others. */
export const insertInvitation = async (
  tx: Tx,
  sealer: Sealer,
  made: NewInvitation,
): Promise<number> => {
  for (let nth = 0; nth < tries; nth += 1) {
    const nonce = newNonce()
    const digits = made.kind === 'code' ? digitsHash(sealer, invitationDigits(sealer, nonce)) : null
    const inserted = await sql<{ id: number }>`
      insert into family_invitations (diner_id, kind, permissions, nonce, token_hash, digits_hash, made_by, expires_at)
      values (${made.dinerId}, ${made.kind}, ${[...made.permissions]}::text[], ${nonce}, ${hashToken(invitationToken(sealer, nonce))},
        ${digits}::bytea, ${made.madeBy}, app_now() + ${lasts[made.kind]}::interval)
      on conflict (digits_hash) where digits_hash is not null and used_at is null and revoked_at is null do nothing
      returning id`.execute(tx)
    if (inserted.rows[0]) return inserted.rows[0].id
  }
  throw new Error('no eight digits are free')
}

/** The code shown before the new one opens nothing any more. */
export const revokeOpenCodes = async (tx: Tx, dinerId: number): Promise<void> => {
  await sql`
    update family_invitations set revoked_at = app_now()
    where diner_id = ${dinerId} and kind = 'code' and used_at is null and revoked_at is null`.execute(
    tx,
  )
}

/** True when it was still good for something. */
export const revokeInvitation = async (
  tx: Tx,
  dinerId: number,
  invitationId: number,
): Promise<boolean> => {
  const revoked = await sql`
    update family_invitations set revoked_at = app_now()
    where id = ${invitationId} and diner_id = ${dinerId} and used_at is null and revoked_at is null`.execute(
    tx,
  )
  return (revoked.numAffectedRows ?? 0n) > 0n
}

export interface OpenInvitation {
  readonly invitationId: number
  readonly dinerId: number
  readonly nonce: Buffer
  readonly permissions: FamilyPermission[]
  readonly digitsTyped: boolean
  readonly expiresAt: Date
}

const open = sql`used_at is null and revoked_at is null and expires_at > app_now()`
const columns = sql`id as "invitationId", diner_id as "dinerId", nonce, permissions,
  digits_hash is null as "digitsTyped", expires_at as "expiresAt"`

/** The code on her screen, as long as it is good. */
export const readOpenCode = async (db: Reader, dinerId: number): Promise<OpenInvitation | null> => {
  const found = await sql<OpenInvitation>`
    select ${columns} from family_invitations
    where diner_id = ${dinerId} and kind = 'code' and ${open} order by id desc limit 1`.execute(db)
  return found.rows[0] ?? null
}

/** Who came in with a code of hers in the last quarter of an hour, the latest. */
export const readLastJoined = async (db: Reader, dinerId: number): Promise<number | null> => {
  const found = await sql<{ accountId: number }>`
    select used_by as "accountId" from family_invitations
    where diner_id = ${dinerId} and kind = 'code' and used_at > app_now() - ${lasts.code}::interval
    order by used_at desc limit 1`.execute(db)
  return found.rows[0]?.accountId ?? null
}

export const readInvitationById = async (
  db: Reader,
  invitationId: number,
): Promise<OpenInvitation | null> => {
  const found = await sql<OpenInvitation>`
    select ${columns} from family_invitations where id = ${invitationId}`.execute(db)
  return found.rows[0] ?? null
}

export const readInvitationByToken = async (
  db: Reader,
  token: string,
): Promise<OpenInvitation | null> => {
  const found = await sql<OpenInvitation>`
    select ${columns} from family_invitations where token_hash = ${hashToken(token)} and ${open}`.execute(
    db,
  )
  return found.rows[0] ?? null
}

/** Digits are spent for a token: of any number that type them at once, one gets the invitation, the others null. */
export const spendDigits = async (
  tx: Tx,
  sealer: Sealer,
  digits: string,
): Promise<{ invitationId: number; dinerId: number } | null> => {
  const nonce = newNonce()
  const spent = await sql<{ invitationId: number; dinerId: number }>`
    update family_invitations set digits_hash = null, nonce = ${nonce},
      token_hash = ${hashToken(invitationToken(sealer, nonce))},
      expires_at = greatest(expires_at, app_now() + ${lastsOnceTyped}::interval)
    where digits_hash = ${digitsHash(sealer, digits)} and ${open}
    returning id as "invitationId", diner_id as "dinerId"`.execute(tx)
  return spent.rows[0] ?? null
}

/** Spends an invitation: of any number that try at once, one gets true. */
export const spendInvitation = async (
  tx: Tx,
  invitationId: number,
  accountId: number,
): Promise<boolean> => {
  const spent = await sql`
    update family_invitations set used_at = app_now(), used_by = ${accountId}
    where id = ${invitationId} and ${open}`.execute(tx)
  return (spent.numAffectedRows ?? 0n) > 0n
}
