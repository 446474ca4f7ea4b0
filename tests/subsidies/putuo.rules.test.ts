import { describe, expect, test } from 'vitest'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import type { Way } from '../../backend/vocabulary/meal.ts'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import type { Quote } from '../../backend/subsidies/quote.rules.ts'
import type { SchemeInForce } from '../../backend/subsidies/scheme-outcome.rules.ts'
import { putuoSchemes } from '../../db/demo/schemes.ts'
import { aSituation, inForce, someInputs } from '../support/builders/situation.ts'

interface Elder {
  readonly age: number
  readonly hukou: string
  readonly dibao?: true
  readonly way?: Way
  readonly priceFen: number
  readonly usedToday?: true
}

const day = serviceDay('2026-03-10')

const paper = (measured: 'before_discounts' | 'after_discounts'): SchemeInForce[] =>
  putuoSchemes(measured).map(({ code, name, nameEn, terms }, index) =>
    inForce(terms, index + 1, { code, name: { zh: name, en: nameEn } }),
  )

const quoteFor = (
  elder: Elder,
  measured: 'before_discounts' | 'after_discounts' = 'before_discounts',
): Quote =>
  quoteMeal(
    someInputs(elder.priceFen, {
      situation: aSituation({
        way: elder.way ?? 'dine_in',
        birthDate: serviceDay(`${2026 - elder.age}-01-05`),
        facts: [
          { kind: 'hukou', grade: null, placePath: elder.hukou },
          { kind: 'residence', grade: null, placePath: '上海市/普陀区/甘泉路街道' },
          ...(elder.dibao ? [{ kind: 'dibao', grade: null, placePath: null }] : []),
        ],
      }),
      schemes: paper(measured),
      usage: elder.usedToday ? { [`putuo-dine-in:day@${day}`]: 1 } : {},
    }),
  )

const shanghai = '上海市/普陀区/甘泉路街道'
const anhui = '安徽省'

/** The nine worked cases of the Putuo paper: [who and what, elder pays, dine-in subsidy, merchant's discount] in fen. */
const cases: readonly (readonly [string, Elder, number, number, number])[] = [
  [
    '72, Shanghai hukou, eats in for 20: 10 % off, then 2',
    { age: 72, hukou: shanghai, priceFen: 2000 },
    1600,
    200,
    200,
  ],
  [
    '72, hukou elsewhere: the discount needs no hukou, the subsidy does',
    { age: 72, hukou: anhui, priceFen: 2000 },
    1800,
    0,
    200,
  ],
  [
    '82, Shanghai hukou: 15 % off, then 3',
    { age: 82, hukou: shanghai, priceFen: 2000 },
    1400,
    300,
    300,
  ],
  [
    '82 on dibao with a meal of 10: A needs only 8',
    { age: 82, hukou: shanghai, dibao: true, priceFen: 1000 },
    350,
    500,
    150,
  ],
  [
    '82 on dibao with a meal of 20: A rather than C, the higher counts',
    { age: 82, hukou: shanghai, dibao: true, priceFen: 2000 },
    1200,
    500,
    300,
  ],
  [
    '72 takes away: the subsidy is for eating in',
    { age: 72, hukou: shanghai, way: 'pick_up', priceFen: 2000 },
    1800,
    0,
    200,
  ],
  [
    '72, the second meal of the day: once a day',
    { age: 72, hukou: shanghai, priceFen: 2000, usedToday: true },
    1800,
    0,
    200,
  ],
  [
    '72 with a meal of 14: below the minimum spend',
    { age: 72, hukou: shanghai, priceFen: 1400 },
    1260,
    0,
    140,
  ],
  [
    '72 with a meal of 16, minimum measured before the discount',
    { age: 72, hukou: shanghai, priceFen: 1600 },
    1240,
    200,
    160,
  ],
]

describe('上海普陀 (December 2025)', () => {
  test.each(cases)('%s', (_name, elder, pays, subsidy, discount) => {
    const quote = quoteFor(elder)
    const paidBy = (versionId: number): number =>
      quote.payers.find((payer) => payer.schemeVersionId === versionId)?.amountFen ?? 0
    expect({ pays: quote.payFen, subsidy: paidBy(2), discount: paidBy(1) }).toEqual({
      pays,
      subsidy,
      discount,
    })
  })

  test('72 with a meal of 16, minimum measured after the discount: 14.40 is below 15', () => {
    expect(quoteFor({ age: 72, hukou: shanghai, priceFen: 1600 }, 'after_discounts').payFen).toBe(
      1440,
    )
  })

  test('the sentence names everybody who helps and what she pays', () => {
    expect(quoteFor({ age: 82, hukou: shanghai, priceFen: 2000 }).sentence.zh).toBe(
      '原价 20 元，长者优惠减 3 元，堂食补贴减 3 元，您付 14 元。',
    )
  })

  test('the derivation says why a scheme did not apply', () => {
    const dineIn = quoteFor({ age: 72, hukou: anhui, priceFen: 2000 }).steps.find(
      (step) => step.schemeVersionId === 2,
    )
    expect(dineIn).toMatchObject({ applied: false, amountFen: 0 })
    expect(dineIn?.why.zh).toContain('要上海市户籍')
  })
})
