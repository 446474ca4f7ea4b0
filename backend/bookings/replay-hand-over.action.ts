import type { ListHead } from '../contract/hand-overs.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { isSettled } from '../vocabulary/hand-overs.ts'
import type { HandOverOutcome } from '../vocabulary/hand-overs.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Asked, Collector, Verified } from '../vocabulary/recognition.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockBooking } from './booking.store.ts'
import type { LockedBooking } from './booking.store.ts'
import { correctMissed } from './correct-missed.action.ts'
import { handOverMeal } from './hand-over-meal.action.ts'
import type { HandedOver } from './hand-over-meal.action.ts'
import { cashToGiveBack, isPlausible, outcomeOf } from './hand-over.rules.ts'
import {
  insertHandOver,
  readCardsAt,
  readEarlier,
  readTold,
  readWasTaken,
} from './hand-over.store.ts'
import type { Told } from './hand-over.store.ts'
import { cardAnswer, isOurs } from './list-proof.ts'
import { refusalFrom } from './offers.rules.ts'
import { assertByOther, assertKnown, knownByName, questionFor } from './recognition.rules.ts'
import { collectorAsKnown, readRecognisable } from './recognition.store.ts'

export interface ReplayHandOver {
  readonly actor: Actor
  /** The counter's own id of it: whatever is told twice under it happened once. */
  readonly handOverId: string
  readonly bookingId: number
  readonly list: ListHead
  readonly proof: string
  readonly at: string
  readonly collector?: Collector | undefined
  readonly cashFen: Fen
  /** The key of an attempt with the network that nobody answered. */
  readonly tried?: string | undefined
  readonly card?: { readonly kind: 'token' | 'digits'; readonly answer: string } | undefined
  readonly asked?: Asked | undefined
}

/** The server's own word, as at the counter with a network: a claim stands on it. */
const knownBy = async (
  tx: Tx,
  { dinerId, canteenId }: LockedBooking,
  { card, asked, list }: ReplayHandOver,
): Promise<Verified> => {
  const cards = await readCardsAt(tx, dinerId, canteenId, new Date(list.madeAt))
  const isHers = cards.some(
    (one) => one.kind === card?.kind && cardAnswer(list.salt, one) === card.answer,
  )
  if (isHers) return card?.kind === 'digits' ? 'digits' : 'card'
  const question = questionFor(list.rules.withoutCard, await readRecognisable(tx, dinerId))
  return knownByName(question, asked)
}

/**
 * She has the meal, so a tablet that did not go by the rules of its own list is not refused; whoever audits sees it.
 */
const auditOffRule = async (
  tx: Tx,
  { actor, handOverId, list: { rules } }: ReplayHandOver,
  { booking: { canteenId, bookingId }, verified, collector }: HandedOver,
): Promise<void> => {
  const off = refusalFrom(() => {
    assertKnown(rules.withoutCard, verified, actor)
    if (collector !== null) assertByOther(rules)
  })
  if (off === null) return
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'hand_over.off_rule',
    subject: `booking:${bookingId}`,
    detail: { handOver: handOverId, rule: off.code },
  })
}

const actOn = async (
  tx: Tx,
  outcome: HandOverOutcome,
  handed: HandedOver,
): Promise<HandOverOutcome> => {
  if (outcome === 'corrected') return correctMissed(tx, handed)
  if (outcome === 'collected') await handOverMeal(tx, handed)
  return outcome
}

const auditConflict = (
  tx: Tx,
  { actor, handOverId }: ReplayHandOver,
  { canteenId, bookingId }: LockedBooking,
  { outcome, backFen }: Told,
): Promise<void> =>
  appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'hand_over.conflict',
    subject: `booking:${bookingId}`,
    detail: { handOver: handOverId, outcome, backFen },
  })

const handedOver = async (
  tx: Tx,
  asked: ReplayHandOver,
  booking: LockedBooking,
  serving: ServingToBook,
): Promise<{ handed: HandedOver; plausible: boolean }> => {
  const at = new Date(asked.at)
  const list = { madeAt: new Date(asked.list.madeAt), until: new Date(asked.list.until) }
  const plausible = isPlausible(at, list, serving.now)
  return {
    plausible,
    handed: {
      actor: asked.actor,
      booking,
      serving,
      collector: await collectorAsKnown(tx, booking.dinerId, asked.collector),
      verified: await knownBy(tx, booking, asked),
      late: { handOverId: asked.handOverId, at: plausible ? at : null },
    },
  }
}

/**
 * Hears of a meal that a counter handed over from its list while it was without the network. Collects it once, puts
 * right what was written down as missed meanwhile, or keeps what speaks against it for a person; never drops it. Told
 * again it says what it said. Refuses `booking_unknown`, `list_unknown`, and `drawer_not_open` where cash is to be
 * booked: nothing is kept then, and it is told again when a drawer is open.
 */
export const replayHandOver = async (
  tx: Tx,
  sealer: Sealer,
  asked: ReplayHandOver,
): Promise<Told & { readonly canteenId: number }> => {
  const { bookingId, handOverId, list, cashFen } = asked
  const booking = await lockBooking(tx, bookingId)
  const { canteenId } = booking
  if (list.canteenId !== canteenId || !isOurs(sealer, list, bookingId, asked.proof))
    throw new Refusal('list_unknown')
  const before = await readTold(tx, handOverId, bookingId)
  if (before) return { ...before, canteenId }
  const serving = present(await readServing(tx, booking.servingId), 'a booking has a serving')
  const { handed, plausible } = await handedOver(tx, asked, booking, serving)
  const at = new Date(asked.at)
  const outcome = (await readWasTaken(tx, bookingId, asked.actor, asked.tried))
    ? 'collected'
    : await actOn(tx, outcomeOf({ booking, serving, at, plausible, cashFen }), handed)
  const earlier = outcome === 'already' ? await readEarlier(tx, bookingId) : null
  const told: Told = {
    outcome,
    earlierAt: earlier?.at ?? null,
    earlierBy: earlier?.by ?? '',
    backFen: cashToGiveBack(outcome, cashFen, booking),
  }
  await insertHandOver(tx, {
    ...told,
    handOverId,
    bookingId,
    canteenId,
    deviceAt: at,
    listAt: new Date(list.madeAt),
    collector: handed.collector,
    verified: handed.verified,
    cashFen,
    actor: asked.actor,
  })
  await auditOffRule(tx, asked, handed)
  if (!isSettled(outcome) || told.backFen > 0) await auditConflict(tx, asked, booking, told)
  return { ...told, canteenId }
}
