import { request } from 'node:http'
import type { Stripe } from 'stripe'
import { inParallel } from '../race/in-parallel.ts'
import type { PlanningClock } from './clock.ts'
import type { Dice } from './dice.ts'
import type { EventType } from './events.ts'
import type { Faults, WebhookFate } from './faults.ts'
import { signatureHeader } from './signature.ts'

/** One letter on its way to the endpoint. */
export interface Parcel {
  readonly event: Stripe.Event
  /** The same to the byte in every copy and attempt. */
  readonly payload: string
  readonly dueAt: Date
  /** From 1 up. */
  readonly attempt: number
  readonly signature: WebhookFate['signature']
}

/** One letter handed over, and what the endpoint said. */
export interface Delivery extends Parcel {
  readonly deliveredAt: Date
  readonly status: number | 'no answer'
}

export interface Webhooks {
  readonly waiting: readonly Parcel[]
  readonly delivered: readonly Delivery[]
  readonly sendTo: (url: string | undefined) => void
  readonly announce: (event: Stripe.Event) => void
  /** Once more, on its own and without faults, as a person can have it resent. */
  readonly resend: (event: Stripe.Event) => void
  readonly deliverDue: (atOnce: number) => Promise<Delivery[]>
}

export interface WebhookOptions {
  readonly clock: PlanningClock
  readonly dice: Dice
  readonly faults: Faults
  readonly secret: string
  /** Attempts after the first. */
  readonly retries: number
  readonly noAnswerAfterMs: number
}

/** Stripe tries again for three days, ever more slowly; by the stand-in's clock. */
const waitsMs = [60_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000]
const staleByMs = 600_000
/** An endpoint whose every answer makes new events would keep us here for ever. */
const mostRounds = 1000

export function webhooks(options: WebhookOptions): Webhooks {
  const { clock, dice, faults } = options
  const waiting: (Parcel & { readonly shuffled: boolean })[] = []
  const delivered: Delivery[] = []
  let endpoint: URL | undefined

  const takeDue = (): Parcel[] => {
    const now = clock.now()
    const due = waiting.filter(({ dueAt }) => dueAt <= now)
    const later = waiting.filter(({ dueAt }) => dueAt > now)
    waiting.splice(0, waiting.length, ...later)
    due.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    const inOrder = due.filter(({ shuffled }) => !shuffled)
    for (const parcel of due.filter(({ shuffled }) => shuffled)) {
      inOrder.splice(dice.below(inOrder.length + 1), 0, parcel)
    }
    return inOrder
  }

  const deliver = async (parcel: Parcel, to: URL): Promise<Delivery> => {
    const deliveredAt = clock.now()
    const status = await post(to, parcel, deliveredAt, options)
    const delivery: Delivery = { ...parcel, deliveredAt, status }
    delivered.push(delivery)
    const accepted = status !== 'no answer' && status >= 200 && status < 300
    if (accepted) parcel.event.pending_webhooks = 0
    else if (parcel.attempt <= options.retries) {
      const waitMs = waitsMs[Math.min(parcel.attempt, waitsMs.length) - 1] ?? 0
      const dueAt = new Date(clock.now().getTime() + waitMs)
      const attempt = parcel.attempt + 1
      waiting.push({ ...parcel, dueAt, attempt, signature: 'right', shuffled: false })
    }
    return delivery
  }

  return {
    waiting,
    delivered,
    sendTo(url) {
      endpoint = url === undefined ? undefined : loopback(url)
    },
    announce(event) {
      // What happens before there is an endpoint is never sent to it.
      if (!endpoint) return
      const { dropped, shuffled, signature, delaysMs } = faults.ofWebhook(event.type as EventType)
      if (dropped) return
      const payload = textOf(event)
      for (const delayMs of delaysMs) {
        const dueAt = new Date(clock.now().getTime() + delayMs)
        waiting.push({ event, payload, dueAt, attempt: 1, signature, shuffled })
      }
    },
    resend(event) {
      const payload = textOf(event)
      const first = { attempt: 1, signature: 'right', shuffled: false } as const
      waiting.push({ event, payload, dueAt: clock.now(), ...first })
    },
    async deliverDue(atOnce) {
      const done: Delivery[] = []
      const to = endpoint
      if (!to) return done
      for (let round = 0; round < mostRounds; round += 1) {
        const due = takeDue()
        if (due.length === 0) return done
        done.push(...(await inParallel(due, atOnce, (parcel) => deliver(parcel, to))))
      }
      throw new Error(`after ${mostRounds} rounds there are still webhooks due`)
    },
  }
}

const textOf = (event: Stripe.Event): string => JSON.stringify(event, null, 2)

function loopback(url: string): URL {
  const address = new URL(url)
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname)
  if (address.protocol !== 'http:' || !isLocal) {
    throw new Error(`the stand-in sends webhooks to this machine only, not to ${url}`)
  }
  return address
}

function post(
  to: URL,
  { payload, signature }: Parcel,
  now: Date,
  { secret, noAnswerAfterMs }: WebhookOptions,
): Promise<number | 'no answer'> {
  const header = signatureHeader({
    payload,
    secret: signature === 'wrong' ? `${secret}_of_somebody_else` : secret,
    at: signature === 'stale' ? new Date(now.getTime() - staleByMs) : now,
  })
  return new Promise((resolve) => {
    const sent = request(
      to,
      {
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(noAnswerAfterMs),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(payload),
          'stripe-signature': header,
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        },
      },
      (answer) => {
        answer.on('error', () => resolve('no answer'))
        answer.on('end', () => resolve(answer.statusCode ?? 'no answer'))
        answer.resume()
      },
    )
    sent.on('error', () => resolve('no answer'))
    sent.end(payload)
  })
}
