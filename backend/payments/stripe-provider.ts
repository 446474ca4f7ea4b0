import Stripe from 'stripe'
import { fen } from '../vocabulary/money.ts'
import type { CheckoutAsked, CheckoutSeen, PaymentProvider, RefundAsked } from './provider.ts'
import { ProviderRefusal } from './provider.ts'
import { checkoutSeen, eventAbout, refundSeen } from './stripe-objects.ts'

export interface StripeSettings {
  readonly secretKey: string
  readonly webhookSecret: string
  /** Another place that speaks Stripe's API: only for trying and testing. */
  readonly apiUrl?: string
}

const callWithinMs = 15_000
const toleranceSeconds = 300
/** The smallest charge Stripe takes is about half a US dollar; in CNY that is 4 yuan. */
const leastFen = fen(400)

const connection = (apiUrl: string | undefined): Stripe.StripeConfig => {
  if (apiUrl === undefined) return {}
  const { protocol, hostname, port } = new URL(apiUrl)
  return { protocol: protocol === 'https:' ? 'https' : 'http', host: hostname, port }
}

/** Stripe's definite noes; a silent network, a limit or a fault of theirs may pass. */
const isFinal = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError ||
  error instanceof Stripe.errors.StripeCardError ||
  error instanceof Stripe.errors.StripePermissionError

const plainly = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call
  } catch (error) {
    if (isFinal(error))
      throw new ProviderRefusal(error instanceof Error ? error.message : 'refused', {
        cause: error,
      })
    throw error
  }
}

const sessionParams = (asked: CheckoutAsked): Stripe.Checkout.SessionCreateParams => {
  const metadata = { payment_id: String(asked.paymentId) }
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'cny',
          unit_amount: asked.amountFen,
          product_data: { name: asked.description },
        },
      },
    ],
    allowed_payment_method_types: ['alipay', 'wechat_pay', 'card'],
    payment_method_options: { wechat_pay: { client: 'web' } },
    client_reference_id: String(asked.paymentId),
    metadata,
    payment_intent_data: { metadata },
    success_url: asked.successUrl,
    cancel_url: asked.cancelUrl,
    expires_at: Math.floor(asked.expiresAt.getTime() / 1000),
    locale: 'zh',
  }
}

const withPayment = { expand: ['payment_intent.latest_charge'] }

const checkoutsOf = (stripe: Stripe) => ({
  openCheckout: async (asked: CheckoutAsked) => {
    const session = await plainly(
      stripe.checkout.sessions.create(sessionParams(asked), { idempotencyKey: asked.key }),
    )
    if (session.url === null) throw new Error('a session without a page to pay on')
    return { sessionRef: session.id, url: session.url }
  },
  readCheckout: async (sessionRef: string) =>
    checkoutSeen(await plainly(stripe.checkout.sessions.retrieve(sessionRef, withPayment))),
  listCheckouts: async function* (from: Date, to: Date): AsyncGenerator<CheckoutSeen> {
    const created = { gte: seconds(from), lt: seconds(to) }
    const expand = ['data.payment_intent.latest_charge']
    for await (const session of stripe.checkout.sessions.list({ created, limit: 100, expand })) {
      yield checkoutSeen(session)
    }
  },
  endCheckout: async (sessionRef: string) => {
    await plainly(stripe.checkout.sessions.expire(sessionRef))
  },
})

/** Checkouts are listed as they stand; what comes after them has no list that shows a change of an old one. */
const lateNews = [
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
]

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

/** Stripe behind the port: Checkout in CNY by Alipay, WeChat Pay and card. */
export const createStripeProvider = (settings: StripeSettings): PaymentProvider => {
  const stripe = new Stripe(settings.secretKey, {
    ...connection(settings.apiUrl),
    // Our own repeats carry our own key; the library's would hide how long a person waits.
    maxNetworkRetries: 0,
    timeout: callWithinMs,
    telemetry: false,
    appInfo: { name: 'Nuancan' },
  })
  return {
    name: 'stripe',
    live: /^(sk|rk)_live_/.test(settings.secretKey),
    leastFen,
    checkoutOrigin:
      settings.apiUrl === undefined
        ? 'https://checkout.stripe.com'
        : new URL(settings.apiUrl).origin,
    ...checkoutsOf(stripe),
    sendRefund: async (asked: RefundAsked) =>
      refundSeen(
        await plainly(
          stripe.refunds.create(
            {
              payment_intent: asked.paymentRef,
              amount: asked.amountFen,
              metadata: { refund_id: String(asked.refundId) },
            },
            { idempotencyKey: asked.key },
          ),
        ),
      ),
    findRefund: async (paymentRef, refundId) => {
      for await (const refund of stripe.refunds.list({ payment_intent: paymentRef, limit: 100 })) {
        const seen = refundSeen(refund)
        if (seen.refundId === refundId) return seen
      }
      return null
    },
    readRefund: async (refundRef) => refundSeen(await plainly(stripe.refunds.retrieve(refundRef))),
    listEvents: async function* (from) {
      const created = { gte: seconds(from) }
      for await (const event of stripe.events.list({ created, types: lateNews, limit: 100 })) {
        yield eventAbout(event)
      }
    },
    readEvent: (body, signature) => {
      try {
        return eventAbout(
          stripe.webhooks.constructEvent(body, signature, settings.webhookSecret, toleranceSeconds),
        )
      } catch (error) {
        throw new ProviderRefusal('the signature does not fit', { cause: error })
      }
    },
  }
}
