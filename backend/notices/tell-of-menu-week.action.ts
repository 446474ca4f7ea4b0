import type { Tx } from '../kernel/database.ts'
import { addDays, type ServiceDay } from '../vocabulary/calendar.ts'
import { topicRules } from '../vocabulary/notices.ts'
import { insertForFamiliesOfCanteen } from './family-notice.store.ts'
import { noticeKinds, type NoticeParams } from './notice.kinds.ts'

/** The menu of a week is out: every family that wants to hear of it, once a week. */
export const tellOfMenuWeek = (tx: Tx, canteenId: number, monday: ServiceDay): Promise<void> => {
  const {
    topic,
    ways: [way],
  } = noticeKinds.menu_week
  const { needs, fromTheStart } = topicRules[topic]
  const params: NoticeParams['menu_week'] = { monday, sunday: addDays(monday, 6) }
  return insertForFamiliesOfCanteen(tx, monday, {
    canteenId,
    kind: 'menu_week',
    params,
    way,
    topic,
    needs,
    wantedFromTheStart: fromTheStart === 'wanted',
  })
}
