import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { noticeEndpoints } from '../contract/notices.ts'
import type { SearchScope } from '../diners/search-query.rules.ts'
import { isInScopeOf } from '../diners/within-scope.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Reader } from '../kernel/database.ts'
import { timeOfDayAt } from '../vocabulary/calendar.ts'
import { aboutWhom, type TheDiner } from './about.rules.ts'
import { calledKinds, neededByKind, noticeSentence } from './notice.kinds.ts'
import { mayHearOf, numberOf } from './tellable.store.ts'

type CallList = ReplyOf<typeof noticeEndpoints.listWaitingNotices>

interface Row {
  readonly noticeId: number
  readonly kind: string
  readonly params: Readonly<Record<string, unknown>>
  readonly name: string
  readonly phone: string
  readonly createdAt: Date
  readonly forFamily: boolean
  /** Null where no diner is behind it: the code of somebody who works here. */
  readonly diner: TheDiner | null
}

const longestList = 200

/**
 * Whom somebody must still telephone, and what to say. Messages are on it only where nothing sends them. A one-time
 * code is a key to somebody's account: on the list only where `codes` says so (a demonstration), and only while it
 * opens anything.
 */
export const callListView = async (
  reader: Reader,
  canteenId: number,
  list: {
    readonly codes: 'shown' | 'hidden'
    readonly messages: 'sent' | 'called'
    /** About whom the reader may call. */
    readonly scope: SearchScope
  },
): Promise<CallList> => {
  const found = await sql<Row>`
    select n.id as "noticeId", n.kind, n.params, n.created_at as "createdAt",
      coalesce(f.display_name, d.name, a.display_name,
        (select asking.display_name from one_time_codes o join accounts asking on asking.id = o.account_id
          where o.challenge = (n.params->>'challenge')::uuid), '') as name,
      ${numberOf} as phone, n.account_id is not null as "forFamily",
      case when d.id is not null then jsonb_build_object('name', d.name, 'namePinyin', d.name_pinyin, 'gender', d.gender,
        'birthDate', d.birth_date, 'today', service_day_of(app_now())) end as diner
    from notices n
    left join diners d on d.id = n.diner_id
    left join accounts f on f.id = n.account_id
    left join accounts a on a.phone = n.phone and a.ended_at is null and n.diner_id is null
    where n.canteen_id = ${canteenId} and n.over_at is null and n.state = 'waiting' and ${mayHearOf(neededByKind)}
      and (d.id is null or ${isInScopeOf(list.scope, canteenId)})
      and case when n.kind = 'one_time_code'
        then ${list.codes} = 'shown' and n.created_at > app_now() - interval '5 minutes'
        else n.way = 'call'
          or (n.way = 'message' and ${list.messages} = 'called' and n.kind = any(${calledKinds})) end
    order by n.kind <> 'one_time_code', n.created_at, n.id
    limit ${longestList}`.execute(reader)
  const { now, today } = await readClock(reader)
  return {
    now: { day: today, time: timeOfDayAt(now) },
    notices: found.rows.flatMap(
      ({ noticeId, kind, params, createdAt, diner, forFamily, ...row }) => {
        const text = noticeSentence(kind, params, diner === null ? undefined : aboutWhom(diner))
        const about = forFamily ? (diner?.name ?? null) : null
        return text ? [{ ...row, noticeId, text, about, createdAt: createdAt.toISOString() }] : []
      },
    ),
  }
}
