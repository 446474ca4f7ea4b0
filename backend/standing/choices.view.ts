import { readBookingContext } from '../bookings/booking-context.store.ts'
import type { BookingContext } from '../bookings/booking-context.store.ts'
import { priceMeal } from '../bookings/booking.rules.ts'
import { plateOf } from '../bookings/offers.rules.ts'
import { readHomeCanteen } from '../bookings/canteen-card.store.ts'
import { readPastChoices, readServingHeads } from '../bookings/serving-list.view.ts'
import type { PastChoice } from '../bookings/serving-list.view.ts'
import { fits } from '../bookings/variant.rules.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { standingEndpoints } from '../contract/standing.ts'
import type { Reader } from '../kernel/database.ts'
import type { OfferingOnServing } from '../menus/menu.store.ts'
import { weekdayOf } from '../vocabulary/calendar.ts'
import { meals } from '../vocabulary/meal.ts'
import type { Meal, Way } from '../vocabulary/meal.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { readStanding } from './standing.view.ts'

type Choices = ReplyOf<typeof standingEndpoints.getStandingChoices>
type Dish = Choices['dishes'][number]

/** Servings looked through: a week's menu has what a canteen cooks. */
const servingsLookedAt = 7

const wishKey = ({ setId, dishId, size }: OfferingOnServing): string =>
  `${setId ?? ''}/${dishId ?? ''}/${size}`

const dishesOf = (contexts: readonly BookingContext[], way: Way): Dish[] => {
  const found = new Map<string, Dish>()
  for (const context of contexts) {
    const { serving, diner } = context
    for (const offering of serving.offerings) {
      if (offering.withdrawn || !fits(offering, diner.needs)) continue
      const before = found.get(wishKey(offering))
      if (before) {
        before.offeredOn.push(serving.day)
        continue
      }
      const { name, sides, picture } = plateOf(offering)
      const { quote } = priceMeal(context, [{ offering, quantity: 1 }], way)
      found.set(wishKey(offering), {
        setId: offering.setId,
        dishId: offering.dishId,
        size: offering.size,
        name,
        sides,
        picture,
        payFen: quote.payFen,
        offeredOn: [serving.day],
      })
    }
  }
  // What stands on the menu most often makes the best standing order.
  return [...found.values()].toSorted((a, b) => b.offeredOn.length - a.offeredOn.length)
}

const workdays = [1, 2, 3, 4, 5]

/** The weekdays she has come on at least twice lately; somebody new: Monday to Friday. */
const usualWeekdays = (past: readonly PastChoice[], meal: Meal): number[] => {
  const days = past.filter((choice) => choice.meal === meal).map(({ day }) => weekdayOf(day))
  const often = [...new Set(days)].filter((day) => days.filter((one) => one === day).length > 1)
  return often.length > 0 ? often.toSorted((a, b) => a - b) : workdays
}

const fiveYuan = 500

/** Room above the dearest dish of today, in round money: small changes of price cost nobody her lunch. */
const usualLimit = (dishes: readonly Dish[]): Fen => {
  const dearest = Math.max(0, ...dishes.map(({ payFen }) => payFen))
  return fen(Math.max(fiveYuan, Math.ceil(dearest / fiveYuan) * fiveYuan))
}

/** What a standing order may be for, priced for her, with her usual as the first offer. Refuses `diner_unknown`. */
export const readStandingChoices = async (
  reader: Reader,
  dinerId: number,
  asked: Meal | undefined,
): Promise<Choices> => {
  const heads = await readServingHeads(reader, await readHomeCanteen(reader, dinerId))
  const past = await readPastChoices(reader, dinerId)
  const { orders } = await readStanding(reader, dinerId)
  const served = meals.filter((meal) => heads.some((head) => head.meal === meal))
  const meal = asked ?? (served.includes('lunch') ? 'lunch' : (served[0] ?? 'lunch'))
  const looked = heads
    .filter((head) => head.meal === meal && head.bookable)
    .slice(0, servingsLookedAt)
  const contexts: BookingContext[] = []
  for (const { servingId } of looked)
    contexts.push(await readBookingContext(reader, servingId, dinerId))
  const ways = (contexts[0]?.serving.ways ?? [])
    .filter(({ capacity }) => capacity > 0)
    .map(({ way }) => way)
  const lastWay = past.find((choice) => choice.meal === meal)?.way
  const way = ways.find((one) => one === lastWay) ?? ways[0] ?? 'dine_in'
  const dishes = dishesOf(contexts, way)
  const taken = orders.filter((order) => order.meal === meal).flatMap(({ weekdays }) => weekdays)
  const balanceFen = contexts[0]?.pricing.balanceFen ?? 0
  return {
    meals: served,
    meal,
    ways,
    dishes,
    taken,
    usual: {
      weekdays: usualWeekdays(past, meal).filter((day) => !taken.includes(day)),
      way,
      pay: balanceFen > 0 ? 'wallet' : 'counter',
      limitFen: usualLimit(dishes),
    },
  }
}
