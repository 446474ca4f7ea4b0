import type { ComingMeal } from '../../../backend/contract/standing.ts'
import type { Meal, PaymentWay } from '../../../backend/vocabulary/meal.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { weekdayWords } from '../../../backend/vocabulary/standing.ts'

export const times: Record<Meal, string> = { breakfast: '早上', lunch: '中午', dinner: '晚上' }
const states: Record<ComingMeal['state'], string> = {
  booked: '订好了',
  unpaid: '等付款',
  waiting: '排着队',
  standing: '菜单出来就给您订',
  held: '停着，没给您订',
  skipped: '没订上',
  cancelled: '取消了',
}
/** `booksOn`: the day it will be booked, in words. */
const stateOf = ({ state }: Pick<ComingMeal, 'state'>, booksOn: string | null): string =>
  state === 'standing' && booksOn !== null ? `${booksOn}给您订` : states[state]
const pay: Record<PaymentWay, string> = { wallet: '从卡里扣', counter: '来时付现金' }

/** Meals that repeat, in the words of everybody who speaks of them: she, her family, the desk. */
export const regularZh = {
  regular: '长期订饭',
  days: (weekdays: readonly number[], meal: Meal) => `${weekdayWords(weekdays).zh}${times[meal]}`,
  kitchenChooses: '厨师看着配',
  most: (amount: Fen) => `最多付 ${yuan(amount)} 元`,
  pay,
  until: (day: string | null) => (day === null ? '一直订' : `订到${day}`),
  paused: (from: string, to: string | null) =>
    to === null ? `${from}起停着` : `${from}到${to}停着`,
  backNow: '回来了，接着订',
  closed: (why: string) => `食堂休息，${why}`,
  unpaidUntil: (until: string) => `等付款，留到${until}`,
  states,
  stateOf,
}

export type RegularWords = typeof regularZh
