import type { Stripe } from 'stripe'
import type * as z from 'zod'
import type { RefundRule } from './faults.ts'
import { found, idOf, known } from './objects.ts'
import { underWay } from './refusal.ts'
import type { createRefund as createRefundSchema } from './requests.ts'
import type { World } from './world.ts'

type Refund = Stripe.Refund
type Charge = Stripe.Charge
type Wish = z.output<typeof createRefundSchema>

const aMinuteMs = 60_000

export function createRefund(world: World, wish: Wish, livemode: boolean): Refund {
  const charge = refundable(world, wish, livemode)
  const left = charge.amount - charge.amount_refunded
  const amount = wish.amount ?? left
  if (left === 0) {
    throw underWay(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    })
  }
  if (amount > left) {
    throw underWay(
      `Refund amount (${yuan(amount)}) is greater than unrefunded amount on charge (${yuan(left)})`,
      { param: 'amount' },
    )
  }
  const fault = world.faults.ofRefund()
  if (fault?.fault === 'refused') {
    throw underWay('Insufficient funds in your Stripe balance to refund this amount.', {
      code: 'balance_insufficient',
    })
  }
  const refund = newRefund(world, charge, { ...wish, amount })
  world.objects.refunds.set(refund.id, refund)
  takeFromCharge(charge, amount)
  world.events.record('refund.created', refund, livemode)
  world.events.record('charge.refunded', charge, livemode)
  settleInTime(world, refund, fault)
  return refund
}

/** pending → succeeded | failed, and the bank may still send back what had succeeded. */
export function settleRefund(world: World, refund: Refund, outcome: 'succeeded' | 'failed'): void {
  const { status } = refund
  if (status !== 'pending' && !(status === 'succeeded' && outcome === 'failed')) {
    throw new Error(`${refund.id} is ${status} and cannot become ${outcome}`)
  }
  const charge = known(world.objects.charges, idOf(refund.charge))
  refund.status = outcome
  if (outcome === 'failed') {
    refund.failure_reason = 'unknown'
    charge.amount_refunded -= refund.amount
    charge.refunded = false
  }
  world.events.record('refund.updated', refund, charge.livemode)
  if (outcome === 'failed') world.events.record('refund.failed', refund, charge.livemode)
}

function refundable(world: World, wish: Wish, livemode: boolean): Charge {
  const { paymentIntents, charges, disputes } = world.objects
  const asked = { id: wish.payment_intent, param: 'payment_intent', livemode }
  const intent = found(paymentIntents, 'payment_intent', asked, (object) => object.livemode)
  const charge = intent.latest_charge === null ? undefined : charges.get(idOf(intent.latest_charge))
  if (charge?.status !== 'succeeded') {
    const message = `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`
    throw underWay(message, { param: 'payment_intent' })
  }
  const disputed = [...disputes.values()].some(
    (dispute) => dispute.charge === charge.id && dispute.status !== 'won',
  )
  if (disputed) {
    throw underWay(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    })
  }
  return charge
}

function newRefund(world: World, charge: Charge, wish: Wish & { amount: number }): Refund {
  return {
    id: `re_3${world.ids.letters(23)}`,
    object: 'refund',
    amount: wish.amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata: wish.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: wish.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'pending',
    transfer_reversal: null,
  }
}

function takeFromCharge(charge: Charge, amount: number): void {
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
}

function settleInTime(world: World, refund: Refund, rule: RefundRule | undefined): void {
  const { clock, settleRefundsAfterMs: afterMs } = world
  const later = (ms: number, act: () => void) => clock.at(clock.now().getTime() + ms, act)
  const failAfter = rule?.afterMs ?? aMinuteMs
  const fail = (): void => {
    if (refund.status !== 'failed') settleRefund(world, refund, 'failed')
  }
  if (rule?.fault === 'fails on create') {
    fail()
    return
  }
  if (rule?.fault === 'fails later') {
    later(failAfter, fail)
    return
  }
  const succeed = (): void => {
    if (refund.status === 'pending') settleRefund(world, refund, 'succeeded')
    if (rule?.fault === 'succeeds, then fails') later(failAfter, fail)
  }
  // With this fault a refund succeeds at once if nobody said when: it has to, before it can fail.
  if (afterMs === 0 || (afterMs === undefined && rule)) succeed()
  else if (afterMs !== undefined) later(afterMs, succeed)
}

function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`
}
