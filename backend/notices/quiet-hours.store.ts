import { sql } from 'kysely'

const clock = sql`(app_now() at time zone 'Asia/Shanghai')`

/** The clock of canteen `c` now lies within its quiet hours; the same time twice is no quiet hours. */
export const quiet = sql<boolean>`case when c.quiet_from <= c.quiet_to
  then ${clock}::time >= c.quiet_from and ${clock}::time < c.quiet_to
  else ${clock}::time >= c.quiet_from or ${clock}::time < c.quiet_to end`

/** From when on canteen `c` may tell somebody something: now, or in its quiet hours when these are over. */
export const tellableFrom = sql<Date>`case when ${quiet}
  then (${clock}::date + c.quiet_to + case when ${clock}::time < c.quiet_to then interval '0' else interval '1 day' end)
    at time zone 'Asia/Shanghai'
  else app_now() end`
