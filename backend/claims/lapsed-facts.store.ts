import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { MealToRecheck } from './lapsed-facts.rules.ts'

/** Inputs of prices are large: so many at once, whatever hangs on the records that changed. */
export const mealsAtOnce = 500

/** Of the meals laid out: those ordered before a fact was ended that, by the record, was over on their day. */
export const readMealsToRecheck = async (
  reader: Reader,
  afterBookingId: number,
): Promise<MealToRecheck[]> => {
  const found = await sql<MealToRecheck>`
    with touched as (
      select m.* from claim_meals m where m.booking_id > ${afterBookingId} and exists (select from diner_facts f
        where f.diner_id = m.diner_id and f.valid_to <= m.day and f.changed_at > m.placed_at)
      order by m.booking_id limit ${mealsAtOnce}
    )
    select m.booking_id as "bookingId", m.diner_id as "dinerId", m.day,
      (select sum(r.amount_fen) from claim_rows r where r.claim_id = m.claim_id and r.booking_id = m.booking_id and r.kind <> 'correction') as "claimedFen",
      q.inputs,
      coalesce((select jsonb_agg(jsonb_build_object('kind', f.kind, 'grade', f.grade, 'placePath', coalesce(p.path, f.place_text)))
        from diner_facts f left join places p on p.id = f.place_id
        where f.diner_id = m.diner_id and f.valid_from <= m.day and (f.valid_to is null or f.valid_to > m.day)), '[]'::jsonb) as "factsNow"
    from touched m join bookings b on b.id = m.booking_id
    join booking_quotes q on q.booking_id = b.id and q.revision = b.revision
    order by m.booking_id`.execute(reader)
  return found.rows
}
