import { expect, test } from 'vitest'
import { dialled, wholeNumber, withoutArea } from '../../backend/vocabulary/phone-number.ts'

test.each([
  ['13812345678', '13812345678'],
  ['+8613812345678', '13812345678'],
  ['+86 138-1234-5678', '13812345678'],
  ['0086 138 1234 5678', '13812345678'],
  ['8613812345678', '13812345678'],
  [' 138 1234 5678 ', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  ['(021) 5601-3317', '02156013317'],
  ['+86 21 5601 3317', '02156013317'],
  ['0574–87654321', '057487654321'],
])('%s is dialled %s', (typed, number) => {
  expect(wholeNumber(typed)).toBe(number)
})

test.each([
  '',
  '6-302',
  '6 302',
  '600302',
  '3317',
  '1381234567',
  '138123456789',
  'zxy',
  '12812345678',
])('%s is no whole number', (typed) => {
  expect(wholeNumber(typed)).toBeNull()
})

test('a landline without its area code stays as it is', () => {
  expect(dialled('5601 3317')).toBe('56013317')
  expect(withoutArea('02156013317')).toBe('56013317')
  expect(withoutArea('057487654321')).toBe('87654321')
  expect(withoutArea('13812345678')).toBeNull()
})
