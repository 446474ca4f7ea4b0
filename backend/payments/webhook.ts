import express from 'express'
import type { RequestHandler } from 'express'
import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { PaymentProvider, ProviderEvent } from './provider.ts'
import { ProviderRefusal } from './provider.ts'

export const webhookPath = '/api/webhooks/stripe'

const largestEvent = '512kb'

type TakeEvent = (
  tx: Parameters<Parameters<typeof inTransaction>[1]>[0],
  provider: string,
  event: ProviderEvent,
) => Promise<{ readonly outcome: string }>

const readEvent = (provider: PaymentProvider, body: unknown, signature: string): ProviderEvent => {
  try {
    const event = provider.readEvent(Buffer.isBuffer(body) ? body : Buffer.alloc(0), signature)
    // Real money and test money never meet, however well it is signed.
    if (event.live !== provider.live) throw new Refusal('event_forged')
    return event
  } catch (error) {
    if (error instanceof ProviderRefusal) throw new Refusal('event_forged')
    throw error
  }
}

/**
 * The one route outside the contract: no person calls it, and what stands for a policy is the signature over the raw
 * body. Answers only after the event had its effect, so that the provider repeats what we lost.
 */
export const webhookHandlers = (
  { db }: Pick<Deps, 'db'>,
  provider: PaymentProvider,
  take: TakeEvent,
): RequestHandler[] => [
  express.raw({ type: () => true, limit: largestEvent }),
  async (request, response) => {
    const signature = request.get('stripe-signature') ?? ''
    const event = readEvent(provider, request.body, signature)
    const { outcome } = await inTransaction(db, (tx) => take(tx, provider.name, event))
    response.set('Cache-Control', 'no-store').json({ outcome })
  },
]
