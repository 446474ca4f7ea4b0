import { addFen, fen } from './money.ts'
import type { Fen } from './money.ts'

/**
 * Notes and coins as they lie in a canteen's drawer, largest first. Fen and the 2 yuan note are gone from it;
 * 1 yuan comes as note and as coin, and they are counted apart, as they lie apart.
 */
export const denominations = [
  { key: 'note100', worthFen: fen(10_000) },
  { key: 'note50', worthFen: fen(5_000) },
  { key: 'note20', worthFen: fen(2_000) },
  { key: 'note10', worthFen: fen(1_000) },
  { key: 'note5', worthFen: fen(500) },
  { key: 'note1', worthFen: fen(100) },
  { key: 'coin1', worthFen: fen(100) },
  { key: 'jiao5', worthFen: fen(50) },
  { key: 'jiao1', worthFen: fen(10) },
] as const
export type Denomination = (typeof denominations)[number]['key']

/** How many of each. */
export type CashCounts = Readonly<Record<Denomination, number>>

/** What one line of a count comes to. */
export const lineFen = (worthFen: Fen, pieces: number): Fen => fen(worthFen * pieces)

export const sumOfCounts = (counts: CashCounts): Fen =>
  addFen(...denominations.map(({ key, worthFen }) => lineFen(worthFen, counts[key])))

/** 2,000 of one kind are twenty bundles of a hundred: more does not fit a drawer, it is a slip of the finger. */
export const mostPieces = 2_000

/** 20,000 yuan: more than a canteen moves in or out of its drawer at once; the safe is the place for it. */
export const largestCash = fen(2_000_000)

/** Ledger transactions that touch a drawer or the fund and were made by hand. */
export const cashKinds = [
  'cash_top_up',
  'carried_top_up',
  'drawer_float',
  'drawer_put_in',
  'drawer_taken_out',
  'cash_donation',
  'fund_given',
  'wallet_paid_out',
] as const
export type CashKind = (typeof cashKinds)[number]
