import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { SaidPerson } from './import-cells.rules.ts'

export interface KnownFact {
  readonly factId: number
  readonly kind: string
  readonly grade: string | null
  readonly placeId: number | null
  readonly placeText: string | null
  /** In words, as the record shows it. */
  readonly place: string | null
  readonly validFrom: ServiceDay
  readonly validTo: ServiceDay | null
  readonly evidence: string
}

/** Somebody on the record, with everything that changing her must keep. */
export interface KnownDiner {
  readonly dinerId: number
  /** She is one of those this canteen keeps; others are only known by their number. */
  readonly kept: boolean
  readonly name: string
  readonly gender: 'female' | 'male'
  readonly birthDate: ServiceDay
  /** Opened for comparing; leaves here masked or not at all. Empty when none is registered. */
  readonly idNumber: string
  readonly phone: string
  readonly communityId: number
  readonly buildingId: number | null
  readonly door: string
  readonly callerNote: string
  readonly diedOn: ServiceDay | null
  readonly leftOn: ServiceDay | null
  readonly contacts: readonly {
    readonly name: string
    readonly relation: string
    readonly phone: string
  }[]
  readonly facts: readonly KnownFact[]
}

export interface Decision {
  readonly row: number
  readonly is: 'same' | 'another' | 'left_out'
  readonly dinerId: number | null
}

/** Who a person of the table is on the record. */
export type Match =
  | { readonly is: 'new' | 'left_out' | 'elsewhere' | 'decided_wrong' }
  | { readonly is: 'known'; readonly diner: KnownDiner }
  | { readonly is: 'ask'; readonly among: readonly KnownDiner[] }

const twoNumbers = (said: SaidPerson, diner: KnownDiner): boolean =>
  said.idNumber !== undefined && diner.idNumber !== '' && said.idNumber.number !== diner.idNumber

const bornThen = (said: SaidPerson, diner: KnownDiner): boolean => {
  const birthDate = said.birthDate ?? said.idNumber?.birthDate
  return birthDate === diner.birthDate
}

const sameDoor = (said: SaidPerson, buildingId: number | null, diner: KnownDiner): boolean =>
  said.door !== undefined &&
  said.door === diner.door &&
  (buildingId === null ? said.building === undefined : buildingId === diner.buildingId)

/** Same name, and birth date or telephone; with nothing else said, the name alone. */
const mayBe = (said: SaidPerson, buildingId: number | null, diner: KnownDiner): boolean => {
  if (!diner.kept || said.name !== diner.name) return false
  const nothingElse = said.birthDate === undefined && said.idNumber === undefined
  const alike = nothingElse || bornThen(said, diner) || said.phone === diner.phone
  // Two numbers are two people, unless all else agrees: then one of the numbers may be mistyped.
  return alike && (!twoNumbers(said, diner) || sameDoor(said, buildingId, diner))
}

/**
 * The number tells for certain; so do name, birth date and door together, where nobody else comes near. Everything
 * less is shown to a person, who decides.
 */
export const matchPerson = (
  said: SaidPerson,
  buildingId: number | null,
  known: readonly KnownDiner[],
  decision: Decision | undefined,
): Match => {
  const byNumber = known.find(
    ({ idNumber }) => idNumber !== '' && idNumber === said.idNumber?.number,
  )
  if (byNumber) {
    if (decision?.is === 'left_out') return { is: 'left_out' }
    return byNumber.kept ? { is: 'known', diner: byNumber } : { is: 'elsewhere' }
  }
  const among = known.filter((diner) => mayBe(said, buildingId, diner))
  if (decision !== undefined) return decided(decision, among)
  const [only, ...more] = among
  if (only === undefined) return { is: 'new' }
  const certain =
    more.length === 0 &&
    bornThen(said, only) &&
    sameDoor(said, buildingId, only) &&
    !twoNumbers(said, only)
  return certain ? { is: 'known', diner: only } : { is: 'ask', among }
}

const decided = ({ is, dinerId }: Decision, among: readonly KnownDiner[]): Match => {
  if (is === 'left_out') return { is: 'left_out' }
  if (is === 'another') return { is: 'new' }
  const diner = among.find((one) => one.dinerId === dinerId)
  // Whoever was offered is there no more: somebody changed the record in between.
  return diner ? { is: 'known', diner } : { is: 'decided_wrong' }
}
