import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { ListHead } from '../contract/hand-overs.ts'
import type { Sealer } from '../kernel/crypto.ts'

/** Fields in one fixed order: the same list is the same text wherever it is written down. */
const canonical = (head: ListHead, bookingId: number): string => {
  const { canteenId, day, madeAt, until, salt, rules } = head
  const { withoutCard, othersMayCollect } = rules
  const ruled = [withoutCard, othersMayCollect]
  return JSON.stringify(['counter-list', canteenId, day, madeAt, until, salt, ...ruled, bookingId])
}

/** Our word that this meal was on this list. */
export const proofOf = (sealer: Sealer, head: ListHead, bookingId: number): string =>
  sealer.sign(canonical(head, bookingId)).toString('hex')

export const isOurs = (sealer: Sealer, head: ListHead, bookingId: number, proof: string): boolean =>
  timingSafeEqual(sealer.sign(canonical(head, bookingId)), Buffer.from(proof, 'hex'))

export interface CardSecret {
  readonly kind: 'token' | 'digits'
  /** The stored hash of a token in hex, or six digits. */
  readonly secret: string
}

/**
 * What a card says to a list's salt. Only who has the card can say it: a list carries no more than its digest, so
 * an answer that comes back shows that the card was there, and no card can be made from it. Six digits are few enough
 * to try all of in a second; they go only to a registered counter device, and are no secret from who holds its list.
 */
export const cardAnswer = (salt: string, { kind, secret }: CardSecret): string =>
  createHmac('sha256', Buffer.from(salt, 'hex')).update(`${kind}:${secret}`).digest('hex')

export const digestOf = (answer: string): string =>
  createHash('sha256').update(answer, 'utf8').digest('hex')
