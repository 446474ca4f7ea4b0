import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** Both days included; without a last day until somebody ends it. */
export interface HoldDays {
  readonly firstDay: ServiceDay
  readonly lastDay: ServiceDay | null
}

export interface Hold extends HoldDays {
  readonly holdId: number
  readonly setByName: string
}

/** Pauses of a diner that are not over, soonest first. */
export const readHolds = async (reader: Reader, dinerId: number): Promise<Hold[]> => {
  const found = await sql<Hold>`
    select id as "holdId", valid_from as "firstDay", valid_to - 1 as "lastDay", set_by_name as "setByName"
    from standing_holds where diner_id = ${dinerId} and ended_at is null and (valid_to is null or valid_to > service_day_of(app_now()))
    order by valid_from`.execute(reader)
  return found.rows
}

/** Refuses `hold_unknown`. */
export const readHold = async (reader: Reader, dinerId: number, holdId: number): Promise<Hold> => {
  const found = (await readHolds(reader, dinerId)).find((hold) => hold.holdId === holdId)
  if (!found) throw new Refusal('hold_unknown')
  return found
}

const overlapRefused = async <T>(
  overlapped: readonly Hold[],
  { firstDay, lastDay }: HoldDays,
  work: Promise<T>,
): Promise<T> => {
  try {
    return await work
  } catch (error) {
    if (violatedConstraint(error) !== 'standing_holds_apart') throw error
    const other = overlapped.find(
      (hold) =>
        (lastDay === null || hold.firstDay <= lastDay) &&
        (hold.lastDay === null || firstDay <= hold.lastDay),
    )
    throw new Refusal('hold_overlaps', { from: other?.firstDay ?? '', to: other?.lastDay ?? '' })
  }
}

const dayAfter = (lastDay: ServiceDay | null) =>
  lastDay === null ? null : sql<ServiceDay>`${lastDay}::date + 1`

/** Refuses `hold_overlaps`: the database has the last word. */
export const insertHold = async (
  tx: Tx,
  dinerId: number,
  days: HoldDays,
  actor: Actor,
): Promise<number> => {
  const others = await readHolds(tx, dinerId)
  const made = await overlapRefused(
    others,
    days,
    tx
      .insertInto('standing_holds')
      .values({
        diner_id: dinerId,
        valid_from: days.firstDay,
        valid_to: dayAfter(days.lastDay),
        set_by: actor.key,
        set_by_name: actor.name,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return made.id
}

/** Refuses `hold_overlaps`. */
export const updateHold = async (
  tx: Tx,
  dinerId: number,
  holdId: number,
  days: HoldDays,
): Promise<void> => {
  const others = (await readHolds(tx, dinerId)).filter((hold) => hold.holdId !== holdId)
  await overlapRefused(
    others,
    days,
    tx
      .updateTable('standing_holds')
      .set({
        valid_from: days.firstDay,
        valid_to: dayAfter(days.lastDay),
        changed_at: sql<Date>`app_now()`,
      })
      .where('id', '=', holdId)
      .execute(),
  )
}

export const closeHold = async (tx: Tx, holdId: number): Promise<void> => {
  await sql`update standing_holds set ended_at = app_now(), changed_at = app_now() where id = ${holdId}`.execute(
    tx,
  )
}
