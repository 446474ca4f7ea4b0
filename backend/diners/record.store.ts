import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { NeedKind } from '../vocabulary/diet.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** How long something holds: from a day on, up to the first day it no longer does. */
export interface Span {
  readonly validFrom: ServiceDay
  readonly validTo: ServiceDay | null
}

export interface NewFact extends Span {
  readonly kind: string
  readonly grade: string | null
  readonly placeId: number | null
  readonly placeText: string | null
  readonly evidence: string
}

export const insertFact = async (
  tx: Tx,
  dinerId: number,
  fact: NewFact,
  recordedBy: string,
): Promise<number> =>
  present(
    await tx
      .insertInto('diner_facts')
      .values({
        diner_id: dinerId,
        kind: fact.kind,
        grade: fact.grade,
        place_id: fact.placeId,
        place_text: fact.placeText,
        valid_from: fact.validFrom,
        valid_to: fact.validTo,
        evidence: fact.evidence,
        recorded_by: recordedBy,
      })
      .returning('id')
      .executeTakeFirst(),
    'an insert returns its row',
  ).id

export const placeExists = async (reader: Reader, placeId: number): Promise<boolean> => {
  const found = await reader
    .selectFrom('places')
    .select('id')
    .where('id', '=', placeId)
    .executeTakeFirst()
  return found !== undefined
}

export interface StoredFact extends Span {
  readonly kind: string
}

/** Refuses `not_found` for a fact that is not this diner's. */
export const readFact = async (tx: Tx, dinerId: number, factId: number): Promise<StoredFact> => {
  const found = await tx
    .selectFrom('diner_facts')
    .select(['kind', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('id', '=', factId)
    .where('diner_id', '=', dinerId)
    .executeTakeFirst()
  if (!found) throw new Refusal('not_found')
  return found
}

export const endFactOn = async (tx: Tx, factId: number, on: ServiceDay): Promise<void> => {
  await tx.updateTable('diner_facts').set({ valid_to: on }).where('id', '=', factId).execute()
}

export interface NewNeed {
  readonly kind: NeedKind
  readonly value: string
  readonly source: 'self' | 'family' | 'doctor'
  readonly validFrom: ServiceDay
}

export interface StoredNeed extends Span {
  readonly needId: number
  readonly kind: NeedKind
  readonly value: string
}

/** Needs that hold on a day or later. */
export const readNeeds = (
  reader: Reader,
  dinerId: number,
  from: ServiceDay,
): Promise<StoredNeed[]> =>
  reader
    .selectFrom('diet_needs')
    .select(['id as needId', 'kind', 'value', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('diner_id', '=', dinerId)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', from)]))
    .orderBy('id')
    .execute()

export const readNeed = async (tx: Tx, dinerId: number, needId: number): Promise<StoredNeed> => {
  const found = await tx
    .selectFrom('diet_needs')
    .select(['id as needId', 'kind', 'value', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('id', '=', needId)
    .where('diner_id', '=', dinerId)
    .executeTakeFirst()
  if (!found) throw new Refusal('not_found')
  return found
}

export const insertNeed = async (tx: Tx, dinerId: number, need: NewNeed): Promise<number> =>
  present(
    await tx
      .insertInto('diet_needs')
      .values({
        diner_id: dinerId,
        kind: need.kind,
        value: need.value,
        source: need.source,
        valid_from: need.validFrom,
      })
      .returning('id')
      .executeTakeFirst(),
    'an insert returns its row',
  ).id

export const endNeedOn = async (tx: Tx, needId: number, on: ServiceDay): Promise<void> => {
  await tx.updateTable('diet_needs').set({ valid_to: on }).where('id', '=', needId).execute()
}

/**
 * A need put right before it ever ended: the day it began, or earlier than it was to begin. It was written down now:
 * who booked before was never asked about it.
 */
export const rewriteNeed = async (tx: Tx, needId: number, need: NewNeed): Promise<void> => {
  await tx
    .updateTable('diet_needs')
    .set({
      value: need.value,
      source: need.source,
      valid_from: need.validFrom,
      valid_to: null,
      noted_at: sql<Date>`app_now()`,
    })
    .where('id', '=', needId)
    .execute()
}

/** True when something changed: a consent already given is not given twice. */
export const giveConsent = async (
  tx: Tx,
  dinerId: number,
  kind: string,
  recordedBy: string,
): Promise<boolean> => {
  const given = await sql`
    insert into consents (diner_id, kind, recorded_by)
    select ${dinerId}, ${kind}, ${recordedBy}
    where not exists (
      select from consents where diner_id = ${dinerId} and kind = ${kind} and revoked_at is null)`.execute(
    tx,
  )
  return given.numAffectedRows === 1n
}

export const revokeConsent = async (tx: Tx, dinerId: number, kind: string): Promise<boolean> => {
  const revoked = await sql`
    update consents set revoked_at = app_now()
    where diner_id = ${dinerId} and kind = ${kind} and revoked_at is null`.execute(tx)
  return (revoked.numAffectedRows ?? 0n) > 0n
}
