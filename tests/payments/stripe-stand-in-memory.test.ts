import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { aPaidIntent, aStandIn, refusalOf, sdkOf, topUp } from '../support/stripe/merchant.ts'

const minute = 60_000
const hour = 60 * minute

describe('a list', () => {
  test('comes newest first, in pages, and the SDK walks through all of them', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const made: string[] = []
    for (let count = 0; count < 7; count += 1) {
      made.push((await stripe.checkout.sessions.create(topUp(5000 + count))).id)
      standIn.clock.advance(1000)
    }
    const first = await stripe.checkout.sessions.list({ limit: 3 })
    expect(first.data.map(({ id }) => id)).toEqual(made.toReversed().slice(0, 3))
    expect(first.has_more).toBe(true)
    const all = await stripe.checkout.sessions.list({ limit: 3 }).autoPagingToArray({ limit: 100 })
    expect(all.map(({ id }) => id)).toEqual(made.toReversed())
    const before = await stripe.checkout.sessions.list({ ending_before: made[3] ?? '', limit: 2 })
    expect(before.data.map(({ id }) => id)).toEqual([made[5], made[4]])
    const cursor = stripe.checkout.sessions.list({ starting_after: 'cs_test_none' })
    expect(await refusalOf(cursor)).toMatchObject({ param: 'starting_after' })
  })

  test('keeps to the time and the payment that are asked for', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const early = await aPaidIntent(standIn, stripe, 5000)
    const from = standIn.clock.now().getTime() / 1000 + 60
    standIn.clock.advance(minute)
    const late = await aPaidIntent(standIn, stripe, 6000)
    const intents = async (created: Stripe.RangeQueryParam): Promise<string[]> =>
      (await stripe.paymentIntents.list({ created })).data.map(({ id }) => id)
    expect(await intents({ gte: from })).toEqual([late])
    expect(await intents({ gt: from })).toEqual([])
    expect(await intents({ lt: from })).toEqual([early])
    expect(await intents({ lte: from })).toEqual([late, early])
    const { data } = await stripe.checkout.sessions.list({ payment_intent: late })
    expect(data.map((session) => session.amount_total)).toEqual([6000])
    const events = await stripe.events.list({
      created: { gte: from },
      types: ['checkout.session.completed', 'charge.succeeded'],
    })
    expect(events.data.map(({ type }) => type)).toEqual([
      'checkout.session.completed',
      'charge.succeeded',
    ])
    const [event] = events.data
    expect(await stripe.events.retrieve(event?.id ?? '')).toMatchObject({ id: event?.id })
  })

  test('is also read from brackets without numbers', async () => {
    const standIn = await aStandIn()
    await aPaidIntent(standIn, sdkOf(standIn), 5000)
    const answer = await fetch(
      `${standIn.url}/v1/events?types[]=charge.succeeded&types[]=refund.created&limit=5`,
      { headers: { authorization: `Bearer ${standIn.secretKey}` } },
    )
    expect(await answer.json()).toMatchObject({
      object: 'list',
      url: '/v1/events',
      has_more: false,
      data: [{ type: 'charge.succeeded' }],
    })
  })

  test('of events goes back 30 days', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    await aPaidIntent(standIn, stripe, 5000)
    standIn.clock.advance(30 * 24 * hour)
    expect((await stripe.events.list()).data).toEqual([])
  })
})

describe('an idempotency key', () => {
  const key = { idempotencyKey: 'top-up-1' }

  test('gives the first answer again, once made', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const first = await stripe.checkout.sessions.create(topUp(5000), key)
    standIn.pay(first.id, { method: 'card', outcome: 'paid' })
    const again = await stripe.checkout.sessions.create(topUp(5000), key)
    expect(again).toEqual({ ...first })
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined()
    expect(standIn.objects.sessions.size).toBe(1)
  })

  test('is refused with other parameters', async () => {
    const stripe = sdkOf(await aStandIn())
    await stripe.checkout.sessions.create(topUp(5000), key)
    expect(await refusalOf(stripe.checkout.sessions.create(topUp(6000), key))).toMatchObject({
      statusCode: 400,
      type: 'StripeIdempotencyError',
    })
  })

  test('is refused while the first request is under way', async () => {
    const standIn = await aStandIn({ faults: { api: [{ fault: 'held', times: 1 }] } })
    const stripe = sdkOf(standIn)
    const first = stripe.checkout.sessions.create(topUp(5000), key)
    await standIn.untilHeld()
    const second = await refusalOf(stripe.checkout.sessions.create(topUp(5000), key))
    expect(second).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
    standIn.letGo()
    const { id } = await first
    expect((await stripe.checkout.sessions.create(topUp(5000), key)).id).toBe(id)
    expect(standIn.objects.sessions.size).toBe(1)
  })

  test('remembers a refusal that came from how things stood, but not one at the door', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const payment_intent = await aPaidIntent(standIn, stripe, 5000)
    await refusalOf(stripe.refunds.create({ payment_intent, amount: 5001 }, key))
    await refusalOf(stripe.refunds.create({ payment_intent, amount: 5001 }, key))
    expect(standIn.calls.slice(-2).map(({ replayed }) => replayed)).toEqual([false, true])
    const other = { idempotencyKey: 'top-up-2' }
    await refusalOf(stripe.checkout.sessions.create(topUp(5000, { customer: 'cus_1' }), other))
    await stripe.checkout.sessions.create(topUp(5000), other)
  })

  test('has 255 characters at most', async () => {
    const stripe = sdkOf(await aStandIn())
    const long = { idempotencyKey: 'k'.repeat(256) }
    expect(await refusalOf(stripe.checkout.sessions.create(topUp(5000), long))).toMatchObject({
      statusCode: 400,
    })
  })

  test('is forgotten after 24 hours', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    await stripe.checkout.sessions.create(topUp(5000), key)
    standIn.clock.advance(24 * hour)
    await stripe.checkout.sessions.create(topUp(6000), key)
    expect(standIn.objects.sessions.size).toBe(2)
  })
})

test('the same seed gives the same ids, and faults do not rename them', async () => {
  const ids = await Promise.all(
    [{}, { faults: { webhooks: [{ fault: 'duplicated' as const }] } }, { seed: 2 }].map(
      async (options) => {
        const standIn = await aStandIn(options)
        return aPaidIntent(standIn, sdkOf(standIn), 5000)
      },
    ),
  )
  expect(ids[0]).toBe(ids[1])
  expect(ids[0]).not.toBe(ids[2])
})
