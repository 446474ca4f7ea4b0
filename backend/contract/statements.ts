import * as z from 'zod/mini'
import { walletMoves } from '../vocabulary/wallet.ts'
import { endpoint } from './endpoint.ts'
import { bilingual, day, fenSigned, id, meal, month, timeOfDay } from './shapes.ts'

const movement = z.object({
  transactionId: id,
  day,
  time: timeOfDay,
  what: z.enum(walletMoves),
  /** Who took the cash at her door; null for everything else. */
  by: z.nullable(z.string()),
  /** The meal it was for. */
  meal: z.nullable(z.object({ day, meal, dish: bilingual })),
  /** In is positive. */
  amountFen: fenSigned,
  /** What was left afterwards. */
  balanceFen: fenSigned,
})

const statement = z.object({
  month,
  /** Now. */
  today: day,
  diner: z.object({ dinerId: id, name: z.string() }),
  canteen: z.object({ name: bilingual, phone: z.string() }),
  /** In the wallet now, whatever month is looked at. */
  balanceFen: fenSigned,
  openingFen: fenSigned,
  closingFen: fenSigned,
  movements: z.array(movement),
  previous: z.nullable(month),
  next: z.nullable(month),
})

/** Apart from the office's books: an elder's phone fetches this and no more. */
export const statementEndpoints = {
  getStatement: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/statement',
    summary: 'A month of a wallet in plain words, with the balance after each movement',
    params: z.object({ dinerId: id }),
    /** This month when left out. */
    query: z.object({ month: z.optional(month) }),
    reply: statement,
    refusals: ['month_to_come'],
  }),
}
