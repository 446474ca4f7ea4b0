import * as z from 'zod/mini'
import { holidayNames } from '../canteens/workday.rules.ts'
import { isServiceDay, timeOfDay } from '../vocabulary/calendar.ts'
import { meals, ways } from '../vocabulary/meal.ts'
import { gradesOf, isPlaced } from '../vocabulary/facts.ts'
import { day } from './day-term.rules.ts'
import { factName } from './diner-conditions.kinds.ts'
import { saying } from './issue-words.rules.ts'
import { code, place } from './scheme-file.rules.ts'

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))
const amount = z.int().check(z.gte(0), z.lte(10_000_000))
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
/** '2026-03-09 15:59' on the canteen's clock. */
const moment = z.string().check(
  z.refine(
    (said) => {
      const [date = '', time = '', more] = said.split(' ')
      return isServiceDay(date) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) && more === undefined
    },
    { error: 'not a moment: "YYYY-MM-DD HH:MM"' },
  ),
)

const fact = z
  .strictObject({
    fact: factName,
    grade: z.optional(text(40)),
    place: z.optional(place),
    from: z.optional(day),
    /** The last day it holds. */
    lastDay: z.optional(day),
  })
  .check(
    z.refine(
      ({ fact: name, grade }) => grade === undefined || (gradesOf(name)?.includes(grade) ?? true),
      { ...saying('没有这一级', 'the fact has no such grade'), path: ['grade'] },
    ),
    z.refine(({ fact: name, place: where }) => !isPlaced(name) || where !== undefined, {
      ...saying('请填在哪里', 'say its "place"'),
      path: ['place'],
    }),
    z.refine(
      ({ from, lastDay }) => from === undefined || lastDay === undefined || from <= lastDay,
      saying('最后一天比第一天早', 'ends before it begins'),
    ),
  )

const diner = z
  .strictObject({
    birthDate: z.optional(day),
    /** Instead: completed years on the day of each meal. */
    age: z.optional(z.int().check(z.gte(0), z.lte(130))),
    facts: z._default(z.array(fact).check(z.maxLength(60)), []),
    diedOn: z.optional(day),
  })
  .check(
    z.refine((one) => (one.birthDate === undefined) !== (one.age === undefined), {
      ...saying('请填年龄，或者生日', 'say "birthDate" or "age", one of them'),
      path: ['age'],
    }),
  )

const line = z.strictObject({
  set: z._default(z.string().check(z.maxLength(60)), ''),
  priceFen: amount,
  quantity: z._default(z.int().check(z.gte(1), z.lte(50)), 1),
})

const voucher = z.strictObject({
  serial: text(60),
  scheme: code,
  lastDay: z._default(z.nullable(day), null),
  usesLeft: z._default(z.int().check(z.gte(0), z.lte(1000)), 1),
})

const mealOfCase = z
  .strictObject({
    day,
    meal: z._default(z.enum(meals), 'lunch'),
    way: z._default(z.enum(ways), 'dine_in'),
    /** By the State Council's calendar as long as nothing else is said. */
    workday: z.optional(z.boolean()),
    /** The same for the holiday the day is off for; null for none. */
    holiday: z.optional(z.nullable(z.enum(holidayNames))),
    canteen: z._default(
      z.strictObject({
        name: z._default(z.string().check(z.maxLength(60)), ''),
        /** Left out: every scheme of the file holds there. */
        place: z.optional(place),
        traits: z._default(z.array(text(40)).check(z.maxLength(20)), []),
        /** When its orders close; never later than the meal. */
        cutoff: z.optional(
          z.strictObject({ daysBefore: z.int().check(z.gte(0), z.lte(30)), time: clock }),
        ),
      }),
      { name: '', traits: [] },
    ),
    /** Short for one portion without a name. */
    priceFen: z.optional(amount),
    lines: z.optional(z.array(line).check(z.minLength(1), z.maxLength(50))),
    deliveryFeeFen: z._default(amount, 0),
    bookedAt: z.optional(moment),
    cancelledAt: z.optional(moment),
    vouchers: z._default(z.array(voucher).check(z.maxLength(50)), []),
  })
  .check(
    z.refine((one) => (one.priceFen === undefined) !== (one.lines === undefined), {
      ...saying('请填这顿饭多少元', 'say "priceFen" or "lines", one of them'),
      path: ['priceFen'],
    }),
    z.refine(
      ({ bookedAt, cancelledAt }) =>
        cancelledAt === undefined || bookedAt === undefined || bookedAt <= cancelledAt,
      { error: 'cancelled before it was booked' },
    ),
  )
export type MealOfCase = z.output<typeof mealOfCase>

/** What was used of a scheme before: so often, so much money, at one meal. */
const use = z.strictObject({
  scheme: code,
  day,
  meal: z._default(z.enum(meals), 'lunch'),
  times: z._default(z.int().check(z.gte(0), z.lte(1000)), 1),
  fen: z._default(amount, 0),
})

const expectedMeal = {
  payFen: z.optional(amount),
  payFoodFen: z.optional(amount),
  payDeliveryFen: z.optional(amount),
  subsidyFen: z.optional(amount),
  discountFen: z.optional(amount),
  byScheme: z.optional(z.record(code, amount)),
  byFunder: z.optional(z.record(text(60), amount)),
  operator: z.optional(
    z.strictObject({ service: z.optional(amount), delivery: z.optional(amount) }),
  ),
  refused: z.optional(text(40)),
  refund: z.optional(z.enum(['full', 'none'])),
}

/** Somebody, and one meal or several in their order. */
export const situationCase = z
  .strictObject({
    /** What it is about, as a sentence. */
    case: z._default(z.string().check(z.maxLength(300)), ''),
    /** Only these schemes of the file; left out, all that hold that day and place. */
    schemes: z.optional(z.array(code).check(z.minLength(1), z.maxLength(100))),
    diner,
    meal: z.optional(mealOfCase),
    meals: z.optional(z.array(mealOfCase).check(z.minLength(1), z.maxLength(400))),
    used: z._default(z.array(use).check(z.maxLength(400)), []),
    /** Other amounts a district has chosen: by scheme, by name. */
    settings: z.optional(z.record(code, z.record(z.string(), z.int().check(z.gt(0))))),
    /** What is left of the money set aside: by scheme. */
    budgetsLeftFen: z.optional(z.record(code, amount)),
    /** What should come out: then the answer says whether it did. */
    expect: z.optional(
      z.strictObject({
        ...expectedMeal,
        meals: z.optional(z.array(z.strictObject(expectedMeal)).check(z.maxLength(400))),
      }),
    ),
    /** Where the expected amounts are from, or anything a reader should know. */
    note: z.optional(z.string().check(z.maxLength(1000))),
  })
  .check(
    z.refine((one) => (one.meal === undefined) !== (one.meals === undefined), {
      error: 'say "meal" or "meals", one of them',
    }),
    z.refine(
      ({ meals: list, expect: wanted }) =>
        wanted === undefined ||
        (list === undefined
          ? wanted.meals === undefined
          : Object.keys(wanted).join() === 'meals' && wanted.meals?.length === list.length),
      { error: 'for several meals expect {"meals": […]} of as many, for one meal its amounts' },
    ),
  )
export type SituationCase = z.output<typeof situationCase>

/** The day and time of '2026-03-09 15:59'. */
export const momentParts = (
  said: string,
): { day: MealOfCase['day']; time: ReturnType<typeof timeOfDay> } => {
  const [date = '', time = ''] = said.split(' ')
  return { day: date as MealOfCase['day'], time: timeOfDay(time) }
}
