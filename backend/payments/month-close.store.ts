import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { addMonths, firstDayOf } from '../vocabulary/calendar.ts'
import type { Month, ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { MonthFacts } from './close-month.rules.ts'

export const readToday = async (reader: Reader): Promise<ServiceDay> => {
  const found = await sql<{ today: ServiceDay }>`
    select service_day_of(app_now()) as today`.execute(reader)
  return present(found.rows[0], 'a select without from has a row').today
}

/**
 * Everything of the month stands still. The servings first: a settle under way is waited for and seen, one that comes
 * later waits for us and finds its meals closed. Then the canteen's own row, alone: every booking and every ledger
 * transaction shares it through its foreign key, so what is under way is committed before we count, nothing begins
 * until we are done, and of two closings at once the second sees the first. In this order, because a settle holds
 * its serving when it asks for the canteen.
 */
export const lockMonth = async (tx: Tx, canteenId: number, month: Month): Promise<void> => {
  await sql`select 1 from servings where canteen_id = ${canteenId}
    and day >= ${firstDayOf(month)} and day < ${firstDayOf(addMonths(month, 1))} order by id for update`.execute(
    tx,
  )
  await sql`select 1 from canteens where id = ${canteenId} for update`.execute(tx)
}

export const readMonthFacts = async (
  reader: Reader,
  canteenId: number,
  month: Month,
): Promise<MonthFacts> => {
  const first = firstDayOf(month)
  const after = firstDayOf(addMonths(month, 1))
  const found = await sql<Omit<MonthFacts, 'month'>>`
    with meals as (select * from servings where canteen_id = ${canteenId} and day >= ${first} and day < ${after})
    select service_day_of(app_now()) as today,
      (select jsonb_build_object('at', m.closed_at, 'by', m.closed_by_name) from month_closes m
       where m.canteen_id = ${canteenId} and m.month = ${first}) as closed,
      coalesce((select jsonb_agg(jsonb_build_object('servingId', s.id, 'day', s.day, 'meal', s.meal) order by s.day, s.meal)
        from meals s where s.day < service_day_of(app_now()) and s.state <> 'settled' and (s.state <> 'planned' or s.booked_portions > 0)), '[]'::jsonb) as unsettled,
      (select count(*) from bookings b join meals s on s.id = b.serving_id where b.state = 'held') as held,
      (select count(*) from drawer_shifts d where d.canteen_id = ${canteenId} and d.signed_at is null
        and service_day_of(d.opened_at) >= ${first} and service_day_of(d.opened_at) < ${after}) as unsigned,
      (select count(*) from money_cases k where k.canteen_id = ${canteenId} and k.closed_at is null
        and service_day_of(k.found_at) < ${after}) as cases`.execute(reader)
  return { month, ...present(found.rows[0], 'a select without from has a row') }
}

/** Counts and stores in one statement; what is returned is what was stored. */
export const insertClose = async (
  tx: Tx,
  canteenId: number,
  month: Month,
  actor: Actor,
): Promise<{ listFen: Fen; through: number }> => {
  try {
    const stored = await sql<{ listFen: Fen; through: number }>`
      insert into month_closes as m (canteen_id, month, closed_by, closed_by_name, totals)
      values (${canteenId}, ${firstDayOf(month)}, ${actor.key}, ${actor.name}, month_totals(${canteenId}, ${firstDayOf(month)},
        (select coalesce(max(t.id), 0) from ledger_transactions t where t.canteen_id = ${canteenId})))
      returning (m.totals->>'through')::bigint as through,
        coalesce((select sum((f->>'amount')::bigint) from jsonb_array_elements(m.totals->'figures') f
          where f->>'figure' = 'list'), 0)::bigint as "listFen"`.execute(tx)
    return present(stored.rows[0], 'an insert returns its row')
  } catch (error) {
    if (violatedConstraint(error) === 'month_closes_pkey') throw new Refusal('month_closed')
    throw error
  }
}
