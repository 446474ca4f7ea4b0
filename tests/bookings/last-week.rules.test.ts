import { expect, test } from 'vitest'
import { asLastWeek } from '../../backend/bookings/last-week.rules.ts'
import type { PastChoice } from '../../backend/bookings/serving-list.view.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'

const dish = (dishId: number, size = 'regular') => ({
  offeringId: dishId * 10,
  setId: null,
  dishId,
  size,
})
const set = (setId: number) => ({ offeringId: setId * 100, setId, dishId: null, size: 'regular' })
const had = (day: string, what: Partial<PastChoice>): PastChoice => ({
  servingId: 1,
  day: serviceDay(day),
  meal: 'lunch',
  setId: null,
  dishId: 1,
  size: 'regular',
  name: '',
  nameEn: '',
  texture: 'regular',
  tweaks: [],
  way: 'dine_in',
  quantity: 1,
  ...what,
})
const tuesday = { day: serviceDay('2026-12-01'), meal: 'lunch' as const }
const menu = [dish(1), dish(2), dish(2, 'small'), set(2)]
const asked = dish(1)

test.each([
  ['what she had that day', had('2026-11-24', { dishId: 2 }), 20],
  ['in the size she had', had('2026-11-24', { dishId: 2, size: 'small' }), 20],
  ['a set', had('2026-11-24', { dishId: null, setId: 2 }), 200],
  ['nothing new where she is asked about it already', had('2026-11-24', { dishId: 1 }), null],
  [
    'nothing that is not on the menu, sold out, or against her needs',
    had('2026-11-24', { dishId: 3 }),
    null,
  ],
  ['nothing from another day of the week', had('2026-11-25', { dishId: 2 }), null],
  ['nothing from a fortnight ago', had('2026-11-17', { dishId: 2 }), null],
  ['nothing from supper', had('2026-11-24', { dishId: 2, meal: 'dinner' }), null],
])('跟上周二一样: %s', (_, before, offeringId) => {
  const found = asLastWeek(tuesday, [had('2026-11-30', {}), before], menu, asked)
  expect(found?.offering.offeringId ?? null).toBe(offeringId)
})

test('over New Year the week before is still seven days ago', () => {
  const serving = { day: serviceDay('2027-01-05'), meal: 'lunch' as const }
  const found = asLastWeek(serving, [had('2026-12-29', { dishId: 2 })], menu, asked)
  expect(found?.before.day).toBe('2026-12-29')
})
