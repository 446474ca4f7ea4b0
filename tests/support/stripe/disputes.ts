import type { Stripe } from 'stripe'
import { idOf, known } from './objects.ts'
import type { World } from './world.ts'

type Dispute = Stripe.Dispute

const aWeek = 7 * 24 * 3600

/** The customer's bank takes the money back, at once, and asks afterwards. */
export function openDispute(world: World, paymentIntentId: string, amount?: number): Dispute {
  const { objects, clock, ids, events } = world
  const intent = known(objects.paymentIntents, paymentIntentId)
  if (intent.status !== 'succeeded') throw new Error(`${intent.id} has not been paid`)
  const charge = known(objects.charges, idOf(intent.latest_charge))
  const disputed = amount ?? charge.amount
  if (!(disputed > 0 && disputed <= charge.amount)) {
    throw new Error(`${disputed} cannot be disputed of ${charge.amount}`)
  }
  const created = clock.seconds()
  const dispute: Dispute = {
    id: `du_1${ids.letters(23)}`,
    object: 'dispute',
    amount: disputed,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: created + aWeek,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: charge.livemode,
    metadata: {},
    payment_intent: intent.id,
    reason: 'fraudulent',
    status: 'needs_response',
  }
  objects.disputes.set(dispute.id, dispute)
  charge.disputed = true
  events.record('charge.dispute.created', dispute, charge.livemode)
  events.record('charge.dispute.funds_withdrawn', dispute, charge.livemode)
  return dispute
}

export function closeDispute(world: World, dispute: Dispute, outcome: 'won' | 'lost'): void {
  if (dispute.status !== 'needs_response') {
    throw new Error(`${dispute.id} is ${dispute.status} already`)
  }
  dispute.status = outcome
  world.events.record('charge.dispute.closed', dispute, dispute.livemode)
  if (outcome === 'won') {
    world.events.record('charge.dispute.funds_reinstated', dispute, dispute.livemode)
  }
}

function noEvidence(): Stripe.Dispute.Evidence {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  }
}
