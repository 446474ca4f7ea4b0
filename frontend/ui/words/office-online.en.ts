import type { OfficeOnlineWords } from './office-online.zh.ts'

const sum = (said: string | null): string => said ?? 'a sum'
const count = (number: number, one: string, more: string): string =>
  `${number} ${number === 1 ? one : more}`

const cases: OfficeOnlineWords['cases']['kinds'] = {
  unknown_payment: {
    heading: 'Money that is nobody’s',
    what: ({ seen }) =>
      `The payment provider holds ${sum(seen)} that nobody here asked for; it is on nobody’s card.`,
    usual:
      'Mostly somebody took a payment by hand in the provider’s dashboard, or shares the account.',
    way: 'Look up the provider’s number in the dashboard. Once you know who paid, give it back there and ask the family to pay in again here.',
  },
  amount_differs: {
    heading: 'Two different sums',
    what: ({ asked, seen }) =>
      `We asked for ${sum(asked)}; the provider says it got ${sum(seen)}. Nothing was changed by itself.`,
    usual:
      'Nobody can change the sum on the payment page. Mostly somebody touched it in the dashboard.',
    way: 'Do not ask the family to pay twice. See in the dashboard what really came, give that back there, and ask the family to pay in again.',
  },
  refund_failed: {
    heading: 'A refund did not arrive',
    what: ({ seen }) =>
      `${sum(seen)} could not go back to who paid. All of it is on the card again.`,
    usual: 'Mostly the bank card that paid has been closed, or the account is no longer in use.',
    way: 'Ring whoever paid: keep it on the card for meals, or fetch cash at the window? It may also be refunded again in a few days.',
  },
  disputed: {
    heading: 'The payer’s bank wants it back',
    what: ({ seen }) =>
      `The payer told the bank that this payment is not theirs; ${sum(seen)} are held back. The card is not touched, meals go on.`,
    usual: 'Mostly the family forgot, or did not recognise the canteen on the bank statement.',
    way: 'Ring the family today. A misunderstanding: the payer withdraws it at the bank. Otherwise hand in the payment and the meals eaten before the date in the dashboard; after it the canteen bears the loss.',
  },
  credited_not_paid: {
    heading: 'On the card, but not paid',
    what: ({ asked }) => `${sum(asked)} were put on the card; the provider says it never came.`,
    usual:
      'This does not happen by itself. Perhaps the account was changed, or somebody altered data.',
    way: 'Do not refund it. Look the number up in the dashboard once more; if it is not there, ask the administrator, and correct nothing yourself.',
  },
  paid_not_credited: {
    heading: 'Paid, but not on the card',
    what: ({ seen }) => `The provider got ${sum(seen)}; it is not on the card yet.`,
    usual:
      'Mostly the provider’s message is late. We ask again every few minutes, and often it mends itself.',
    way: 'See whether the payment says “paid” by now: then close this. If not, tell the family that the money is not lost and ask the administrator.',
  },
}

const failures: Readonly<Record<string, string>> = {
  expired_or_canceled_card: 'the bank card that paid has expired or was closed',
  lost_or_stolen_card: 'the bank card that paid was reported lost',
  declined: 'the payer’s bank declined it',
  insufficient_funds: 'too little on the provider’s account',
  charge_for_pending_refund_disputed: 'the payer asked the bank for it',
  unknown: 'none given',
}

export const officeOnlineEn: OfficeOnlineWords = {
  number: (id) => `Payment ${id}`,
  refOf: (ref) => `Provider’s number ${ref}`,
  methods: { alipay: 'Alipay', wechat_pay: 'WeChat', card: 'bank card' },
  cases: {
    heading: 'What does not add up',
    open: (open) => count(open, 'case to look at', 'cases to look at'),
    kinds: cases,
    what: 'What happened',
    usual: 'How it comes',
    way: 'What to do',
    foreign: (currency) => `a sum in ${currency}`,
    reason: (said) => `The provider’s reason: ${failures[said] ?? said}`,
    about: (name, amount, day) => `${name}, ${amount}, ${day}`,
    found: (moment) => `found ${moment}`,
    close: 'Found out, close it',
    closeOf: (heading, about) => `Found out, close it: ${heading}, ${about}`,
    note: 'What you found and did',
    noteHint: 'Whoever audits this will read it. For example: rang Ms Wang, it stays on the card.',
    closeIt: 'Close it',
    closed: (closed) => count(closed, 'closed case', 'closed cases'),
    closedBy: (name, moment) => `closed by ${name}, ${moment}`,
    none: 'Everything adds up',
    checked: (until, days, payments, amount) =>
      `Up to ${until}: ${count(days, 'day', 'days')}, ${count(payments, 'payment', 'payments')}, ${amount}, compared one by one with the provider. No refund and no bank needs a look.`,
    settledDays: (days) =>
      `${count(days, 'day', 'days')} differed; all of it was found out and closed.`,
    notYet:
      'On the day after the first online payment it is compared with the provider; the result stands here.',
  },
  payments: {
    heading: 'Payments',
    caption: 'Online payments, newest first',
    at: 'When',
    name: 'Resident',
    amount: 'Amount',
    purpose: 'For',
    purposes: { top_up: 'pay-in', booking: 'a meal' },
    method: 'By',
    state: 'State',
    states: {
      asked: 'just asked for',
      open: 'not paid yet',
      processing: 'with the bank',
      paid: 'paid',
      failed: 'did not go through',
      expired: 'ran out',
    },
    refunds: 'Refunds',
    refundStates: {
      asked: 'about to go back',
      sent: 'on its way back',
      done: 'given back',
      failed: 'failed, on the card again',
    },
    askedBy: (name, day, reason) => `${name}, ${day}: ${reason}`,
    none: 'Nobody has paid online yet',
    noneWay:
      'Print a pay-in slip for a resident; the family scans it to pay in. It is under “Card and phone” of the record.',
    toResidents: 'To the residents',
    more: 'Earlier ones',
    loadingMore: 'Fetching …',
    refund: 'Refund',
    refundOne: (name, amount, id) => `Refund ${name} ${amount} payment ${id}`,
    tooLate: 'Over 90 days ago',
    tooLateWay:
      'After 90 days a payment cannot go back to where it came from. It can stay on the card for meals, or be paid out in cash at the window.',
  },
  refund: {
    title: (name, amount) => `Refund: ${name}, ${amount}`,
    way: (name, method) =>
      `It leaves ${name}’s card and goes back to the ${method} that paid; it arrives in a few days.`,
    unknownMethod: 'account',
    left: (amount) => `${amount} at most`,
    amount: 'How many yuan',
    reason: 'Why',
    reasonHint: 'For example: paid in for the wrong person',
    submit: 'Give it back',
    sent: (amount, name) =>
      `${amount} left ${name}’s card and are on their way back. It will say “given back” on arrival.`,
    done: (amount) => `${amount} given back.`,
    failed: (amount) =>
      `${amount} could not go back and are still on the card. “What does not add up” above says what to do.`,
    waiting: (amount) =>
      `${amount} will go back. The provider did not answer just now; it is tried again by itself, no need to press again.`,
  },
  parity: {
    heading: 'Day by day',
    about: 'The provider’s own list beside our ledger, compared every day.',
    caption: 'Online payments of each day, provider and ledger',
    day: 'Day',
    providerCount: 'Provider, number',
    provider: 'Provider, sum',
    ledgerCount: 'Ledger, number',
    ledger: 'Ledger, sum',
    result: 'Compared',
    same: 'the same',
    differs: (differing) => `${count(differing, 'differs', 'differ')}`,
    none: 'No day has been compared yet.',
    all: (days) => `Show all ${days} days`,
  },
}
