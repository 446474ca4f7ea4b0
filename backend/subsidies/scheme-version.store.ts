import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import { firstDayOf } from '../vocabulary/calendar.ts'
import type { Month, ServiceDay } from '../vocabulary/calendar.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Words } from '../vocabulary/words.ts'
import type { SchemeEntry, SchemeFile } from './scheme-file.rules.ts'
import type { StoredInputs } from './stored-inputs.rules.ts'
import type { SchemeTerms } from './terms.rules.ts'

/** A month of a large canteen: three hundred at lunch every day. What is more is left out, and `meals` says how many were counted. */
const mostMeals = 10_000

export interface StoredVersion {
  readonly schemeVersionId: number
  readonly schemeId: number
  readonly state: 'draft' | 'active' | 'ended'
  readonly placeId: number
  readonly entry: SchemeEntry
  /** Of the places all versions of the scheme are for, each with its ancestors. */
  readonly places: readonly (readonly number[])[]
}

const entryOf = sql`
  jsonb_build_object('code', s.code, 'name', jsonb_build_object('zh', s.name, 'en', s.name_en), 'version', v.version,
    'place', p.path, 'firstDay', v.valid_from, 'lastDay', v.valid_to - 1,
    'source', jsonb_build_object('title', v.source_title, 'url', v.source_url, 'quote', v.source_quote),
    'terms', v.terms, 'settings', v.settings)`

/** Locks a version. Refuses `scheme_unknown`. */
export const lockVersion = async (tx: Tx, schemeVersionId: number): Promise<StoredVersion> => {
  const found = await sql<StoredVersion>`
    select v.id as "schemeVersionId", v.scheme_id as "schemeId", v.state, v.place_id as "placeId", ${entryOf} as entry,
      (select jsonb_agg(distinct to_jsonb(op.ancestor_ids)) from scheme_versions o join places op on op.id = o.place_id
        where o.scheme_id = v.scheme_id) as places
    from scheme_versions v join schemes s on s.id = v.scheme_id join places p on p.id = v.place_id
    where v.id = ${schemeVersionId} for no key update of v`.execute(tx)
  const row = found.rows[0]
  if (!row) throw new Refusal('scheme_unknown')
  return row
}

export interface ListedVersion extends Omit<StoredVersion, 'placeId' | 'places'> {
  readonly budget: {
    readonly firstDay: ServiceDay
    readonly lastDay: ServiceDay
    readonly totalFen: Fen
    readonly spentFen: Fen
  } | null
}

/** Every version that reaches a canteen, newest first, with the money set aside for it. */
export const readVersions = async (reader: Reader, canteenId: number): Promise<ListedVersion[]> => {
  const found = await sql<ListedVersion>`
    select v.id as "schemeVersionId", v.scheme_id as "schemeId", v.state, ${entryOf} as entry,
      (select jsonb_build_object('firstDay', b.valid_from, 'lastDay', b.valid_to - 1, 'totalFen', b.total_fen,
         'spentFen', (select coalesce(sum(spent_fen), 0) from budget_slices where budget_id = b.id))
       from budgets b where b.scheme_id = v.scheme_id
         and daterange(b.valid_from, b.valid_to) @> greatest(v.valid_from, service_day_of(app_now()))) as budget
    from scheme_versions v join schemes s on s.id = v.scheme_id join places p on p.id = v.place_id
    where v.place_id = any (select unnest(cp.ancestor_ids) from canteens c join places cp on cp.id = c.community_id where c.id = ${canteenId})
    order by v.valid_from desc, v.id desc`.execute(reader)
  return found.rows
}

/** The place of that path, if the canteen lies in it, with its ancestors. */
export const readPlaceAround = async (
  reader: Reader,
  path: string,
  canteenId: number,
): Promise<{ placeId: number; ancestorIds: number[] } | null> => {
  const found = await sql<{ placeId: number; ancestorIds: number[] }>`
    select p.id as "placeId", p.ancestor_ids as "ancestorIds" from places p
    where p.path = ${path} and p.id = any (select unnest(cp.ancestor_ids) from canteens c
      join places cp on cp.id = c.community_id where c.id = ${canteenId})`.execute(reader)
  return found.rows[0] ?? null
}

const written = (entry: SchemeEntry, placeId: number) => ({
  place_id: placeId,
  valid_from: entry.firstDay,
  valid_to: sql<ServiceDay | null>`${entry.lastDay}::date + 1`,
  source_title: entry.source.title,
  source_url: entry.source.url ?? '',
  source_quote: entry.source.quote ?? '',
  terms: JSON.stringify(entry.terms),
  settings: JSON.stringify(entry.settings ?? {}),
})

export interface KnownScheme {
  readonly schemeId: number
  readonly name: Words
  readonly everActive: boolean
  /** Of the places its versions are for, each with its ancestors. */
  readonly places: readonly (readonly number[])[]
}

/** The scheme of that code, locked; null where there is none yet. */
export const lockScheme = async (tx: Tx, code: string): Promise<KnownScheme | null> => {
  const found = await sql<KnownScheme>`
    with s as (select * from schemes where code = ${code} for no key update)
    select s.id as "schemeId", jsonb_build_object('zh', s.name, 'en', s.name_en) as name,
      exists (select from scheme_versions v where v.scheme_id = s.id and v.state <> 'draft') as "everActive",
      (select coalesce(jsonb_agg(distinct to_jsonb(p.ancestor_ids)), '[]'::jsonb) from scheme_versions v
        join places p on p.id = v.place_id where v.scheme_id = s.id) as places
    from s`.execute(tx)
  return found.rows[0] ?? null
}

/** The terms of every other version of the scheme of that code, newest first. */
export const readTermsOf = async (
  reader: Reader,
  code: string,
  besidesVersionId: number | null,
): Promise<SchemeTerms[]> => {
  const found = await sql<{ terms: SchemeTerms }>`
    select v.terms from scheme_versions v join schemes s on s.id = v.scheme_id
    where s.code = ${code} and v.id is distinct from ${besidesVersionId}::bigint order by v.version desc`.execute(
    reader,
  )
  return found.rows.map(({ terms }) => terms)
}

/** A first or a further version of the scheme of that code, as a draft. */
export const insertDraft = async (tx: Tx, entry: SchemeEntry, placeId: number): Promise<number> => {
  const { zh: name, en } = entry.name
  const scheme = await tx
    .insertInto('schemes')
    .values({ code: entry.code, name, name_en: en })
    // Known already: its name is what it was, or what `nameScheme` was told.
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ code: entry.code }))
    .returning('id')
    .executeTakeFirstOrThrow()
  const version = await tx
    .insertInto('scheme_versions')
    .values({
      scheme_id: scheme.id,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from scheme_versions where scheme_id = ${scheme.id})`,
      state: 'draft',
      ...written(entry, placeId),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return version.id
}

/** Only while nobody has paid by any version of it: afterwards it is called what it is called. */
export const nameScheme = async (tx: Tx, schemeId: number, { zh, en }: Words): Promise<void> => {
  await tx
    .updateTable('schemes')
    .set({ name: zh, name_en: en })
    .where('id', '=', schemeId)
    .execute()
}

export const overwriteDraft = async (
  tx: Tx,
  schemeVersionId: number,
  entry: SchemeEntry,
  placeId: number,
): Promise<void> => {
  await tx
    .updateTable('scheme_versions')
    .set(written(entry, placeId))
    .where('id', '=', schemeVersionId)
    .execute()
}

/** Refuses `schemes_overlap`: the database has the last word. */
export const activate = async (
  tx: Tx,
  schemeVersionId: number,
  funders: readonly string[],
): Promise<void> => {
  // Whoever the paper names and nobody entered before is public money; the canteen itself is there from the start.
  for (const name of funders.toSorted())
    await tx
      .insertInto('funders')
      .values({ name, name_en: name })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  try {
    await tx
      .updateTable('scheme_versions')
      .set({ state: 'active' })
      .where('id', '=', schemeVersionId)
      .execute()
  } catch (error) {
    if (violatedConstraint(error) === 'scheme_versions_apart') throw new Refusal('schemes_overlap')
    throw error
  }
}

export const setLastDay = async (
  tx: Tx,
  schemeVersionId: number,
  lastDay: ServiceDay,
): Promise<void> => {
  await tx
    .updateTable('scheme_versions')
    .set({ valid_to: sql<ServiceDay>`${lastDay}::date + 1` })
    .where('id', '=', schemeVersionId)
    .execute()
}

export const withdraw = async (tx: Tx, schemeVersionId: number): Promise<void> => {
  await tx
    .updateTable('scheme_versions')
    .set({ state: 'ended' })
    .where('id', '=', schemeVersionId)
    .execute()
}

export const readToday = async (reader: Reader): Promise<ServiceDay> => {
  const found = await sql<{ today: ServiceDay }>`select service_day_of(app_now()) as today`.execute(
    reader,
  )
  return found.rows[0]?.today as ServiceDay
}

/** Meals of a month that were collected at a canteen, as they were priced, in the order they were booked. */
export const readEatenMeals = async (
  reader: Reader,
  canteenId: number,
  month: Month,
): Promise<{ dinerId: number; inputs: StoredInputs }[]> => {
  const found = await sql<{ dinerId: number; inputs: StoredInputs }>`
    select b.diner_id as "dinerId", q.inputs from bookings b
    join servings s on s.id = b.serving_id join booking_quotes q on q.booking_id = b.id and q.revision = b.revision
    where b.canteen_id = ${canteenId} and b.state in ('collected', 'delivered')
      and s.day >= ${firstDayOf(month)}::date and s.day < ${firstDayOf(month)}::date + interval '1 month'
    order by s.day, b.id limit ${mostMeals}`.execute(reader)
  return found.rows
}

/** The schemes in force at a canteen on one day, as a file of them. */
export const readSchemeFile = async (
  reader: Reader,
  canteenId: number,
  day: ServiceDay,
): Promise<SchemeFile> => {
  const versions = await readVersions(reader, canteenId)
  const funders = await sql<SchemeFile['funders'][number]>`
    select name, is_canteen as "isCanteen" from funders order by id`.execute(reader)
  return {
    funders: funders.rows,
    ownFacts: [],
    schemes: versions
      .filter(
        ({ state, entry }) =>
          state === 'active' &&
          entry.firstDay <= day &&
          (entry.lastDay === null || entry.lastDay >= day),
      )
      .map(({ entry }) => entry),
  }
}
