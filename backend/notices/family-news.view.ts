import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { noticeEndpoints } from '../contract/notices.ts'
import type { Reader } from '../kernel/database.ts'
import { serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import type { FamilyTopic } from '../vocabulary/notices.ts'
import { aboutWhom, type TheDiner } from './about.rules.ts'
import { kindsOfTopics, noticeSentence } from './notice.kinds.ts'

type News = ReplyOf<typeof noticeEndpoints.listFamilyNews>

interface Row extends TheDiner {
  readonly noticeId: number
  readonly kind: string
  readonly params: Readonly<Record<string, unknown>>
  readonly createdAt: Date
}

const newest = 20

/** What was for one account about one diner, by the topics it may still hear of; newest first. */
export const familyNewsView = async (
  reader: Reader,
  accountId: number,
  dinerId: number,
  topics: readonly FamilyTopic[],
): Promise<News> => {
  const found = await sql<Row>`
    select n.id as "noticeId", n.kind, n.params, n.created_at as "createdAt", d.name, d.name_pinyin as "namePinyin",
      d.gender, d.birth_date as "birthDate", service_day_of(app_now()) as today
    from notices n join diners d on d.id = n.diner_id
    where n.account_id = ${accountId} and n.diner_id = ${dinerId} and n.kind = any(${kindsOfTopics(topics)})
      and not (n.way = 'feed' and n.state = 'withdrawn')
    order by n.id desc limit ${newest}`.execute(reader)
  return {
    news: found.rows.flatMap(({ noticeId, kind, params, createdAt, ...diner }) => {
      const text = noticeSentence(kind, params, aboutWhom(diner))
      const at = { day: serviceDayAt(createdAt), time: timeOfDayAt(createdAt) }
      return text ? [{ noticeId, text, at }] : []
    }),
  }
}
