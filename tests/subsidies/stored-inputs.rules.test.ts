import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import type { QuoteInputs } from '../../backend/subsidies/quote.rules.ts'
import { inputsAsStored } from '../../backend/subsidies/stored-inputs.rules.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { inputs } from '../support/builders/any-scheme.ts'

/** As a booking of November 2026 has them in `booking_quotes.inputs`. */
const stored = `{"usage": {}, "listFen": 1500, "schemes": [{"code": "putuo-discount", "name": {"en": "Senior discount", "zh": "长者优惠"},
 "terms": {"order": 10, "rules": [{"when": [{"kind": "residence", "within": "上海市/普陀区"}, {"to": 79, "from": 60, "kind": "age"}],
 "label": {"en": "10 % off from 60 to 79", "zh": "60 到 79 岁打九折"}, "benefit": {"kind": "percent_off", "percent": 10}}],
 "choose": "best", "funder": "社区食堂", "limits": [], "rounding": "half-up"}, "funderId": 1, "versionId": 1, "funderIsCanteen": true}],
 "situation": {"day": "2026-11-26", "way": "dine_in", "meal": "lunch", "facts": [{"kind": "residence", "grade": null, "placePath": "上海市/普陀区/甘泉路街道"}],
 "birthDate": "1951-03-02", "canteenPath": "上海市/普陀区/甘泉路街道/幸福里社区"}}`

test('a price sold before bills had lines is worked out again from what was stored with it', () => {
  const read = inputsAsStored(JSON.parse(stored) as Parameters<typeof inputsAsStored>[0])
  const quote = quoteMeal(read)
  expect(quote).toMatchObject({ listFen: 1500, subsidyFen: 150, payFen: 1350 })
  expect(quote.payers.map(({ funderId, amountFen }) => [funderId, amountFen])).toEqual([
    [1, 150],
    [null, 1350],
  ])
})

test('inputs of today are taken as they are', () => {
  const read = inputsAsStored(JSON.parse(stored) as Parameters<typeof inputsAsStored>[0])
  expect(inputsAsStored(read)).toEqual(read)
})

test('a meal sold before anybody asked for holidays is read with the holiday its day was off for', () => {
  const { situation, ...rest } = inputsAsStored(
    JSON.parse(stored) as Parameters<typeof inputsAsStored>[0],
  )
  const { holiday, ...before } = { ...situation, day: serviceDay('2026-10-03') }
  expect(holiday).toBeNull()
  const read = inputsAsStored({ ...rest, situation: before } as QuoteInputs)
  expect(read.situation.holiday).toBe('national_day')
})

test('whatever was sold, it is worked out again to the same from what was stored with it', () => {
  fc.assert(
    fc.property(inputs, (sold) => {
      const read = inputsAsStored(JSON.parse(JSON.stringify(sold)) as QuoteInputs)
      const again: unknown = JSON.parse(JSON.stringify(quoteMeal(read)))
      expect(again).toEqual(JSON.parse(JSON.stringify(quoteMeal(sold))))
    }),
    { numRuns: 200, seed: 1 },
  )
})
