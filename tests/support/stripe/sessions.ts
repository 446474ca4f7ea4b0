import type { Stripe } from 'stripe'
import type * as z from 'zod'
import { bracketed } from './form.ts'
import { atTheDoor, underWay } from './refusal.ts'
import type { createSession as createSessionSchema } from './requests.ts'
import { openSession } from './session-object.ts'
import type { World } from './world.ts'

type Session = Stripe.Checkout.Session
type Wish = z.output<typeof createSessionSchema>

/**
 * Assumed: Stripe publishes no smallest charge in CNY and asks for the worth of that of the settlement currency;
 * for an account that settles in HKD this is 4.00 (https://docs.stripe.com/currencies), taken here as 4.00 CNY.
 */
export const minimumChargeFen = 400
const minimumCharge: Readonly<Record<string, number>> = { cny: minimumChargeFen }

/** https://docs.stripe.com/api/checkout/sessions/create: from 30 minutes to 24 hours after creation. */
const shortestLife = 30 * 60
const longestLife = 24 * 3600

export function createSession(world: World, wish: Wish, livemode: boolean): Session {
  const created = world.clock.seconds()
  const expiresAt = wish.expires_at ?? created + longestLife
  checkLife(expiresAt - created)
  checkAddresses(wish)
  const methods = world.offers.filter(
    (method) => wish.allowed_payment_method_types?.includes(method) ?? true,
  )
  // Assumed, on the strict side: who names WeChat also says that its customers pay on the web.
  const namesWechat = wish.allowed_payment_method_types?.includes('wechat_pay')
  if (namesWechat && !wish.payment_method_options?.wechat_pay) {
    const param = bracketed(['payment_method_options', 'wechat_pay', 'client'])
    throw atTheDoor(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  }
  if (methods.length === 0) {
    const message = 'No valid payment method types for this Checkout Session.'
    throw underWay(message, { param: 'allowed_payment_method_types' })
  }
  const { amount, currency } = sum(wish)
  const id = `cs_${livemode ? 'live' : 'test'}_a1${world.ids.letters(58)}`
  const url = `${world.pagesAt()}/pay/${id}`
  const session = openSession({
    id,
    allowed_payment_method_types: wish.allowed_payment_method_types ?? null,
    amount_total: amount,
    cancel_url: wish.cancel_url ?? null,
    client_reference_id: wish.client_reference_id ?? null,
    created,
    currency,
    expires_at: expiresAt,
    livemode,
    locale: wish.locale ?? null,
    metadata: wish.metadata ?? {},
    payment_method_options: wish.payment_method_options?.wechat_pay
      ? { wechat_pay: { app_id: null, client: 'web' } }
      : {},
    payment_method_types: [...methods],
    submit_type: wish.submit_type ?? null,
    success_url: wish.success_url,
    url,
  })
  world.objects.sessions.set(id, session)
  world.objects.purchases.set(id, {
    purpose: wish.line_items.map((item) => item.price_data.product_data.name).join('、'),
    description: wish.payment_intent_data?.description,
    metadata: wish.payment_intent_data?.metadata ?? {},
    methods,
    url,
  })
  world.clock.at(expiresAt * 1000, () => {
    if (session.status === 'open') expireSession(world, session)
  })
  return session
}

function checkLife(seconds: number): void {
  const param = 'expires_at'
  if (seconds < shortestLife) {
    throw underWay(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      { param },
    )
  }
  if (seconds > longestLife) {
    throw underWay(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      { param },
    )
  }
}

function checkAddresses(wish: Wish): void {
  for (const param of ['success_url', 'cancel_url'] as const) {
    const address = wish[param]
    if (address !== undefined && !/^https?:$/.test(URL.parse(address)?.protocol ?? '')) {
      throw underWay('Not a valid URL', { code: 'url_invalid', param })
    }
  }
}

function sum(wish: Wish): { amount: number; currency: string } {
  const currency = wish.line_items[0]?.price_data.currency ?? ''
  const param = bracketed(['line_items', 0, 'price_data', 'currency'])
  const minimum = minimumCharge[currency]
  if (minimum === undefined) {
    const known = Object.keys(minimumCharge).join(', ')
    throw underWay(`Invalid currency: ${currency}. This stand-in knows: ${known}`, { param })
  }
  if (wish.line_items.some((item) => item.price_data.currency !== currency)) {
    throw underWay('All line items of a Checkout Session must have the same currency.', { param })
  }
  const amount = wish.line_items.reduce(
    (total, { quantity, price_data: { unit_amount: each } }) => total + quantity * each,
    0,
  )
  if (amount < minimum) {
    const least = (minimum / 100).toFixed(2)
    throw underWay(`The Checkout Session's total amount must be at least ${least} ${currency}.`, {
      code: 'amount_too_small',
    })
  }
  return { amount, currency }
}

/** Only what is open can expire: one that was paid a moment before stays paid. */
export function expireSession(world: World, session: Session): Session {
  if (session.status !== 'open') {
    throw underWay(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    )
  }
  session.status = 'expired'
  session.url = null
  const intent =
    typeof session.payment_intent === 'string'
      ? world.objects.paymentIntents.get(session.payment_intent)
      : undefined
  if (intent) {
    intent.status = 'canceled'
    intent.canceled_at = world.clock.seconds()
    intent.cancellation_reason = 'expired'
  }
  world.events.record('checkout.session.expired', session, session.livemode)
  return session
}
