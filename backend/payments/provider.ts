import { nobody } from '../vocabulary/actor.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** What a provider is asked to collect. `key` is ours: asked again with it, it is the same session. */
export interface CheckoutAsked {
  readonly key: string
  readonly paymentId: number
  readonly amountFen: Fen
  /** Shown by the provider beside the sum; no name, no health, no poverty. */
  readonly description: string
  readonly successUrl: string
  readonly cancelUrl: string
  readonly expiresAt: Date
}

export interface CheckoutSeen {
  readonly sessionRef: string
  /** Our number, as the provider was told; null for money that is not ours. */
  readonly paymentId: number | null
  /** `processing`: the person is done, the bank is not. `failed` and `expired` took no money. */
  readonly state: 'open' | 'processing' | 'paid' | 'failed' | 'expired'
  readonly paymentRef: string | null
  readonly amountFen: Fen
  readonly currency: string
  readonly live: boolean
  readonly method: string | null
}

export interface RefundAsked {
  readonly key: string
  readonly refundId: number
  readonly paymentRef: string
  readonly amountFen: Fen
}

export interface RefundSeen {
  readonly refundRef: string
  readonly refundId: number | null
  readonly paymentRef: string
  readonly amountFen: Fen
  readonly state: 'sent' | 'done' | 'failed'
  readonly failure: string
}

export interface DisputeSeen {
  readonly disputeRef: string
  readonly paymentRef: string
  readonly amountFen: Fen
  readonly state: 'open' | 'won' | 'lost'
}

export interface ProviderEvent {
  readonly eventRef: string
  readonly kind: string
  readonly live: boolean
  readonly about:
    | { readonly what: 'checkout'; readonly seen: CheckoutSeen }
    | { readonly what: 'refund'; readonly seen: RefundSeen }
    | { readonly what: 'dispute'; readonly seen: DisputeSeen }
    | { readonly what: 'nothing'; readonly objectRef: string }
}

/** A definite no: asking again will not help. Everything else a provider throws may pass. */
export class ProviderRefusal extends Error {
  override readonly name = 'ProviderRefusal'
}

/**
 * Whoever collects money online for the canteens. Nothing outside this room knows which one it is. No call is made
 * inside a transaction; each carries a key of ours, so that one whose answer was lost may be made again.
 */
export interface PaymentProvider {
  readonly name: string
  readonly live: boolean
  /** The smallest sum it takes. */
  readonly leastFen: Fen
  /** Where its payment page lives: the one foreign place a form of ours may lead to. */
  readonly checkoutOrigin: string
  readonly openCheckout: (
    asked: CheckoutAsked,
  ) => Promise<{ readonly sessionRef: string; readonly url: string }>
  readonly readCheckout: (sessionRef: string) => Promise<CheckoutSeen>
  /** Sessions opened in this span, with what has become of them. */
  readonly listCheckouts: (from: Date, to: Date) => AsyncIterable<CheckoutSeen>
  /** Ends a session nobody shall pay any more; one already paid stays paid. */
  readonly endCheckout: (sessionRef: string) => Promise<void>
  readonly sendRefund: (asked: RefundAsked) => Promise<RefundSeen>
  readonly readRefund: (refundRef: string) => Promise<RefundSeen>
  /** A refund of ours whose answer was lost, if it came to be. */
  readonly findRefund: (paymentRef: string, refundId: number) => Promise<RefundSeen | null>
  /** What it told, or tried to, of refunds and disputes since then: a refund may fail weeks after it was done. */
  readonly listEvents: (from: Date) => AsyncIterable<ProviderEvent>
  /** Reads a webhook. Throws `ProviderRefusal` when the signature is wrong or too old. */
  readonly readEvent: (body: Buffer, signature: string) => ProviderEvent
}

/** Refuses `online_payment_off` where nobody collects money online. */
export const provided = (provider: PaymentProvider | null): PaymentProvider => {
  if (provider === null) throw new Refusal('online_payment_off')
  return provider
}

/** On the record for what a provider told us. */
export const providerActor = (name: string): Actor => ({ ...nobody, key: `provider:${name}`, name })
