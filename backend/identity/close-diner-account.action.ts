import type { Tx } from '../kernel/database.ts'
import { endAccountWithoutGrants, endOwnGrants } from './account.store.ts'
import { revokeOpenSlips } from './bind-slip.store.ts'

/** She has died or moved away: her phone, wherever it is now, is signed out, and no slip opens anything. */
export const closeDinerAccount = async (tx: Tx, dinerId: number): Promise<void> => {
  for (const accountId of await endOwnGrants(tx, dinerId)) {
    await endAccountWithoutGrants(tx, accountId)
  }
  await revokeOpenSlips(tx, dinerId)
}
