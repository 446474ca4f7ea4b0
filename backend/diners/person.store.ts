import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** The diner's own row, locked or to be written. */
export interface Person {
  readonly name: string
  readonly namePinyin: string
  readonly nameInitials: string
  readonly gender: 'female' | 'male'
  readonly birthDate: ServiceDay
  readonly phone: string | null
  readonly communityId: number
  readonly buildingId: number | null
  readonly door: string
  readonly callerNote: string
}

export interface StoredPerson extends Person {
  readonly homeCanteenId: number
  readonly diedOn: ServiceDay | null
  readonly leftOn: ServiceDay | null
  readonly idNumberSealed: Buffer | null
}

/** What is kept of an identity number: sealed, and a keyed digest to find it again. */
export interface KeptIdNumber {
  readonly sealed: Buffer
  readonly index: Buffer
}

/** One change of a diner's record at a time. Refuses `diner_unknown`. */
export const lockDiner = async (tx: Tx, dinerId: number): Promise<StoredPerson> => {
  const found = await sql<StoredPerson>`
    select name, name_pinyin as "namePinyin", name_initials as "nameInitials", gender, birth_date as "birthDate",
      phone, community_id as "communityId", building_id as "buildingId", door, caller_note as "callerNote",
      home_canteen_id as "homeCanteenId", died_on as "diedOn", left_on as "leftOn", id_number_sealed as "idNumberSealed"
    from diners where id = ${dinerId} for no key update`.execute(tx)
  if (!found.rows[0]) throw new Refusal('diner_unknown')
  return found.rows[0]
}

const columnsOf = (person: Person) => ({
  name: person.name,
  name_pinyin: person.namePinyin,
  name_initials: person.nameInitials,
  gender: person.gender,
  birth_date: person.birthDate,
  phone: person.phone,
  community_id: person.communityId,
  building_id: person.buildingId,
  door: person.door,
  caller_note: person.callerNote,
})

const keptColumns = (kept: KeptIdNumber | null) =>
  kept ? { id_number_sealed: kept.sealed, id_number_index: kept.index } : {}

/** Two desks registering the same person at the same moment: the second is told, by the name it typed itself. */
const refusingTwins = async <T>(name: string, write: Promise<T>): Promise<T> => {
  try {
    return await write
  } catch (error) {
    if (violatedConstraint(error) === 'diners_one_per_id_number') {
      throw new Refusal('diner_exists', { name })
    }
    throw error
  }
}

export const insertDiner = async (
  tx: Tx,
  homeCanteenId: number,
  person: Person,
  kept: KeptIdNumber | null,
): Promise<number> => {
  const written = await refusingTwins(
    person.name,
    tx
      .insertInto('diners')
      .values({ ...columnsOf(person), ...keptColumns(kept), home_canteen_id: homeCanteenId })
      .returning('id')
      .executeTakeFirst(),
  )
  return present(written, 'an insert returns its row').id
}

export const updateDiner = async (
  tx: Tx,
  dinerId: number,
  person: Person,
  kept: KeptIdNumber | null,
): Promise<void> => {
  await refusingTwins(
    person.name,
    tx
      .updateTable('diners')
      .set({ ...columnsOf(person), ...keptColumns(kept) })
      .where('id', '=', dinerId)
      .execute(),
  )
}

/** The name of whoever else is registered under this number. */
export const readNameByIdNumber = async (
  reader: Reader,
  index: Buffer,
  exceptDinerId: number | null,
): Promise<string | undefined> => {
  const found = await reader
    .selectFrom('diners')
    .select('name')
    .where('id_number_index', '=', index)
    .where('id', 'is distinct from', exceptDinerId)
    .executeTakeFirst()
  return found?.name
}

export interface Contact {
  readonly name: string
  readonly relation: string
  readonly phone: string
}

export const replaceContacts = async (
  tx: Tx,
  dinerId: number,
  contacts: readonly Contact[],
): Promise<void> => {
  await tx.deleteFrom('diner_contacts').where('diner_id', '=', dinerId).execute()
  if (contacts.length === 0) return
  await tx
    .insertInto('diner_contacts')
    .values(
      contacts.map((contact, index) => ({ ...contact, diner_id: dinerId, position: index + 1 })),
    )
    .execute()
}

export const endDinerOn = async (
  tx: Tx,
  dinerId: number,
  why: 'died' | 'left',
  on: ServiceDay,
): Promise<void> => {
  await tx
    .updateTable('diners')
    .set(why === 'died' ? { died_on: on } : { left_on: on })
    .where('id', '=', dinerId)
    .execute()
}

/** The community a building stands in; undefined when there is no such building. */
export const readCommunityOfBuilding = async (
  reader: Reader,
  buildingId: number,
): Promise<number | undefined> => {
  const found = await sql<{ id: number }>`
    select c.id from places b join places c on c.id = any(b.ancestor_ids) and c.kind = 'community'
    where b.id = ${buildingId} and b.kind = 'building'`.execute(reader)
  return found.rows[0]?.id
}

export const canteenServes = async (
  reader: Reader,
  canteenId: number,
  communityId: number,
): Promise<boolean> => {
  const found = await reader
    .selectFrom('canteen_communities')
    .select('community_id')
    .where('canteen_id', '=', canteenId)
    .where('community_id', '=', communityId)
    .executeTakeFirst()
  return found !== undefined
}

/** True when this actor's look at this diner is on the record within the last hour. */
export const lookedLately = async (
  reader: Reader,
  actorKey: string,
  dinerId: number,
): Promise<boolean> => {
  const found = await sql`
    select 1 from audit_entries
    where subject = ${`diner:${dinerId}`} and action = 'diner.looked_at' and actor = ${actorKey}
      and at > app_now() - interval '1 hour' limit 1`.execute(reader)
  return found.rows.length > 0
}

export const readHomeCanteen = async (reader: Reader, dinerId: number): Promise<number> =>
  present(
    await reader
      .selectFrom('diners')
      .select('home_canteen_id')
      .where('id', '=', dinerId)
      .executeTakeFirst(),
    'a diner has a home canteen',
  ).home_canteen_id
