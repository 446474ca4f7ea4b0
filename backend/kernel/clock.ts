import { sql } from 'kysely'
import { serviceDayAt, type ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Reader } from './database.ts'

export interface Clock {
  readonly now: Date
  /** The date at the canteen. */
  readonly today: ServiceDay
}

/** The one clock decisions read: the database's, so that every process of a deployment agrees. */
export const readClock = async (reader: Reader): Promise<Clock> => {
  const found = await sql<{ now: Date }>`select app_now() as now`.execute(reader)
  const { now } = present(found.rows[0], 'app_now returns a row')
  return { now, today: serviceDayAt(now) }
}
