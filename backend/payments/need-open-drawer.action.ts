import type { Tx } from '../kernel/database.ts'
import { checkCashMoves } from './drawer.rules.ts'
import { holdDrawerState } from './shift.store.ts'

/**
 * Before cash goes in or out: the open shift is held against closing until this transaction ends, so each movement
 * is inside a count or refused. Called before the ledger's accounts are locked. Refuses `drawer_not_open`.
 */
export const needOpenDrawer = async (tx: Tx, canteenId: number): Promise<void> => {
  checkCashMoves(await holdDrawerState(tx, canteenId))
}
