import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { tellFamily } from '../notices/tell-family.action.ts'
import { forgetRisenBalances, noteLowBalances } from './low-balance.store.ts'

/** Tells the family that may pay and wants to hear of it, once for every time a wallet falls below the canteen's line. */
export const tellOfLowBalances = ({ db }: Pick<Deps, 'db'>): Promise<void> =>
  inTransaction(db, async (tx) => {
    await forgetRisenBalances(tx)
    for (const { canteenId, dinerId, balanceFen } of await noteLowBalances(tx)) {
      await tellFamily(tx, { canteenId, dinerId, kind: 'balance_low', params: { balanceFen } })
    }
  })
