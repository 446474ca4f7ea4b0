import type { ReplyOf } from '../../../../backend/contract/endpoint.ts'
import type { Bilingual } from '../../../../backend/contract/shapes.ts'
import type { standingEndpoints, StandingOrder } from '../../../../backend/contract/standing.ts'
import { isServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import { meals, portionSizes } from '../../../../backend/vocabulary/meal.ts'
import type { Meal } from '../../../../backend/vocabulary/meal.ts'
import { fen } from '../../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'
import type { StandingLink } from '../../../app/paths.ts'
import type { BaseWords } from '../../../ui/words/base.zh.ts'
import type { RegularWords } from '../../../ui/words/regular.zh.ts'
import { idFrom } from '../link.ts'

export type StandingChoices = ReplyOf<typeof standingEndpoints.getStandingChoices>

type Wish = NonNullable<StandingOrder['wish']>

export const mealIn = (search: URLSearchParams): Meal | undefined =>
  meals.find((meal) => meal === search.get('meal'))

/** '1.3.5', or boxes of a form: days=1&days=3. Anything else is as if nothing had been said. */
export const daysIn = (search: URLSearchParams): number[] =>
  [1, 2, 3, 4, 5, 6, 7].filter((day) =>
    search
      .getAll('days')
      .flatMap((days) => days.split('.'))
      .includes(String(day)),
  )

/** A day as addresses have it; anything else is as if nothing had been said. */
export const dayIn = (search: URLSearchParams, name: string): ServiceDay | undefined => {
  const asked = search.get(name)
  return asked !== null && isServiceDay(asked) ? asked : undefined
}

const sizeIn = (search: URLSearchParams) =>
  portionSizes.find((size) => size === search.get('size')) ?? 'regular'

/** No meal costs more; an address may say anything. */
export const mostFen = 100_000

const limitIn = (search: URLSearchParams): Fen | undefined => {
  const asked = idFrom(search.get('limit'))
  return asked === undefined ? undefined : fen(Math.min(asked, mostFen))
}

/** What is wished in the address, by name: from what is on the menu now, or what the order has been for. */
function wishIn(
  choices: StandingChoices,
  search: URLSearchParams,
  order: StandingOrder | undefined,
) {
  const [setId, dishId] = [idFrom(search.get('set')), idFrom(search.get('dish'))]
  const isIt = (one: Wish) =>
    one.setId === (setId ?? null) && one.dishId === (dishId ?? null) && one.size === sizeIn(search)
  const dish = choices.dishes.find(isIt)
  if (dish) {
    const { size, name } = dish
    return { name, wish: { setId: dish.setId, dishId: dish.dishId, size } }
  }
  const before = order?.wish
  return before && isIt(before) ? { name: order.dish, wish: before } : { name: null, wish: null }
}

/** What the pages before have asked, completed with her usual; or with what the order is that it changes. */
export function termsIn(
  choices: StandingChoices,
  search: URLSearchParams,
  orders: readonly StandingOrder[],
) {
  const { usual, ways, meal } = choices
  const order = orders.find(({ orderId }) => orderId === idFrom(search.get('order')))
  const pay = search.get('pay')
  const days = daysIn(search)
  const { name, wish } = wishIn(choices, search, order)
  return {
    order,
    dishName: name,
    terms: {
      meal,
      weekdays: days.length > 0 ? days : (order?.weekdays ?? usual.weekdays),
      wish,
      way: ways.find((way) => way === search.get('way')) ?? order?.way ?? usual.way,
      pay: pay === 'wallet' || pay === 'counter' ? pay : (order?.pay ?? usual.pay),
      limitFen: limitIn(search) ?? order?.limitFen ?? usual.limitFen,
      lastDay: dayIn(search, 'until') ?? null,
    },
  }
}

type Terms = Pick<
  StandingOrder,
  'meal' | 'weekdays' | 'wish' | 'way' | 'pay' | 'limitFen' | 'lastDay'
>

export const linkOf = (terms: Terms, orderId?: number): StandingLink => ({
  order: orderId,
  meal: terms.meal,
  days: terms.weekdays,
  set: terms.wish?.setId,
  dish: terms.wish?.dishId,
  size: terms.wish?.size,
  way: terms.way,
  pay: terms.pay,
  limit: terms.limitFen,
  until: terms.lastDay,
})

/** All of it in one sentence. Without end goes without saying. */
export const sentenceOf = (
  base: BaseWords,
  words: RegularWords,
  terms: Terms,
  { dish, today }: { readonly dish: Bilingual | null; readonly today: ServiceDay },
): string =>
  base.phrases([
    words.days(terms.weekdays, terms.meal),
    dish === null ? words.kitchenChooses : base.name(dish),
    base.way[terms.way],
    words.pay[terms.pay],
    words.most(terms.limitFen),
    ...(terms.lastDay === null ? [] : [words.until(base.dayFromToday(terms.lastDay, today))]),
  ])
