import { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import type { WebhookRule } from '../support/stripe/faults.ts'
import {
  aMailbox,
  aPaidIntent,
  aStandIn,
  sdkOf,
  topUp,
  type Letter,
  type Mailbox,
} from '../support/stripe/merchant.ts'
import type { StripeStandIn } from '../support/stripe/stand-in.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** One top-up paid, with its three events on their way. */
async function aTopUpOnItsWay(
  { url }: Pick<Mailbox, 'url'>,
  rules: readonly WebhookRule[] = [],
  seed = 1,
): Promise<StripeStandIn> {
  const standIn = await aStandIn({ webhookUrl: url, faults: { webhooks: rules }, seed })
  await aPaidIntent(standIn, sdkOf(standIn), 5000)
  return standIn
}

/** As our product would: the SDK's check, by the stand-in's clock. */
function opened({ payload, signature }: Letter, standIn: StripeStandIn): Stripe.Event {
  const nowMs = standIn.clock.now().getTime()
  const { webhookSecret } = standIn
  return Stripe.webhooks.constructEvent(payload, signature, webhookSecret, 300, undefined, nowMs)
}

const typesOf = ({ letters }: Mailbox): string[] =>
  letters.map(({ payload }) => (JSON.parse(payload) as Stripe.Event).type)
const completed: WebhookRule['on'] = ['checkout.session.completed']
const usual = ['charge.succeeded', 'payment_intent.succeeded', 'checkout.session.completed']

describe('a webhook', () => {
  test('is accepted by the SDK, and carries the object of that moment', async () => {
    const mailbox = await aMailbox()
    const standIn = await aStandIn({ webhookUrl: mailbox.url })
    const stripe = sdkOf(standIn)
    const { id } = await stripe.checkout.sessions.create(topUp(5000))
    standIn.pay(id, { method: 'alipay', outcome: 'processing' })
    standIn.clock.advance(minute)
    standIn.settleAsync(id, 'succeeded')
    expect(mailbox.letters).toEqual([])
    await standIn.deliverDue()
    const events = mailbox.letters.map((letter) => opened(letter, standIn))
    expect(events.map(({ type }) => type)).toEqual([
      'checkout.session.completed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
    ])
    const [first, , , last] = events
    expect(first).toMatchObject({
      api_version: Stripe.API_VERSION,
      livemode: false,
      data: { object: { id, payment_status: 'unpaid' } },
    })
    expect(last?.data.object).toMatchObject({ id, payment_status: 'paid' })
    expect((last?.created ?? 0) - (first?.created ?? 0)).toBe(60)
    expect(await standIn.deliverDue()).toEqual([])
  })

  test('names the request that caused it', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const payment_intent = await aPaidIntent(standIn, stripe, 5000)
    const refund = await stripe.refunds.create({ payment_intent }, { idempotencyKey: 'refund-1' })
    const created = standIn.events.find(({ type }) => type === 'refund.created')
    expect(created?.request).toEqual({
      id: refund.lastResponse.requestId,
      idempotency_key: 'refund-1',
    })
  })

  test('is rejected when a letter of it, its secret or its age is changed', async () => {
    const mailbox = await aMailbox()
    const standIn = await aTopUpOnItsWay(mailbox)
    await standIn.deliverDue()
    const [letter] = mailbox.letters as [Letter, ...Letter[]]
    expect(() => opened(letter, standIn)).not.toThrow()
    const altered = { ...letter, payload: letter.payload.replace('5000', '9000') }
    expect(altered.payload).not.toBe(letter.payload)
    expect(() => opened(altered, standIn)).toThrow('No signatures found')
    const stranger = { ...standIn, webhookSecret: 'whsec_of_somebody_else' }
    expect(() => opened(letter, stranger)).toThrow('No signatures found')
    standIn.clock.advance(301 * second)
    expect(() => opened(letter, standIn)).toThrow('Timestamp outside the tolerance zone')
  })

  test.each([[500], ['no answer']] as const)(
    'that meets %s is tried again, later, signed anew, until it is accepted',
    async (trouble) => {
      const mailbox = await aMailbox((_, count) => (count <= 3 ? trouble : 204))
      const standIn = await aTopUpOnItsWay(mailbox)
      expect((await standIn.deliverDue()).map(({ status }) => status)).toEqual(
        Array.from({ length: 3 }, () => trouble),
      )
      expect(await standIn.deliverDue()).toEqual([])
      standIn.clock.advance(minute)
      await standIn.deliverDue()
      expect(typesOf(mailbox)).toEqual([...usual, ...usual])
      expect(() => opened(mailbox.letters[3] as Letter, standIn)).not.toThrow()
      expect(standIn.waiting).toEqual([])
    },
  )

  test('is given up after the attempts that were set', async () => {
    const mailbox = await aMailbox(() => 500)
    const standIn = await aStandIn({ webhookUrl: mailbox.url, webhookRetries: 2 })
    const { id } = await sdkOf(standIn).checkout.sessions.create(topUp(5000))
    standIn.expire(id)
    for (let day = 0; day < 4; day += 1) {
      await standIn.deliverDue()
      standIn.clock.advance(24 * hour)
    }
    expect(mailbox.letters).toHaveLength(3)
  })

  test('can be sent again by hand', async () => {
    const mailbox = await aMailbox()
    const standIn = await aTopUpOnItsWay(mailbox)
    await standIn.deliverDue()
    standIn.resend(standIn.events[0]?.id ?? '')
    await standIn.deliverDue()
    expect(typesOf(mailbox)).toEqual([...usual, 'charge.succeeded'])
  })

  test('goes to this machine only', async () => {
    const standIn = await aStandIn()
    expect(() => standIn.sendWebhooksTo('http://example.com/')).toThrow('this machine only')
  })

  test('leaves by itself in the automatic mode', async () => {
    let arrived: () => void = () => undefined
    const three = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const mailbox = await aMailbox((_, count) => {
      if (count === 3) arrived()
      return 200
    })
    const standIn = await aStandIn({ webhookUrl: mailbox.url, mode: 'automatic' })
    await aPaidIntent(standIn, sdkOf(standIn), 5000)
    await three
    expect(typesOf(mailbox)).toEqual(usual)
  })
})

describe('a planned fault of webhooks', () => {
  test('drops one for ever, though it can still be read', async () => {
    const mailbox = await aMailbox()
    const standIn = await aTopUpOnItsWay(mailbox, [{ fault: 'dropped', on: completed }])
    standIn.clock.advance(72 * hour)
    await standIn.deliverDue()
    expect(typesOf(mailbox)).toEqual(usual.slice(0, 2))
    const { data } = await sdkOf(standIn).events.list({ types: ['checkout.session.completed'] })
    expect(data).toHaveLength(1)
  })

  test('sends more of the same, to the letter', async () => {
    const mailbox = await aMailbox()
    const rules: WebhookRule[] = [{ fault: 'duplicated', on: completed, copies: 5 }]
    const standIn = await aTopUpOnItsWay(mailbox, rules)
    await standIn.deliverDue({ atOnce: 4 })
    const copies = mailbox.letters.filter(({ payload }) => payload.includes(`"${completed?.[0]}"`))
    expect(copies).toHaveLength(6)
    expect(new Set(copies.map(({ payload }) => payload)).size).toBe(1)
  })

  test('shuffles them, the same way for the same seed', async () => {
    const orderOf = async (seed: number): Promise<string> => {
      const mailbox = await aMailbox()
      const standIn = await aTopUpOnItsWay(mailbox, [{ fault: 'shuffled' }], seed)
      await standIn.deliverDue()
      expect(typesOf(mailbox).toSorted()).toEqual(usual.toSorted())
      return typesOf(mailbox).join()
    }
    const orders = await Promise.all(Array.from({ length: 12 }, (_, seed) => orderOf(seed)))
    expect(new Set(orders).size).toBeGreaterThan(2)
    expect(await orderOf(3)).toBe(orders[3])
  })

  test('delays one, which is then signed when it leaves', async () => {
    const mailbox = await aMailbox()
    const rules: WebhookRule[] = [{ fault: 'delayed', on: completed, delayMs: 72 * hour }]
    const standIn = await aTopUpOnItsWay(mailbox, rules)
    await standIn.deliverDue()
    standIn.clock.advance(72 * hour - 1)
    await standIn.deliverDue()
    expect(typesOf(mailbox)).toEqual(usual.slice(0, 2))
    standIn.clock.advance(1)
    await standIn.deliverDue()
    const late = opened(mailbox.letters[2] as Letter, standIn)
    expect(standIn.clock.now().getTime() / 1000 - late.created).toBe(72 * 3600)
  })

  test.each([
    ['wrong signature', 'No signatures found'],
    ['stale signature', 'Timestamp outside the tolerance zone'],
  ] as const)('gives a %s, which the SDK rejects', async (fault, words) => {
    const mailbox = await aMailbox(() => 400)
    const standIn = await aTopUpOnItsWay(mailbox, [{ fault, on: completed }])
    await standIn.deliverDue()
    expect(() => opened(mailbox.letters[2] as Letter, standIn)).toThrow(words)
    expect(() => opened(mailbox.letters[1] as Letter, standIn)).not.toThrow()
  })

  test('is not planned beyond its bounds', async () => {
    const standIn = await aStandIn()
    const beyond: WebhookRule[] = [{ fault: 'delayed', delayMs: 72 * hour + 1 }]
    expect(() => standIn.follow({ webhooks: beyond })).toThrow('delayMs')
    expect(() => standIn.follow({ webhooks: [{ fault: 'duplicated', copies: 6 }] })).toThrow(
      'copies',
    )
  })
})
