import type { CounterOddWords } from './counter-odd.zh.ts'

export const counterOddEn: CounterOddWords = {
  ask: {
    birthday: 'Ask first: on which day is your birthday?',
    phone_tail: 'Ask first: what are the last four digits of your phone?',
  },
  askOther: {
    birthday: 'Ask first: on which day is her birthday?',
    phone_tail: 'Ask first: what are the last four digits of her phone?',
  },
  answer: 'Right is',
  right: 'Right, hand over',
  idle: 'Whose meal is it?',
  idleText: 'Scan her card or type her name, then press who collects it.',
  who: 'Who collects it?',
  known: 'Known to collect for her',
  others: 'Somebody else',
  kinds: { family: 'Family', neighbour: 'Neighbour', volunteer: 'Volunteer', other: 'Other' },
  names: {
    family: 'Name of the family member',
    neighbour: 'Name of the neighbour',
    volunteer: 'Name of the volunteer',
    other: 'Name of whoever came',
  },
  submit: 'Hand over',
  notNow: 'Not now, next',
  fetched: (who) => `Collected by ${who}`,
  fetchedAt: (time, who) => `collected ${time} by ${who}`,
}
