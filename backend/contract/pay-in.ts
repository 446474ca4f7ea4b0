import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { bilingual, fenAmount, id } from './shapes.ts'

export const onlineStates = ['asked', 'open', 'processing', 'paid', 'failed', 'expired'] as const

const linkToken = z.string().check(z.regex(/^[\w-]{20,64}$/))

/** Fen as JSON sends them, or as the digits of a form's button. */
export const fenInForm = z.pipe(
  z.union([z.int(), z.string().check(z.regex(/^\d{1,9}$/))]),
  z.transform(Number),
)
/** Yuan as a person types them: 50, 35.5, 12.30. */
const yuanTyped = z.string().check(z.trim(), z.regex(/^(\d{1,6}(\.\d{1,2})?)?$/))

/** Where the browser goes to pay, and what it will be asked about afterwards. */
export const checkout = z.object({ paymentId: id, url: z.string() })

export const askedRefusals = [
  'amount_wrong',
  'amount_below_least',
  'diner_gone',
  'online_payment_off',
  'provider_silent',
  'too_many_requests',
] as const

export const paymentView = z.object({
  paymentId: id,
  state: z.enum(onlineStates),
  amountFen: fenAmount,
})

/** The page behind a printed link. Apart from the office's half of online payment: phones fetch this one. */
export const payInEndpoints = {
  readTopUpLink: endpoint({
    method: 'GET',
    path: '/api/top-up-links/:token',
    summary: 'Whom a link pays in for, masked; with `payment`, how that one went',
    params: z.object({ token: linkToken }),
    query: z.object({ payment: z.optional(id) }),
    reply: z.object({
      maskedName: z.string(),
      canteen: z.object({ name: bilingual, phone: z.string() }),
      choicesFen: z.array(fenAmount),
      leastFen: fenAmount,
      mostFen: fenAmount,
      payment: z.nullable(paymentView),
    }),
    refusals: ['link_over', 'online_payment_off', 'payment_unknown'],
  }),
  topUpByLink: endpoint({
    method: 'POST',
    path: '/api/top-up-links/pay',
    summary: 'Asks to pay in through a link: an amount from a button, or typed in yuan',
    body: z.object({
      token: linkToken,
      amountFen: z.optional(fenInForm),
      yuan: z.optional(yuanTyped),
    }),
    reply: checkout,
    refusals: ['link_over', ...askedRefusals],
  }),
}
