import { scopeOf } from '../diners/search-query.rules.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { markSent } from './notice.store.ts'

/** Somebody has told the person. Refuses `not_found` also about a resident whom she does not look after. */
export const markNoticeSent = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  noticeId: number,
): Promise<void> => {
  if (!(await markSent(tx, canteenId, noticeId, scopeOf(actor, canteenId)))) return
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'notice.sent',
    subject: `notice:${noticeId}`,
  })
}
