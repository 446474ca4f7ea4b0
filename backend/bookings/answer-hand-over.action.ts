import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { assertMonthOpen } from './booking.rules.ts'
import { lockBooking } from './booking.store.ts'
import { correctMissed } from './correct-missed.action.ts'
import { insertAnswer, readOpenOne } from './hand-over.store.ts'
import type { OpenOne } from './hand-over.store.ts'

export interface AnswerHandOver {
  readonly actor: Actor
  readonly canteenId: number
  readonly handOverId: string
  /** `ate`: what was written down as missed is put right; `noted`: everything is done that had to be. */
  readonly verdict: 'ate' | 'noted'
  readonly answer: string
}

/** A person's word stands where the tablet's clock did not. */
const putRight = async (tx: Tx, { actor, handOverId }: AnswerHandOver, one: OpenOne) => {
  const booking = await lockBooking(tx, one.bookingId)
  if (booking.state !== 'missed') throw new Refusal('booking_over')
  assertMonthOpen(booking)
  const serving = present(await readServing(tx, booking.servingId), 'a booking has a serving')
  const outcome = await correctMissed(tx, {
    actor,
    booking,
    serving,
    collector: one.collector,
    verified: one.verified,
    late: { handOverId, at: null },
  })
  if (outcome === 'help_gone') throw new Refusal('budget_spent')
}

/**
 * Somebody looked at a hand-over that did not add up and says what was done. Refuses `not_found`, also the second time;
 * with `ate` also `booking_over`, `month_closed`, `budget_spent`, `drawer_not_open`.
 */
export const answerHandOver = async (
  tx: Tx,
  asked: AnswerHandOver,
): Promise<{ canteenId: number }> => {
  const one = await readOpenOne(tx, asked)
  if (one === null) throw new Refusal('not_found')
  if (asked.verdict === 'ate') await putRight(tx, asked, one)
  if (!(await insertAnswer(tx, asked))) throw new Refusal('not_found')
  await appendAudit(tx, {
    chain: asked.canteenId,
    actor: asked.actor,
    action: 'hand_over.answered',
    subject: `booking:${one.bookingId}`,
    detail: { handOver: asked.handOverId, verdict: asked.verdict },
  })
  return { canteenId: asked.canteenId }
}
