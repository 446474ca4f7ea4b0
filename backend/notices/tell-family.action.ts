import type { Tx } from '../kernel/database.ts'
import { topicRules } from '../vocabulary/notices.ts'
import { insertForFamilyOf } from './family-notice.store.ts'
import { noticeKinds, type FamilyKind, type NoticeParams } from './notice.kinds.ts'

/**
 * Tells her family, in the transaction that caused it: one notice for each member whom she lets hear of it and who
 * chose its topic. Returns for how many.
 */
export const tellFamily = <Kind extends FamilyKind>(
  tx: Tx,
  news: {
    readonly canteenId: number
    readonly dinerId: number
    readonly kind: Kind
    readonly params: NoticeParams[Kind]
  },
): Promise<number> => {
  const {
    topic,
    ways: [way],
  } = noticeKinds[news.kind]
  const { needs, fromTheStart } = topicRules[topic]
  const { canteenId, kind, params } = news
  return insertForFamilyOf(tx, news.dinerId, {
    canteenId,
    kind,
    params,
    way,
    topic,
    needs,
    wantedFromTheStart: fromTheStart === 'wanted',
  })
}
