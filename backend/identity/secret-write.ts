import type { Sealer } from '../kernel/crypto.ts'
import type { Db, Tx } from '../kernel/database.ts'
import { once } from '../kernel/idempotency.store.ts'
import type { WriteRequest } from '../kernel/idempotency.store.ts'

interface Vault {
  readonly db: Db
  readonly sealer: Sealer
}

/**
 * The body only as a keyed digest: a plain one, kept with the idempotency key, could be tried offline against
 * every six-digit code or likely pass phrase.
 */
const withoutSecrets = (sealer: Sealer, write: WriteRequest): WriteRequest => ({
  ...write,
  body: sealer.index(`write:${JSON.stringify(write.body)}`).toString('base64url'),
})

/** `once` for a write whose body holds something secret. */
export const onceQuietly = <Reply extends object>(
  { db, sealer }: Vault,
  write: WriteRequest,
  work: (tx: Tx) => Promise<Reply>,
): Promise<Reply> => once(db, withoutSecrets(sealer, write), work)

/**
 * `once` for a write that answers with a secret (a token, a pairing code). A second tap must get the same one,
 * yet nothing usable may lie in the table: it is kept sealed.
 */
export const onceSealed = async <Reply extends { readonly secret: string }>(
  vault: Vault,
  write: WriteRequest,
  work: (tx: Tx) => Promise<Reply>,
): Promise<Reply> => {
  const kept = await onceQuietly(vault, write, async (tx) => {
    const reply = await work(tx)
    return { ...reply, secret: vault.sealer.seal(reply.secret).toString('base64') }
  })
  return { ...kept, secret: vault.sealer.open(Buffer.from(kept.secret, 'base64')) }
}
