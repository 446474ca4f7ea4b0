import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { gatherIdle, listLowBudgets } from './budget.store.ts'

/**
 * Moves money that canteens hold and do not need back into the reserve, where the others find it: before a booking
 * has to go and look for it.
 */
export const balanceBudgets = async ({ db }: Pick<Deps, 'db'>): Promise<void> => {
  for (const budgetId of await listLowBudgets(db))
    await inTransaction(db, (tx) => gatherIdle(tx, budgetId))
}
