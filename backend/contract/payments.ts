import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { fenAmount, fenSigned, id, instant } from './shapes.ts'

const movement = z.object({
  transactionId: id,
  at: instant,
  kind: z.string(),
  amountFen: fenSigned,
  note: z.string(),
})

export const paymentEndpoints = {
  getWallet: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/wallet',
    summary: 'Balance and the last movements',
    params: z.object({ dinerId: id }),
    reply: z.object({ balanceFen: fenSigned, movements: z.array(movement) }),
  }),
  topUpInCash: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cash/top-ups',
    summary: 'Takes cash at the counter into a diner’s wallet',
    params: z.object({ canteenId: id }),
    body: z.object({ dinerId: id, amountFen: fenAmount }),
    reply: z.object({ id, balanceFen: fenSigned }),
    refusals: ['amount_wrong', 'diner_gone', 'drawer_not_open'],
  }),
}
