import { Stripe } from 'stripe'
import { stripeApi, type CallRecord } from './api.ts'
import { standInClock, type PlanningClock, type StandInClock } from './clock.ts'
import { seededDice } from './dice.ts'
import { closeDispute, openDispute } from './disputes.ts'
import { eventBook } from './events.ts'
import { faultsOf, type FaultPlan } from './faults.ts'
import { gate } from './gate.ts'
import { known, ObjectStore, type StripeObjects } from './objects.ts'
import { paySession, settleSession, type Payment } from './payments.ts'
import { settleRefund } from './refunds.ts'
import { paymentMethods, type PaymentMethod } from './requests.ts'
import { listen } from './server.ts'
import { expireSession } from './sessions.ts'
import { webhooks, type Delivery, type Parcel } from './webhooks.ts'
import type { World } from './world.ts'

export interface StandInOptions {
  /** The same seed gives the same ids and the same faults. */
  readonly seed?: number
  /** Where its clock begins; by itself it stands still there. */
  readonly startAt?: Date
  readonly secretKey?: string
  readonly liveKey?: string
  readonly webhookSecret?: string
  /** May be named later, when the application listens: `sendWebhooksTo`. */
  readonly webhookUrl?: string
  readonly faults?: FaultPlan
  /** What the account has switched on; all three without it. */
  readonly offers?: readonly PaymentMethod[]
  /** Attempts after the first; 3 without it, 16 at most. */
  readonly webhookRetries?: number
  /** Of real time. */
  readonly webhookNoAnswerAfterMs?: number
  /** Of its clock, 0 is at once; without it a refund waits for `settleRefund`. */
  readonly settleRefundsAfterMs?: number
  /** Of its clock; without it a payment that is processing waits for `settleAsync`. */
  readonly settlePaymentsAfterMs?: number
  /** `automatic`: its clock goes with the machine's, and webhooks leave by themselves. */
  readonly mode?: 'by hand' | 'automatic'
  readonly port?: number
}

export interface StripeStandIn {
  readonly url: string
  /** For `new Stripe(secretKey, { host, port, protocol })`. */
  readonly sdk: { readonly host: string; readonly port: number; readonly protocol: 'http' }
  readonly secretKey: string
  readonly liveKey: string
  readonly webhookSecret: string
  readonly clock: StandInClock
  readonly objects: StripeObjects
  readonly events: readonly Stripe.Event[]
  /** Every call of the API, in the order in which they ended. */
  readonly calls: readonly CallRecord[]
  /** Webhooks still to come, and those handed over. */
  readonly waiting: readonly Parcel[]
  readonly delivered: readonly Delivery[]

  readonly pay: (sessionId: string, payment: Payment) => void
  readonly settleAsync: (sessionId: string, outcome: 'succeeded' | 'failed') => void
  readonly expire: (sessionId: string) => void
  readonly settleRefund: (refundId: string, outcome: 'succeeded' | 'failed') => void
  readonly openDispute: (paymentIntentId: string, amount?: number) => Stripe.Dispute
  readonly closeDispute: (disputeId: string, outcome: 'won' | 'lost') => void

  readonly follow: (plan: FaultPlan) => void
  /** Resolves once so many answers are held. */
  readonly untilHeld: (count?: number) => Promise<void>
  readonly letGo: () => void

  readonly sendWebhooksTo: (url: string | undefined) => void
  readonly resend: (eventId: string) => void
  /** Hands over what is due by its clock, one after the other, or so many at the same time. */
  readonly deliverDue: (options?: { readonly atOnce?: number }) => Promise<Delivery[]>
  readonly close: () => Promise<void>
}

const mostRetries = 16
const tickMs = 200

/** Stripe as far as our product speaks to it: real HTTP, real signatures, its own clock, no money. */
export async function startStripeStandIn(options: StandInOptions = {}): Promise<StripeStandIn> {
  const { seed = 1, mode = 'by hand', webhookRetries = 3 } = options
  if (!(webhookRetries >= 0 && webhookRetries <= mostRetries)) {
    throw new Error(`webhookRetries is ${webhookRetries}, not from 0 to ${mostRetries}`)
  }
  const start = options.startAt ?? (mode === 'automatic' ? new Date() : defaultStart)
  const clock = standInClock(start)
  const ids = seededDice(seed)
  const keys = {
    secretKey: options.secretKey ?? `sk_test_${ids.letters(24)}`,
    liveKey: options.liveKey ?? `sk_live_${ids.letters(24)}`,
    webhookSecret: options.webhookSecret ?? `whsec_${ids.letters(32)}`,
  }
  // Faults throw dice of their own, so that a plan does not rename the objects.
  const dice = seededDice(seed + 0x5eed)
  const faults = faultsOf(options.faults ?? {}, dice)
  const post = webhooks({
    clock,
    dice,
    faults,
    secret: keys.webhookSecret,
    retries: webhookRetries,
    noAnswerAfterMs: options.webhookNoAnswerAfterMs ?? 10_000,
  })
  post.sendTo(options.webhookUrl)
  const apiVersion = Stripe.API_VERSION
  const objects = new ObjectStore()
  let url = ''
  const world: World = {
    clock,
    ids,
    objects,
    events: eventBook(clock, ids, apiVersion, post.announce),
    faults,
    pagesAt: () => url,
    offers: options.offers ?? paymentMethods,
    settleRefundsAfterMs: options.settleRefundsAfterMs,
    settlePaymentsAfterMs: options.settlePaymentsAfterMs,
  }
  const held = gate()
  const api = stripeApi({
    world,
    gate: held,
    apiVersion,
    keys: new Map([
      [keys.secretKey, false],
      [keys.liveKey, true],
    ]),
  })
  const server = await listen(api, world, options.port ?? 0)
  url = `http://127.0.0.1:${server.port}`
  const deliverDue: StripeStandIn['deliverDue'] = ({ atOnce = 1 } = {}) => post.deliverDue(atOnce)
  const stop = mode === 'automatic' ? runByItself(clock, () => deliverDue()) : () => undefined

  return {
    url,
    sdk: { host: '127.0.0.1', port: server.port, protocol: 'http' },
    ...keys,
    clock,
    objects,
    events: world.events.all,
    calls: api.calls,
    waiting: post.waiting,
    delivered: post.delivered,
    ...handsOn(world),
    follow: faults.follow,
    untilHeld: (count = 1) => held.untilHeld(count),
    letGo: held.open,
    sendWebhooksTo: post.sendTo,
    resend: (id) =>
      post.resend(known(new Map(world.events.all.map((event) => [event.id, event])), id)),
    deliverDue,
    async close() {
      stop()
      held.open()
      await server.close()
    },
  }
}

const defaultStart = new Date('2026-03-02T00:00:00Z')

type Hands = Pick<
  StripeStandIn,
  'pay' | 'settleAsync' | 'expire' | 'settleRefund' | 'openDispute' | 'closeDispute'
>

/** What the customer, the banks and time do. */
function handsOn(world: World): Hands {
  const { sessions, refunds, disputes } = world.objects
  return {
    pay: (id, payment) => paySession(world, known(sessions, id), payment),
    settleAsync: (id, outcome) => settleSession(world, known(sessions, id), outcome),
    expire: (id) => void expireSession(world, known(sessions, id)),
    settleRefund: (id, outcome) => settleRefund(world, known(refunds, id), outcome),
    openDispute: (id, amount) => structuredClone(openDispute(world, id, amount)),
    closeDispute: (id, outcome) => closeDispute(world, known(disputes, id), outcome),
  }
}

/** For a person who looks on: time passes, and letters leave. */
function runByItself(clock: PlanningClock, deliver: () => Promise<unknown>): () => void {
  let lastMs = Date.now()
  let busy = false
  const timer = setInterval(() => {
    // Steps, not a difference to the machine's clock: a hand may move this one on meanwhile.
    const nowMs = Date.now()
    clock.advance(Math.max(0, nowMs - lastMs))
    lastMs = nowMs
    if (busy) return
    busy = true
    void deliver().finally(() => {
      busy = false
    })
  }, tickMs)
  return () => clearInterval(timer)
}
