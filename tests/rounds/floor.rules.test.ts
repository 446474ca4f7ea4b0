import { expect, test } from 'vitest'
import { floorOf } from '../../backend/rounds/floor.rules.ts'

test.each([
  ['302', 3],
  ['1204', 12],
  ['2单元302室', 3],
  ['3-101', 1],
  ['', null],
  ['门房', null],
  ['7', null],
  ['12', null],
  ['10203', null],
])('%s is on floor %s', (door, floor) => {
  expect(floorOf(door)).toBe(floor)
})
