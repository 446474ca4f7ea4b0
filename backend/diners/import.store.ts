import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { KnownDiner } from './import-known.rules.ts'
import type { NamedPlace } from './import-places.rules.ts'

/** Two imports of one canteen, or the same one sent twice, come one after the other. */
export const lockForImport = async (tx: Tx, canteenId: number): Promise<void> => {
  await sql`select from canteens where id = ${canteenId} for no key update`.execute(tx)
}

type Row = Omit<KnownDiner, 'idNumber'> & { readonly sealed: Buffer | null }

const keptBy = (canteenId: number) => sql`
  (d.home_canteen_id = ${canteenId}
    or d.community_id in (select community_id from canteen_communities where canteen_id = ${canteenId}))`

const meant = (canteenId: number, indexes: readonly Buffer[], names: readonly string[]) => sql`
  (d.id_number_index = any(${[...indexes]}::bytea[])
    or (d.name = any(${[...names]}::text[]) and ${keptBy(canteenId)}))`

/** Nobody changes one of these until the import is over; in one order, so that two never wait for each other. */
export const lockMeantDiners = async (
  tx: Tx,
  canteenId: number,
  indexes: readonly Buffer[],
  names: readonly string[],
): Promise<void> => {
  await sql`
    select from diners d where ${meant(canteenId, indexes, names)} order by d.id
    for no key update`.execute(tx)
}

/** Everybody a table may speak of: who has one of its numbers, and this canteen's own who bear one of its names. */
export const readMeantDiners = async (
  reader: Reader,
  canteenId: number,
  indexes: readonly Buffer[],
  names: readonly string[],
  open: (sealed: Buffer) => string,
): Promise<KnownDiner[]> => {
  const found = await sql<Row>`
    select d.id as "dinerId", ${keptBy(canteenId)} as kept, d.name, d.gender, d.birth_date as "birthDate",
      d.id_number_sealed as sealed, coalesce(d.phone, '') as phone, d.community_id as "communityId",
      d.building_id as "buildingId", d.door, d.caller_note as "callerNote", d.died_on as "diedOn", d.left_on as "leftOn",
      coalesce((
        select jsonb_agg(jsonb_build_object('name', c.name, 'relation', c.relation, 'phone', c.phone)
          order by c.position, c.id)
        from diner_contacts c where c.diner_id = d.id), '[]'::jsonb) as contacts,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'factId', f.id, 'kind', f.kind, 'grade', f.grade, 'placeId', f.place_id, 'placeText', f.place_text,
          'place', coalesce(replace(p.path, '/', ''), f.place_text), 'validFrom', f.valid_from,
          'validTo', f.valid_to, 'evidence', f.evidence) order by f.id)
        from diner_facts f left join places p on p.id = f.place_id where f.diner_id = d.id), '[]'::jsonb) as facts
    from diners d where ${meant(canteenId, indexes, names)} order by d.id`.execute(reader)
  return found.rows.map(({ sealed, ...diner }) => ({
    ...diner,
    idNumber: sealed === null ? '' : open(sealed),
  }))
}

/** Places that bear one of these names, or whose whole path does. */
export const readNamedPlaces = async (
  reader: Reader,
  words: readonly string[],
): Promise<NamedPlace[]> => {
  const found = await sql<NamedPlace>`
    select id as "placeId", name, path from places
    where kind <> 'building' and (name = any(${[...words]}::text[])
      or replace(path, '/', '') = any(${[...words]}::text[]))
    order by id`.execute(reader)
  return found.rows
}
