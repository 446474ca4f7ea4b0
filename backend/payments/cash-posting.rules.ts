import { negativeFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { ofCanteen, posting, wallet } from './entries.rules.ts'
import type { Entry, Posting } from './entries.rules.ts'

/** From the safe or the bank into the drawer; a negative amount the other way. */
const betweenDrawerAndBank = (kind: string, canteenId: number, intoDrawerFen: Fen): Posting =>
  posting(kind, [
    ofCanteen('drawer', canteenId, intoDrawerFen),
    ofCanteen('bank', canteenId, negativeFen(intoDrawerFen)),
  ])

/** Change to open with. */
export const floatPutIn = (canteenId: number, amountFen: Fen): Posting =>
  betweenDrawerAndBank('drawer_float', canteenId, amountFen)

/** More change during the day. */
export const cashPutIn = (canteenId: number, amountFen: Fen): Posting =>
  betweenDrawerAndBank('drawer_put_in', canteenId, amountFen)

/** To the safe or the bank. */
export const cashTakenOut = (canteenId: number, amountFen: Fen): Posting =>
  betweenDrawerAndBank('drawer_taken_out', canteenId, negativeFen(amountFen))

/** Counted more (positive) or less than the books said: the drawer follows the count. */
export const differenceFound = (canteenId: number, differenceFen: Fen): Posting =>
  posting('drawer_difference', [
    ofCanteen('drawer', canteenId, differenceFen),
    ofCanteen('over_short', canteenId, negativeFen(differenceFen)),
  ])

/** Taken at her door, and in the drawer now. */
export const carriedIn = (canteenId: number, dinerId: number, amountFen: Fen): Posting =>
  posting('carried_top_up', [
    ofCanteen('drawer', canteenId, amountFen),
    wallet(dinerId, negativeFen(amountFen)),
  ])

/** What came from the doors was more (positive) or less than noted: apart from the drawer's own count. */
export const carriedDifference = (canteenId: number, differenceFen: Fen): Posting =>
  posting('carried_difference', [
    ofCanteen('drawer', canteenId, differenceFen),
    ofCanteen('over_short', canteenId, negativeFen(differenceFen)),
  ])

/** Cash for meals of people who are short. */
export const donatedInCash = (canteenId: number, amountFen: Fen): Posting =>
  posting('cash_donation', [
    ofCanteen('drawer', canteenId, amountFen),
    ofCanteen('donations', canteenId, negativeFen(amountFen)),
  ])

/** From the fund into somebody's wallet. */
export const givenFromFund = (canteenId: number, dinerId: number, amountFen: Fen): Posting =>
  posting('fund_given', [
    ofCanteen('donations', canteenId, amountFen),
    wallet(dinerId, negativeFen(amountFen)),
  ])

/** Her prepaid money back, in cash: she moves away, or the canteen closes, or her family comes for it. */
export const walletPaidOut = (canteenId: number, dinerId: number, amountFen: Fen): Posting =>
  posting('wallet_paid_out', [
    wallet(dinerId, amountFen),
    ofCanteen('drawer', canteenId, negativeFen(amountFen)),
  ])

/** The mirror of what was posted by mistake; the mistake stays where it is. */
export const mirrored = (entries: readonly Entry[]): Posting =>
  posting(
    'cash_reversed',
    entries.map((entry) => ({ ...entry, amountFen: negativeFen(entry.amountFen) })),
  )
