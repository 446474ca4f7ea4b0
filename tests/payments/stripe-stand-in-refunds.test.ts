import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { aPaidIntent, aStandIn, refusalOf, sdkOf, topUp } from '../support/stripe/merchant.ts'
import type { StandInOptions, StripeStandIn } from '../support/stripe/stand-in.ts'

interface Paid {
  readonly standIn: StripeStandIn
  readonly stripe: Stripe
  readonly payment_intent: string
}

async function fiftyYuanPaid(options: StandInOptions = {}): Promise<Paid> {
  const standIn = await aStandIn(options)
  const stripe = sdkOf(standIn)
  return { standIn, stripe, payment_intent: await aPaidIntent(standIn, stripe, 5000) }
}

const chargeOf = ({ standIn }: Paid): Stripe.Charge | undefined =>
  [...standIn.objects.charges.values()][0]
const typesOf = ({ events }: StripeStandIn): string[] => events.map(({ type }) => type)

describe('a refund', () => {
  test('may be of a part, and another of the rest; more than that is refused', async () => {
    const paid = await fiftyYuanPaid()
    const { stripe, payment_intent } = paid
    const part = await stripe.refunds.create({
      payment_intent,
      amount: 2000,
      metadata: { why: 'canteen closed' },
      reason: 'requested_by_customer',
    })
    expect(part).toMatchObject({
      object: 'refund',
      amount: 2000,
      status: 'pending',
      payment_intent,
      charge: chargeOf(paid)?.id,
      metadata: { why: 'canteen closed' },
    })
    expect(chargeOf(paid)).toMatchObject({ amount_refunded: 2000, refunded: false })
    const tooMuch = await refusalOf(stripe.refunds.create({ payment_intent, amount: 3001 }))
    expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount' })
    expect(tooMuch.message).toContain('greater than unrefunded amount')
    const rest = await stripe.refunds.create({ payment_intent })
    expect(rest.amount).toBe(3000)
    expect(chargeOf(paid)).toMatchObject({ amount_refunded: 5000, refunded: true })
    const again = await refusalOf(stripe.refunds.create({ payment_intent, amount: 1 }))
    expect(again).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' })
    const { data } = await stripe.refunds.list({ payment_intent })
    expect(data.map(({ id }) => id)).toEqual([rest.id, part.id])
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 0 }])
  })

  test('is pending until it is settled, and may still fail after it had succeeded', async () => {
    const paid = await fiftyYuanPaid()
    const { standIn, stripe, payment_intent } = paid
    const { id } = await stripe.refunds.create({ payment_intent })
    const before = standIn.events.length
    standIn.settleRefund(id, 'succeeded')
    expect((await stripe.refunds.retrieve(id)).status).toBe('succeeded')
    standIn.settleRefund(id, 'failed')
    expect(await stripe.refunds.retrieve(id)).toMatchObject({
      status: 'failed',
      failure_reason: 'unknown',
    })
    expect(chargeOf(paid)).toMatchObject({ amount_refunded: 0, refunded: false })
    expect(typesOf(standIn).slice(before)).toEqual([
      'refund.updated',
      'refund.updated',
      'refund.failed',
    ])
    expect(() => standIn.settleRefund(id, 'succeeded')).toThrow('cannot become succeeded')
  })

  test('settles by itself after the time that was set', async () => {
    const { standIn, stripe, payment_intent } = await fiftyYuanPaid({ settleRefundsAfterMs: 1000 })
    const { id } = await stripe.refunds.create({ payment_intent })
    standIn.clock.advance(999)
    expect((await stripe.refunds.retrieve(id)).status).toBe('pending')
    standIn.clock.advance(1)
    expect((await stripe.refunds.retrieve(id)).status).toBe('succeeded')
  })

  test('of what was never paid is refused', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const { id } = await stripe.checkout.sessions.create(topUp(5000))
    standIn.pay(id, { method: 'alipay', outcome: 'processing' })
    const payment_intent = [...standIn.objects.paymentIntents.keys()][0] ?? ''
    const refusal = await refusalOf(stripe.refunds.create({ payment_intent }))
    expect(refusal.message).toContain('does not have a successful charge')
  })
})

describe('a planned fault of refunds', () => {
  test('refuses them', async () => {
    const paid = await fiftyYuanPaid({ faults: { refunds: [{ fault: 'refused' }] } })
    const refusal = await refusalOf(
      paid.stripe.refunds.create({ payment_intent: paid.payment_intent }),
    )
    expect(refusal).toMatchObject({ statusCode: 400, code: 'balance_insufficient' })
    expect(chargeOf(paid)?.amount_refunded).toBe(0)
  })

  test('answers with one that has failed already', async () => {
    const paid = await fiftyYuanPaid({ faults: { refunds: [{ fault: 'fails on create' }] } })
    const { payment_intent } = paid
    expect(await paid.stripe.refunds.create({ payment_intent })).toMatchObject({ status: 'failed' })
    expect(chargeOf(paid)?.amount_refunded).toBe(0)
    expect(typesOf(paid.standIn).slice(-4)).toEqual([
      'refund.created',
      'charge.refunded',
      'refund.updated',
      'refund.failed',
    ])
  })

  test.each([
    ['fails later', 'pending'],
    ['succeeds, then fails', 'succeeded'],
  ] as const)('%s', async (fault, first) => {
    const paid = await fiftyYuanPaid({ faults: { refunds: [{ fault, afterMs: 5000 }] } })
    const { standIn, stripe, payment_intent } = paid
    const { id, status } = await stripe.refunds.create({ payment_intent })
    expect(status).toBe(first)
    standIn.clock.advance(4999)
    expect((await stripe.refunds.retrieve(id)).status).toBe(first)
    standIn.clock.advance(1)
    expect((await stripe.refunds.retrieve(id)).status).toBe('failed')
    expect(standIn.events.at(-1)?.type).toBe('refund.failed')
  })
})

describe('a dispute', () => {
  test('takes the money at once, and gives it back when it is won', async () => {
    const paid = await fiftyYuanPaid()
    const { standIn, stripe, payment_intent } = paid
    const { id } = standIn.openDispute(payment_intent, 4000)
    expect(await stripe.disputes.retrieve(id)).toMatchObject({
      status: 'needs_response',
      amount: 4000,
      payment_intent,
    })
    expect(chargeOf(paid)?.disputed).toBe(true)
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 1000 }])
    const refusal = await refusalOf(stripe.refunds.create({ payment_intent }))
    expect(refusal.code).toBe('charge_disputed')
    standIn.closeDispute(id, 'won')
    expect((await stripe.disputes.list({ payment_intent })).data).toMatchObject([
      { id, status: 'won' },
    ])
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 5000 }])
    expect(typesOf(standIn).slice(-4)).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
      'charge.dispute.funds_reinstated',
    ])
  })

  test('that is lost keeps the money, and is closed once', async () => {
    const { standIn, stripe, payment_intent } = await fiftyYuanPaid()
    const { id } = standIn.openDispute(payment_intent)
    standIn.closeDispute(id, 'lost')
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 0 }])
    expect(standIn.events.at(-1)?.type).toBe('charge.dispute.closed')
    expect(() => standIn.closeDispute(id, 'won')).toThrow('lost already')
  })
})
