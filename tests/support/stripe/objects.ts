import type { Stripe } from 'stripe'
import { missing } from './refusal.ts'
import type { PaymentMethod } from './requests.ts'

/** What is for sale in a session, kept beside it: the object that Stripe shows does not carry it. */
export interface Purchase {
  readonly purpose: string
  readonly description: string | undefined
  readonly metadata: Stripe.Metadata
  readonly methods: readonly PaymentMethod[]
  readonly url: string
}

/** A refund has no `livemode` of its own; it is that of its charge. */
export interface StripeObjects {
  readonly sessions: ReadonlyMap<string, Stripe.Checkout.Session>
  readonly paymentIntents: ReadonlyMap<string, Stripe.PaymentIntent>
  readonly charges: ReadonlyMap<string, Stripe.Charge>
  readonly refunds: ReadonlyMap<string, Stripe.Refund>
  readonly disputes: ReadonlyMap<string, Stripe.Dispute>
}

export class ObjectStore implements StripeObjects {
  readonly sessions = new Map<string, Stripe.Checkout.Session>()
  readonly paymentIntents = new Map<string, Stripe.PaymentIntent>()
  readonly charges = new Map<string, Stripe.Charge>()
  readonly refunds = new Map<string, Stripe.Refund>()
  readonly disputes = new Map<string, Stripe.Dispute>()
  readonly purchases = new Map<string, Purchase>()
}

/** For the one who steers: an id that is not there is a mistake of the test. */
export function known<Kept>(kept: ReadonlyMap<string, Kept>, id: string): Kept {
  const found = kept.get(id)
  if (!found) throw new Error(`the stand-in has no ${id}`)
  return found
}

interface Asked {
  readonly id: string
  readonly param: string
  readonly livemode: boolean
}

/** For one who calls the API: what the key of the other mode made is not there. */
export function found<Kept extends { readonly object: string }>(
  kept: ReadonlyMap<string, Kept>,
  kind: string,
  { id, param, livemode }: Asked,
  isLive: (object: Kept) => boolean,
): Kept {
  const object = kept.get(id)
  if (!object) throw missing(kind, id, param)
  if (isLive(object) !== livemode) throw missing(kind, id, param, livemode ? 'test' : 'live')
  return object
}

/** A reference that the stand-in made itself is an id, never the object in full. */
export function idOf(reference: string | { readonly id: string } | null): string {
  if (reference === null) throw new Error('the reference is empty')
  return typeof reference === 'string' ? reference : reference.id
}

export function refundIsLive(objects: StripeObjects, refund: Stripe.Refund): boolean {
  return known(objects.charges, idOf(refund.charge)).livemode
}
