import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskedIdNumber, readIdNumber } from '../../backend/diners/id-number.rules.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'

const refusalOf = (text: string): Refusal | null => {
  try {
    readIdNumber(text)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

test.each([
  ['as printed', '11010519491231002X', '1949-12-31', 'female'],
  ['with a small x', '11010519491231002x', '1949-12-31', 'female'],
  ['in groups', '110105 19491231 002X', '1949-12-31', 'female'],
  [
    'in wide digits of an input method',
    '１１０１０５１９４９１２３１００２Ｘ',
    '1949-12-31',
    'female',
  ],
  ['of somebody born in 1880', '440524188001010014', '1880-01-01', 'male'],
])('a number %s tells birth date and gender', (_how, text, birthDate, gender) => {
  expect(readIdNumber(text)).toMatchObject({ birthDate, gender })
})

test.each([
  ['a wrong check digit', '110105194912310021'],
  ['a check digit that should be X', '110105194912310020'],
  ['a day that does not exist', '310107194202300010'],
  ['a month that does not exist', '310107194213010013'],
  ['letters inside', '31010719420A010013'],
  ['17 digits', '11010519491231002'],
  ['19 digits', '11010519491231002X1'],
  ['nothing', ''],
  ['a passport', 'G12345678'],
])('%s is refused', (_what, text) => {
  expect(refusalOf(text)).toMatchObject({ code: 'id_number_wrong', params: {} })
})

test('an old number of 15 digits is refused with a word of its own', () => {
  expect(refusalOf('110105491231002')).toMatchObject({
    code: 'id_number_wrong',
    params: { digits: 15 },
  })
})

test('any one digit mistyped, and any two neighbours swapped, is caught', () => {
  const valid = '11010519491231002X'
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
      const wrong =
        valid.slice(0, place) + ((Number(valid[place]) + shift) % 10) + valid.slice(place + 1)
      expect(refusalOf(wrong)?.code).toBe('id_number_wrong')
    }),
  )
  for (let place = 0; place < 16; place += 1) {
    if (valid[place] === valid[place + 1]) continue
    const swapped = valid.slice(0, place) + valid[place + 1] + valid[place] + valid.slice(place + 2)
    expect(refusalOf(swapped)?.code).toBe('id_number_wrong')
  }
})

test('masked, it shows where it was issued and its last four', () => {
  expect(maskedIdNumber('11010519491231002X')).toBe('110105********002X')
})
