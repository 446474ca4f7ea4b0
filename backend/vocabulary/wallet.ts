/** What moved a wallet, as its owner would say it. */
export const walletMoves = [
  'top_up',
  'carried',
  'meal',
  'back',
  'missed',
  'corrected',
  'in',
  'out',
] as const
export type WalletMove = (typeof walletMoves)[number]
