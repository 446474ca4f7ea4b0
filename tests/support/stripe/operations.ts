import type { Stripe } from 'stripe'
import type { Operation } from './faults.ts'
import { answerWith } from './expand.ts'
import type { FormValues } from './form.ts'
import { page } from './lists.ts'
import { found, refundIsLive } from './objects.ts'
import { createRefund } from './refunds.ts'
import * as requests from './requests.ts'
import { createSession, expireSession } from './sessions.ts'
import type { World } from './world.ts'

/** One call, once it is known who calls. */
export interface Call {
  readonly id: string
  readonly values: FormValues
  readonly livemode: boolean
}

export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  readonly operation: Operation
  readonly answer: (world: World, call: Call) => object
}

const { readRequest } = requests
const isLive = (object: { readonly livemode: boolean }): boolean => object.livemode

/** An event can be read for so long: https://docs.stripe.com/api/events */
const eventsLastSeconds = 30 * 24 * 3600

export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v1\/checkout\/sessions$/,
    operation: 'checkout.sessions.create',
    answer(world, { values, livemode }) {
      const wish = readRequest(requests.createSession, values)
      return answerWith(createSession(world, wish, livemode), wish.expand ?? [], world.objects)
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/checkout\/sessions$/,
    operation: 'checkout.sessions.list',
    answer({ objects }, { values, livemode }) {
      const wish = readRequest(requests.listSessions, values)
      const shelf = {
        url: '/v1/checkout/sessions',
        kind: 'checkout.session',
        items: objects.sessions.values(),
      }
      const list = page(
        shelf,
        wish,
        (session) =>
          session.livemode === livemode &&
          session.status === (wish.status ?? session.status) &&
          session.payment_intent === (wish.payment_intent ?? session.payment_intent),
      )
      return answerWith(list, wish.expand ?? [], objects)
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/checkout\/sessions\/(\w+)$/,
    operation: 'checkout.sessions.retrieve',
    answer: ({ objects }, call) => expanded(sessionOf(objects.sessions, call), call, { objects }),
  },
  {
    method: 'POST',
    path: /^\/v1\/checkout\/sessions\/(\w+)\/expire$/,
    operation: 'checkout.sessions.expire',
    answer(world, call) {
      const { expand = [] } = readRequest(requests.retrieve, call.values)
      const session = expireSession(world, sessionOf(world.objects.sessions, call))
      return answerWith(session, expand, world.objects)
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_intents$/,
    operation: 'paymentIntents.list',
    answer({ objects }, { values, livemode }) {
      const wish = readRequest(requests.listPaymentIntents, values)
      const shelf = {
        url: '/v1/payment_intents',
        kind: 'payment_intent',
        items: objects.paymentIntents.values(),
      }
      const list = page(shelf, wish, (intent) => intent.livemode === livemode)
      return answerWith(list, wish.expand ?? [], objects)
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_intents\/(\w+)$/,
    operation: 'paymentIntents.retrieve',
    answer({ objects }, call) {
      const asked = { ...call, param: 'intent' }
      const intent = found(objects.paymentIntents, 'payment_intent', asked, isLive)
      return expanded(intent, call, { objects })
    },
  },
  {
    method: 'POST',
    path: /^\/v1\/refunds$/,
    operation: 'refunds.create',
    answer(world, { values, livemode }) {
      const wish = readRequest(requests.createRefund, values)
      return answerWith(createRefund(world, wish, livemode), wish.expand ?? [], world.objects)
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/refunds$/,
    operation: 'refunds.list',
    answer({ objects }, { values, livemode }) {
      const wish = readRequest(requests.listRefunds, values)
      const shelf = { url: '/v1/refunds', kind: 'refund', items: objects.refunds.values() }
      const list = page(
        shelf,
        wish,
        (refund) => refundIsLive(objects, refund) === livemode && isOfPayment(refund, wish),
      )
      return answerWith(list, wish.expand ?? [], objects)
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/refunds\/(\w+)$/,
    operation: 'refunds.retrieve',
    answer({ objects }, call) {
      const asked = { ...call, param: 'id' }
      const refund = found(objects.refunds, 'refund', asked, (object) =>
        refundIsLive(objects, object),
      )
      return expanded(refund, call, { objects })
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/disputes$/,
    operation: 'disputes.list',
    answer({ objects }, { values, livemode }) {
      const wish = readRequest(requests.listDisputes, values)
      const shelf = { url: '/v1/disputes', kind: 'dispute', items: objects.disputes.values() }
      const list = page(
        shelf,
        wish,
        (dispute) => dispute.livemode === livemode && isOfPayment(dispute, wish),
      )
      return answerWith(list, wish.expand ?? [], objects)
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/disputes\/(\w+)$/,
    operation: 'disputes.retrieve',
    answer({ objects }, call) {
      const dispute = found(objects.disputes, 'dispute', { ...call, param: 'dispute' }, isLive)
      return expanded(dispute, call, { objects })
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/events$/,
    operation: 'events.list',
    answer({ events, clock }, { values, livemode }) {
      const {
        type,
        types = type === undefined ? undefined : [type],
        ...wish
      } = readRequest(requests.listEvents, values)
      const shelf = { url: '/v1/events', kind: 'event', items: events.all }
      return page(
        shelf,
        wish,
        (event) =>
          event.livemode === livemode &&
          event.created > clock.seconds() - eventsLastSeconds &&
          (types?.includes(event.type) ?? true),
      )
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/events\/(\w+)$/,
    operation: 'events.retrieve',
    answer({ events, objects }, call) {
      const byId = new Map(events.all.map((event) => [event.id, event]))
      const event: Stripe.Event = found(byId, 'event', { ...call, param: 'id' }, isLive)
      return expanded(event, call, { objects })
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/balance$/,
    operation: 'balance.retrieve',
    answer: ({ objects }, { livemode }) => balance(objects, livemode),
  },
]

function sessionOf(sessions: World['objects']['sessions'], call: Call): Stripe.Checkout.Session {
  return found(sessions, 'checkout.session', { ...call, param: 'session' }, isLive)
}

function expanded<Kept extends object>(
  object: Kept,
  { values }: Call,
  { objects }: Pick<World, 'objects'>,
): Kept {
  return answerWith(object, readRequest(requests.retrieve, values).expand ?? [], objects)
}

function isOfPayment(
  object: Pick<Stripe.Refund, 'payment_intent' | 'charge'>,
  wish: { readonly payment_intent?: string | undefined; readonly charge?: string | undefined },
): boolean {
  return (
    object.payment_intent === (wish.payment_intent ?? object.payment_intent) &&
    object.charge === (wish.charge ?? object.charge)
  )
}

/** Without fees: what was taken, less what was given back and what banks hold or took back. */
function balance(objects: World['objects'], livemode: boolean): Stripe.Balance {
  let amount = 0
  for (const charge of objects.charges.values()) {
    if (charge.livemode === livemode) amount += charge.amount_captured - charge.amount_refunded
  }
  for (const dispute of objects.disputes.values()) {
    if (dispute.livemode === livemode && dispute.status !== 'won') amount -= dispute.amount
  }
  return {
    object: 'balance',
    available: [{ amount, currency: 'cny' }],
    livemode,
    pending: [{ amount: 0, currency: 'cny' }],
  }
}
