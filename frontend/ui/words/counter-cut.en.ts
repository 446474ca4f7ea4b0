import { yuan } from '../../../backend/vocabulary/money.ts'
import type { CounterCutWords } from './counter-cut.zh.ts'

export const counterCutEn: CounterCutWords = {
  heading: 'No network. Go on scanning.',
  byList: (time) => `Working from the list of ${time}.`,
  noList:
    'This device has no list for today. Let people eat, and note their pick-up numbers on paper.',
  waiting: (count) =>
    `${count} not reported yet. They go out by themselves when the line is back; nobody pays twice.`,
  sending: (count) => `The line is back. Reporting ${count}.`,
  noted: 'Noted on this device. It is reported when the line is back.',
  alreadyWay:
    'Not a second time. If in doubt, see today’s list when the line is back, or ask the manager.',
  notKept: 'Not noted',
  notKeptWay:
    'This device cannot keep it. Note the pick-up number on paper, then give her the meal.',
  no: {
    unlisted: [
      'Not on the list',
      'Perhaps not booked, perhaps just now. Let her sit down, note the card number, and look it up when the line is back.',
    ],
    early: ['Serving has not started yet', 'Please wait a little.'],
  },
  open: {
    heading: (count) =>
      count === 1
        ? 'One meal given out without the network needs a look'
        : `${count} meals given out without the network need a look`,
    said: (at, by) => `Given out at ${at} by ${by}`,
    why: {
      already: 'This meal was given out twice',
      cancelled: 'This meal was cancelled meanwhile',
      not_paid: 'This meal is not paid yet',
      cash_short: 'Too little cash was taken',
      clock_wrong: 'The device’s clock was wrong: it counts as missed',
      month_closed: 'That month is closed',
      help_gone: 'Its subsidy went into another meal',
    },
    earlier: (at, by) => `${by} had given it out at ${at}. She was not charged again.`,
    todo: {
      already: 'Ask whether a portion too many was given.',
      cancelled: 'She was not charged. Ask the manager who cancelled it.',
      not_paid: 'Have it paid, then hand it over in today’s list.',
      cash_short: 'Find her in today’s list, take the rest and hand it over.',
      clock_wrong: 'If she ate, press “She ate”: the books follow.',
      month_closed: 'Tell the manager, to put it right in this month.',
      help_gone: 'Tell the manager. When there is money again, press “She ate”.',
    },
    join: ' ',
    tooMuch: 'Too much cash was taken',
    back: (amount) => `Give her ${yuan(amount)} yuan back in cash.`,
    done: 'Done',
    doneWhom: (name, number) => `Done ${name} ${number}`,
    ate: 'She ate',
    ateWhom: (name, number) => `She ate ${name} ${number}`,
    whoMay: 'The manager or the counter signs in to settle this.',
    failed: 'That did not work',
    noNetwork: 'No network. Press again in a moment.',
  },
  refused: {
    heading: (count) =>
      count === 1 ? 'One meal was not reported' : `${count} meals were not reported`,
    one: (number, at) => `${number}, given out at ${at}`,
    again: 'Report again',
    againWhich: (number) => `Report again ${number}`,
  },
  noNumber: 'No number',
}
