/** Words of claims that both ends share. */

export const claimStates = ['draft', 'submitted', 'approved'] as const
export type ClaimState = (typeof claimStates)[number]

/** `meal`: a funder's share of a meal's bill. `operator`: paid to the canteen beside the bill. `correction`: taken back. */
export const claimRowKinds = ['meal', 'operator', 'correction'] as const
export type ClaimRowKind = (typeof claimRowKinds)[number]

export const claimMoves = ['prepare', 'submit', 'return', 'approve'] as const
export type ClaimMove = (typeof claimMoves)[number]

export const findingAnswers = ['accepted', 'rejected'] as const
/** Nothing wrong with it, or the meals behind it are not paid. */
export type FindingAnswer = (typeof findingAnswers)[number]

/** What can look wrong in a claim. Each has its query in a store of claims and its words in alarm.kinds.ts. */
export const alarmKinds = [
  'two_places',
  'same_meal_twice',
  'burst',
  'regular_intervals',
  'outside_hours',
  'closed_day',
  'above_seats',
  'above_cooked',
  'after_death',
  'gone_away',
  'in_care_home',
  'fact_lapsed',
  'same_hand',
  'without_card',
  'late_share',
  'new_card_every_day',
  'template',
] as const
export type AlarmKind = (typeof alarmKinds)[number]

/**
 * From where on something looks wrong. Chosen so that a busy honest counter stays below: a person with a card takes
 * about four seconds, so sixty seconds hold fifteen.
 */
export const alarmLimits = {
  /** Two canteens, minutes apart. */
  placesMinutes: 60,
  burstSeconds: 60,
  burstMeals: 16,
  /** Hand-overs one after another at exactly the same distance, and the longest distance looked at, in seconds. */
  regularMeals: 8,
  regularSeconds: 600,
  /** Minutes before the meal begins and after it ends. */
  earlyMinutes: 30,
  lateMinutes: 60,
  /** One member of staff ordered and handed over for one person, without her card. */
  sameHandMeals: 4,
  /** One person so often known by name alone, where at least so many percent of all meals were handed to a card. */
  withoutCardMeals: 10,
  cardPercent: 50,
  /** Written down so long after the meal was over, when the last in the queue are served: so many, so many percent. */
  graceMinutes: 15,
  lateMeals: 5,
  latePercent: 10,
  /** A card of the last days, used on every day the canteen cooked; while a canteen begins, all cards are new. */
  rolloutDays: 62,
  newCardDays: 31,
  everyDayDays: 15,
  /** The same person on so many days in the same second, at the same price. */
  templateDays: 4,
} as const
