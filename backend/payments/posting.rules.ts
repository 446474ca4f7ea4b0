import type { MissedMealPolicy, PaymentWay } from '../vocabulary/meal.ts'
import { addFen, negativeFen, noFen, smallerFen, subtractFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { ofCanteen, posting, wallet } from './entries.rules.ts'
import type { Entry, Posting } from './entries.rules.ts'

interface Share {
  readonly funderId: number | null
  readonly amountFen: Fen
}

/** What a meal costs and who bears it. `funderIsCanteen` shares are the merchant's own concession. */
export interface SoldMeal {
  readonly canteenId: number
  readonly dinerId: number
  readonly payment: PaymentWay
  readonly listFen: Fen
  readonly payFen: Fen
  readonly shares: readonly (Share & { readonly funderIsCanteen: boolean })[]
}

/** Paid from the wallet when booking: the canteen owes the meal. A negative amount gives money back. */
export const paidAhead = (canteenId: number, dinerId: number, amountFen: Fen): Posting =>
  posting(amountFen >= 0 ? 'booking_paid' : 'booking_refunded', [
    wallet(dinerId, amountFen),
    ofCanteen('prepaid', canteenId, negativeFen(amountFen)),
  ])

const subsidyEntries = (meal: SoldMeal): Entry[] =>
  meal.shares
    .filter((share) => share.funderId !== null)
    .map((share) => ({
      kind: share.funderIsCanteen ? 'concession' : 'receivable',
      canteenId: meal.canteenId,
      dinerId: null,
      funderId: share.funderId,
      amountFen: share.amountFen,
    }))

/** The meal was handed over: revenue at list price, each funder owes its share, the diner's part was prepaid or is cash now. */
export const mealCollected = (meal: SoldMeal): Posting =>
  posting('meal_collected', [
    ofCanteen(meal.payment === 'wallet' ? 'prepaid' : 'drawer', meal.canteenId, meal.payFen),
    ...subsidyEntries(meal),
    ofCanteen('revenue', meal.canteenId, negativeFen(meal.listFen)),
  ])

/** The mirror of a hand-over that was none; both stay in the books, side by side. */
export const handOverUndone = (entries: readonly Entry[]): Posting =>
  posting(
    'hand_over_undone',
    entries.map((entry) => ({ ...entry, amountFen: negativeFen(entry.amountFen) })),
  )

/** Somebody nobody knows, at list price, in cash. */
export const guestSold = (canteenId: number, priceFen: Fen): Posting =>
  posting('guest_sold', [
    ofCanteen('drawer', canteenId, priceFen),
    ofCanteen('revenue', canteenId, negativeFen(priceFen)),
  ])

export const guestSaleUndone = (canteenId: number, priceFen: Fen): Posting =>
  posting('guest_sale_undone', [
    ofCanteen('drawer', canteenId, negativeFen(priceFen)),
    ofCanteen('revenue', canteenId, priceFen),
  ])

/** Nobody came. No funder owes anything; what the diner owes is the canteen's policy, the rest is the canteen's loss. */
export const mealMissed = (
  meal: SoldMeal,
  policy: MissedMealPolicy,
  /** What her wallet can still give, overdraft included. */
  spendableFen: Fen,
): { posting: Posting; lossFen: Fen } => {
  const prepaidFen = meal.payment === 'wallet' ? meal.payFen : noFen
  const owedFen =
    policy === 'full_price' ? meal.listFen : policy === 'own_share' ? meal.payFen : noFen
  // Nothing owed gives the prepaid part back; more owed is taken from the wallet as far as it goes.
  const fromWalletFen =
    owedFen < prepaidFen
      ? subtractFen(owedFen, prepaidFen)
      : smallerFen(subtractFen(owedFen, prepaidFen), spendableFen)
  const lossFen = subtractFen(meal.listFen, addFen(prepaidFen, fromWalletFen))
  return {
    lossFen,
    posting: posting('meal_missed', [
      ofCanteen('prepaid', meal.canteenId, prepaidFen),
      wallet(meal.dinerId, fromWalletFen),
      ofCanteen('missed_loss', meal.canteenId, lossFen),
      ofCanteen('revenue', meal.canteenId, negativeFen(meal.listFen)),
    ]),
  }
}

/**
 * It was eaten after all: the missed meal the other way round. Where her wallet no longer holds what was given back to
 * it, the canteen bears the rest.
 */
export const missedUndone = (
  canteenId: number,
  missed: readonly Entry[],
  /** What lies in her wallet; below zero nothing does, however far her canteen would let it go. */
  balanceFen: Fen,
): Posting => {
  const undone = missed.map((entry) => {
    const amountFen = negativeFen(entry.amountFen)
    return entry.kind === 'wallet' && amountFen > 0
      ? { ...entry, amountFen: smallerFen(amountFen, balanceFen < 0 ? noFen : balanceFen) }
      : { ...entry, amountFen }
  })
  const shortFen = negativeFen(addFen(...undone.map((entry) => entry.amountFen)))
  return posting('reversal_meal_missed', [...undone, ofCanteen('missed_loss', canteenId, shortFen)])
}

/** Cash over the counter into a wallet. */
export const toppedUpInCash = (canteenId: number, dinerId: number, amountFen: Fen): Posting =>
  posting('cash_top_up', [
    ofCanteen('drawer', canteenId, amountFen),
    wallet(dinerId, negativeFen(amountFen)),
  ])
