import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { CallOutcome } from '../vocabulary/call-backs.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { insertTry, leaveCall } from './call-back.store.ts'
import type { Call } from './call-back.store.ts'

/** Notes what came of a call and leaves it to others. Also where nobody had taken it: she rang herself. */
export const noteCallBack = async (
  tx: Tx,
  actor: Actor,
  call: Call,
  outcome: CallOutcome,
): Promise<void> => {
  const serving = await readServing(tx, call.servingId)
  if (!serving) throw new Refusal('serving_unknown')
  await leaveCall(tx, call, present(actor.accountId, 'a person calls'))
  if (outcome === 'let_go') return
  await insertTry(tx, call, actor, outcome)
  await appendAudit(tx, {
    chain: serving.canteenId,
    actor,
    action: 'call_back.noted',
    subject: `diner:${call.dinerId}`,
    detail: { servingId: call.servingId, outcome },
  })
}
