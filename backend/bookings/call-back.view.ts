import { sql } from 'kysely'
import type { callBackEndpoints } from '../contract/call-backs.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { SearchScope } from '../diners/search-query.rules.ts'
import { isInScopeOf } from '../diners/within-scope.store.ts'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { timeOfDayAt } from '../vocabulary/calendar.ts'
import type { CallState } from '../vocabulary/call-backs.ts'
import { readCanteenCard } from './canteen-card.store.ts'
import { readServingHeads } from './serving-list.view.ts'
import { momentOf, whenOf } from './today.view.ts'

type CallBacks = ReplyOf<typeof callBackEndpoints.listCallBacks>

interface Row {
  readonly dinerId: number
  readonly name: string
  readonly door: string
  readonly phone: string
  readonly lastAte: ServiceDay | null
  readonly daysAway: number
  readonly state: CallState
  readonly triedBy: string | null
  readonly triedAt: Date | null
  readonly times: number
  readonly holderId: number | null
  readonly holder: string
  readonly until: Date | null
}

const longestList = 60
/** Meals somebody might ring people up about today. */
const mealsAhead = 4

const rowOf =
  (accountId: number | null) =>
  ({
    triedBy,
    triedAt,
    times,
    holderId,
    holder,
    until,
    ...row
  }: Row): CallBacks['rows'][number] => ({
    ...row,
    tried:
      triedBy === null || triedAt === null ? null : { by: triedBy, at: momentOf(triedAt), times },
    claimed:
      until === null
        ? null
        : {
            by: holder,
            whose: holderId === accountId ? 'mine' : 'theirs',
            until: timeOfDayAt(until),
          },
  })

export interface CallList {
  readonly canteenId: number
  readonly scope: SearchScope
  /** Who asks: what she has taken herself is hers. */
  readonly accountId: number | null
  /** Left out: the next lunch. */
  readonly servingId?: number | undefined
}

/**
 * Ate on at least a third of the last three weeks' days, and the meal is not booked. Longest absent first; those who
 * were called stand behind, those who do not want it or have booked since at the end. Of all, whom the asker looks after.
 */
export const readCallBacks = async (reader: Reader, list: CallList): Promise<CallBacks> => {
  const { canteenId, servingId, accountId } = list
  const { day, time } = await readCanteenCard(reader, canteenId)
  const now = { day, time }
  const heads = await readServingHeads(reader, canteenId)
  const open = heads.filter(({ bookable }) => bookable)
  const servings = open.slice(0, mealsAhead).map(whenOf)
  const next = open.find((head) =>
    servingId === undefined ? head.meal === 'lunch' : head.servingId === servingId,
  )
  if (!next) return { now, when: null, cutoff: null, servings, rows: [] }
  const found = await sql<Row>`
    with recent as (
      select b.diner_id, max(s.day) filter (where b.state in ('collected', 'delivered')) as last_ate
      from bookings b join servings s on s.id = b.serving_id
      where b.canteen_id = ${canteenId} and s.meal = ${next.meal} and s.day between ${next.day}::date - 21 and ${next.day}::date - 1
        and b.state <> 'cancelled'
      group by b.diner_id having count(distinct s.day) >= 5
    ), tries as (
      select distinct on (diner_id) diner_id, outcome, tried_by_name, tried_at, count(*) over (partition by diner_id)::int as times
      from call_tries where serving_id = ${next.servingId} order by diner_id, id desc
    ), booked as (
      select diner_id, placed_by_name, placed_at, channel from bookings where serving_id = ${next.servingId} and state <> 'cancelled'
    )
    select d.id as "dinerId", d.name, concat_ws(' ', p.name, d.door) as door, coalesce(d.phone, '') as phone, r.last_ate as "lastAte",
      coalesce(service_day_of(app_now()) - r.last_ate, 21) as "daysAway",
      case when b.diner_id is not null then 'booked' else coalesce(t.outcome, 'to_call') end as state,
      coalesce(b.placed_by_name, t.tried_by_name) as "triedBy", coalesce(b.placed_at, t.tried_at) as "triedAt", coalesce(t.times, 0) as times,
      c.account_id as "holderId", coalesce(a.display_name, '') as holder, c.until
    from recent r join diners d on d.id = r.diner_id left join places p on p.id = d.building_id
    left join tries t on t.diner_id = d.id left join booked b on b.diner_id = d.id
    left join call_claims c on c.serving_id = ${next.servingId} and c.diner_id = d.id and c.until > app_now() and b.diner_id is null
    left join accounts a on a.id = c.account_id
    where d.died_on is null and d.left_on is null and ${isInScopeOf(list.scope, canteenId)}
      and (b.diner_id is null or b.channel = 'phone' or t.diner_id is not null)
    order by case when b.diner_id is not null then 3 when t.outcome = 'not_today' then 2 when t.outcome = 'no_answer' then 1 else 0 end,
      r.last_ate nulls first, d.id limit ${longestList}`.execute(reader)
  return {
    now,
    when: whenOf(next),
    cutoff: momentOf(next.cutoffAt),
    servings,
    rows: found.rows.map(rowOf(accountId)),
  }
}
