import { expect, test } from 'vitest'
import { isBirthdayDish, keepsBirthday } from '../../backend/bookings/birthday.rules.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'

test.each([
  ['by the sun', '1944-05-06', '2026-05-06', true],
  ['the day after is over', '1944-05-06', '2026-05-07', false],
  ['29 February in a common year', '1944-02-29', '2026-03-01', true],
  ['by the moon: the fourteenth of the fourth month', '1944-05-06', '2026-05-30', true],
  ['by the moon: the day before', '1944-05-06', '2026-05-29', false],
  ['before the table of the moon begins there is only the sun', '1899-05-06', '2026-05-06', true],
])('her birthday, %s', (_, birth, day, expected) => {
  expect(keepsBirthday(serviceDay(birth), serviceDay(day))).toBe(expected)
})

test.each([
  ['长寿面', true],
  ['鸡汤寿面套餐', true],
  ['番茄鸡蛋面', false],
])('%s is a dish for a birthday: %s', (name, expected) => {
  expect(isBirthdayDish({ name })).toBe(expected)
})
