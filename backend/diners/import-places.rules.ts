import { tight } from './import-cells.rules.ts'
import type { Fault, SaidPerson } from './import-cells.rules.ts'
import type { FactPlace } from './import-facts.rules.ts'

interface Community {
  readonly placeId: number
  readonly name: string
}
interface Building extends Community {
  readonly compound: string
  readonly communityId: number
}

/** Where the canteen's people live. */
export interface ServedPlaces {
  readonly communities: readonly Community[]
  readonly buildings: readonly Building[]
}

/** Where the table says somebody lives. */
export interface Home {
  readonly communityId: number | null
  readonly buildingId: number | null
  /** False where it says nothing and the canteen serves one community only. */
  readonly said: boolean
  readonly faults: readonly Fault[]
}

/** Finds the community and the building; nothing is made up for a name that nobody knows here. */
export const findHome = (said: SaidPerson, row: number, places: ServedPlaces): Home => {
  const nowhere = { communityId: null, buildingId: null, said: true }
  const fault = (code: Fault['code'], field: Fault['field'], about: string): Home => ({
    ...nowhere,
    faults: [{ row, field, code, about }],
  })
  const { community, compound, building } = said
  const lives = places.communities.find(
    ({ name }) => community !== undefined && tight(name) === tight(community),
  )
  if (community !== undefined && lives === undefined) {
    return fault('place_unknown', 'community', community)
  }
  const only = places.communities.length === 1 ? places.communities[0] : undefined
  if (building === undefined) {
    if (compound !== undefined) return fault('missing', 'building', '')
    const communityId = (lives ?? only)?.placeId ?? null
    return { communityId, buildingId: null, said: community !== undefined, faults: [] }
  }
  const [stands, ...more] = places.buildings.filter(
    (one) =>
      tight(one.name) === tight(building) &&
      (compound === undefined || tight(one.compound) === tight(compound)) &&
      (lives === undefined || one.communityId === lives.placeId),
  )
  if (stands === undefined) {
    return fault('place_unknown', 'building', [compound, building].filter(Boolean).join(' '))
  }
  if (more.length > 0) return fault('building_twice', 'building', building)
  return {
    communityId: stands.communityId,
    buildingId: stands.placeId,
    said: true,
    faults: [],
  }
}

/** A place as papers name it: 上海市/普陀区, 上海市普陀区, or one of its names that only it has. */
export interface NamedPlace {
  readonly placeId: number
  readonly name: string
  readonly path: string
}

const noPlace: FactPlace = { placeId: null, placeText: null, place: null }

/** Reads a place of a fact; one that this deployment does not know stays in words, for it may lie anywhere. */
export const placeReader =
  (places: readonly NamedPlace[]) =>
  (words: string | null): FactPlace => {
    if (words === null) return noPlace
    const wanted = tight(words).replaceAll('/', '')
    const named = (one: NamedPlace): string => one.path.replaceAll('/', '')
    const byPath = places.filter((one) => named(one) === wanted)
    const [found, ...more] =
      byPath.length > 0 ? byPath : places.filter(({ name }) => name === wanted)
    return found && more.length === 0
      ? { placeId: found.placeId, placeText: null, place: named(found) }
      : { placeId: null, placeText: words, place: words }
  }
