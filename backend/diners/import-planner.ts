import { buildingsView } from '../canteens/canteen.view.ts'
import type { dinerImportEndpoints } from '../contract/diner-imports.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import { readClock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Reader } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readLine } from './import-cells.rules.ts'
import { readColumns } from './import-columns.rules.ts'
import { matchPerson, type Decision } from './import-known.rules.ts'
import { countPlans, refuseTwice, shownPlan } from './import-outcome.rules.ts'
import { gatherPeople, type ToldPerson } from './import-people.rules.ts'
import { findHome, placeReader, type ServedPlaces } from './import-places.rules.ts'
import { planPerson, type PersonPlan, type Surroundings } from './import-plan.rules.ts'
import { readMeantDiners, readNamedPlaces } from './import.store.ts'

export interface ToldTable {
  readonly people: readonly ToldPerson[]
  readonly unknownColumns: readonly string[]
  /** Whom it may speak of: keyed digests of its identity numbers, and its names. */
  readonly indexes: readonly Buffer[]
  readonly names: readonly string[]
}

/** What a table says, before anybody looks at the record. Refuses `import_unreadable`. */
export const readTable = (sealer: Sealer, table: readonly (readonly string[])[]): ToldTable => {
  const { lines, unknown } = readColumns(table)
  const people = gatherPeople(lines.map(readLine))
  return {
    people,
    unknownColumns: unknown,
    indexes: people.flatMap(({ said }) =>
      said.idNumber ? [sealer.index(said.idNumber.number)] : [],
    ),
    names: people.flatMap(({ said }) => (said.name === undefined ? [] : [said.name])),
  }
}

const homeWordsOf = ({ communities, buildings }: ServedPlaces): Surroundings['homeWords'] => {
  const communityById = new Map(communities.map(({ placeId, name }) => [placeId, name]))
  const buildingById = new Map(
    buildings.map(({ placeId, name, compound }) => [placeId, `${compound} ${name}`.trim()]),
  )
  return (communityId, buildingId) => ({
    community: communityById.get(communityId) ?? '',
    building: buildingById.get(buildingId ?? 0) ?? '',
  })
}

export interface ImportPlan {
  readonly plans: readonly PersonPlan[]
  readonly preview: ReplyOf<typeof dinerImportEndpoints.previewImport>
}

/** A decision about a row where nobody begins, or for somebody who is not offered there, is not one. */
const checkDecisions = (told: ToldTable, decisions: readonly Decision[]): void => {
  const rows = new Set(told.people.map(({ row }) => row))
  if (decisions.some(({ row }) => !rows.has(row))) throw new Refusal('import_decision_wrong')
}

/**
 * What a table would do to the record as it stands: the same words for who looks at it and for who takes it over. The
 * fingerprint is a keyed digest of all of it. Refuses `import_decision_wrong`.
 */
export const planImport = async (
  reader: Reader,
  sealer: Sealer,
  canteenId: number,
  told: ToldTable,
  decisions: readonly Decision[],
): Promise<ImportPlan> => {
  checkDecisions(told, decisions)
  const { today } = await readClock(reader)
  const places = await buildingsView(reader, canteenId)
  const known = await readMeantDiners(reader, canteenId, told.indexes, told.names, sealer.open)
  const words = told.people.flatMap(({ facts }) => facts.flatMap(({ place }) => place ?? []))
  const named = await readNamedPlaces(reader, words)
  const surroundings = { today, placeOf: placeReader(named), homeWords: homeWordsOf(places) }
  const decided = new Map(decisions.map((decision) => [decision.row, decision]))
  const byName = Map.groupBy(known, ({ name }) => name)
  const byNumber = new Map(known.map((diner) => [diner.idNumber, diner]))
  const plans = refuseTwice(
    told.people.map((person) => {
      const home = findHome(person.said, person.row, places)
      const numbered = byNumber.get(person.said.idNumber?.number ?? '-')
      const likely = [
        ...(numbered ? [numbered] : []),
        ...(byName.get(person.said.name ?? '') ?? []),
      ]
      const match = matchPerson(person.said, home.buildingId, likely, decided.get(person.row))
      if (match.is === 'decided_wrong') throw new Refusal('import_decision_wrong')
      return planPerson(person, home, match, surroundings)
    }),
  )
  return {
    plans,
    preview: {
      fingerprint: sealer.index(JSON.stringify(plans)).toString('base64url'),
      unknownColumns: [...told.unknownColumns],
      counts: countPlans(plans),
      people: plans.map((plan) => shownPlan(plan, surroundings.homeWords)),
    },
  }
}
