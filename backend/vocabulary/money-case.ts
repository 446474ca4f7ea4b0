/**
 * Why a person must look at money:
 * unknown_payment: money at the provider that we never asked for · amount_differs: another sum or currency than asked ·
 * refund_failed: it is back in her wallet, not with who paid · disputed: the payer's bank wants it back ·
 * credited_not_paid: in the ledger, and the provider knows of no payment · paid_not_credited: the other way round.
 */
export const moneyCaseKinds = [
  'unknown_payment',
  'amount_differs',
  'refund_failed',
  'disputed',
  'credited_not_paid',
  'paid_not_credited',
] as const
export type MoneyCaseKind = (typeof moneyCaseKinds)[number]
