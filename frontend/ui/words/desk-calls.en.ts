import type { DeskCallsWords } from './desk-calls.zh.ts'

export const deskCallsEn: DeskCallsWords = {
  all: 'Whole list, print',
  title: 'Calls about meals',
  forMeal: (meal) => `Usually eat, not booked: ${meal}`,
  until: (moment) => `Until ${moment}; after that nobody need be called`,
  which: 'Which meal',
  print: 'Print',
  printed: (canteen, meal, moment) => `${canteen}: calls about ${meal} (${moment})`,
  taken: (name) => `${name} is calling`,
  booked: (name) => (name === '' ? 'booked' : `booked (${name})`),
  noAnswer: (times, time) =>
    times > 1 ? `no answer, tried ${times} times, ${time}` : `no answer, ${time}`,
  notToday: (name, time) => `not eating (${name}, ${time})`,
  who: 'Who',
  door: 'Door',
  phone: 'Phone',
  noPhone: 'no phone',
  away: 'Last came',
  tried: 'Tried',
  note: 'Note',
  ring: (name, phone) => `Call ${name} ${phone}`,
  over: 'Booking for this meal has closed; nobody need be called.',
}
