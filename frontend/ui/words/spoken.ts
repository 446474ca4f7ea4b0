import type { Variant } from '../../../backend/vocabulary/diet.ts'
import type { PaymentWay, Way } from '../../../backend/vocabulary/meal.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'

/** One meal as a volunteer says it on the phone. Days and names come in the reader's language already. */
export interface SpokenMeal {
  /** 张奶奶 / Mrs Zhang */
  callName: string
  /** 明天中午 / lunch tomorrow */
  mealOn: string
  dish: string
  quantity: number
  variant: Variant
  /** What she needs and this dish cannot be: asked about, never passed over. */
  unmet: Variant | null
  way: Way
  window: { from: string; to: string }
  payFen: Fen
  by: PaymentWay
  /** 取餐号, once there is one. */
  number: number | null
}

/** Sentences to read out, one breath a line. */
export interface SpokenWords {
  ask: (meal: SpokenMeal) => string[]
  askOpenly: (meal: Pick<SpokenMeal, 'callName' | 'mealOn'>) => string[]
  alreadyBooked: (meal: SpokenMeal) => string[]
  book: (meal: SpokenMeal) => string[]
  change: (meal: SpokenMeal) => string[]
  keep: (meal: SpokenMeal) => string[]
  skip: (meal: Pick<SpokenMeal, 'callName' | 'mealOn'>) => string[]
  cancel: (meal: SpokenMeal) => string[]
  /** After it is booked or changed: the number she comes with. */
  ticket: (
    meal: Pick<SpokenMeal, 'callName' | 'mealOn' | 'window' | 'way'> & { number: number },
  ) => string[]
}
