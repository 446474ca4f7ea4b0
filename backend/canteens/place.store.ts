import { sql } from 'kysely'
import type { PlaceKind } from '../../db/types.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'

interface NewPlace {
  readonly kind: PlaceKind
  readonly name: string
  /** Null for a city. */
  readonly parentId: number | null
}

/** The place of that name below its parent, made when it is not there. Refuses `name_taken` by another kind of place. */
export const ensurePlace = async (tx: Tx, place: NewPlace): Promise<number> => {
  const { kind, name, parentId } = place
  await sql`
    insert into places (kind, name, parent_id)
    select ${kind}::place_kind, ${name}, ${parentId}::bigint
    where not exists (
      select from places where name = ${name} and parent_id is not distinct from ${parentId}::bigint)
    on conflict (parent_id, name) do nothing`.execute(tx)
  const found = await sql<{ id: number; kind: PlaceKind }>`
    select id, kind from places
    where name = ${name} and parent_id is not distinct from ${parentId}::bigint`.execute(tx)
  const there = present(found.rows[0], 'a place made or found')
  if (there.kind !== kind) throw new Refusal('name_taken')
  return there.id
}

/** Adds those that are not there yet, in the order given; how many that were. */
export const insertBuildings = async (
  tx: Tx,
  parentId: number,
  names: readonly string[],
): Promise<number> => {
  const made = await sql`
    insert into places (kind, name, parent_id)
    select 'building', name, ${parentId}::bigint from unnest(${names}::text[]) with ordinality as given (name, position)
    order by position
    on conflict (parent_id, name) do nothing
    returning id`.execute(tx)
  return made.rows.length
}

export const servesCommunity = async (
  reader: Reader,
  canteenId: number,
  communityId: number,
): Promise<boolean> => {
  const found = await sql`
    select from canteen_communities
    where canteen_id = ${canteenId} and community_id = ${communityId}`.execute(reader)
  return found.rows.length > 0
}
