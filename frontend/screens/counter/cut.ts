import { handOverEndpoints } from '../../../backend/contract/hand-overs.ts'
import { instantAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import type { TimeOfDay } from '../../../backend/vocabulary/calendar.ts'
import { maskedName } from '../../../backend/vocabulary/masked-name.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { noFen, subtractFen } from '../../../backend/vocabulary/money.ts'
import type { Collector } from '../../../backend/vocabulary/recognition.ts'
import type { Outbox } from '../../offline/outbox.ts'
import type { Unsent } from '../../offline/unsent.ts'
import { timeBy } from './counter-list.ts'
import type { HeldList, ListStore } from './counter-list.ts'
import type { Came, CollectedBy, Coming } from './hand-over.ts'
import { answerOf, mealOfCard } from './listed.ts'
import type { CardAnswer, ListedMeal } from './listed.ts'

/** What is kept beside a hand-over for the screen: no name, that is on the list and goes with it. */
export interface AboutHandOver {
  readonly number: number | null
  readonly at: TimeOfDay
}

/** As at the counter with a network, only that the card said no more than its answer. */
export interface CameInCut extends Omit<Came, 'card'> {
  readonly card?: CardAnswer
}

interface LookedInCut {
  readonly meal: ListedMeal
  readonly name: string
  readonly came: CameInCut
}

/** What a scan comes to while nobody answers. */
export type CutOutcome =
  | {
      kind: 'collected'
      meal: ListedMeal
      name: string
      changeFen: Fen
      collector: Collector | undefined
    }
  /** Without a card: seen first, and asked where the canteen asks, then handed over. */
  | ({ kind: 'ready' } & LookedInCut)
  | ({ kind: 'due' } & LookedInCut)
  | ({ kind: 'who' } & LookedInCut)
  | { kind: 'already'; meal: ListedMeal; name: string; at: TimeOfDay }
  | { kind: 'unlisted' | 'early' }
  /** By the canteen's rules, as they came with the list. */
  | { kind: 'refused'; sentence: string }

interface HandOut extends LookedInCut {
  readonly cashFen: Fen
  /** The key of the attempt with the network that nobody answered. */
  readonly tried?: string | undefined
}

export const isHandOver = ({ path }: Pick<Unsent, 'path'>): boolean =>
  path === handOverEndpoints.replayHandOver.path

const bookingOf = ({ params }: Unsent): number => (params as { bookingId: number }).bookingId
export const aboutOf = ({ about }: Unsent): AboutHandOver => about as AboutHandOver

const earlyMs = 30 * 60_000

/** A counter that goes on from its list: handing out, and knowing who already was here. */
export interface Cut {
  readonly held: HeldList
  /** Since when it is known that she has it, here or by the list; null while it waits. */
  readonly handedAt: (meal: ListedMeal) => TimeOfDay | null
  readonly welcome: (coming: Coming, by: CollectedBy, triedOf: TriedOf) => Promise<CutOutcome>
  /** Takes it down before anybody is told that it is done; the tablet's own time goes with it. */
  readonly handOut: (handOut: HandOut) => Promise<CutOutcome>
}

const isEarly = (held: HeldList, { servingId }: ListedMeal): boolean => {
  const { servings, head } = held.list
  const serving = servings.find((one) => one.servingId === servingId)
  return (
    serving !== undefined &&
    timeBy(held).getTime() < instantAt(head.day, serving.from).getTime() - earlyMs
  )
}

async function find({ held, handedAt }: Pick<Cut, 'held' | 'handedAt'>, coming: Coming) {
  const { list } = held
  if ('nothingBooked' in coming) return undefined
  if ('bookingId' in coming) {
    const meal = list.meals.find(({ bookingId }) => bookingId === coming.bookingId)
    return meal && { meal, name: meal.name, card: undefined }
  }
  const card = await answerOf(list.head.salt, coming.card)
  const meal = await mealOfCard(list, card, timeBy(held), (one) => handedAt(one) !== null)
  return meal && { meal, name: maskedName(meal.name), card }
}

const refused = (sentence: string): CutOutcome => ({ kind: 'refused', sentence })

/** Paid already, or cash first. */
export const nextInCut = (looked: LookedInCut): CutOutcome => ({
  ...looked,
  kind: looked.meal.dueFen > 0 ? 'due' : 'ready',
})

export function workFrom(held: HeldList, outbox: Outbox, store: ListStore): Cut {
  const handedAt = ({ bookingId, collectedAt }: ListedMeal): TimeOfDay | null => {
    const here = outbox
      .now()
      .items.find((item) => isHandOver(item) && bookingOf(item) === bookingId)
    return here === undefined ? collectedAt : aboutOf(here).at
  }
  const handOut = async ({ meal, name, came, cashFen, tried }: HandOut): Promise<CutOutcome> => {
    const already = handedAt(meal)
    if (already !== null) return { kind: 'already', meal, name, at: already }
    const now = timeBy(held)
    const about: AboutHandOver = { number: meal.number, at: timeOfDayAt(now) }
    await outbox.add(handOverEndpoints.replayHandOver, {
      params: { bookingId: meal.bookingId },
      body: {
        list: held.list.head,
        proof: meal.proof,
        at: now.toISOString(),
        // The change is in her hand already.
        cashFen: meal.dueFen,
        ...came,
        tried,
      },
      at: now,
      about,
    })
    store.noteCollected(meal.bookingId, about.at)
    const changeFen = subtractFen(cashFen, meal.dueFen)
    return { kind: 'collected', meal, name, changeFen, collector: came.collector }
  }
  return {
    held,
    handedAt,
    handOut,
    welcome: async (coming, by, triedOf) => {
      const isDigits = 'card' in coming && 'digits' in coming.card
      const { can, head } = held.list
      // Where only the card itself counts, the list knows no digits.
      if (isDigits && head.rules.withoutCard === 'card_only' && !can.byName.allowed)
        return refused(can.byName.because.sentence)
      const found = await find({ held, handedAt }, coming)
      if (found === undefined) return { kind: 'unlisted' }
      const { meal, name, card } = found
      const at = handedAt(meal)
      if (at !== null) return { kind: 'already', meal, name, at }
      if (isEarly(held, meal)) return { kind: 'early' }
      const { byName, byOther } = held.list.can
      if (card === undefined && !byName.allowed) return refused(byName.because.sentence)
      if (by === 'other' && !byOther.allowed) return refused(byOther.because.sentence)
      const asked = card === undefined ? meal.question?.what : undefined
      const came: CameInCut = { ...(card && { card }), ...(asked && { asked }) }
      if (by === 'other') return { kind: 'who', meal, name, came }
      if (meal.dueFen > 0 || card === undefined) return nextInCut({ meal, name, came })
      return handOut({ meal, name, came, cashFen: noFen, tried: triedOf(meal.bookingId) })
    },
  }
}

/** The key under which a meal was asked for with the network, whether or not it was. */
export type TriedOf = (bookingId: number) => string | undefined
