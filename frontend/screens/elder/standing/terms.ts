import type { ReplyOf } from '../../../../backend/contract/endpoint.ts'
import type { standingEndpoints } from '../../../../backend/contract/standing.ts'
import { meals } from '../../../../backend/vocabulary/meal.ts'
import type { Meal } from '../../../../backend/vocabulary/meal.ts'
import { fen } from '../../../../backend/vocabulary/money.ts'
import type { StandingLink } from '../../../app/paths.ts'
import { idFrom } from '../link.ts'

export type StandingChoices = ReplyOf<typeof standingEndpoints.getStandingChoices>

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

/** What the pages before have asked, completed with her usual. */
export function termsIn(choices: StandingChoices, search: URLSearchParams) {
  const [setId, dishId] = [idFrom(search.get('set')), idFrom(search.get('dish'))]
  const dish = choices.dishes.find(
    (one) =>
      one.setId === (setId ?? null) &&
      one.dishId === (dishId ?? null) &&
      one.size === (search.get('size') ?? 'regular'),
  )
  const { usual } = choices
  const pay = search.get('pay')
  const days = daysIn(search)
  return {
    dish,
    terms: {
      meal: choices.meal,
      weekdays: days.length > 0 ? days : usual.weekdays,
      wish: dish === undefined ? null : { setId: dish.setId, dishId: dish.dishId, size: dish.size },
      way: choices.ways.find((way) => way === search.get('way')) ?? usual.way,
      pay: pay === 'wallet' || pay === 'counter' ? pay : usual.pay,
      limitFen: fen(idFrom(search.get('limit')) ?? usual.limitFen),
    },
  }
}

type Terms = ReturnType<typeof termsIn>['terms']

export const linkOf = (terms: Terms): StandingLink => ({
  meal: terms.meal,
  days: terms.weekdays,
  set: terms.wish?.setId,
  dish: terms.wish?.dishId,
  size: terms.wish?.size,
  way: terms.way,
  pay: terms.pay,
  limit: terms.limitFen,
})
