import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { SearchScope } from './search-query.rules.ts'

/**
 * Whether the resident `d` is one of those somebody looks after at a canteen. Her places are found once for a list, not
 * once for each resident.
 */
export const isInScopeOf = (
  scope: SearchScope,
  canteenId: number,
): RawBuilder<boolean> => sql<boolean>`(
  ${scope.canteen} = 'served'
  or (${scope.canteen} = 'home' and d.home_canteen_id = ${canteenId})
  or d.building_id in (select p.id from places p where p.ancestor_ids && ${[...scope.placeIds]}::bigint[])
  or d.community_id in (select p.id from places p where p.ancestor_ids && ${[...scope.placeIds]}::bigint[]))`
