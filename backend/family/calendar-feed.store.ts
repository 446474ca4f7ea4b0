import { sql } from 'kysely'
import { hashToken } from '../kernel/crypto.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { present } from '../vocabulary/invariant.ts'
import { calendarToken, newNonce } from './secrets.ts'

interface Whose {
  readonly dinerId: number
  readonly accountId: number
}

/** True when there was one. */
export const endFeed = async (tx: Tx, { dinerId, accountId }: Whose): Promise<boolean> => {
  const ended = await sql`
    update calendar_feeds set ended_at = app_now()
    where diner_id = ${dinerId} and account_id = ${accountId} and ended_at is null`.execute(tx)
  return (ended.numAffectedRows ?? 0n) > 0n
}

export const insertFeed = async (
  tx: Tx,
  sealer: Sealer,
  { dinerId, accountId }: Whose,
): Promise<number> => {
  const nonce = newNonce()
  const made = await sql<{ id: number }>`
    insert into calendar_feeds (account_id, diner_id, nonce, token_hash)
    values (${accountId}, ${dinerId}, ${nonce}, ${hashToken(calendarToken(sealer, nonce))})
    returning id`.execute(tx)
  return present(made.rows[0], 'insert returns its row').id
}

export const readFeedNonce = async (
  db: Reader,
  { dinerId, accountId }: Whose,
): Promise<Buffer | null> => {
  const found = await sql<{ nonce: Buffer }>`
    select nonce from calendar_feeds
    where diner_id = ${dinerId} and account_id = ${accountId} and ended_at is null`.execute(db)
  return found.rows[0]?.nonce ?? null
}

/** Whose meals an address shows; null once it, the link behind it, or her eating here has ended. */
export const readFeedDiner = async (
  db: Reader,
  token: string,
): Promise<{ feedId: number; dinerId: number } | null> => {
  const found = await sql<{ feedId: number; dinerId: number }>`
    select f.id as "feedId", f.diner_id as "dinerId" from calendar_feeds f
    join accounts a on a.id = f.account_id join diners d on d.id = f.diner_id
    join role_grants g on g.account_id = f.account_id and g.diner_id = f.diner_id
    where f.token_hash = ${hashToken(token)} and f.ended_at is null and a.ended_at is null
      and g.role = 'family' and g.ended_at is null and 'see' = any (g.permissions)
      and d.died_on is null and coalesce(d.left_on > service_day_of(app_now()), true)`.execute(db)
  return found.rows[0] ?? null
}
