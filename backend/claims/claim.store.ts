import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { addMonths, firstDayOf } from '../vocabulary/calendar.ts'
import type { Month } from '../vocabulary/calendar.ts'
import type { ClaimMove, ClaimState } from '../vocabulary/claims.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { ClaimFacts, ClaimSums } from './claim.rules.ts'

/**
 * A month of a large canteen is many rows: the pool's five seconds, and the memory of a sort, are for people waiting
 * at a counter.
 */
export const allowLongStatements = async (tx: Tx): Promise<void> => {
  await sql`set local statement_timeout = '5min'; set local work_mem = '64MB'`.execute(tx)
}

export const readMonthIsClosed = async (
  reader: Reader,
  canteenId: number,
  month: Month,
): Promise<boolean> => {
  const found = await reader
    .selectFrom('month_closes')
    .select('month')
    .where('canteen_id', '=', canteenId)
    .where('month', '=', firstDayOf(month))
    .executeTakeFirst()
  return found !== undefined
}

/** Meals of a canteen's month that were handed over. */
const served = (canteenId: number, month: Month) => sql`served as (
  select b.id, b.revision, b.serving_id, b.diner_id, s.day, s.meal, b.way, b.portions, b.channel, b.placed_by, b.placed_by_name,
    b.placed_at, b.price_fen
  from servings s join bookings b on b.serving_id = s.id
  where s.canteen_id = ${canteenId} and s.day >= ${firstDayOf(month)} and s.day < ${firstDayOf(addMonths(month, 1))}
    and b.state in ('collected', 'delivered'))`

/** Approved rows of this canteen that were found wrong, and that no claim has taken back yet. */
const toTakeBack = (canteenId: number) => sql`back as (
  select k.claim_id, k.row_no, c.funder_id from claim_corrections k join claims c on c.id = k.claim_id
  where c.canteen_id = ${canteenId}
    and not exists (select from claim_rows r where r.kind = 'correction' and r.corrects_claim_id = k.claim_id and r.corrects_row_no = k.row_no))`

/** Who pays towards the month: each funder but the canteen itself gets a claim of its own. */
export const readFundersToAsk = async (
  reader: Reader,
  canteenId: number,
  month: Month,
): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    with ${served(canteenId, month)}, ${toTakeBack(canteenId)}, asked as (
      select p.funder_id from served b join booking_payers p on p.booking_id = b.id and p.revision = b.revision where p.amount_fen > 0
      union select o.funder_id from served b join booking_operator_payments o on o.booking_id = b.id and o.revision = b.revision where o.amount_fen > 0
      union select funder_id from back)
    select f.id from funders f join asked a on a.funder_id = f.id where not f.is_canteen order by f.id`.execute(
    reader,
  )
  return found.rows.map(({ id }) => id)
}

/** Refuses `claims_prepared`: one claim for a canteen, funder and month. */
export const insertClaim = async (
  tx: Tx,
  canteenId: number,
  funderId: number,
  month: Month,
): Promise<number> => {
  try {
    const made = await tx
      .insertInto('claims')
      .values({ canteen_id: canteenId, funder_id: funderId, month: firstDayOf(month) })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  } catch (error) {
    if (violatedConstraint(error) === 'claims_canteen_id_funder_id_month_key')
      throw new Refusal('claims_prepared')
    throw error
  }
}

const shares = (funderId: number) => sql`
  select b.*, 'meal'::claim_row_kind as kind, p.line_no, p.scheme_version_id, p.amount_fen
  from served b join booking_payers p on p.booking_id = b.id and p.revision = b.revision
  where p.funder_id = ${funderId} and p.amount_fen > 0
  union all
  select b.*, 'operator', o.line_no, o.scheme_version_id, o.amount_fen
  from served b join booking_operator_payments o on o.booking_id = b.id and o.revision = b.revision
  where o.funder_id = ${funderId} and o.amount_fen > 0`

/**
 * Writes down every row of a claim as it stands now; the month is closed, so nothing moves meanwhile. Refuses `busy`
 * when another month takes the same row back at this moment.
 */
export const insertClaimRows = async (
  tx: Tx,
  claimId: number,
  asked: { readonly canteenId: number; readonly funderId: number; readonly month: Month },
): Promise<void> => {
  const { canteenId, funderId, month } = asked
  await sql`
    with ${served(canteenId, month)}
    insert into claim_rows (claim_id, row_no, kind, booking_id, line_no, serving_id, diner_id, day, meal, way, portions, channel,
      placed_by, placed_by_name, placed_at, handed_at, handed_by, handed_by_name, verified, scheme_version_id, list_fen, amount_fen)
    select ${claimId}, row_number() over (order by b.day, b.meal, coalesce(m.handed_at, m.at), b.id, b.kind, b.line_no), b.kind, b.id, b.line_no, b.serving_id,
      b.diner_id, b.day, b.meal, b.way, b.portions, b.channel, b.placed_by, b.placed_by_name, b.placed_at, coalesce(m.handed_at, m.at), m.actor, m.actor_name,
      m.verified, b.scheme_version_id, b.price_fen, b.amount_fen
    from (${shares(funderId)}) b
    cross join lateral (select x.* from booking_moves x where x.booking_id = b.id and x.state in ('collected', 'delivered')
      order by x.seq desc limit 1) m`.execute(tx)
  await sql`
    with ${toTakeBack(canteenId)}
    insert into claim_rows (claim_id, row_no, kind, booking_id, line_no, serving_id, diner_id, day, meal, way, portions, channel,
      placed_by, placed_by_name, placed_at, handed_at, handed_by, handed_by_name, verified, scheme_version_id, list_fen, amount_fen,
      corrects_claim_id, corrects_row_no)
    select ${claimId}, (select count(*) from claim_rows w where w.claim_id = ${claimId}) + row_number() over (order by k.claim_id, k.row_no),
      'correction', r.booking_id, case when r.kind = 'operator' then -r.line_no else r.line_no end, r.serving_id, r.diner_id, r.day, r.meal,
      r.way, r.portions, r.channel, r.placed_by, r.placed_by_name, r.placed_at, r.handed_at, r.handed_by, r.handed_by_name, r.verified,
      r.scheme_version_id, r.list_fen, -r.amount_fen, k.claim_id, k.row_no
    from back k join claim_rows r on r.claim_id = k.claim_id and r.row_no = k.row_no where k.funder_id = ${funderId}`
    .execute(tx)
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'claim_rows_once' ? new Refusal('busy') : error
    })
  await sql`
    update claims c set (row_count, amount_fen) = (select count(*), coalesce(sum(r.amount_fen), 0) from claim_rows r where r.claim_id = c.id)
    where c.id = ${claimId}`.execute(tx)
}

/**
 * Locks a claim, then reads what its moves are decided on: in two statements, because one that waits for the lock
 * would see the claim as it is now and everything around it as it was before. Refuses `claim_unknown`, also for
 * another canteen's.
 */
export const lockClaim = async (
  tx: Tx,
  canteenId: number,
  claimId: number,
): Promise<ClaimFacts> => {
  await sql`select from claims where id = ${claimId} and canteen_id = ${canteenId} for update`.execute(
    tx,
  )
  const found = await sql<ClaimFacts>`
    select c.id as "claimId", c.canteen_id as "canteenId", c.funder_id as "funderId", to_char(c.month, 'YYYY-MM') as month, c.state,
      (select coalesce(jsonb_agg(distinct h.actor), '[]'::jsonb) from (
        select m.actor from claim_moves m where m.claim_id = c.id and m.move in ('prepare', 'submit')
        union select k.closed_by from month_closes k where k.canteen_id = c.canteen_id and k.month = c.month) h) as hands,
      (select count(*) from claim_findings f where f.claim_id = c.id and f.answer is null) as "openFindings"
    from claims c where c.id = ${claimId} and c.canteen_id = ${canteenId}`.execute(tx)
  const row = found.rows[0]
  if (!row) throw new Refusal('claim_unknown')
  return row
}

/** A claim's state is its last move. Approved with a sum, the database refuses every change from here on. */
export const moveClaim = async (
  tx: Tx,
  claimId: number,
  state: ClaimState,
  move: {
    readonly move: ClaimMove
    readonly actor: Actor
    readonly reason: string
    readonly approvedFen?: Fen
  },
): Promise<void> => {
  await sql`
    insert into claim_moves (claim_id, seq, move, state, actor, actor_name, reason)
    select ${claimId}, coalesce(max(seq), 0) + 1, ${move.move}, ${state}, ${move.actor.key}, ${move.actor.name}, ${move.reason}
    from claim_moves where claim_id = ${claimId}`.execute(tx)
  await tx
    .updateTable('claims')
    .set({ state, approved_fen: move.approvedFen ?? null })
    .where('id', '=', claimId)
    .execute()
}

export const readSums = async (reader: Reader, claimId: number): Promise<ClaimSums> => {
  const found = await sql<ClaimSums>`
    select coalesce(sum(r.amount_fen) filter (where x.row_no is null), 0) as "approvedFen",
      coalesce(sum(r.amount_fen) filter (where x.row_no is not null and r.kind = 'meal'), 0) as "rejectedMealsFen",
      coalesce(sum(r.amount_fen) filter (where x.row_no is null and r.kind = 'operator'), 0) as "operatorFen",
      coalesce(-sum(r.amount_fen) filter (where x.row_no is null and r.kind = 'correction' and r.line_no > 0), 0) as "backMealsFen",
      coalesce(-sum(r.amount_fen) filter (where x.row_no is null and r.kind = 'correction' and r.line_no < 0), 0) as "backOperatorFen"
    from claim_rows r left join claim_rejections x on x.claim_id = r.claim_id and x.row_no = r.row_no
    where r.claim_id = ${claimId}`.execute(reader)
  return present(found.rows[0], 'a sum has a row')
}
