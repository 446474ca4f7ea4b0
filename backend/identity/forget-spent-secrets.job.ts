import type { Db } from '../kernel/database.ts'
import { clearExpiredPairings } from './device.store.ts'
import { clearExpiredLimits } from './limits.store.ts'
import { clearExpiredCodes } from './one-time-code.store.ts'

/**
 * Every few minutes: codes past their time are emptied out of the outbox, pairing codes out of the
 * devices, counters of the rate limits that start afresh anyway out of their table.
 */
export const forgetSpentSecrets = async (db: Db): Promise<void> => {
  await clearExpiredCodes(db)
  await clearExpiredPairings(db)
  await clearExpiredLimits(db)
}
