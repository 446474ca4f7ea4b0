import * as z from 'zod/mini'
import { accountKinds, obstacleKinds } from '../vocabulary/books.ts'
import { endpoint } from './endpoint.ts'
import {
  bilingual,
  day,
  fenAmount,
  fenSigned,
  id,
  instant,
  meal,
  month,
  optionalWords,
} from './shapes.ts'

const canteenParams = z.object({ canteenId: id })

/** Only ever narrows this canteen's own ledger: whoever may read it learns nothing from an id of another. */
const ledgerQuery = {
  from: z.optional(day),
  to: z.optional(day),
  kind: z.optional(optionalWords(40)),
  diner: z.optional(id),
  booking: z.optional(id),
  account: z.optional(z.enum(accountKinds)),
  leastFen: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number))),
  mostFen: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number))),
  text: z.optional(optionalWords(40)),
}

const transaction = z.object({
  transactionId: id,
  at: instant,
  kind: z.string(),
  bookingId: z.nullable(id),
  /** Masked for whoever only looks on. */
  dinerName: z.nullable(z.string()),
  who: z.string(),
  note: z.string(),
  /** What moved: the sum of its debits. */
  amountFen: fenAmount,
  reversesId: z.nullable(id),
  reversedById: z.nullable(id),
})

const entry = z.object({
  account: z.enum(accountKinds),
  funder: z.nullable(bilingual),
  dinerName: z.nullable(z.string()),
  /** Positive is a debit. */
  amountFen: fenSigned,
})

const accountBalance = z.object({
  account: z.enum(accountKinds),
  funder: z.nullable(bilingual),
  amountFen: fenSigned,
})

/** One day's or month's money; list = wallet + cash + Σ funders + concession + loss + other. */
const figures = z.object({
  served: z.int(),
  missed: z.int(),
  listFen: fenSigned,
  walletFen: fenSigned,
  cashFen: fenSigned,
  funders: z.array(z.object({ name: bilingual, amountFen: fenSigned })),
  concessionFen: fenSigned,
  lossFen: fenSigned,
  otherFen: fenSigned,
  toppedUpFen: fenSigned,
  paidOutFen: fenSigned,
  drawerFen: fenSigned,
})

const obstacle = z.object({
  kind: z.enum(obstacleKinds),
  count: z.int(),
  servings: z.array(z.object({ servingId: id, day, meal })),
})

export const bookEndpoints = {
  getDayBooks: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/books/day',
    summary: 'One day’s money',
    params: canteenParams,
    query: z.object({ day: z.optional(day) }),
    reply: z.object({ day, today: day, figures, balances: z.array(accountBalance) }),
  }),
  getMonthBooks: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/books/month',
    summary: 'One month’s money by day, and whether it is or can be closed',
    params: canteenParams,
    query: z.object({ month: z.optional(month) }),
    reply: z.object({
      month,
      today: day,
      total: figures,
      balances: z.array(accountBalance),
      days: z.array(z.object({ day, figures })),
      closed: z.nullable(z.object({ at: instant, by: z.string() })),
      obstacles: z.array(obstacle),
    }),
    refusals: ['month_to_come'],
  }),
  closeMonth: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/books/month',
    summary: 'Closes a month for good: its meals and their money stay as they are',
    params: canteenParams,
    /** The list value on the screen: with another one now, nothing is closed. */
    body: z.object({ month, seenListFen: fenSigned }),
    refusals: ['month_not_ready', 'month_closed', 'figures_changed'],
  }),
  searchLedger: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/ledger',
    summary: 'Transactions of this canteen, newest first, fifty at a time',
    params: canteenParams,
    query: z.object({ ...ledgerQuery, before: z.optional(id) }),
    reply: z.object({ transactions: z.array(transaction), more: z.boolean() }),
  }),
  getLedgerTransaction: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/ledger/:transactionId',
    summary: 'One transaction with all its entries',
    params: z.object({ canteenId: id, transactionId: id }),
    reply: z.object({ transaction, entries: z.array(entry) }),
  }),
  getAccounts: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/accounts',
    summary: 'What every account of this canteen held at the end of a day',
    params: canteenParams,
    query: z.object({ day: z.optional(day) }),
    reply: z.object({ day, balances: z.array(accountBalance) }),
  }),
  exportLedger: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/ledger-export',
    summary: 'The entries found, as a table for a spreadsheet; every export is recorded',
    params: canteenParams,
    query: z.object(ledgerQuery),
    file: 'text/csv; charset=utf-8',
    refusals: ['export_too_long'],
  }),
}
