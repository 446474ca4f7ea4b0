import type { Stripe } from 'stripe'
import type { PlanningClock } from './clock.ts'
import type { Dice } from './dice.ts'

/** What each event carries, as it was at that moment. */
export interface EventObjects {
  'checkout.session.completed': Stripe.Checkout.Session
  'checkout.session.async_payment_succeeded': Stripe.Checkout.Session
  'checkout.session.async_payment_failed': Stripe.Checkout.Session
  'checkout.session.expired': Stripe.Checkout.Session
  'payment_intent.succeeded': Stripe.PaymentIntent
  'charge.succeeded': Stripe.Charge
  'charge.refunded': Stripe.Charge
  'refund.created': Stripe.Refund
  'refund.updated': Stripe.Refund
  'refund.failed': Stripe.Refund
  'charge.dispute.created': Stripe.Dispute
  'charge.dispute.funds_withdrawn': Stripe.Dispute
  'charge.dispute.closed': Stripe.Dispute
  'charge.dispute.funds_reinstated': Stripe.Dispute
}
export type EventType = keyof EventObjects

/** The request that is being carried out; events of the customer's or the bank's doing have none. */
export type Cause = Stripe.Event.Request

export interface EventBook {
  readonly all: readonly Stripe.Event[]
  readonly record: <Type extends EventType>(
    type: Type,
    object: EventObjects[Type],
    livemode: boolean,
  ) => void
  /** All that is recorded meanwhile is of this request's doing. */
  readonly causedBy: <Answer>(cause: Cause, work: () => Answer) => Answer
}

export function eventBook(
  clock: PlanningClock,
  dice: Dice,
  apiVersion: string,
  announce: (event: Stripe.Event) => void,
): EventBook {
  const all: Stripe.Event[] = []
  let cause: Cause = { id: null, idempotency_key: null }
  return {
    all,
    record(type, object, livemode) {
      const recorded = {
        id: `evt_1${dice.letters(23)}`,
        object: 'event',
        api_version: apiVersion,
        created: clock.seconds(),
        data: { object: structuredClone(object) },
        livemode,
        pending_webhooks: 1,
        request: { ...cause },
        type,
      }
      // The SDK's union pairs each type with its object, as EventObjects does; the compiler cannot follow both.
      const event = recorded as unknown as Stripe.Event
      all.push(event)
      announce(event)
    },
    causedBy(request, work) {
      const before = cause
      cause = request
      try {
        return work()
      } finally {
        cause = before
      }
    },
  }
}
