import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Db, Tx } from './database.ts'
import { inTransaction } from './transaction.ts'

/** One write a client asked for: who, with which key, to which endpoint, with what body. */
export interface WriteRequest {
  readonly actorKey: string
  readonly key: string
  readonly endpoint: string
  readonly body: unknown
}

const hashOf = (request: WriteRequest): Buffer =>
  createHash('sha256')
    .update(request.endpoint)
    .update('\0')
    .update(JSON.stringify(request.body))
    .digest()

/**
 * Runs a write once per key, in one transaction with its effect. The same key again gets the same reply;
 * a second tap at the same moment waits for the first. A refused write leaves no key behind.
 * Refuses `key_reused` when the key came with another body.
 */
export const once = <Reply extends object>(
  db: Db,
  request: WriteRequest,
  work: (tx: Tx) => Promise<Reply>,
): Promise<Reply> =>
  inTransaction(db, async (tx) => {
    const hash = hashOf(request)
    const claimed = await tx
      .insertInto('idempotency_keys')
      .values({
        actor_key: request.actorKey,
        key: request.key,
        endpoint: request.endpoint,
        body_hash: hash,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (claimed.numInsertedOrUpdatedRows === 0n) return replay<Reply>(tx, request, hash)
    const reply = await work(tx)
    await tx
      .updateTable('idempotency_keys')
      .set({ reply: JSON.stringify(reply) })
      .where('actor_key', '=', request.actorKey)
      .where('key', '=', request.key)
      .execute()
    return reply
  })

const replay = async <Reply>(tx: Tx, request: WriteRequest, hash: Buffer): Promise<Reply> => {
  const earlier = await tx
    .selectFrom('idempotency_keys')
    .select(['body_hash', 'reply'])
    .where('actor_key', '=', request.actorKey)
    .where('key', '=', request.key)
    .executeTakeFirst()
  // The first attempt rolled back between our insert and this look: let the client ask again.
  if (!earlier) throw new Refusal('busy')
  if (!earlier.body_hash.equals(hash)) throw new Refusal('key_reused')
  return earlier.reply as Reply
}

/** Keys older than 35 days are forgotten; a client that repeats a write a month later is not a double tap. */
export const forgetOldKeys = async (db: Db): Promise<void> => {
  await sql`delete from idempotency_keys where created_at < app_now() - interval '35 days'`.execute(
    db,
  )
}
