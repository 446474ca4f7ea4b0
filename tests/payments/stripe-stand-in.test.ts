import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { aStandIn, refusalOf, sdkOf, topUp } from '../support/stripe/merchant.ts'
import { minimumChargeFen } from '../support/stripe/sessions.ts'

const minute = 60_000
const hour = 60 * minute

describe('a checkout session', () => {
  test('is open, is paid, and shows its payment intent and charge', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const session = await stripe.checkout.sessions.create(topUp(5000))
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 5000,
      currency: 'cny',
      livemode: false,
      client_reference_id: 'top-up-1',
      metadata: { topUp: '1' },
      payment_intent: null,
      payment_method_types: ['card', 'alipay', 'wechat_pay'],
      expires_at: session.created + 24 * 3600,
    })
    expect(session.url).toBe(`${standIn.url}/pay/${session.id}`)
    standIn.pay(session.id, { method: 'wechat_pay', outcome: 'paid' })
    const paid = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent', 'payment_intent.latest_charge'],
    })
    expect(paid).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      payment_intent: {
        status: 'succeeded',
        amount_received: 5000,
        metadata: { topUp: '1' },
        latest_charge: {
          amount_captured: 5000,
          amount_refunded: 0,
          paid: true,
          metadata: { topUp: '1' },
          payment_method_details: { type: 'wechat_pay' },
        },
      },
    })
    expect(standIn.events.map(({ type }) => type)).toEqual([
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ])
  })

  test.each([
    ['succeeded', 'paid', 'succeeded', 'checkout.session.async_payment_succeeded'],
    ['failed', 'unpaid', 'requires_payment_method', 'checkout.session.async_payment_failed'],
  ] as const)(
    'is complete while the payment is processing, which then %s',
    async (outcome, status, intentStatus, type) => {
      const standIn = await aStandIn()
      const stripe = sdkOf(standIn)
      const { id } = await stripe.checkout.sessions.create(topUp(5000))
      standIn.pay(id, { method: 'alipay', outcome: 'processing' })
      const processing = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
      expect(processing).toMatchObject({
        status: 'complete',
        payment_status: 'unpaid',
        payment_intent: { status: 'processing' },
      })
      standIn.settleAsync(id, outcome)
      const settled = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
      expect(settled).toMatchObject({
        payment_status: status,
        payment_intent: { status: intentStatus },
      })
      expect(standIn.events.at(-1)?.type).toBe(type)
      // The event of before still says what was so before.
      const completed = standIn.events.find((event) => event.type === 'checkout.session.completed')
      expect(completed?.data.object).toMatchObject({ payment_status: 'unpaid' })
      expect(() => standIn.settleAsync(id, outcome)).toThrow('no payment under way')
    },
  )

  test('settles what is processing after the time that was set', async () => {
    const standIn = await aStandIn({ settlePaymentsAfterMs: 2000 })
    const stripe = sdkOf(standIn)
    const { id } = await stripe.checkout.sessions.create(topUp(5000))
    standIn.pay(id, { method: 'wechat_pay', outcome: 'processing' })
    standIn.clock.advance(1999)
    expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('unpaid')
    standIn.clock.advance(1)
    expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid')
    expect(standIn.objects.charges.size).toBe(1)
  })

  test('stays open when the payment is declined, and can be paid another way', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const { id } = await stripe.checkout.sessions.create(topUp(5000))
    standIn.pay(id, { method: 'card', outcome: 'declined' })
    const declined = await stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge'],
    })
    expect(declined).toMatchObject({
      status: 'open',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined' },
        latest_charge: { status: 'failed', captured: false },
      },
    })
    standIn.pay(id, { method: 'alipay', outcome: 'paid' })
    expect(standIn.objects.paymentIntents.size).toBe(1)
    expect(standIn.objects.charges.size).toBe(2)
  })

  test('expires at its time, and cannot be paid or expired again', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const now = standIn.clock.now().getTime()
    const expiresAt = (now + 30 * minute) / 1000
    const { id } = await stripe.checkout.sessions.create(topUp(5000, { expires_at: expiresAt }))
    standIn.clock.advance(30 * minute - 1)
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open')
    standIn.clock.advance(hour)
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('expired')
    expect(standIn.events).toMatchObject([
      { type: 'checkout.session.expired', created: expiresAt, request: { id: null } },
    ])
    expect(() => standIn.pay(id, { method: 'card', outcome: 'paid' })).toThrow('expired, not open')
    const refusal = await refusalOf(stripe.checkout.sessions.expire(id))
    expect(refusal).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' })
  })

  test('can be expired by us, unless it was paid a moment before', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const left = await stripe.checkout.sessions.create(topUp(5000))
    expect(await stripe.checkout.sessions.expire(left.id)).toMatchObject({
      status: 'expired',
      url: null,
    })
    const paid = await stripe.checkout.sessions.create(topUp(5000))
    standIn.pay(paid.id, { method: 'card', outcome: 'paid' })
    const refusal = await refusalOf(stripe.checkout.sessions.expire(paid.id))
    expect(refusal.message).toContain('status of `complete`')
  })

  test('silently leaves out the methods that the account has not switched on', async () => {
    const standIn = await aStandIn({ offers: ['card', 'alipay'] })
    const stripe = sdkOf(standIn)
    const session = await stripe.checkout.sessions.create(topUp(5000))
    expect(session.payment_method_types).toEqual(['card', 'alipay'])
    const onlyWechat = topUp(5000, { allowed_payment_method_types: ['wechat_pay'] })
    expect(await refusalOf(stripe.checkout.sessions.create(onlyWechat))).toMatchObject({
      statusCode: 400,
      param: 'allowed_payment_method_types',
    })
  })

  test.each([
    ['sooner than in 30 minutes', 30 * 60 - 1],
    ['later than in 24 hours', 24 * 3600 + 1],
  ])('is refused when it expires %s', async (_, seconds) => {
    const standIn = await aStandIn()
    const expires_at = standIn.clock.now().getTime() / 1000 + seconds
    const refusal = await refusalOf(
      sdkOf(standIn).checkout.sessions.create(topUp(5000, { expires_at })),
    )
    expect(refusal).toMatchObject({ statusCode: 400, param: 'expires_at' })
    expect(standIn.objects.sessions.size).toBe(0)
  })
})

describe('a request is refused', () => {
  test.each<[string, Stripe.Checkout.SessionCreateParams, object]>([
    [
      'that names a parameter which is not known',
      topUp(5000, { customer_email: 'a@example.com' }),
      { code: 'parameter_unknown', param: 'customer_email' },
    ],
    [
      'that names one deep inside',
      topUp(5000, { payment_intent_data: { receipt_email: 'a@example.com' } }),
      { code: 'parameter_unknown', param: 'payment_intent_data[receipt_email]' },
    ],
    [
      'that still says payment_method_types',
      Object.assign(topUp(5000), { payment_method_types: ['card'] }),
      { code: 'parameter_unknown', param: 'payment_method_types' },
    ],
    [
      'below the smallest charge',
      topUp(minimumChargeFen - 1),
      { code: 'amount_too_small', type: 'StripeInvalidRequestError' },
    ],
    ['of half a fen', topUp(500.5), { code: 'parameter_invalid_integer' }],
    [
      'without a place to go afterwards',
      topUp(5000, { success_url: undefined }),
      { code: 'parameter_missing', param: 'success_url' },
    ],
    [
      'with a place that is none',
      topUp(5000, { success_url: 'somewhere' }),
      { code: 'url_invalid', param: 'success_url' },
    ],
    [
      'in a currency that is not known',
      topUp(5000, {
        line_items: [
          {
            quantity: 1,
            price_data: { currency: 'xyz', unit_amount: 5000, product_data: { name: '充值' } },
          },
        ],
      }),
      { param: 'line_items[0][price_data][currency]' },
    ],
    [
      'with WeChat, but not for the web',
      topUp(5000, { payment_method_options: {} }),
      { code: 'parameter_missing', param: 'payment_method_options[wechat_pay][client]' },
    ],
    [
      'that expands what cannot be expanded',
      topUp(5000, { expand: ['secrets'] }),
      { param: 'expand' },
    ],
  ])('%s', async (_, params, expected) => {
    const standIn = await aStandIn()
    const refusal = await refusalOf(sdkOf(standIn).checkout.sessions.create(params))
    expect(refusal).toMatchObject({ statusCode: 400, ...expected })
    expect(refusal.requestId).toMatch(/^req_/)
  })

  test('with a wrong key', async () => {
    const standIn = await aStandIn()
    const stranger = sdkOf(standIn, { secretKey: 'sk_test_somebodyElse' })
    expect(await refusalOf(stranger.balance.retrieve())).toMatchObject({
      statusCode: 401,
      type: 'StripeAuthenticationError',
    })
  })

  test('for what is not there', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    for (const call of [
      stripe.checkout.sessions.retrieve('cs_test_none'),
      stripe.paymentIntents.retrieve('pi_none'),
      stripe.refunds.retrieve('re_none'),
      stripe.disputes.retrieve('du_none'),
      stripe.events.retrieve('evt_none'),
    ]) {
      expect(await refusalOf(call)).toMatchObject({ statusCode: 404, code: 'resource_missing' })
    }
  })

  test('for an address that we never speak to', async () => {
    const stripe = sdkOf(await aStandIn())
    expect(await refusalOf(stripe.customers.list())).toMatchObject({ statusCode: 404 })
  })

  test('for a version of the interface that is not the one of the SDK', async () => {
    const standIn = await aStandIn()
    const call = sdkOf(standIn).balance.retrieve({}, { apiVersion: '2020-08-27' })
    expect((await refusalOf(call)).message).toContain('2020-08-27')
  })

  test('across live and test, either way', async () => {
    const standIn = await aStandIn()
    const tests = sdkOf(standIn)
    const live = sdkOf(standIn, { secretKey: standIn.liveKey })
    const pretended = await tests.checkout.sessions.create(topUp(5000))
    const real = await live.checkout.sessions.create(topUp(5000))
    expect([pretended.livemode, real.livemode]).toEqual([false, true])
    expect(real.id).toMatch(/^cs_live_/)
    const refusal = await refusalOf(live.checkout.sessions.retrieve(pretended.id))
    expect(refusal.message).toContain('exists in test mode, but a live mode key')
    expect(await refusalOf(tests.checkout.sessions.retrieve(real.id))).toMatchObject({
      code: 'resource_missing',
    })
    const { data } = await live.checkout.sessions.list()
    expect(data.map(({ id }) => id)).toEqual([real.id])
  })
})
