import type { Tx } from '../kernel/database.ts'
import { markDelivered, markUndelivered, noteReceipt } from './delivery.store.ts'
import type { Receipt } from './messenger.ts'
import { calledKinds } from './notice.kinds.ts'

/** What the provider reports of a message, each once however often and late it comes. */
export const takeReceipt = async (
  tx: Tx,
  { key, outcome }: Receipt,
): Promise<{ readonly outcome: 'taken' | 'known' | 'unknown' }> => {
  const fresh = await noteReceipt(tx, key, outcome)
  if (fresh === null) return { outcome: 'unknown' }
  if (!fresh) return { outcome: 'known' }
  await (outcome === 'delivered' ? markDelivered(tx, key) : markUndelivered(tx, key, calledKinds))
  return { outcome: 'taken' }
}
