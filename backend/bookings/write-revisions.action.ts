import type { Tx } from '../kernel/database.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { assertBudgeted } from '../subsidies/budget.store.ts'
import { portionsUsage, takeUsage } from '../subsidies/usage.store.ts'
import { takeVouchers } from '../subsidies/voucher.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ReadBack } from '../vocabulary/meal.ts'
import type { SoldMeal } from './booking.rules.ts'
import { insertRevisions } from './new-bookings.store.ts'

interface Written extends SoldMeal {
  readonly bookingId: number
  readonly dinerId: number
  readonly actor: Actor
  readonly heldMinutes: number | null
  readonly readBack?: ReadBack
}

/**
 * What new bookings of one serving were sold at, and the entitlement and vouchers they take, in the order of locks.
 * Refuses `entitlement_used`, `daily_limit`, `voucher_used`, `busy`.
 */
export const writeRevisions = async (
  tx: Tx,
  { day, canteen }: ServingToBook,
  meals: readonly Written[],
): Promise<void> => {
  const used = meals.map(({ quote, portions, ...meal }) => ({
    ...meal,
    quote,
    usages: [...quote.usages, portionsUsage(day, portions, canteen.dailyPortionLimit)],
  }))
  await takeUsage(tx, ...used)
  const withPaper = meals.filter(({ vouchers }) => vouchers.length > 0)
  for (const meal of withPaper) await takeVouchers(tx, meal, meal.vouchers)
  await insertRevisions(
    tx,
    used.map(
      ({ bookingId, lines, inputs, quote, usages, heldMinutes, actor, readBack = 'no' }) => ({
        bookingId,
        revision: 1,
        lines,
        inputs,
        quote,
        usages,
        move: { move: heldMinutes === null ? 'place' : 'hold', actor, reason: '', readBack },
      }),
    ),
  )
  await assertBudgeted(tx, meals)
}
