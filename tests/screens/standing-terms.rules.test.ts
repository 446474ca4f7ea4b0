import { describe, expect, test } from 'vitest'
import type { StandingOrder } from '../../backend/contract/standing.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { dayIn, termsIn } from '../../frontend/screens/elder/standing/terms.ts'
import type { StandingChoices } from '../../frontend/screens/elder/standing/terms.ts'

const choices: StandingChoices = {
  meals: ['lunch'],
  meal: 'lunch',
  ways: ['dine_in'],
  dishes: [],
  usual: { weekdays: [1, 2, 3, 4, 5], way: 'dine_in', pay: 'wallet', limitFen: fen(2000) },
  taken: [],
}

const order: StandingOrder = {
  orderId: 7,
  meal: 'lunch',
  weekdays: [2, 4],
  wish: null,
  dish: null,
  way: 'dine_in',
  pay: 'counter',
  limitFen: fen(1500),
  firstDay: serviceDay('2026-11-30'),
  lastDay: null,
  setByName: '王桂芳',
  booked: [],
}

const termsOf = (address: string) => termsIn(choices, new URLSearchParams(address), [order]).terms

describe('what an address asks for', () => {
  test.each(['2026-99-99', '2026-02-30', '2026-2-3', '9999-12-31', 'tomorrow', ''])(
    '%j is no day, and nothing is said',
    (asked) => {
      expect(dayIn(new URLSearchParams({ from: asked }), 'from')).toBeUndefined()
      expect(termsOf(`until=${asked}`).lastDay).toBeNull()
    },
  )

  test('a day is one', () => {
    expect(termsOf('until=2028-02-29').lastDay).toBe('2028-02-29')
  })

  test('a limit beyond any meal is cut to what can be said', () => {
    expect(termsOf('limit=2500').limitFen).toBe(2500)
    expect(termsOf('limit=999999999999999').limitFen).toBe(100_000)
  })

  test('without a day ticked it is for the order’s own days; of a new one, for her usual ones', () => {
    expect(termsOf('order=7').weekdays).toEqual([2, 4])
    expect(termsOf('').weekdays).toEqual([1, 2, 3, 4, 5])
    expect(termsOf('order=7&days=3').weekdays).toEqual([3])
  })

  test('what it does not say stays as the order has it', () => {
    expect(termsOf('order=7')).toMatchObject({ pay: 'counter', limitFen: 1500 })
  })
})
