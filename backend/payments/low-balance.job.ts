import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { queueNotice } from '../notices/queue-notice.action.ts'
import { forgetRisenBalances, noteLowBalances } from './low-balance.store.ts'

/** Tells the family that may pay, once for every time a wallet falls below the canteen's line. */
export const tellOfLowBalances = ({ db }: Pick<Deps, 'db'>): Promise<void> =>
  inTransaction(db, async (tx) => {
    await forgetRisenBalances(tx)
    for (const low of await noteLowBalances(tx)) {
      await queueNotice(tx, {
        canteenId: low.canteenId,
        dinerId: low.dinerId,
        phone: low.familyPhone,
        kind: 'balance_low',
        params: { familyName: low.familyName, balanceFen: low.balanceFen },
      })
    }
  })
