import { describe, expect, test } from 'vitest'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { stillFits } from '../../backend/vocabulary/kept-meal.rules.ts'
import { fen } from '../../backend/vocabulary/money.ts'

/** Tuesday. */
const booked = {
  day: serviceDay('2026-12-01'),
  meal: 'lunch',
  setId: 7,
  dishId: null,
  size: 'regular',
  way: 'dine_in',
  pay: 'wallet',
  ownFen: fen(1200),
} as const

const terms = {
  meal: 'lunch',
  weekdays: [1, 2, 3, 4, 5],
  wish: null,
  way: 'dine_in',
  pay: 'wallet',
  limitFen: fen(1500),
  firstDay: null,
  lastDay: null,
} as const

describe('a booked meal stays', () => {
  test.each([
    ['as it was', {}],
    ['another last day, after it', { lastDay: serviceDay('2026-12-30') }],
    ['the last day is its own', { lastDay: serviceDay('2026-12-01') }],
    ['its first day is its own', { firstDay: serviceDay('2026-12-01') }],
    ['fewer days, with its own', { weekdays: [2] }],
    ['a higher limit', { limitFen: fen(2000) }],
    ['a limit of just what it costs', { limitFen: fen(1200) }],
    ['what is in it is asked for by name', { wish: { setId: 7, dishId: null, size: 'regular' } }],
    ['left to the kitchen by name', { wish: { setId: null, dishId: null, size: 'regular' } }],
  ] as const)('%s', (_, change) => {
    expect(stillFits(booked, { ...terms, ...change })).toBe(true)
  })
})

describe('a booked meal is another one now', () => {
  test.each([
    ['not on its weekday', { weekdays: [1, 3, 4, 5] }],
    ['over before it', { lastDay: serviceDay('2026-11-30') }],
    ['begins after it', { firstDay: serviceDay('2026-12-02') }],
    ['another meal', { meal: 'dinner' }],
    ['another set', { wish: { setId: 8, dishId: null, size: 'regular' } }],
    ['a dish instead', { wish: { setId: null, dishId: 7, size: 'regular' } }],
    ['a small one', { wish: { setId: 7, dishId: null, size: 'small' } }],
    ['taken home', { way: 'pick_up' }],
    ['paid at the counter', { pay: 'counter' }],
    ['dearer than the new limit', { limitFen: fen(1199) }],
  ] as const)('%s', (_, change) => {
    expect(stillFits(booked, { ...terms, ...change })).toBe(false)
  })
})
