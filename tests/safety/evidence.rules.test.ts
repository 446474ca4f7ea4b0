import { describe, expect, test } from 'vitest'
import {
  eatByOf,
  isHotEnough,
  isServedCold,
  isWhole,
  missingOf,
  nothingMissing,
} from '../../backend/safety/evidence.rules.ts'
import type { DishEvidence, ServingEvidence } from '../../backend/safety/evidence.rules.ts'
import { whyNotReceive } from '../../backend/safety/goods.rules.ts'
import { isSound, mayWork, seesCodes, sendsHome } from '../../backend/safety/morning-check.rules.ts'
import { keepUntilOf, mayDispose } from '../../backend/safety/sample.rules.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { healthCodes } from '../../backend/vocabulary/food-safety.ts'

const noon = new Date('2026-11-23T12:30:00+08:00')
const whole: DishEvidence = {
  dishId: 1,
  category: 'big-meat',
  sampled: true,
  cooked: { celsius: 82, remedy: null },
  cookedAt: new Date('2026-11-23T10:40:00+08:00'),
  held: { celsius: 65, remedy: null },
}
const meal = (...dishes: Partial<DishEvidence>[]): ServingEvidence => ({
  servingId: 1,
  wanted: true,
  windowEnds: noon,
  dishes: dishes.map((dish) => ({ ...whole, ...dish })),
  unchecked: 0,
})

describe('what is missing of a meal', () => {
  test.each([
    ['nothing, when all is there', meal({}), {}],
    ['a sample', meal({ sampled: false }, {}), { samples: 1 }],
    ['both temperatures', meal({ cooked: null, cookedAt: null, held: null }), { temperatures: 2 }],
    [
      'heat: 69 ℃ off the stove',
      meal({ cooked: { celsius: 69, remedy: 'reheated' } }),
      { tooCold: 1 },
    ],
    [
      'heat: 59 ℃ while kept hot',
      meal({ held: { celsius: 59, remedy: 'reheated' } }),
      { tooCold: 1 },
    ],
    [
      'nothing at exactly 70 and 60 ℃',
      meal({ cooked: { celsius: 70, remedy: null }, held: { celsius: 60, remedy: null } }),
      {},
    ],
    [
      'only the sample of what was thrown away',
      meal({ sampled: false, held: { celsius: 41, remedy: 'thrown_away' } }),
      { samples: 1 },
    ],
    [
      'no heat of what is served cold',
      meal({ category: '凉菜', cooked: null, cookedAt: null, held: null }),
      {},
    ],
    [
      'freshness: cooked at 8:29 for a meal until 12:30',
      meal({ cookedAt: new Date('2026-11-23T08:29:00+08:00') }),
      { tooOld: 1 },
    ],
    [
      'nothing when cooked at 8:30 on the dot',
      meal({ cookedAt: new Date('2026-11-23T08:30:00+08:00') }),
      {},
    ],
    ['people nobody looked at', { ...meal({}), unchecked: 2 }, { unchecked: 2 }],
    [
      'nothing before the canteen began',
      { ...meal({ sampled: false }), unchecked: 3, wanted: false },
      {},
    ],
  ])('%s', (_, serving, lacks) => {
    const missing = missingOf(serving)
    expect(missing).toEqual({ ...nothingMissing, ...lacks })
    expect(isWhole(missing)).toBe(Object.keys(lacks).length === 0)
  })

  test('heat is asked of each stage in its own degrees', () => {
    expect(isHotEnough('cooked', 69)).toBe(false)
    expect(isHotEnough('held', 69)).toBe(true)
    expect(isHotEnough('held', 59)).toBe(false)
    expect(['fruit', '水果', '凉拌菜'].map(isServedCold)).toEqual([true, true, true])
    expect(['big-meat', 'soup', '主食'].map(isServedCold)).toEqual([false, false, false])
    expect(eatByOf(new Date('2026-11-23T10:40:00+08:00'))).toEqual(
      new Date('2026-11-23T14:40:00+08:00'),
    )
  })
})

test('a sample stays 48 hours to the second', () => {
  const taken = new Date('2026-11-23T11:00:00+08:00')
  expect(keepUntilOf(taken)).toEqual(new Date('2026-11-25T11:00:00+08:00'))
  expect(mayDispose(taken, new Date('2026-11-25T10:59:59+08:00'))).toBe(false)
  expect(mayDispose(taken, new Date('2026-11-25T11:00:00+08:00'))).toBe(true)
})

describe('the morning check', () => {
  test('fever, vomiting, diarrhoea, wound, burn, eczema, jaundice and a sore throat send home', () => {
    expect(healthCodes.filter(sendsHome)).toEqual([1, 3, 4, 6, 7, 8, 9, 10])
    expect(mayWork([0])).toBe(true)
    expect(mayWork([2, 5, 11, 12])).toBe(true)
    expect(mayWork([11, 10])).toBe(false)
  })

  test.each([
    ['works', [0], true],
    ['works', [11, 12], true],
    ['sent_home', [1], true],
    ['away', [], true],
    ['works', [], false],
    ['works', [0, 11], false],
    ['works', [11, 11], false],
    ['away', [0], false],
  ] as const)('%s with %j: %s', (outcome, codes, sound) => {
    expect(isSound(outcome, codes)).toBe(sound)
  })

  test('codes are for her, for her who wrote them down, and for the manager', () => {
    const check = { accountId: 7, checkedBy: 'account:8' }
    const onlooker = (accountId: number, isManager: boolean) => ({
      key: `account:${accountId}`,
      accountId,
      isManager,
    })
    expect(seesCodes(onlooker(7, false), check)).toBe(true)
    expect(seesCodes(onlooker(8, false), check)).toBe(true)
    expect(seesCodes(onlooker(9, true), check)).toBe(true)
    expect(seesCodes(onlooker(9, false), check)).toBe(false)
    expect(seesCodes({ key: 'device:1', accountId: null, isManager: false }, check)).toBe(false)
  })
})

test('goods past their last day stay outside, the last day itself is good', () => {
  const today = serviceDay('2026-11-23')
  const dated = (producedOn: string | null, expiresOn: string | null) =>
    whyNotReceive(
      {
        producedOn: producedOn === null ? null : serviceDay(producedOn),
        expiresOn: expiresOn === null ? null : serviceDay(expiresOn),
      },
      today,
    )
  expect(dated(null, null)).toBeNull()
  expect(dated('2026-11-20', '2026-11-23')).toBeNull()
  expect(dated('2026-11-20', '2026-11-22')).toBe('goods_expired')
  expect(dated('2026-11-24', null)).toBe('goods_dates_wrong')
  expect(dated('2026-11-23', '2026-11-23')).toBeNull()
})
