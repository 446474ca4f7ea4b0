import { yuan } from '../../../backend/vocabulary/money.ts'
import { weekdayWords } from '../../../backend/vocabulary/standing.ts'
import type { RegularWords } from './regular.zh.ts'

const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const states: RegularWords['states'] = {
  booked: 'booked',
  unpaid: 'waiting for payment',
  waiting: 'in the queue',
  standing: 'booked once the menu is out',
  held: 'paused, not booked',
  skipped: 'not booked',
  cancelled: 'you cancelled',
}

export const regularEn: RegularWords = {
  regular: 'Regular meals',
  days: (weekdays, meal) => `${first(meal)} ${weekdayWords(weekdays).en}`,
  kitchenChooses: 'kitchen’s choice',
  most: (amount) => `at most ${yuan(amount)} yuan each`,
  pay: { wallet: 'from your card', counter: 'cash when you come' },
  until: (day) => (day === null ? 'until you say stop' : `until ${day}`),
  paused: (from, to) => (to === null ? `Paused from ${from}` : `Paused from ${from} to ${to}`),
  backNow: 'Back again, book again',
  closed: (why) => `Canteen closed, ${why}`,
  unpaidUntil: (until) => `waiting for payment, kept until ${until}`,
  states,
  stateOf: ({ state }, booksOn) =>
    state === 'standing' && booksOn !== null ? `will be booked ${booksOn}` : states[state],
}
