import { expect, test } from 'vitest'
import { eatBy } from '../../backend/kitchen/packing.rules.ts'

const windowFrom = new Date('2026-11-23T11:00:00+08:00')
const at = (time: string) => new Date(`2026-11-23T${time}:00+08:00`)

test.each([
  ['nobody marked a pot: four hours after the window opens', null, at('15:00')],
  ['a pot before the window: four hours after the pot', at('10:20'), at('14:20')],
  ['a pot during the window says nothing about the portions before it', at('11:40'), at('15:00')],
])('%s', (_, firstReadyAt, until) => {
  expect(eatBy(windowFrom, firstReadyAt)).toEqual(until)
})
