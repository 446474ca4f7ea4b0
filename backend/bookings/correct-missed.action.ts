import type { Tx } from '../kernel/database.ts'
import { needOpenDrawer } from '../payments/need-open-drawer.action.ts'
import { spendBudgets } from '../subsidies/budget.store.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { handOverMeal } from './hand-over-meal.action.ts'
import type { HandedOver } from './hand-over-meal.action.ts'
import { dueInCash } from './hand-over.rules.ts'
import { holdBudgetsAgain, markHandOver, undoHandOver } from './missed.store.ts'
import { undoMissed } from './undo-missed.action.ts'

/**
 * A locked booking that was written down as missed was eaten: everything that did is taken back, and the meal is
 * handed over after all. `help_gone`, with nothing done, where what paid for it went into another meal meanwhile: for
 * a person to weigh. Refuses `drawer_not_open` where cash is due.
 */
export const correctMissed = async (
  tx: Tx,
  handed: HandedOver,
): Promise<'corrected' | 'help_gone'> => {
  const { booking, actor } = handed
  // Before the ledger's accounts are locked, as everywhere.
  if (dueInCash(booking) > 0) await needOpenDrawer(tx, booking.canteenId)
  await markHandOver(tx)
  try {
    await undoMissed(tx, actor, booking)
    await handOverMeal(tx, handed)
    await spendBudgets(tx, booking.canteenId, await holdBudgetsAgain(tx, booking.bookingId))
    return 'corrected'
  } catch (error) {
    const gone =
      error instanceof Refusal && (error.code === 'budget_spent' || error.code === 'voucher_used')
    if (!gone) throw error
    await undoHandOver(tx)
    return 'help_gone'
  }
}
