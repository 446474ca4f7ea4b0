/** Words of the canteen that both ends share. Shown in Chinese by the screens' own word lists. */
export const meals = ['breakfast', 'lunch', 'dinner'] as const
export type Meal = (typeof meals)[number]

export const ways = ['dine_in', 'pick_up', 'deliver'] as const
/** How a meal is eaten. `deliver` is modelled, but no canteen offers it until delivery runs exist. */
export type Way = (typeof ways)[number]

export const servingStates = ['planned', 'open', 'closed', 'served', 'settled'] as const
export type ServingState = (typeof servingStates)[number]

export const bookingStates = [
  'held',
  'placed',
  'collected',
  'delivered',
  'missed',
  'cancelled',
] as const
export type BookingState = (typeof bookingStates)[number]

export const channels = [
  'app',
  'phone',
  'round',
  'counter',
  'kiosk',
  'standing',
  'walk_in',
] as const
export type Channel = (typeof channels)[number]

export const readBacks = ['yes', 'no'] as const
/** `yes`: the order was read back to her on the telephone, and she said yes. */
export type ReadBack = (typeof readBacks)[number]

export const paymentWays = ['wallet', 'counter'] as const
/** `wallet`: taken at once. `counter`: paid in cash when the meal is collected. */
export type PaymentWay = (typeof paymentWays)[number]

export const paymentChoices = [...paymentWays, 'online'] as const
/** `online`: portions are held while she pays; once the money is in her wallet the meal is taken from it. */
export type PaymentChoice = (typeof paymentChoices)[number]

export const portionSizes = ['regular', 'small'] as const
export type PortionSize = (typeof portionSizes)[number]

export const missedMealPolicies = ['full_price', 'own_share', 'nothing'] as const
export type MissedMealPolicy = (typeof missedMealPolicies)[number]
