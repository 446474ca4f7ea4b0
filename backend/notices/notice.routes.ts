import { noticeEndpoints } from '../contract/notices.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve, type Route } from '../kernel/route.ts'
import { callListView } from './call-list.view.ts'
import { markNoticeSent } from './mark-notice-sent.action.ts'

export const noticeRoutes = ({ db, config }: Deps): Route[] => [
  serve('listWaitingNotices', noticeEndpoints.listWaitingNotices, ({ params }) =>
    callListView(db, params.canteenId, config.demo ? 'shown' : 'hidden'),
  ),
  serve('markNoticeSent', noticeEndpoints.markNoticeSent, ({ write, actor, params }) =>
    once(db, write, async (tx) => {
      await markNoticeSent(tx, actor, params.canteenId, params.noticeId)
      return {}
    }),
  ),
]
