import { expect, test } from 'vitest'
import { piecesOf, spokenKey } from '../../backend/vocabulary/spoken-key.ts'

test.each([
  ['明天中午，吃这个吗？', '明天中午吃这个吗'],
  [' 实付 16 元。', '实付16元'],
  ['中午 11：30 到 12:30', '中午11:30到12:30'],
  ['12.5 元.', '12.5元'],
  ['It is booked!', 'itisbooked'],
  ['…', ''],
])('%s is known as %s', (text, key) => {
  expect(spokenKey(text)).toBe(key)
})

const recorded = new Set([
  '明天',
  '明天中午',
  '中午',
  '吃这个吗',
  '实付',
  '1',
  '6',
  '16',
  '元',
  'is',
  'booked',
  'this',
  '5',
])

test.each([
  ['明天中午，吃这个吗？', ['明天中午', '吃这个吗']],
  ['实付 16 元', ['实付', '16', '元']],
  ['明天中午吃饭', null],
  ['12.5 元', null],
  ['实付 61 元', null],
  ['this is booked', null],
  ['', []],
])('%s is said as %j', (text, pieces) => {
  expect(piecesOf(text, recorded)).toEqual(pieces)
})
