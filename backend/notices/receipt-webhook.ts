import express from 'express'
import type { RequestHandler } from 'express'
import type { Tx } from '../kernel/database.ts'
import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { ForgedReceipt, type Messenger, type Receipt } from './messenger.ts'

export const receiptPath = '/api/webhooks/messages'

export const signatureHeader = 'x-nuancan-signature'

const largestReceipt = '16kb'

type TakeReceipt = (tx: Tx, receipt: Receipt) => Promise<{ readonly outcome: string }>

const readReceipt = (messenger: Messenger, body: unknown, signature: string): Receipt => {
  try {
    return messenger.readReceipt(Buffer.isBuffer(body) ? body : Buffer.alloc(0), signature)
  } catch (error) {
    if (error instanceof ForgedReceipt) throw new Refusal('event_forged')
    throw error
  }
}

/**
 * Reports on messages come here, outside the contract like the payments' events: no person calls it, and what stands
 * for a policy is the signature over the raw body. Answers only after the report had its effect.
 */
export const receiptHandlers = (
  { db }: Pick<Deps, 'db'>,
  messenger: Messenger,
  take: TakeReceipt,
): RequestHandler[] => [
  express.raw({ type: () => true, limit: largestReceipt }),
  async (request, response) => {
    const receipt = readReceipt(messenger, request.body, request.get(signatureHeader) ?? '')
    const { outcome } = await inTransaction(db, (tx) => take(tx, receipt))
    response.set('Cache-Control', 'no-store').json({ outcome })
  },
]
