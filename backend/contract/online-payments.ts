import * as z from 'zod/mini'
import { moneyCaseKinds } from '../vocabulary/money-case.ts'
import { endpoint } from './endpoint.ts'
import { askedRefusals, checkout, fenInForm, paymentView } from './pay-in.ts'
import { bilingual, day, fenAmount, id, instant, words } from './shapes.ts'

export const refundStates = ['asked', 'sent', 'done', 'failed'] as const

/** So many payments come at a time; fewer are the last. */
export const paymentsPerPage = 50

const canteenParams = z.object({ canteenId: id })
const dinerParams = z.object({ dinerId: id })
const refundView = z.object({
  refundId: id,
  amountFen: fenAmount,
  state: z.enum(refundStates),
  reason: z.string(),
  askedByName: z.string(),
  askedAt: instant,
})

export const onlinePaymentEndpoints = {
  topUpOnline: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/online-top-ups',
    summary:
      'Asks to pay money into a wallet online; the browser goes on to the address in the reply',
    params: dinerParams,
    body: z.object({ amountFen: fenInForm }),
    reply: checkout,
    refusals: [...askedRefusals],
  }),
  getOnlinePayment: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/online-payments/:paymentId',
    summary: 'How far an online payment has come',
    params: z.object({ dinerId: id, paymentId: id }),
    reply: paymentView,
    refusals: ['payment_unknown'],
  }),
  makeTopUpLink: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/top-up-links',
    summary:
      'A page where anybody who holds the link may pay in, and see nothing but a masked name',
    params: dinerParams,
    reply: z.object({ linkId: id, url: z.string(), qrSvg: z.string(), callName: bilingual }),
    refusals: ['diner_gone', 'online_payment_off'],
  }),
  revokeTopUpLink: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/top-up-links/revoke',
    summary: 'Makes the printed link worthless',
    params: dinerParams,
    refusals: ['not_found'],
  }),
  listOnlinePayments: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/online-payments',
    summary: 'Online payments, newest first, with their refunds',
    params: canteenParams,
    query: z.object({ before: z.optional(id), dinerId: z.optional(id) }),
    reply: z.object({
      payments: z.array(
        z.object({
          ...paymentView.shape,
          dinerId: id,
          name: z.string(),
          purpose: z.enum(['top_up', 'booking']),
          method: z.nullable(z.string()),
          paymentRef: z.nullable(z.string()),
          askedAt: instant,
          endedAt: z.nullable(instant),
          refundableFen: fenAmount,
          refunds: z.array(refundView),
        }),
      ),
    }),
  }),
  refundPayment: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/online-payments/:paymentId/refunds',
    summary: 'Gives money of an online payment back to where it came from, out of the wallet',
    params: z.object({ canteenId: id, paymentId: id }),
    body: z.object({ amountFen: fenAmount, reason: words(200) }),
    reply: z.object({ refundId: id, state: z.enum(refundStates) }),
    refusals: [
      'payment_unknown',
      'payment_not_paid',
      'amount_wrong',
      'refund_spent',
      'refund_too_large',
      'refund_too_late',
      'online_payment_off',
    ],
  }),
  listMoneyCases: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/money-cases',
    summary:
      'Money that does not add up, open cases first, with those nobody can say whose they are',
    params: canteenParams,
    reply: z.object({
      cases: z.array(
        z.object({
          caseId: id,
          kind: z.enum(moneyCaseKinds),
          subject: z.string(),
          /** The payment it is about, where we know of one. */
          payment: z.nullable(
            z.object({
              paymentId: id,
              name: z.string(),
              amountFen: fenAmount,
              askedAt: instant,
              paymentRef: z.nullable(z.string()),
            }),
          ),
          detail: z.unknown(),
          foundAt: instant,
          closedAt: z.nullable(instant),
          closedByName: z.nullable(z.string()),
          note: z.string(),
        }),
      ),
    }),
  }),
  closeMoneyCase: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/money-cases/:caseId/close',
    summary: 'Says what was found out and done about it',
    params: z.object({ canteenId: id, caseId: id }),
    body: z.object({ note: words(400) }),
    refusals: ['not_found'],
  }),
  listParityReports: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/parity-reports',
    summary: 'Each day’s online money as the provider and as the ledger know it',
    params: canteenParams,
    reply: z.object({
      reports: z.array(
        z.object({
          day,
          providerCount: z.int(),
          providerFen: z.int(),
          ledgerCount: z.int(),
          ledgerFen: z.int(),
          differing: z.int(),
        }),
      ),
    }),
  }),
}
