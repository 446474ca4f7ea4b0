import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import type { Serving } from './serving.ts'

/** A meal she had: booked and collected, as the rows of that day say it. */
export async function ate(
  db: Db,
  { dinerId, canteenId }: { readonly dinerId: number; readonly canteenId: number },
  { servingId, offeringId, day }: Pick<Serving, 'servingId' | 'offeringId' | 'day'>,
): Promise<void> {
  await sql`
    with made as (
      insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name,
        portions, price_fen, own_fen, ticket_no, placed_at, ended_at)
      select ${servingId}, ${canteenId}, ${dinerId}, 'collected', 'dine_in', 'wallet', 'app', 'test', '测试',
        1, price_fen, price_fen, ${dinerId}, ${day}::date - interval '14 hours', ${day}::date + interval '4 hours'
      from offerings where id = ${offeringId} returning id, price_fen, placed_at, ended_at),
    lines as (
      insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, unit_price_fen)
      select id, 1, 1, ${offeringId}, 1, price_fen from made),
    quotes as (
      insert into booking_quotes (booking_id, revision, quote, inputs)
      select id, 1, '{"sentence": {"zh": "没有补贴", "en": "No subsidy"}}', '{}' from made),
    payers as (
      insert into booking_payers (booking_id, revision, line_no, funder_id, scheme_version_id, amount_fen)
      select id, 1, 1, null, null, price_fen from made)
    insert into booking_moves (booking_id, seq, state, move, actor, actor_name, at, verified)
    select id, 1, 'placed'::booking_state, 'place', 'test', '测试', placed_at, '' from made
    union all select id, 2, 'collected', 'collect', 'test', '测试', ended_at, 'card' from made`.execute(
    db,
  )
}
