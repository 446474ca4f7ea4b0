import { addMonths, monthOf } from '../vocabulary/calendar.ts'
import type { Month, ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { WalletMove } from '../vocabulary/wallet.ts'

const known: Readonly<Record<string, WalletMove>> = {
  carried_top_up: 'carried',
  booking_paid: 'meal',
  booking_refunded: 'back',
}

/** What her wallet's movement was, as she would say it. A kind nobody told us of is money in or money out. */
export const walletMoveOf = (kind: string, amountFen: number): WalletMove => {
  if (kind === 'meal_missed') return amountFen < 0 ? 'missed' : 'back'
  if (kind.startsWith('reversal') || kind === 'cash_reversed') return 'corrected'
  if (known[kind] !== undefined) return known[kind]
  if (kind.includes('top_up') && amountFen > 0) return 'top_up'
  return amountFen < 0 ? 'out' : 'in'
}

/** The month asked for, this one when none was. Refuses `month_to_come`. */
export const monthToShow = (asked: Month | undefined, today: ServiceDay): Month => {
  const now = monthOf(today)
  if (asked !== undefined && asked > now) throw new Refusal('month_to_come')
  return asked ?? now
}

/** Where one can go from a month: not before anything happened, not beyond today. */
export const monthsBeside = (
  month: Month,
  today: ServiceDay,
  firstDay: ServiceDay | null,
): { previous: Month | null; next: Month | null } => ({
  previous: firstDay !== null && monthOf(firstDay) < month ? addMonths(month, -1) : null,
  next: month < monthOf(today) ? addMonths(month, 1) : null,
})
