import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { noticeEndpoints } from '../contract/notices.ts'
import type { Reader } from '../kernel/database.ts'
import { serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import type { MessageState } from '../vocabulary/notices.ts'
import { aboutWhom, type TheDiner } from './about.rules.ts'
import { noticeSentence } from './notice.kinds.ts'

type Messages = ReplyOf<typeof noticeEndpoints.listMessages>

interface Row {
  readonly noticeId: number
  readonly kind: string
  readonly params: Readonly<Record<string, unknown>>
  readonly name: string
  readonly diner: TheDiner | null
  readonly forFamily: boolean
  readonly state: MessageState
  readonly at: Date
}

const newest = 100

/**
 * What went out as messages in the last week and what became of it, newest first; what waits to go out only where
 * something sends it. What a code was is never said, only
 * whether it went out; and it says nothing of numbers, which nobody needs to look back.
 */
export const messagesView = async (
  reader: Reader,
  canteenId: number,
  messages: 'sent' | 'called',
): Promise<Messages> => {
  const found = await sql<Row>`
    select n.id as "noticeId", n.kind, case when n.kind = 'one_time_code' then '{}' else n.params end as params,
      coalesce(f.display_name, d.name, a.display_name, '') as name, n.account_id is not null as "forFamily",
      case when n.way = 'call' then 'to_call' else n.state::text end as state,
      coalesce(n.sent_at, n.over_at, n.created_at) as at,
      case when d.id is not null then jsonb_build_object('name', d.name, 'namePinyin', d.name_pinyin, 'gender', d.gender,
        'birthDate', d.birth_date, 'today', service_day_of(app_now())) end as diner
    from notices n
    left join diners d on d.id = n.diner_id
    left join accounts f on f.id = n.account_id
    left join accounts a on a.phone = n.phone and a.ended_at is null and n.diner_id is null
    where n.canteen_id = ${canteenId} and (n.way = 'message' or n.tries > 0)
      and (n.tries > 0 or n.over_at is null and ${messages} = 'sent') and n.state <> 'withdrawn'
      and n.created_at > app_now() - interval '7 days'
    order by n.id desc limit ${newest}`.execute(reader)
  return {
    messages: found.rows.map(({ noticeId, kind, params, name, diner, forFamily, state, at }) => ({
      noticeId,
      name,
      about: forFamily ? (diner?.name ?? null) : null,
      text: noticeSentence(kind, params, diner === null ? undefined : aboutWhom(diner)),
      state,
      at: { day: serviceDayAt(at), time: timeOfDayAt(at) },
    })),
  }
}
