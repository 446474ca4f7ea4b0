import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import { hashToken, randomToken } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endCardOf, insertCard } from './card.store.ts'
import { isGone } from './person.rules.ts'
import { lockDiner } from './person.store.ts'

export interface IssuedCard {
  readonly digits: string
  /** What the QR holds; only its hash is stored. */
  readonly secret: string
}

/** A new card; the old one ends at the same moment. Refuses `diner_gone`. */
export const issueCard = async (tx: Tx, actor: Actor, dinerId: number): Promise<IssuedCard> => {
  const { today } = await readClock(tx)
  const diner = await lockDiner(tx, dinerId)
  if (isGone(diner, today)) throw new Refusal('diner_gone')
  await endCardOf(tx, dinerId)
  const secret = randomToken()
  const digits = await insertCard(tx, {
    dinerId,
    canteenId: diner.homeCanteenId,
    tokenHash: hashToken(secret),
  })
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'card.issued',
    subject: `diner:${dinerId}`,
  })
  return { digits, secret }
}
