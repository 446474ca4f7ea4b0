import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { MissedMealPolicy, ServingState } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export interface LockedServing {
  readonly servingId: number
  readonly canteenId: number
  readonly state: ServingState
  readonly bookedPortions: number
  readonly pastCutoff: boolean
  readonly windowOver: boolean
  readonly missedMealPolicy: MissedMealPolicy
}

/** Locks a serving row against bookings. Refuses `serving_unknown`. */
export const lockServing = async (tx: Tx, servingId: number): Promise<LockedServing> => {
  const found = await sql<LockedServing>`
    select s.id as "servingId", s.canteen_id as "canteenId", s.state, s.booked_portions as "bookedPortions",
      app_now() >= s.cutoff_at as "pastCutoff",
      app_now() >= (s.day + s.window_to) at time zone 'Asia/Shanghai' as "windowOver",
      c.missed_meal_policy as "missedMealPolicy"
    from servings s join canteens c on c.id = s.canteen_id where s.id = ${servingId} for update of s`.execute(
    tx,
  )
  const row = found.rows[0]
  if (!row) throw new Refusal('serving_unknown')
  return row
}

/** Moves a locked serving on and stamps the moment. */
export const moveServing = async (
  tx: Tx,
  servingId: number,
  to: 'closed' | 'served' | 'settled',
): Promise<void> => {
  const stamp = {
    closed: sql.ref('closed_at'),
    served: sql.ref('served_at'),
    settled: sql.ref('settled_at'),
  }[to]
  await sql`update servings set state = ${to}, ${stamp} = app_now() where id = ${servingId}`.execute(
    tx,
  )
}

/** Locks the bookings of a serving nobody came for, in the order of their ids. */
export const lockUncollected = async (
  tx: Tx,
  servingId: number,
): Promise<{ readonly bookingId: number; readonly dinerId: number }[]> => {
  const rows = await tx
    .selectFrom('bookings')
    .select(['id as bookingId', 'diner_id as dinerId'])
    .where('serving_id', '=', servingId)
    .where('state', '=', 'placed')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows
}
