import type { dinerEndpoints } from '../contract/diners.ts'
import type { ImportFault, ImportField } from '../contract/diner-imports.ts'
import type { BodyOf } from '../contract/endpoint.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { maskedIdNumber, readIdNumber } from './id-number.rules.ts'
import type { Fault, SaidPerson } from './import-cells.rules.ts'
import { planFacts, type FactPlace, type FactStep } from './import-facts.rules.ts'
import type { KnownDiner, Match } from './import-known.rules.ts'
import type { ToldPerson } from './import-people.rules.ts'
import type { Home } from './import-places.rules.ts'
import { checkAgainstIdNumber, checkBirthDate, checkEnd } from './person.rules.ts'

type Identity = BodyOf<typeof dinerEndpoints.changeDiner>

export interface FieldChange {
  readonly field: ImportField
  readonly before: string
  readonly after: string
}

export interface Ending {
  readonly why: 'died' | 'left'
  readonly on: ServiceDay
}

/** What an import will do about one person: shown first, done afterwards. */
export interface PersonPlan {
  readonly row: number
  readonly rows: readonly number[]
  readonly name: string
  readonly dinerId: number | null
  readonly state: 'new' | 'changed' | 'same' | 'ask' | 'faulty' | 'left_out'
  /** The whole identity to write; null where it stays. */
  readonly identity: (Identity & { readonly communityId: number }) | null
  readonly changes: readonly FieldChange[]
  readonly facts: readonly FactStep[]
  readonly endings: readonly Ending[]
  readonly faults: readonly Fault[]
  readonly candidates: readonly KnownDiner[]
}

export interface Surroundings {
  readonly today: ServiceDay
  readonly placeOf: (words: string | null) => FactPlace
  /** A building and a community in words. */
  readonly homeWords: (communityId: number, buildingId: number | null) => HomeWords
}
export interface HomeWords {
  readonly community: string
  readonly building: string
}

type Wrong = (field: ImportField | null, code: ImportFault, about?: string) => void

/** How a number and what stands beside it go together, with the rules every form obeys. */
const checkIdentity = (identity: Identity, today: ServiceDay, number: string, wrong: Wrong) => {
  try {
    checkBirthDate(identity.birthDate, today)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return wrong('birthDate', 'birth_date_wrong', identity.birthDate)
  }
  if (number === '') return
  try {
    checkAgainstIdNumber(identity, readIdNumber(number))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const field = error.params['part'] === 'gender' ? 'gender' : 'birthDate'
    wrong(field, 'id_disagrees', field === 'gender' ? '' : identity.birthDate)
  }
}

/** Somebody new: her number fills in what it tells, the rest must stand in the table. */
const newIdentity = (said: SaidPerson, home: Home, wrong: Wrong): PersonPlan['identity'] => {
  const gender = said.gender ?? said.idNumber?.gender
  const birthDate = said.birthDate ?? said.idNumber?.birthDate
  if (said.name === undefined) wrong('name', 'missing')
  if (gender === undefined) wrong('gender', 'missing')
  if (birthDate === undefined) wrong('birthDate', 'missing')
  if (home.communityId === null) wrong('community', 'missing')
  if (said.name === undefined || !gender || !birthDate || home.communityId === null) return null
  return {
    name: said.name,
    gender,
    birthDate,
    idNumber: said.idNumber?.number ?? '',
    phone: said.phone ?? '',
    communityId: home.communityId,
    buildingId: home.buildingId,
    door: said.door ?? '',
    callerNote: '',
    namePinyin: '',
    contacts: [],
  }
}

/** Somebody known: what the table leaves empty stays; another building takes the old door away with it. */
const keptIdentity = (
  said: SaidPerson,
  home: Home,
  diner: KnownDiner,
  wrong: Wrong,
): PersonPlan['identity'] => {
  const moves = home.buildingId !== null && home.buildingId !== diner.buildingId
  if (!moves && home.said && home.communityId !== null && home.communityId !== diner.communityId) {
    wrong('community', 'community_needs_building', said.community)
  }
  return {
    name: said.name ?? diner.name,
    gender: said.gender ?? said.idNumber?.gender ?? diner.gender,
    birthDate: said.birthDate ?? said.idNumber?.birthDate ?? diner.birthDate,
    // Empty means that the number on the record stays.
    idNumber: said.idNumber && said.idNumber.number !== diner.idNumber ? said.idNumber.number : '',
    phone: said.phone ?? diner.phone,
    communityId: moves ? (home.communityId ?? diner.communityId) : diner.communityId,
    buildingId: moves ? home.buildingId : diner.buildingId,
    door: said.door ?? (moves ? '' : diner.door),
    callerNote: diner.callerNote,
    namePinyin: '',
    contacts: [...diner.contacts],
  }
}

const masked = (number: string): string => (number === '' ? '' : maskedIdNumber(number))

const changesOf = (
  identity: NonNullable<PersonPlan['identity']>,
  diner: KnownDiner | null,
  homeWords: Surroundings['homeWords'],
): FieldChange[] => {
  const before = diner && homeWords(diner.communityId, diner.buildingId)
  const after = homeWords(identity.communityId, identity.buildingId)
  const number = identity.idNumber === '' ? (diner?.idNumber ?? '') : identity.idNumber
  const all: (readonly [ImportField, string | undefined, string])[] = [
    ['name', diner?.name, identity.name],
    ['gender', diner?.gender, identity.gender],
    ['birthDate', diner?.birthDate, identity.birthDate],
    ['idNumber', diner?.idNumber, number],
    ['phone', diner?.phone, identity.phone],
    ['community', before?.community, after.community],
    ['building', before?.building, after.building],
    ['door', diner?.door, identity.door],
  ]
  return all
    .filter(([, was = '', is]) => was !== is)
    .map(([field, was = '', is]) =>
      field === 'idNumber'
        ? { field, before: masked(was), after: masked(is) }
        : { field, before: was, after: is },
    )
}

/** What the table says of her, for comparing with those she may be. */
const saidOf = ({ idNumber, ...said }: SaidPerson): FieldChange[] => {
  const written = { ...said, idNumber: masked(idNumber?.number ?? '') }
  const fields = [
    'gender',
    'birthDate',
    'idNumber',
    'phone',
    'compound',
    'building',
    'door',
  ] as const
  return fields.flatMap((field) => {
    const after = written[field] ?? ''
    return after === '' ? [] : [{ field, before: '', after }]
  })
}

const planEndings = (
  said: SaidPerson,
  diner: KnownDiner | null,
  birthDate: ServiceDay,
  today: ServiceDay,
  wrong: Wrong,
): Ending[] =>
  (['died', 'left'] as const).flatMap((why) => {
    const [field, was] =
      why === 'died'
        ? (['diedOn', diner?.diedOn ?? null] as const)
        : (['leftOn', diner?.leftOn ?? null] as const)
    const on = said[field]
    if (on === undefined || on === was) return []
    try {
      checkEnd(why, on, birthDate, today)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      wrong(field, 'end_impossible', on)
      return []
    }
    // Nobody is registered in order to be gone.
    if (diner === null && (why === 'died' || on <= today)) wrong(field, 'gone_already', on)
    return [{ why, on }]
  })

const plain = (told: ToldPerson, state: PersonPlan['state']): PersonPlan => ({
  row: told.row,
  rows: told.rows,
  name: told.said.name ?? '',
  dinerId: null,
  state,
  identity: null,
  changes: [],
  facts: [],
  endings: [],
  faults: told.faults,
  candidates: [],
})

/** What a table means for one person, decided with the rules of the forms; touches nothing. */
export const planPerson = (
  told: ToldPerson,
  home: Home,
  match: Match,
  { today, placeOf, homeWords }: Surroundings,
): PersonPlan => {
  if (match.is === 'left_out') return { ...plain(told, 'left_out'), faults: [] }
  const faults: Fault[] = [...told.faults, ...home.faults]
  const wrong: Wrong = (field, code, about = '') =>
    void faults.push({ row: told.row, field, code, about })
  if (match.is === 'elsewhere') wrong('idNumber', 'registered_elsewhere')
  if (faults.length > 0) return { ...plain(told, 'faulty'), faults }
  if (match.is === 'ask') {
    return { ...plain(told, 'ask'), changes: saidOf(told.said), candidates: match.among }
  }

  const diner = match.is === 'known' ? match.diner : null
  const identity = diner
    ? keptIdentity(told.said, home, diner, wrong)
    : newIdentity(told.said, home, wrong)
  if (identity) {
    checkIdentity(identity, today, identity.idNumber || (diner?.idNumber ?? ''), wrong)
  }
  const facts = planFacts(diner?.facts ?? [], told.facts, placeOf)
  faults.push(...facts.faults)
  const birthDate = identity?.birthDate ?? today
  const endings = identity ? planEndings(told.said, diner, birthDate, today, wrong) : []
  const dinerId = diner?.dinerId ?? null
  const name = told.said.name ?? diner?.name ?? ''
  if (faults.length > 0 || !identity) return { ...plain(told, 'faulty'), dinerId, name, faults }

  const changes = changesOf(identity, diner, homeWords)
  const ends = endings.map(({ why, on }): FieldChange => {
    const [field, was] =
      why === 'died' ? (['diedOn', diner?.diedOn] as const) : (['leftOn', diner?.leftOn] as const)
    return { field, before: was ?? '', after: on }
  })
  const nothing =
    changes.length + ends.length === 0 && facts.steps.every(({ what }) => what === 'kept')
  return {
    ...plain(told, diner ? (nothing ? 'same' : 'changed') : 'new'),
    name,
    dinerId,
    identity: changes.length > 0 ? identity : null,
    changes: [...changes, ...ends],
    facts: facts.steps,
    endings,
  }
}
