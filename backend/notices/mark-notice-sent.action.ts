import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { markSent } from './notice.store.ts'

/** Somebody has told the person. */
export const markNoticeSent = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  noticeId: number,
): Promise<void> => {
  if (!(await markSent(tx, canteenId, noticeId))) return
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'notice.sent',
    subject: `notice:${noticeId}`,
  })
}
