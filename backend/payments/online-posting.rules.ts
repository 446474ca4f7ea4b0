import { negativeFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { ofCanteen, posting, wallet } from './entries.rules.ts'
import type { Posting } from './entries.rules.ts'

/** Paid online: the provider holds it for the canteen, the canteen owes it to her. */
export const paidOnline = (canteenId: number, dinerId: number, amountFen: Fen): Posting =>
  posting('online_top_up', [
    ofCanteen('clearing', canteenId, amountFen),
    wallet(dinerId, negativeFen(amountFen)),
  ])

/** Out of her wallet at once, so that it cannot be eaten and given back too; on its way until the provider says so. */
export const refundAsked = (canteenId: number, dinerId: number, amountFen: Fen): Posting =>
  posting('refund_asked', [
    wallet(dinerId, amountFen),
    ofCanteen('refunding', canteenId, negativeFen(amountFen)),
  ])

export const refundDone = (canteenId: number, amountFen: Fen): Posting =>
  posting('refund_done', [
    ofCanteen('refunding', canteenId, amountFen),
    ofCanteen('clearing', canteenId, negativeFen(amountFen)),
  ])

/** It did not arrive: back into her wallet, from wherever it had got to. */
export const refundFailed = (
  canteenId: number,
  dinerId: number,
  amountFen: Fen,
  before: 'asked' | 'sent' | 'done',
): Posting =>
  posting('refund_failed', [
    ofCanteen(before === 'done' ? 'clearing' : 'refunding', canteenId, amountFen),
    wallet(dinerId, negativeFen(amountFen)),
  ])

/** The bank of whoever paid wants it back: the provider holds it until that is decided. Her wallet is not touched. */
export const disputeOpened = (canteenId: number, amountFen: Fen): Posting =>
  posting('dispute_opened', [
    ofCanteen('disputed', canteenId, amountFen),
    ofCanteen('clearing', canteenId, negativeFen(amountFen)),
  ])

export const disputeClosed = (
  canteenId: number,
  amountFen: Fen,
  outcome: 'won' | 'lost',
): Posting =>
  posting(outcome === 'won' ? 'dispute_won' : 'dispute_lost', [
    ofCanteen(outcome === 'won' ? 'clearing' : 'dispute_loss', canteenId, amountFen),
    ofCanteen('disputed', canteenId, negativeFen(amountFen)),
  ])
