import type { dinerImportEndpoints } from '../contract/diner-imports.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import { addDays } from '../vocabulary/calendar.ts'
import { maskedIdNumber } from './id-number.rules.ts'
import type { FactStep } from './import-facts.rules.ts'
import type { KnownDiner } from './import-known.rules.ts'
import type { PersonPlan, Surroundings } from './import-plan.rules.ts'

type Preview = ReplyOf<typeof dinerImportEndpoints.previewImport>
export type ImportCounts = Preview['counts']

/** Two people of the table who turn out to be one on the record: the later one is for a person to look at. */
export const refuseTwice = (plans: readonly PersonPlan[]): PersonPlan[] => {
  const first = new Map<number, number>()
  return plans.map((plan) => {
    if (plan.dinerId === null) return plan
    const row = first.get(plan.dinerId)
    if (row === undefined) {
      first.set(plan.dinerId, plan.row)
      return plan
    }
    return {
      ...plan,
      state: 'faulty',
      identity: null,
      changes: [],
      facts: [],
      endings: [],
      faults: [
        ...plan.faults,
        { row: plan.row, field: null, code: 'same_person_twice', about: `${row}` },
      ],
    }
  })
}

export const countPlans = (plans: readonly PersonPlan[]): ImportCounts => {
  const inState = (state: PersonPlan['state']): number =>
    plans.filter((plan) => plan.state === state).length
  const steps = (what: FactStep['what']): number =>
    plans.flatMap(({ facts }) => facts).filter((step) => step.what === what).length
  return {
    added: inState('new'),
    changed: inState('changed'),
    factsAdded: steps('added'),
    factsEnded: steps('ended'),
    gone: plans.filter(({ endings }) => endings.length > 0).length,
    same: inState('same'),
    ask: inState('ask'),
    faulty: inState('faulty'),
    leftOut: inState('left_out'),
  }
}

type Shown = Preview['people'][number]

const shownStep = ({ row, what, fact }: FactStep): Shown['facts'][number] => ({
  row,
  what,
  kind: fact.kind,
  grade: fact.grade,
  place: fact.place,
  placeKnown: fact.place === null || fact.placeId !== null,
  from: fact.validFrom,
  lastDay: fact.validTo === null ? null : addDays(fact.validTo, -1),
  evidence: fact.evidence,
})

const shownCandidate = (
  { dinerId, name, birthDate, door, phone, idNumber, communityId, buildingId }: KnownDiner,
  homeWords: Surroundings['homeWords'],
): Shown['candidates'][number] => ({
  dinerId,
  name,
  birthDate,
  building: homeWords(communityId, buildingId).building,
  door,
  phoneTail: phone.slice(-4),
  idNumberMasked: idNumber === '' ? '' : maskedIdNumber(idNumber),
})

/** A plan as the office sees it: every number masked. */
export const shownPlan = (
  { row, rows, name, dinerId, state, changes, facts, faults, candidates }: PersonPlan,
  homeWords: Surroundings['homeWords'],
): Shown => ({
  row,
  rows: [...rows],
  name,
  dinerId,
  state,
  changes: [...changes],
  facts: facts.map(shownStep),
  faults: [...faults],
  candidates: candidates.map((diner) => shownCandidate(diner, homeWords)),
})
