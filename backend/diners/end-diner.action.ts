import { closeDinerAccount } from '../identity/close-diner-account.action.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { endCardOf } from './card.store.ts'
import { checkEnd } from './person.rules.ts'
import { endDinerOn, lockDiner } from './person.store.ts'

/** Died, or moves away from a date on. The record stays; the card and her sign-in stop when the day has come. */
export const endDiner = async (
  tx: Tx,
  actor: Actor,
  dinerId: number,
  why: 'died' | 'left',
  on: ServiceDay,
): Promise<void> => {
  const { today } = await readClock(tx)
  const diner = await lockDiner(tx, dinerId)
  checkEnd(why, on, diner.birthDate, today)
  await endDinerOn(tx, dinerId, why, on)
  if (on <= today) {
    await endCardOf(tx, dinerId)
    await closeDinerAccount(tx, dinerId)
  }
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: `diner.${why}`,
    subject: `diner:${dinerId}`,
    detail: { on },
  })
}
