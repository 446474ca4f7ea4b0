import { expect, test } from 'vitest'
import { createStripeProvider } from '../../backend/payments/stripe-provider.ts'
import type { CheckoutAsked, PaymentProvider } from '../../backend/payments/provider.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { publishedFaults, publishedOperation } from '../support/stripe/published.ts'
import { aStandIn } from '../support/stripe/merchant.ts'

const everyOperation = [
  'checkout.sessions.create',
  'checkout.sessions.expire',
  'checkout.sessions.list',
  'checkout.sessions.retrieve',
  'events.list',
  'refunds.create',
  'refunds.list',
  'refunds.retrieve',
]

const asked = (paymentId: number): CheckoutAsked => ({
  paymentId,
  key: `checkout:${paymentId}`,
  amountFen: fen(5000),
  description: '给张**充值',
  successUrl: 'https://nuancan.example/top-up/done',
  cancelUrl: 'https://nuancan.example/top-up',
  expiresAt: new Date(Date.now() + 40 * 60_000),
})

const drain = async (list: AsyncIterable<unknown>): Promise<void> => {
  for await (const one of list) expect(one).toBeDefined()
}

async function callEverything(provider: PaymentProvider, pay: (session: string) => void) {
  const paid = await provider.openCheckout(asked(1))
  pay(paid.sessionRef)
  const { paymentRef } = await provider.readCheckout(paid.sessionRef)
  const given = await provider.openCheckout(asked(2))
  await provider.endCheckout(given.sessionRef)
  const hourAgo = new Date(Date.now() - 3_600_000)
  await drain(provider.listCheckouts(hourAgo, new Date(Date.now() + 60_000)))
  const refund = { paymentRef: paymentRef ?? '', refundId: 7, key: 'refund:7', amountFen: fen(900) }
  const sent = await provider.sendRefund(refund)
  await provider.readRefund(sent.refundRef)
  await provider.findRefund(paymentRef ?? '', 7)
  await drain(provider.listEvents(hourAgo))
}

test('every request our provider sends is valid by the schemas Stripe publishes', async () => {
  const standIn = await aStandIn({ startAt: new Date() })
  const { secretKey, webhookSecret, url: apiUrl } = standIn
  const provider = createStripeProvider({ secretKey, webhookSecret, apiUrl })
  await callEverything(provider, (session) =>
    standIn.pay(session, { method: 'alipay', outcome: 'paid' }),
  )
  const sent = standIn.calls.map(({ operation, faultsByPublished }) => ({
    operation,
    faultsByPublished,
  }))
  expect(sent.filter(({ faultsByPublished }) => faultsByPublished?.length !== 0)).toEqual([])
  expect(new Set(sent.map(({ operation }) => operation))).toEqual(new Set(everyOperation))
})

test.each([
  ['an unknown name', { payment_method_types: ['alipay'] }, 'payment_method_types'],
  ['an unknown name inside', { line_items: [{ amount: '5000' }] }, 'amount'],
  ['a fraction', { expires_at: '1.5' }, 'expires_at'],
  ['a word that is not offered', { mode: 'gift' }, 'mode'],
  [
    'a missing part',
    { payment_method_options: { wechat_pay: {} } },
    'payment_method_options.wechat_pay.client',
  ],
])('%s is found by them', (_what, values, named) => {
  const operation = publishedOperation('POST', '/v1/checkout/sessions') ?? ''
  const faults = publishedFaults(operation, values)
  expect(faults.length).toBeGreaterThan(0)
  expect(faults.join()).toContain(named)
})

test('what we send on the wire names an operation that is published', () => {
  expect(publishedOperation('POST', '/v1/checkout/sessions/cs_1/expire')).toBe(
    'POST /v1/checkout/sessions/{session}/expire',
  )
  expect(publishedOperation('POST', '/v1/payouts')).toBeUndefined()
})
