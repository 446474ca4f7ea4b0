import { cutoffAt, isBeforeCutoff } from '../canteens/cutoff.rules.ts'
import { holidayOn, isWorkday } from '../canteens/workday.rules.ts'
import { addDays, instantAt, serviceDay, timeOfDay } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { fen } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'
import { momentParts } from './case.rules.ts'
import type { MealOfCase, SituationCase } from './case.rules.ts'
import { usageKey, usagesOf } from './limit.rules.ts'
import type { Limit, Usage } from './limit.rules.ts'
import { orderRefused, quoteMeal } from './quote.rules.ts'
import type { Quote, QuoteInputs } from './quote.rules.ts'
import { operatorCode, ruleCode } from './rule-ids.rules.ts'
import type { SchemeEntry, SchemeFile } from './scheme-file.rules.ts'
import type { SchemeInForce } from './scheme-outcome.rules.ts'
import { liesWithin } from './situation.rules.ts'
import type { Situation } from './situation.rules.ts'
import { checkScheme } from './terms-check.rules.ts'
import { fundersOf } from './terms.rules.ts'

export interface Refused {
  readonly code: string
  readonly why: Words
}

/** What came of one meal: its price, or why it is not sold; and what is given back if she cancelled. */
export interface PlayedMeal {
  readonly refused: Refused | null
  readonly quote: Quote | null
  readonly refund: 'full' | 'none' | null
}

/** What goes from one meal of a case to the next. */
interface Running {
  readonly usage: Map<string, number>
  readonly vouchers: Map<string, number>
  readonly budgets: Map<string, number>
}

/** A meal is served from here on at the latest; an order never closes later. */
const mealsBegin = { breakfast: '07:00', lunch: '11:00', dinner: '17:00' } as const

const holdsOn = ({ firstDay, lastDay }: SchemeEntry, day: ServiceDay): boolean =>
  firstDay <= day && (lastDay === null || day <= lastDay)

/** Names become numbers here, as they are in the database. */
export const inForceOf = (
  entry: SchemeEntry,
  versionId: number,
  { funders }: Pick<SchemeFile, 'funders'>,
): SchemeInForce => {
  const canteens = new Set(funders.filter(({ isCanteen }) => isCanteen).map(({ name }) => name))
  return {
    versionId,
    code: entry.code,
    name: entry.name,
    funders: Object.fromEntries(
      fundersOf(entry.terms).map((name, nth) => [
        name,
        { id: versionId * 10_000 + nth, isCanteen: canteens.has(name) },
      ]),
    ),
    settings: entry.settings,
    terms: entry.terms,
  }
}

/** Who is only said to be so old has had her birthday half a year ago: no month or year edge falls on that day. */
const birthDateOf = ({ diner }: SituationCase, day: ServiceDay): ServiceDay =>
  diner.birthDate ??
  addDays(serviceDay(`${Number(day.slice(0, 4)) - (diner.age ?? 0)}${day.slice(4, 7)}-01`), -180)

const situationOf = (one: SituationCase, meal: MealOfCase, running: Running): Situation => ({
  day: meal.day,
  workday: meal.workday ?? isWorkday(meal.day),
  holiday: meal.holiday === undefined ? holidayOn(meal.day) : meal.holiday,
  meal: meal.meal,
  way: meal.way,
  canteenPath: meal.canteen.place ?? '',
  canteenName: meal.canteen.name,
  canteenTraits: meal.canteen.traits,
  birthDate: birthDateOf(one, meal.day),
  facts: one.diner.facts
    .filter(
      ({ from, lastDay }) =>
        (from === undefined || from <= meal.day) && (lastDay === undefined || meal.day <= lastDay),
    )
    .map(({ fact, grade, place, from }) => ({
      kind: fact,
      grade: grade ?? null,
      placePath: place ?? null,
      since: from ?? null,
    })),
  booked: meal.bookedAt === undefined ? null : momentParts(meal.bookedAt),
  vouchers: meal.vouchers.map((voucher) => ({
    ...voucher,
    usesLeft: running.vouchers.get(`${voucher.scheme} ${voucher.serial}`) ?? voucher.usesLeft,
  })),
})

/** The schemes a meal falls under: those of its day and place, or those the case names. */
const schemesFor = (
  file: SchemeFile,
  one: SituationCase,
  meal: MealOfCase,
  running: Running,
): SchemeInForce[] =>
  file.schemes.flatMap((entry, nth) => {
    const named = one.schemes === undefined || one.schemes.includes(entry.code)
    const here = meal.canteen.place === undefined || liesWithin(meal.canteen.place, entry.place)
    if (!named || !here || !holdsOn(entry, meal.day)) return []
    const chosen = { ...entry.settings, ...one.settings?.[entry.code] }
    const leftFen = running.budgets.get(entry.code)
    const budget = leftFen === undefined ? undefined : { id: nth + 1, leftFen }
    return { ...inForceOf({ ...entry, settings: chosen }, nth + 1, file), budget }
  })

/** Who gives at the canteen's own risk: the canteen she eats at, or the only one the file names. */
const canteenFunderOf = ({ funders }: SchemeFile, { canteen }: MealOfCase) => {
  const canteens = funders.filter(({ isCanteen }) => isCanteen)
  const found = canteens.find(({ name }) => name === canteen.name) ?? canteens[0]
  return found === undefined ? null : { id: -1, name: found.name }
}

const inputsFor = (
  file: SchemeFile,
  one: SituationCase,
  meal: MealOfCase,
  running: Running,
): QuoteInputs => ({
  lines: (meal.lines ?? [{ set: '', priceFen: meal.priceFen ?? 0, quantity: 1 }]).map(
    ({ set, priceFen, quantity }) => ({ name: set, priceFen: fen(priceFen), quantity }),
  ),
  deliveryFeeFen: fen(meal.deliveryFeeFen),
  situation: situationOf(one, meal, running),
  schemes: schemesFor(file, one, meal, running),
  usage: Object.fromEntries(running.usage),
  canteenFunder: canteenFunderOf(file, meal),
})

const add = (running: Running, usage: Usage, times = 1): void => {
  const key = usageKey(usage)
  running.usage.set(key, (running.usage.get(key) ?? 0) + usage.amount * times)
}

/** Everything a use of a scheme counts on: its limits, those of each of its rules, its payments to the operator. */
const countersOf = ({ code, terms }: SchemeEntry): { code: string; limits: readonly Limit[] }[] => [
  { code, limits: terms.limits },
  ...terms.rules.map((rule, nth) => ({
    code: ruleCode(code, rule, nth),
    limits: rule.limits ?? [],
  })),
  ...(terms.operator ?? []).flatMap((payment, nth) =>
    payment.per === 'person_day'
      ? { code: operatorCode(code, payment, nth), limits: [{ per: 'day' as const, times: 1 }] }
      : [],
  ),
]

/** Use of before, laid on the counters of every limit it counts on; versions of one code share theirs. */
const earlierUse = (file: SchemeFile, one: SituationCase): Running => {
  const running: Running = {
    usage: new Map(),
    vouchers: new Map(),
    budgets: new Map(Object.entries(one.budgetsLeftFen ?? {})),
  }
  for (const before of one.used) {
    const counted = new Set<string>()
    const at = { day: before.day, meal: before.meal } as Situation
    for (const entry of file.schemes.filter(({ code }) => code === before.scheme)) {
      for (const { code, limits } of countersOf(entry)) {
        for (const usage of usagesOf(code, limits, at, fen(before.fen))) {
          if (counted.has(usageKey(usage))) continue
          counted.add(usageKey(usage))
          add(running, usage, usage.limitKey.includes(':fen') ? 1 : before.times)
        }
      }
    }
  }
  return running
}

const closed: Words = { zh: '已经过了截止时间，订不了了', en: 'orders have closed' }
const died: Words = { zh: '这位老人已经去世', en: 'the diner has died' }

const cutoffOf = ({ canteen, day, meal }: MealOfCase): Date | null =>
  canteen.cutoff === undefined
    ? null
    : cutoffAt(
        day,
        {
          cutoffDaysBefore: canteen.cutoff.daysBefore,
          cutoffTime: timeOfDay(canteen.cutoff.time),
        },
        timeOfDay(mealsBegin[meal]),
      )

const isInTime = (said: string, cutoff: Date | null): boolean => {
  const { day, time } = momentParts(said)
  return cutoff === null || isBeforeCutoff(instantAt(day, time), cutoff)
}

const refusedSettings = (
  file: SchemeFile,
  one: SituationCase,
  { day }: MealOfCase,
): Refused | null => {
  for (const entry of file.schemes) {
    const settings = one.settings?.[entry.code]
    if (settings === undefined || !holdsOn(entry, day)) continue
    const fault = checkScheme({ ...entry, settings }, file.ownFacts).find(
      ({ weight, path }) => weight === 'fault' && path[0] === 'settings',
    )
    if (fault) return { code: 'setting_out_of_range', why: { zh: fault.zh, en: fault.en } }
  }
  return null
}

const whyRefused = (one: SituationCase, meal: MealOfCase, inputs: QuoteInputs): Refused | null => {
  const { diedOn } = one.diner
  if (diedOn !== undefined && diedOn <= meal.day) return { code: 'diner_gone', why: died }
  if (meal.bookedAt !== undefined && !isInTime(meal.bookedAt, cutoffOf(meal)))
    return { code: 'past_cutoff', why: closed }
  return orderRefused(inputs)
}

const spend = (running: Running, quote: Quote, inputs: QuoteInputs): void => {
  for (const usage of quote.usages) add(running, usage)
  for (const { serial, scheme, usesLeft } of inputs.situation.vouchers) {
    const used = quote.vouchers.includes(serial)
    running.vouchers.set(`${scheme} ${serial}`, used ? usesLeft - 1 : usesLeft)
  }
  for (const { budgetId, amountFen } of quote.budgets) {
    const code = inputs.schemes.find(({ budget }) => budget?.id === budgetId)?.code ?? ''
    running.budgets.set(code, (running.budgets.get(code) ?? 0) - amountFen)
  }
}

/** Plays the meals of a case in their order, each on what the ones before have used. */
export const playCase = (file: SchemeFile, one: SituationCase): PlayedMeal[] => {
  const running = earlierUse(file, one)
  const meals = one.meals ?? (one.meal === undefined ? [] : [one.meal])
  return meals.map((meal): PlayedMeal => {
    const inputs = inputsFor(file, one, meal, running)
    const refused = refusedSettings(file, one, meal) ?? whyRefused(one, meal, inputs)
    if (refused !== null) return { refused, quote: null, refund: null }
    const quote = quoteMeal(inputs)
    if (meal.cancelledAt === undefined) {
      spend(running, quote, inputs)
      return { refused: null, quote, refund: null }
    }
    const inTime = isInTime(meal.cancelledAt, cutoffOf(meal))
    // What is cancelled in time was never used; what is not was cooked, and counts.
    if (!inTime) spend(running, quote, inputs)
    return { refused: null, quote, refund: inTime ? 'full' : 'none' }
  })
}
