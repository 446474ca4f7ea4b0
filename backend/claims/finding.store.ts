import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { AlarmKind, FindingAnswer } from '../vocabulary/claims.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { burst, lateShare, outsideHours, regularIntervals } from './alarm-hands.store.ts'
import { sameHand, template } from './alarm-hands.store.ts'
import { afterDeath, goneAway, inCareHome, newCardEveryDay } from './alarm-people.store.ts'
import { sameMealTwice, twoPlaces, withoutCard } from './alarm-people.store.ts'
import { layOutMeals } from './alarm-query.store.ts'
import type { AlarmQuery, ClaimScope, Found } from './alarm-query.store.ts'
import { aboveCooked, aboveSeats, closedDay } from './alarm-servings.store.ts'

/** What the database finds by itself; `fact_lapsed` wants the price worked out again. */
const queries: Readonly<Record<Exclude<AlarmKind, 'fact_lapsed'>, AlarmQuery>> = {
  two_places: twoPlaces,
  same_meal_twice: sameMealTwice,
  burst,
  regular_intervals: regularIntervals,
  outside_hours: outsideHours,
  closed_day: closedDay,
  above_seats: aboveSeats,
  above_cooked: aboveCooked,
  after_death: afterDeath,
  gone_away: goneAway,
  in_care_home: inCareHome,
  same_hand: sameHand,
  without_card: withoutCard,
  late_share: lateShare,
  new_card_every_day: newCardEveryDay,
  template,
}

/** Found again with the same meals behind it, a finding keeps its answer; what is gone goes with its answer. */
const keep = async (
  tx: Tx,
  claimId: number,
  kind: AlarmKind,
  found: RawBuilder<Found>,
): Promise<void> => {
  await sql`
    with found as materialized (${found}), gone as (
      delete from claim_findings f where f.claim_id = ${claimId} and f.kind = ${kind}
        and not exists (select from found n where n.key = f.key and n."bookingIds" = f.booking_ids)
    )
    insert into claim_findings (claim_id, kind, key, evidence, booking_ids)
    select ${claimId}, ${kind}, n.key, n.evidence, n."bookingIds" from found n
    where not exists (select from claim_findings f where f.claim_id = ${claimId} and f.kind = ${kind}
      and f.key = n.key and f.booking_ids = n."bookingIds")`.execute(tx)
}

/** Looks a claim through for everything the database can see. */
export const findAlarms = async (tx: Tx, scope: ClaimScope): Promise<void> => {
  await layOutMeals(tx, scope.claimId)
  for (const [kind, query] of Object.entries(queries))
    await keep(tx, scope.claimId, kind as AlarmKind, query(scope))
  await sql`update claims set checked_at = app_now() where id = ${scope.claimId}`.execute(tx)
}

/** The same for what was worked out outside the database. */
export const keepFound = async (
  tx: Tx,
  claimId: number,
  kind: AlarmKind,
  found: readonly Found[],
): Promise<void> => {
  await keep(
    tx,
    claimId,
    kind,
    sql<Found>`select f.key, f.evidence, f."bookingIds"
      from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f(key text, evidence jsonb, "bookingIds" bigint[])`,
  )
}

/** Refuses `finding_unknown`. Answered anew, the last word counts. */
export const answerFinding = async (
  tx: Tx,
  claimId: number,
  findingId: number,
  said: { readonly answer: FindingAnswer; readonly reason: string; readonly actor: Actor },
): Promise<void> => {
  const answered = await sql`
    update claim_findings set answer = ${said.answer}, reason = ${said.reason}, answered_by = ${said.actor.key},
      answered_by_name = ${said.actor.name}, answered_at = app_now()
    where id = ${findingId} and claim_id = ${claimId}`.execute(tx)
  if (answered.numAffectedRows !== 1n) throw new Refusal('finding_unknown')
}

const behind = (claimId: number, findingId: number) => sql`behind as (
  select r.row_no from claim_findings f join claim_rows r on r.claim_id = f.claim_id and r.booking_id = any (f.booking_ids)
  where f.id = ${findingId} and f.claim_id = ${claimId} and r.kind <> 'correction')`

/** None of the meals behind a finding is paid; rows refused before keep the reason they were refused for. */
export const rejectBehind = async (
  tx: Tx,
  claimId: number,
  findingId: number,
  said: { readonly reason: string; readonly actor: Actor },
): Promise<void> => {
  await sql`
    with ${behind(claimId, findingId)}
    insert into claim_rejections as x (claim_id, row_no, finding_id, reason, rejected_by, rejected_by_name)
    select ${claimId}, b.row_no, ${findingId}, ${said.reason}, ${said.actor.key}, ${said.actor.name} from behind b
    on conflict (claim_id, row_no) do update set reason = excluded.reason where x.finding_id = excluded.finding_id`.execute(
    tx,
  )
}

/**
 * What only this finding had refused is paid again. Rows behind another finding that was refused too stay unpaid under
 * that one; what the officer took by itself stays as she left it.
 */
export const freeBehind = async (tx: Tx, claimId: number, findingId: number): Promise<void> => {
  await sql`
    update claim_rejections x set finding_id = o.id, reason = o.reason
    from claim_rows r, claim_findings o
    where x.claim_id = ${claimId} and x.finding_id = ${findingId} and r.claim_id = x.claim_id and r.row_no = x.row_no
      and o.claim_id = x.claim_id and o.id <> x.finding_id and o.answer = 'rejected' and r.booking_id = any (o.booking_ids)`.execute(
    tx,
  )
  await sql`delete from claim_rejections where claim_id = ${claimId} and finding_id = ${findingId}`.execute(
    tx,
  )
}

/**
 * Rows the officer takes by themselves. What earlier claims give back is her own demand and is not refused.
 * Refuses `claim_row_unknown` when one of them is not of this claim.
 */
export const rejectRows = async (
  tx: Tx,
  claimId: number,
  rows: readonly number[],
  said: { readonly reason: string; readonly actor: Actor },
): Promise<void> => {
  const rejected = await sql`
    insert into claim_rejections as x (claim_id, row_no, reason, rejected_by, rejected_by_name)
    select r.claim_id, r.row_no, ${said.reason}, ${said.actor.key}, ${said.actor.name}
    from claim_rows r where r.claim_id = ${claimId} and r.row_no = any (${rows}::int[]) and r.kind <> 'correction'
    on conflict (claim_id, row_no) do update set finding_id = null, reason = excluded.reason, rejected_by = excluded.rejected_by,
      rejected_by_name = excluded.rejected_by_name, rejected_at = app_now()`.execute(tx)
  if (rejected.numAffectedRows !== BigInt(new Set(rows).size))
    throw new Refusal('claim_row_unknown')
}

export const acceptRows = async (
  tx: Tx,
  claimId: number,
  rows: readonly number[],
): Promise<void> => {
  await sql`delete from claim_rejections where claim_id = ${claimId} and row_no = any (${rows}::int[])`.execute(
    tx,
  )
}

/** An approved row that the next claim takes back. Refuses `claim_row_unknown`, `already_corrected`. */
export const insertCorrection = async (
  tx: Tx,
  claimId: number,
  rowNo: number,
  said: { readonly reason: string; readonly actor: Actor },
): Promise<void> => {
  const asked = await sql<{ payable: boolean; corrected: boolean }>`
    select r.kind <> 'correction' and not exists (select from claim_rejections x where x.claim_id = r.claim_id and x.row_no = r.row_no) as payable,
      exists (select from claim_corrections k where k.claim_id = r.claim_id and k.row_no = r.row_no) as corrected
    from claim_rows r where r.claim_id = ${claimId} and r.row_no = ${rowNo}`.execute(tx)
  const row = asked.rows[0]
  if (!row?.payable) throw new Refusal('claim_row_unknown')
  if (row.corrected) throw new Refusal('already_corrected')
  await tx
    .insertInto('claim_corrections')
    .values({
      claim_id: claimId,
      row_no: rowNo,
      reason: said.reason,
      asked_by: said.actor.key,
      asked_by_name: said.actor.name,
    })
    .execute()
}
