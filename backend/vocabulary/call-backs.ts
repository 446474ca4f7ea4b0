/** What came of a call about a meal. `let_go`: nobody was called after all, somebody else may. */
export const callOutcomes = ['no_answer', 'not_today', 'let_go'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** Where somebody on the list of calls stands. */
export const callStates = ['to_call', 'no_answer', 'not_today', 'booked'] as const
export type CallState = (typeof callStates)[number]

/** Minutes that somebody is left to whoever opened her; long enough for a slow talk. */
export const claimMinutes = 10
