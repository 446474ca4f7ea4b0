import { noticeEndpoints } from '../contract/notices.ts'
import { scopeOf } from '../diners/search-query.rules.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve, type Route } from '../kernel/route.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { assertMayCall } from './assert-may-call.action.ts'
import { callListView } from './call-list.view.ts'
import { chosen, topicsOf } from './choices.rules.ts'
import { familyNewsView } from './family-news.view.ts'
import { isOnlyVolunteerAt } from './may-call.rules.ts'
import { messagesView } from './messages.view.ts'
import { markNoticeSent } from './mark-notice-sent.action.ts'
import { readChoices } from './notice-choices.store.ts'
import { setNoticeChoices } from './set-notice-choices.action.ts'

const accountOf = ({ accountId }: Actor): number => present(accountId, 'family signs in')

export const noticeRoutes = ({ db, config }: Deps): Route[] => [
  serve('listWaitingNotices', noticeEndpoints.listWaitingNotices, async ({ actor, params }) => {
    await assertMayCall(db, actor, params.canteenId)
    return callListView(db, params.canteenId, {
      // A code opens somebody's account: not even on a demonstration for volunteers.
      codes: config.demo && !isOnlyVolunteerAt(actor, params.canteenId) ? 'shown' : 'hidden',
      messages: config.messages,
      scope: scopeOf(actor, params.canteenId),
    })
  }),
  serve('markNoticeSent', noticeEndpoints.markNoticeSent, ({ write, actor, params }) =>
    once(db, write, async (tx) => {
      await assertMayCall(tx, actor, params.canteenId)
      await markNoticeSent(tx, actor, params.canteenId, params.noticeId)
      return {}
    }),
  ),
  serve('listMessages', noticeEndpoints.listMessages, ({ params }) =>
    messagesView(db, params.canteenId, config.messages),
  ),
  serve('getNoticeChoices', noticeEndpoints.getNoticeChoices, async ({ actor, params }) => {
    const said = await readChoices(db, accountOf(actor), params.dinerId)
    return { topics: chosen(topicsOf(actor, params.dinerId), said) }
  }),
  serve('setNoticeChoices', noticeEndpoints.setNoticeChoices, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await setNoticeChoices(tx, actor, params.dinerId, body.topics)
      const said = await readChoices(tx, accountOf(actor), params.dinerId)
      return { topics: chosen(topicsOf(actor, params.dinerId), said) }
    }),
  ),
  serve('listFamilyNews', noticeEndpoints.listFamilyNews, ({ actor, params }) =>
    familyNewsView(db, accountOf(actor), params.dinerId, topicsOf(actor, params.dinerId)),
  ),
]
