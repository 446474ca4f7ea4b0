import { yuan } from '../../../backend/vocabulary/money.ts'
import type { WaitingWords } from './waiting.zh.ts'

const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const waitingEn: WaitingWords = {
  title: 'Waiting list',
  ask: (meal) => `${first(meal)} is full, wait for one?`,
  anyDish: 'Whichever dish comes free',
  ahead: (people) =>
    people === 0
      ? 'You are the first'
      : people === 1
        ? '1 person before you'
        : `${people} people before you`,
  most: (amount) => `At most ${yuan(amount)} yuan`,
  fromCard: 'from your card',
  inCash: 'in cash when you come',
  book: 'Book it as soon as one is free',
  bookUntil: (moment) => `Waiting until ${moment}`,
  askMe: 'Ask me first',
  askMeFor: (minutes) => `Kept for you ${minutes} minutes`,
  otherDishes: 'See other dishes',
  notNow: 'No need to wait now',
  inLine: (position) => `You are number ${position} in line`,
  willBook: 'When one is free it is booked for you, and we call you.',
  willAsk: 'When one is free we call you first and keep it a while.',
  until: (moment) => `Until ${moment}; then the waiting ends.`,
  ok: 'All right',
  leave: 'Stop waiting',
  offer: 'One is free for you. Take it?',
  keptUntil: (moment) => `Kept for you until ${moment}`,
  take: 'Yes, book it',
  takeCash: (amount) => `${yuan(amount)} yuan in cash when you come`,
  takeCard: 'Paid from your card',
  decline: 'No, give it to the next',
}
