/** What she said once: book it as soon as one frees, or ask her first. */
export const waitWishes = ['book', 'ask'] as const
export type WaitWish = (typeof waitWishes)[number]

export const waitStates = ['waiting', 'offered', 'booked', 'ended'] as const
/** `offered`: a portion is held for her answer. */
export type WaitState = (typeof waitStates)[number]

export const waitEnds = [
  'cut_off',
  'left',
  'declined',
  'lapsed',
  'booked_elsewhere',
  'gone',
  'price',
  'withdrawn',
  'not_possible',
] as const
/** Why somebody waits no longer without a meal from the queue. */
export type WaitEnd = (typeof waitEnds)[number]
