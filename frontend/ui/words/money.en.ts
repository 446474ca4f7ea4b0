import { englishMonth } from '../../../backend/vocabulary/english-month.ts'
import { negativeFen, yuan } from '../../../backend/vocabulary/money.ts'
import type { MoneyWords } from './money.zh.ts'

export const moneyEn: MoneyWords = {
  payIn: {
    title: 'Pay in',
    heading: (masked) => `Pay in for ${masked}, how much?`,
    text: (canteen) => `Onto the card at ${canteen}`,
    other: 'Another amount',
    otherHint: (least, most) => `${yuan(least)} to ${yuan(most)} yuan`,
    badAmount: 'Please write the amount in yuan, for example 35.5.',
    go: 'Go on to pay',
    arrived: (amount) => `${yuan(amount)} yuan arrived`,
    arrivedText: (masked) => `They are on the card of ${masked}.`,
    more: 'Pay in more',
    onItsWay: 'No word of the payment yet',
    onItsWayText: 'If you have paid, wait a moment. No money gets lost.',
    lookAgain: 'Look again',
    otherAmount: 'Not paid, choose again',
    notPaid: 'It was not paid',
    notPaidText: 'No money moved.',
    tryAgain: 'Try again',
  },
  wallet: {
    title: 'My money',
    has: (amount) =>
      amount < 0 ? `Owed: ${yuan(negativeFen(amount))} yuan` : `${yuan(amount)} yuan on your card`,
    topUp: 'To top up',
    topUpWays: ['Bring cash to the window.', 'Or call and ask.'],
    everyMovement: 'See this month',
    call: 'Call the canteen',
    month: (month) => `${englishMonth(month)} ${month.slice(0, 4)}`,
    see: (month) => `See ${englishMonth(month)}`,
    opening: (amount) =>
      amount < 0
        ? `Owed at the start: ${yuan(negativeFen(amount))} yuan`
        : `${yuan(amount)} yuan at the start`,
    closing: (amount) =>
      amount < 0
        ? `Owed at the end: ${yuan(negativeFen(amount))} yuan`
        : `${yuan(amount)} yuan at the end`,
    noMovement: 'Nothing moved in this month.',
    moved: (amount) =>
      amount < 0 ? `− ${yuan(negativeFen(amount))} yuan` : `+ ${yuan(amount)} yuan`,
    of: ' ',
    what: {
      top_up: 'Topped up',
      carried: 'Taken at your door',
      meal: 'Booked',
      back: 'Given back',
      missed: 'Not collected',
      corrected: 'Corrected',
      in: 'Paid in',
      out: 'Paid out',
    },
    carriedBy: (name) => `Taken at your door by ${name}`,
    onPaper: 'On paper? Ask at the window, we print it for you.',
  },
}
