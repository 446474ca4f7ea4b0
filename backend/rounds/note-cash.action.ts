import { readDinerForBooking } from '../diners/diner.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { invariant, present } from '../vocabulary/invariant.ts'
import { noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { insertCashNote, readCashNote } from './cash-note.store.ts'
import { assertNote } from './carried-cash.rules.ts'
import { addToCarried, readCarriedFen, readCashRules } from './carried-cash.store.ts'

export interface NoteCash {
  readonly actor: Actor
  /** The phone's own key for it, made when it was tapped. */
  readonly noteKey: string
  readonly dinerId: number
  readonly amountFen: Fen
  readonly forOrder: string | null
  readonly notedAt: Date
}

/**
 * Writes down cash that somebody took at a door for the canteen where that person is at home: a promise, and in no
 * wallet before the counter has it. A key that was here before is the same note, also when it was taken back since.
 * Returns what she carries now, in fen. Refuses `diner_unknown`, `diner_gone`, `round_cash_off`, `amount_wrong`,
 * `carried_full`.
 */
export const noteCash = async (tx: Tx, asked: NoteCash): Promise<{ carriedFen: Fen }> => {
  const { actor, noteKey, dinerId, amountFen } = asked
  const known = await readCashNote(tx, noteKey)
  if (known !== null) {
    invariant(known.dinerId === dinerId && known.carrier === actor.key, 'a key is one note')
    return { carriedFen: (await readCarriedFen(tx, known.canteenId, actor.key)) ?? noFen }
  }
  const diner = await readDinerForBooking(tx, dinerId, (await readClock(tx)).today)
  if (!diner) throw new Refusal('diner_unknown')
  if (diner.diedOn !== null || diner.leftOn !== null) throw new Refusal('diner_gone')
  const canteenId = diner.homeCanteenId
  const rules = present(await readCashRules(tx, canteenId), 'everybody is at home somewhere')
  assertNote(rules, amountFen)
  const mostFen = rules.carriedMostFen
  const carried = await addToCarried(tx, { canteenId, actor, amountFen, mostFen })
  if (carried === null) {
    const carriedFen = (await readCarriedFen(tx, canteenId, actor.key)) ?? noFen
    throw new Refusal('carried_full', { carriedFen, mostFen })
  }
  await insertCashNote(tx, { ...asked, carriedId: carried.carriedId })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'round.cash_noted',
    subject: `diner:${dinerId}`,
    detail: { amountFen, carriedId: carried.carriedId, notedAt: asked.notedAt.toISOString() },
  })
  return { carriedFen: carried.notedFen }
}
