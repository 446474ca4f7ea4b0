import { sql } from 'kysely'
import { readClock } from '../kernel/clock.ts'
import type { Reader } from '../kernel/database.ts'
import { addMonths, firstDayOf, instantAt, monthOf, timeOfDay } from '../vocabulary/calendar.ts'
import type { Month } from '../vocabulary/calendar.ts'
import { hoursWithin } from './shift.rules.ts'
import type { Hours } from './shift.rules.ts'

interface Row {
  readonly accountId: number
  readonly name: string
  readonly moments: readonly string[]
}

const midnight = timeOfDay('00:00')
const startOf = (month: Month): Date => instantAt(firstDayOf(month), midnight)

/** Whoever was a volunteer here, and what the canteen's record says she did; a day on either side, for shifts over midnight. */
const readMoments = async (
  reader: Reader,
  canteenId: number,
  [from, until]: readonly [Date, Date],
  accountId: number | null,
): Promise<readonly Row[]> => {
  const found = await sql<Row>`
    with volunteers as (
      select distinct g.account_id from role_grants g left join places p on p.id = g.place_id
      where g.role = 'volunteer' and (${accountId}::bigint is null or g.account_id = ${accountId})
        and (g.canteen_id = ${canteenId} or exists (select from canteen_communities cc
          where cc.canteen_id = ${canteenId} and cc.community_id = any(p.ancestor_ids))))
    select a.id as "accountId", a.display_name as name, array_agg(e.at) as moments
    from volunteers v join accounts a on a.id = v.account_id
    join audit_entries e on e.chain_id = ${canteenId} and e.actor = 'account:' || a.id
      and e.at >= ${from}::timestamptz - interval '1 day' and e.at < ${until}::timestamptz + interval '1 day'
    group by a.id order by a.display_name, a.id`.execute(reader)
  return found.rows
}

const spanOf = (month: Month): [Date, Date] => [startOf(month), startOf(addMonths(month, 1))]

const hoursOf = ({ moments }: Row, [from, until]: readonly [Date, Date]): Hours =>
  hoursWithin(
    moments.map((at) => new Date(at)),
    from,
    until,
  )

export interface MonthOfHours {
  readonly month: Month
  readonly previous: Month
  readonly next: Month | null
  readonly volunteers: readonly (Hours & { readonly accountId: number; readonly name: string })[]
}

/** Everybody's month by name: thanks, never a ranking. Left out, the month is the present one. */
export const volunteerHoursView = async (
  reader: Reader,
  canteenId: number,
  asked: Month | undefined,
): Promise<MonthOfHours> => {
  const present = monthOf((await readClock(reader)).today)
  const month = asked ?? present
  const span = spanOf(month)
  const rows = await readMoments(reader, canteenId, span, null)
  return {
    month,
    previous: addMonths(month, -1),
    next: month < present ? addMonths(month, 1) : null,
    volunteers: rows
      .map((row) => ({ accountId: row.accountId, name: row.name, ...hoursOf(row, span) }))
      .filter(({ shifts }) => shifts > 0),
  }
}

/** One volunteer's own month so far; nothing for whoever is none. */
export const ownHoursView = async (
  reader: Reader,
  canteenId: number,
  accountId: number | null,
): Promise<Hours & { readonly month: Month }> => {
  const month = monthOf((await readClock(reader)).today)
  const span = spanOf(month)
  const [own] = accountId === null ? [] : await readMoments(reader, canteenId, span, accountId)
  return { month, ...(own ? hoursOf(own, span) : { shifts: 0, minutes: 0 }) }
}
