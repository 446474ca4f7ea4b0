import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { noticeEndpoints } from '../contract/notices.ts'
import type { Reader } from '../kernel/database.ts'
import { noticeSentence } from './notice.kinds.ts'

type CallList = ReplyOf<typeof noticeEndpoints.listWaitingNotices>

interface Row {
  readonly noticeId: number
  readonly kind: string
  readonly params: Readonly<Record<string, unknown>>
  readonly name: string
  readonly phone: string
  readonly createdAt: Date
}

const longestList = 200

/**
 * What people must still be told. A one-time code is a key to somebody's account: on the list only where
 * `codes` says so (a demonstration), and only while it opens anything.
 */
export const callListView = async (
  reader: Reader,
  canteenId: number,
  codes: 'shown' | 'hidden',
): Promise<CallList> => {
  const found = await sql<Row>`
    select n.id as "noticeId", n.kind, n.params, n.created_at as "createdAt",
      coalesce(d.name, a.display_name, '') as name, coalesce(n.phone, d.phone, '') as phone
    from notices n
    left join diners d on d.id = n.diner_id
    left join accounts a on a.phone = n.phone and a.ended_at is null and n.diner_id is null
    where n.canteen_id = ${canteenId} and n.state = 'waiting'
      and (n.kind <> 'one_time_code'
        or (${codes} = 'shown' and n.created_at > app_now() - interval '5 minutes'))
    order by n.kind <> 'one_time_code', n.created_at, n.id
    limit ${longestList}`.execute(reader)
  return {
    notices: found.rows.flatMap(({ kind, params, createdAt, ...row }) => {
      const text = noticeSentence(kind, params)
      return text ? [{ ...row, text, createdAt: createdAt.toISOString() }] : []
    }),
  }
}
