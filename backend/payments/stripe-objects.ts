import type Stripe from 'stripe'
import { fen } from '../vocabulary/money.ts'
import type { CheckoutSeen, DisputeSeen, ProviderEvent, RefundSeen } from './provider.ts'

const refOf = (object: string | { readonly id: string } | null | undefined): string | null =>
  typeof object === 'string' ? object : (object?.id ?? null)

const ourNumber = (text: string | null | undefined): number | null =>
  typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null

type Session = Stripe.Checkout.Session

/** A session is complete when the person has done her part; whether money came is another question. */
const stateOf = (session: Session): CheckoutSeen['state'] => {
  if (session.status === 'expired') return 'expired'
  if (session.status !== 'complete') return 'open'
  if (session.payment_status === 'paid') return 'paid'
  const intent = session.payment_intent
  const came = typeof intent === 'object' && intent !== null ? intent.status : 'processing'
  return came === 'succeeded'
    ? 'paid'
    : came === 'requires_payment_method' || came === 'canceled'
      ? 'failed'
      : 'processing'
}

const methodOf = ({ payment_intent: intent }: Session): string | null => {
  const charge = typeof intent === 'object' ? intent?.latest_charge : null
  return typeof charge === 'object' ? (charge?.payment_method_details?.type ?? null) : null
}

export const checkoutSeen = (session: Session): CheckoutSeen => ({
  sessionRef: session.id,
  paymentId: ourNumber(session.client_reference_id),
  state: stateOf(session),
  paymentRef: refOf(session.payment_intent),
  amountFen: fen(session.amount_total ?? 0),
  currency: session.currency ?? '',
  live: session.livemode,
  method: methodOf(session),
})

const refundStates: Readonly<Record<string, RefundSeen['state']>> = {
  succeeded: 'done',
  failed: 'failed',
  canceled: 'failed',
}

export const refundSeen = (refund: Stripe.Refund): RefundSeen => ({
  refundRef: refund.id,
  refundId: ourNumber(refund.metadata?.['refund_id']),
  paymentRef: refOf(refund.payment_intent) ?? '',
  amountFen: fen(refund.amount),
  state: refundStates[refund.status ?? ''] ?? 'sent',
  failure: refund.failure_reason ?? '',
})

const disputeSeen = (dispute: Stripe.Dispute): DisputeSeen => ({
  disputeRef: dispute.id,
  paymentRef: refOf(dispute.payment_intent) ?? '',
  amountFen: fen(dispute.amount),
  state: dispute.status === 'won' ? 'won' : dispute.status === 'lost' ? 'lost' : 'open',
})

/** An event carries its object as it was when the event was made: later ones may have been delivered before. */
export const eventAbout = (event: Stripe.Event): ProviderEvent => {
  const head = { eventRef: event.id, kind: event.type, live: event.livemode }
  // The name of the object tells its type; the SDK's union of two hundred kinds of event does not help here.
  const object = event.data.object as { readonly id?: string; readonly object?: string }
  if (event.type === 'checkout.session.async_payment_failed')
    return { ...head, about: { what: 'checkout', seen: failedCheckout(event.data.object) } }
  if (object.object === 'checkout.session')
    return { ...head, about: { what: 'checkout', seen: checkoutSeen(object as Session) } }
  if (object.object === 'refund')
    return { ...head, about: { what: 'refund', seen: refundSeen(object as Stripe.Refund) } }
  if (object.object === 'dispute')
    return { ...head, about: { what: 'dispute', seen: disputeSeen(object as Stripe.Dispute) } }
  return { ...head, about: { what: 'nothing', objectRef: object.id ?? '' } }
}

const failedCheckout = (session: Session): CheckoutSeen => ({
  ...checkoutSeen(session),
  state: 'failed',
})
