import { readCanteenCard } from '../bookings/canteen-card.store.ts'
import type { FoodSafetyDay, MissingEvidence } from '../contract/food-safety.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { instantAt } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Language } from '../vocabulary/role.ts'
import { readDayRecords } from './day-records.view.ts'
import type { HandRow } from './day-records.view.ts'
import {
  eatByOf,
  isHotEnough,
  isServedCold,
  isThrownAway,
  isWhole,
  missingOf,
  nothingMissing,
} from './evidence.rules.ts'
import { readEvidence } from './evidence.store.ts'
import { codesWithMeaning, seesCodes } from './morning-check.rules.ts'
import type { Onlooker } from './morning-check.rules.ts'
import { keepUntilOf, mayDispose } from './sample.rules.ts'
import { readServedDishes } from './served-dishes.view.ts'
import type { DishRow } from './served-dishes.view.ts'

type Serving = FoodSafetyDay['servings'][number]
type Dish = Serving['dishes'][number]
type Hand = FoodSafetyDay['hands'][number]

/** Where a canteen puts its first sample, until it says otherwise. */
const firstPlace = '留样冰箱'

const dishOf = (
  { dishId, name, category, sample, readings }: DishRow,
  { now, windowEnds }: { readonly now: Date; readonly windowEnds: Date },
): Dish => {
  const judged = readings.map((reading) => ({
    ...reading,
    enough: isHotEnough(reading.stage, reading.celsius),
  }))
  const cooked = judged.findLast(({ stage }) => stage === 'cooked') ?? null
  const held = judged.findLast(({ stage }) => stage === 'held') ?? null
  const firstCooked = judged.find(({ stage }) => stage === 'cooked')
  const eatBy = firstCooked ? eatByOf(new Date(firstCooked.at)) : null
  const thrownAway = isThrownAway({ cooked, held })
  const takenAt = sample === null ? null : new Date(sample.takenAt)
  return {
    dishId,
    name,
    cold: isServedCold(category),
    sample:
      sample === null || takenAt === null
        ? null
        : {
            grams: sample.grams,
            place: sample.place,
            corrected: sample.corrected,
            byName: sample.byName,
            disposed: sample.disposed,
            at: takenAt.toISOString(),
            keepUntil: keepUntilOf(takenAt).toISOString(),
            mayBeDisposed: mayDispose(takenAt, now),
          },
    cooked,
    held,
    readings: judged,
    eatBy: eatBy?.toISOString() ?? null,
    tooOld: eatBy !== null && !thrownAway && eatBy < windowEnds,
    thrownAway,
  }
}

const handOf = ({ check, ...hand }: HandRow, onlooker: Onlooker): Hand => {
  if (check === null) return { ...hand, check: null }
  const { checkedBy, ...shown } = check
  const sees = seesCodes(onlooker, { accountId: hand.accountId, checkedBy })
  return { ...hand, check: sees ? shown : { ...shown, codes: null, putRight: null } }
}

const servingsOf = async (
  reader: Reader,
  canteenId: number,
  day: ServiceDay,
  { now, language }: { readonly now: Date; readonly language: Language },
): Promise<Serving[]> => {
  const rows = await readServedDishes(reader, canteenId, day)
  const evidence = await readEvidence(
    reader,
    rows.map(({ when }) => when.servingId),
  )
  const missing = new Map<number, MissingEvidence>(
    evidence.map((one) => [one.servingId, missingOf(one)]),
  )
  return rows.map(({ when, state, dishes }) => {
    const lacks = missing.get(when.servingId) ?? nothingMissing
    return {
      when,
      state,
      dishes: dishes.map((dish) => dishOf(dish, { now, windowEnds: instantAt(when.day, when.to) })),
      missing: lacks,
      because: isWhole(lacks)
        ? null
        : refusalBody('evidence_missing', { ...lacks, over: 1 }, language),
    }
  })
}

/** Everything noted of a day's food, today's unless another is named, and what is missing. Refuses `not_found`. */
export const readFoodSafetyDay = async (
  reader: Reader,
  actor: Actor,
  asked: { readonly canteenId: number; readonly day: ServiceDay | undefined },
  language: Language,
): Promise<FoodSafetyDay> => {
  const { canteenId } = asked
  const { now, day: today, card } = await readCanteenCard(reader, canteenId)
  const day = asked.day ?? today
  const { hands, kept, usualPlace, ...records } = await readDayRecords(reader, canteenId, day)
  const onlooker: Onlooker = {
    key: actor.key,
    accountId: actor.accountId,
    isManager: actor.grants.some(
      (grant) => grant.role === 'manager' && grant.canteenId === canteenId,
    ),
  }
  return {
    ...records,
    asOf: now.toISOString(),
    today,
    day,
    canteen: { canteenId, name: card.name },
    servings: await servingsOf(reader, canteenId, day, { now, language }),
    usualPlace: usualPlace ?? firstPlace,
    kept: kept.map(({ takenAt, ...sample }) => ({
      ...sample,
      keepUntil: keepUntilOf(new Date(takenAt)).toISOString(),
      mayBeDisposed: mayDispose(new Date(takenAt), now),
    })),
    hands: hands.map((hand) => handOf(hand, onlooker)),
    healthCodes: codesWithMeaning,
    signedIn: actor.accountId !== null,
  }
}
