import type { Tx } from '../../backend/kernel/database.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import type { PlaceKind } from '../types.ts'
import { insertNumbered, insertRows } from './load-rows.ts'
import { demoCanteens, demoCommunities, demoStreet } from './places.ts'
import type { CanteenKey } from './places.ts'

/** Where things are in the database: what the other loaders need to know of the map. */
export interface LoadedPlaces {
  readonly cityId: number
  readonly streetId: number
  readonly communityId: Readonly<Record<CanteenKey, number>>
  readonly canteenId: Readonly<Record<CanteenKey, number>>
  readonly buildingId: (canteen: CanteenKey, compound: string, building: string) => number
  /** By path, '上海市/普陀区'; undefined outside this deployment. */
  readonly placeId: (path: string) => number | undefined
}

type Ids = Map<string, number>

const addPlace = async (
  tx: Tx,
  ids: Ids,
  kind: PlaceKind,
  path: readonly string[],
): Promise<number> => {
  const parent = path.slice(0, -1).join('/')
  const [id] = await insertNumbered(tx, 'places', [
    { kind, name: path.at(-1) ?? '', parent_id: parent === '' ? null : (ids.get(parent) ?? null) },
  ])
  const placeId = present(id, 'an inserted place')
  ids.set(path.join('/'), placeId)
  return placeId
}

const loadMap = async (tx: Tx): Promise<Ids> => {
  const ids: Ids = new Map()
  const kinds = ['city', 'district', 'street'] as const
  for (const [depth, kind] of kinds.entries()) {
    await addPlace(tx, ids, kind, demoStreet.slice(0, depth + 1))
  }
  for (const community of demoCommunities) {
    const path = [...demoStreet, community.name]
    await addPlace(tx, ids, 'community', path)
    for (const compound of community.compounds) {
      await addPlace(tx, ids, 'compound', [...path, compound.name])
      for (const building of compound.buildings) {
        await addPlace(tx, ids, 'building', [...path, compound.name, building])
      }
    }
  }
  return ids
}

const byKey = async <Value>(
  of: (key: CanteenKey) => Promise<Value> | Value,
): Promise<Record<CanteenKey, Value>> => ({
  xingfuli: await of('xingfuli'),
  xiquan: await of('xiquan'),
})

const loadCanteen = async (tx: Tx, key: CanteenKey, communityId: number): Promise<number> => {
  const canteen = present(
    demoCanteens.find((one) => one.key === key),
    `a demo canteen ${key}`,
  )
  const [id] = await insertNumbered(tx, 'canteens', [
    {
      community_id: communityId,
      name: canteen.name,
      name_en: canteen.nameEn,
      phone: canteen.phone,
      address: canteen.address,
      cutoff_days_before: canteen.cutoffDaysBefore,
      cutoff_time: canteen.cutoffTime,
    },
  ])
  const canteenId = present(id, 'an inserted canteen')
  await insertRows(tx, 'canteen_communities', [
    { canteen_id: canteenId, community_id: communityId },
  ])
  await insertRows(
    tx,
    'meal_patterns',
    canteen.patterns.map(({ meal, from, to, dineIn, pickUp }) => ({
      canteen_id: canteenId,
      meal,
      window_from: from,
      window_to: to,
      dine_in_capacity: dineIn,
      pick_up_capacity: pickUp,
    })),
  )
  return canteenId
}

/** City to building, and the two canteens with their meal times. */
export const loadPlaces = async (tx: Tx): Promise<LoadedPlaces> => {
  const ids = await loadMap(tx)
  const idOf = (path: readonly string[]): number =>
    present(ids.get(path.join('/')), `no demo place ${path.join('/')}`)
  const communityPath = (key: CanteenKey): string[] => [
    ...demoStreet,
    present(
      demoCommunities.find((community) => community.key === key),
      key,
    ).name,
  ]
  const communityId = await byKey((key) => idOf(communityPath(key)))
  return {
    cityId: idOf(demoStreet.slice(0, 1)),
    streetId: idOf(demoStreet),
    communityId,
    canteenId: await byKey((key) => loadCanteen(tx, key, communityId[key])),
    buildingId: (canteen, compound, building) =>
      idOf([...communityPath(canteen), compound, building]),
    placeId: (path) => ids.get(path),
  }
}
