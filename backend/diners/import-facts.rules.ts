import type { ImportFault } from '../contract/diner-imports.ts'
import { addDays, type ServiceDay } from '../vocabulary/calendar.ts'
import { isPlaced } from '../vocabulary/facts.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Fault, SaidFact } from './import-cells.rules.ts'
import type { KnownFact } from './import-known.rules.ts'
import { checkEndOfSpan, checkSpan } from './record.rules.ts'

/** Where a fact is about: a place of this deployment, or one in words. */
export interface FactPlace {
  readonly placeId: number | null
  readonly placeText: string | null
  readonly place: string | null
}

type Held = Omit<KnownFact, 'factId'> & { readonly factId: number | null }

export interface FactStep {
  readonly row: number
  readonly what: 'added' | 'ended' | 'kept'
  /** As it is afterwards. */
  readonly fact: Held
}

export interface FactsPlan {
  readonly steps: readonly FactStep[]
  readonly faults: readonly Fault[]
}

const sameFact = (held: Held, said: SaidFact, { placeId, placeText }: FactPlace): boolean =>
  held.grade === said.grade && held.placeId === placeId && held.placeText === placeText

const overlaps = (held: Held, from: ServiceDay, to: ServiceDay | null): boolean =>
  (to === null || held.validFrom < to) && (held.validTo === null || from < held.validTo)

const covers = (held: Held, from: ServiceDay, to: ServiceDay | null): boolean =>
  held.validFrom <= from && (held.validTo === null || (to !== null && to <= held.validTo))

const holds = (check: () => void): boolean => {
  try {
    check()
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

type Outcome =
  | { readonly steps: FactStep[] }
  | { readonly code: ImportFault; readonly about: string }

const endedOn = (row: number, fact: Held, on: ServiceDay): Outcome => {
  if (fact.validTo === on) return { steps: [{ row, what: 'kept', fact }] }
  return holds(() => checkEndOfSpan(fact, on))
    ? { steps: [{ row, what: 'ended', fact: { ...fact, validTo: on } }] }
    : { code: 'span_impossible', about: fact.validFrom }
}

/** No first day: it speaks of a fact that is held already, to end it or to say that it still is. */
const planHeld = (held: readonly Held[], said: SaidFact, place: FactPlace): Outcome => {
  const open = held.filter(
    (fact) =>
      fact.kind === said.kind &&
      (said.grade === null || fact.grade === said.grade) &&
      (said.place === null || sameFact(fact, { ...said, grade: fact.grade }, place)) &&
      (fact.validTo === null || (said.lastDay !== null && said.lastDay < fact.validTo)),
  )
  const [fact, ...more] = open
  if (fact === undefined && said.lastDay === null) return { code: 'missing', about: '' }
  if (fact === undefined || more.length > 0) return { code: 'fact_not_held', about: '' }
  if (said.lastDay !== null) return endedOn(said.row, fact, addDays(said.lastDay, 1))
  return { steps: [{ row: said.row, what: 'kept', fact }] }
}

/**
 * Of one kind a person has one fact at a time: a new grade or place ends the one before on the day it begins. What
 * is held already is left alone, and what would reach back into another one is for a person to sort out.
 */
const planDated = (
  held: readonly Held[],
  said: SaidFact,
  place: FactPlace,
  from: ServiceDay,
): Outcome => {
  const { row, kind, grade, evidence } = said
  const validTo = said.lastDay === null ? null : addDays(said.lastDay, 1)
  const fact: Held = { factId: null, kind, grade, ...place, validFrom: from, validTo, evidence }
  if (!holds(() => checkSpan(fact))) return { code: 'span_impossible', about: from }
  const ofKind = held.filter((one) => one.kind === kind)
  const begun = ofKind.find((one) => sameFact(one, said, place) && one.validFrom === from)
  if (begun && validTo !== null) return endedOn(row, begun, validTo)
  const kept = ofKind.find((one) => sameFact(one, said, place) && covers(one, from, validTo))
  if (kept) return { steps: [{ row, what: 'kept', fact: kept }] }
  const before = ofKind.filter((one) => overlaps(one, from, validTo))
  const inTheWay = before.find((one) => one.validFrom >= from || sameFact(one, said, place))
  if (inTheWay) return { code: 'fact_overlaps', about: inTheWay.validFrom }
  const ended = before.map((one) => ({
    row,
    what: 'ended' as const,
    fact: { ...one, validTo: from },
  }))
  return { steps: [...ended, { row, what: 'added', fact }] }
}

/** A fact added by this very table is written once, as it is in the end. */
const settled = (steps: readonly FactStep[]): FactStep[] => {
  const written: FactStep[] = []
  for (const step of steps) {
    const place = written.findIndex(
      ({ what, fact }) =>
        what === 'added' &&
        step.fact.factId === null &&
        fact.kind === step.fact.kind &&
        fact.validFrom === step.fact.validFrom,
    )
    const before = written[place]
    if (before === undefined) written.push(step)
    else written[place] = { ...before, fact: step.fact }
  }
  return written
}

const withStep = (held: readonly Held[], { what, fact }: FactStep): Held[] => {
  if (what === 'added') return [...held, fact]
  return held.map((one) =>
    one.factId === fact.factId && one.kind === fact.kind && one.validFrom === fact.validFrom
      ? fact
      : one,
  )
}

/** What the rows about one person do to her facts, row after row. */
export const planFacts = (
  known: readonly KnownFact[],
  told: readonly SaidFact[],
  placeOf: (words: string | null) => FactPlace,
): FactsPlan => {
  let held: readonly Held[] = known
  const steps: FactStep[] = []
  const faults: Fault[] = []
  for (const said of told) {
    const place = placeOf(said.place)
    if (said.place === null && said.from !== null && isPlaced(said.kind)) {
      faults.push({ row: said.row, field: 'place', code: 'missing', about: '' })
      continue
    }
    const outcome =
      said.from === null ? planHeld(held, said, place) : planDated(held, said, place, said.from)
    if ('code' in outcome) {
      faults.push({ row: said.row, field: 'from', code: outcome.code, about: outcome.about })
      continue
    }
    steps.push(...outcome.steps)
    held = outcome.steps.reduce<readonly Held[]>(withStep, held)
  }
  return { steps: settled(steps), faults }
}
