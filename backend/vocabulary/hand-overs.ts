/** What became of a meal handed over without the network once the server heard of it. */
export const handOverOutcomes = [
  'collected',
  /** Was written down as missed, and is not any more. */
  'corrected',
  'already',
  'cancelled',
  'not_paid',
  'cash_short',
  'clock_wrong',
  'month_closed',
  'help_gone',
] as const
export type HandOverOutcome = (typeof handOverOutcomes)[number]

/** Nobody has to do anything about these, unless too much cash was taken. */
export const isSettled = (outcome: HandOverOutcome): boolean =>
  outcome === 'collected' || outcome === 'corrected'
