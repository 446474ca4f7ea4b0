import type { Stripe } from 'stripe'
import { idOf, known } from './objects.ts'
import { newCharge, newIntent } from './payment-objects.ts'
import type { PaymentMethod } from './requests.ts'
import type { World } from './world.ts'

type Session = Stripe.Checkout.Session
type Intent = Stripe.PaymentIntent
type Charge = Stripe.Charge

export interface Payment {
  readonly method: PaymentMethod
  readonly outcome: 'paid' | 'processing' | 'declined'
}

/** The customer acts on the page of an open session. */
export function paySession(world: World, session: Session, { method, outcome }: Payment): void {
  if (session.status !== 'open') throw new Error(`${session.id} is ${session.status}, not open`)
  if (!session.payment_method_types.includes(method)) {
    throw new Error(`${session.id} is not to be paid with ${method}`)
  }
  const intent = intentOf(world, session)
  if (outcome === 'declined') {
    declined(world, intent, method)
    return
  }
  const status = outcome === 'paid' ? 'succeeded' : 'pending'
  const charge = chargeOf(world, intent, method, status)
  session.status = 'complete'
  session.url = null
  if (outcome === 'paid') {
    session.payment_status = 'paid'
    succeed(world, intent, charge)
  } else {
    intent.status = 'processing'
    settleLater(world, session)
  }
  world.events.record('checkout.session.completed', session, session.livemode)
}

/** What was still under way when the session was completed comes to its end. */
export function settleSession(
  world: World,
  session: Session,
  outcome: 'succeeded' | 'failed',
): void {
  const intent =
    session.payment_intent === null
      ? undefined
      : known(world.objects.paymentIntents, idOf(session.payment_intent))
  if (session.status !== 'complete' || intent?.status !== 'processing') {
    throw new Error(`${session.id} has no payment under way`)
  }
  const charge = known(world.objects.charges, idOf(intent.latest_charge))
  if (outcome === 'succeeded') {
    session.payment_status = 'paid'
    succeed(world, intent, charge)
    world.events.record('checkout.session.async_payment_succeeded', session, session.livemode)
    return
  }
  fail(intent, charge)
  world.events.record('checkout.session.async_payment_failed', session, session.livemode)
}

/** Stripe makes the payment intent of a session when the customer first tries to pay, not before. */
function intentOf(world: World, session: Session): Intent {
  const { ids, objects, clock } = world
  if (session.payment_intent !== null) {
    return known(objects.paymentIntents, idOf(session.payment_intent))
  }
  const purchase = known(objects.purchases, session.id)
  const id = `pi_3${ids.letters(23)}`
  const intent = newIntent({
    id,
    amount: session.amount_total ?? 0,
    client_secret: `${id}_secret_${ids.letters(25)}`,
    created: clock.seconds(),
    currency: session.currency ?? '',
    description: purchase.description ?? null,
    livemode: session.livemode,
    metadata: { ...purchase.metadata },
    payment_method_types: [...purchase.methods],
  })
  objects.paymentIntents.set(id, intent)
  session.payment_intent = id
  return intent
}

function chargeOf(
  world: World,
  intent: Intent,
  method: PaymentMethod,
  status: 'succeeded' | 'pending' | 'failed',
): Charge {
  const charge = newCharge(
    intent,
    {
      id: `ch_3${world.ids.letters(23)}`,
      created: world.clock.seconds(),
      payment_method: `pm_1${world.ids.letters(23)}`,
      status,
    },
    method,
  )
  world.objects.charges.set(charge.id, charge)
  intent.latest_charge = charge.id
  intent.payment_method = charge.payment_method
  return charge
}

function succeed(world: World, intent: Intent, charge: Charge): void {
  charge.status = 'succeeded'
  charge.paid = true
  charge.captured = true
  charge.amount_captured = charge.amount
  intent.status = 'succeeded'
  intent.amount_received = intent.amount
  intent.last_payment_error = null
  world.events.record('charge.succeeded', charge, charge.livemode)
  world.events.record('payment_intent.succeeded', intent, intent.livemode)
}

/** The session stays open: the customer may try again, another way. */
function declined(world: World, intent: Intent, method: PaymentMethod): void {
  fail(intent, chargeOf(world, intent, method, 'failed'))
}

function fail(intent: Intent, charge: Charge): void {
  const byCard = charge.payment_method_details?.type === 'card'
  const code = byCard ? 'card_declined' : 'payment_method_provider_decline'
  charge.status = 'failed'
  charge.failure_code = code
  charge.failure_message = 'The payment was declined.'
  intent.status = 'requires_payment_method'
  intent.payment_method = null
  intent.last_payment_error = {
    type: byCard ? 'card_error' : 'invalid_request_error',
    code,
    ...(byCard ? { decline_code: 'generic_decline' } : {}),
    charge: charge.id,
    message: charge.failure_message,
  }
}

function settleLater(world: World, session: Session): void {
  const afterMs = world.settlePaymentsAfterMs
  if (afterMs === undefined) return
  world.clock.at(world.clock.now().getTime() + afterMs, () => {
    const intent = known(world.objects.paymentIntents, idOf(session.payment_intent))
    if (intent.status === 'processing') settleSession(world, session, 'succeeded')
  })
}
