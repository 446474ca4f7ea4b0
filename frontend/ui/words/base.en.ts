import { englishMonth } from '../../../backend/vocabulary/english-month.ts'
import { daysBetween, weekdayOf } from '../../../backend/vocabulary/calendar.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import type { BaseWords } from './base.zh.ts'
import { clockParts, dateParts } from './clock.ts'

const weekdays: Record<number, string> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
}
const shortWeekdays: Record<number, string> = {
  1: 'Mo',
  2: 'Tu',
  3: 'We',
  4: 'Th',
  5: 'Fr',
  6: 'Sa',
  7: 'Su',
}
const nearDays: Record<number, string> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }
const mealNames: BaseWords['meal'] = { breakfast: 'breakfast', lunch: 'lunch', dinner: 'dinner' }
const textures: BaseWords['texture'] = {
  regular: 'regular',
  soft: 'soft',
  minced: 'minced',
  pureed: 'pureed',
}
const tweaks: BaseWords['tweak'] = { less_salt: 'less salt', no_sugar: 'no sugar' }
const allergens: BaseWords['allergen'] = {
  gluten: 'gluten',
  crustacean: 'shrimp or crab',
  fish: 'fish',
  egg: 'egg',
  peanut: 'peanut',
  soy: 'soy',
  milk: 'milk',
  nut: 'nuts',
}

const against: BaseWords['against'] = (clash) => {
  switch (clash.need) {
    case 'allergen':
      return `contains ${allergens[clash.allergen]}`
    case 'texture':
      return `cannot be made ${textures[clash.texture]}`
    case 'less_salt':
      return 'salty, cannot be made less so'
    case 'no_sugar':
      return 'made with sugar'
    case 'low_purine':
      return 'rich in purine'
    case 'halal':
      return clash.weight === 'forbidden' ? 'contains pork' : 'not from a halal kitchen'
    case 'other':
      return `you told us: ${clash.words}`
  }
}

const date: BaseWords['date'] = (day) => `${dateParts(day).dayOfMonth} ${englishMonth(day)}`
const weekday: BaseWords['weekday'] = (day) => weekdays[weekdayOf(day)] ?? ''
const dayFromToday: BaseWords['dayFromToday'] = (day, today) =>
  nearDays[daysBetween(today, day)] ?? `${weekday(day)} ${date(day)}`
const clock: BaseWords['clock'] = (time) => {
  const { hour, hour12, minute } = clockParts(time)
  return `${hour12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${hour < 12 ? 'am' : 'pm'}`
}
const mealOn: BaseWords['mealOn'] = (day, meal, today) =>
  `${mealNames[meal]} ${dayFromToday(day, today)}`
const count = (number: number, one: string, more: string) =>
  `${number} ${number === 1 ? one : more}`

export const baseEn: BaseWords = {
  language: 'en',
  brand: 'Nuancan',
  name: (named) => named.en || named.zh,
  money: (amount) => `${yuan(amount)} yuan`,
  moneyUnit: 'yuan',
  portions: (portions) => count(portions, 'portion', 'portions'),
  people: (people) => count(people, 'person', 'people'),
  pickupNumber: (number) => `No. ${number}`,
  years: (age) => `${age} years`,
  date,
  weekday,
  shortWeekday: (day) => shortWeekdays[weekdayOf(day)] ?? '',
  dayFromToday,
  mealOn,
  mealNameOn: mealOn,
  window: ({ from, to }) => `${from} to\u00a0${to}`,
  clock,
  moment: ({ day, time }, today) => `${clock(time)} ${dayFromToday(day, today)}`,
  list: (items) => items.join(', '),
  phrases: (items) => items.join(', '),
  variantParts: (variant) => [
    ...(variant.texture === 'regular' ? [] : [textures[variant.texture]]),
    ...variant.tweaks.map((tweak) => tweaks[tweak]),
    ...variant.omits.map((one) => `no ${allergens[one]}`),
  ],
  against,
  meal: mealNames,
  way: { dine_in: 'eat at the canteen', pick_up: 'take away', deliver: 'delivered home' },
  texture: textures,
  tweak: tweaks,
  allergen: allergens,
  need: {
    allergen: 'allergy',
    less_salt: 'less salt',
    no_sugar: 'no sugar',
    low_purine: 'low purine',
    texture: 'texture',
    halal: 'halal',
    other: 'other',
  },
  bookingState: {
    held: 'waiting for payment',
    placed: 'booked',
    collected: 'collected',
    delivered: 'delivered',
    missed: 'not collected',
    cancelled: 'cancelled',
  },
  servingState: {
    planned: 'not open yet',
    open: 'open for booking',
    closed: 'booking closed',
    served: 'meal over',
    settled: 'settled',
  },
  payment: { wallet: 'from the card', counter: 'pay at the canteen' },
  size: { regular: '', small: 'small' },
  price: { list: 'Price', subsidy: 'Subsidy', pay: 'You pay' },
  loading: 'One moment please …',
  close: 'Close',
  required: 'required',
}
