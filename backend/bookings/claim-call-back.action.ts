import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { timeOfDayAt } from '../vocabulary/calendar.ts'
import type { TimeOfDay } from '../vocabulary/calendar.ts'
import { claimMinutes } from '../vocabulary/call-backs.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { assertBeforeCutoff } from './booking.rules.ts'
import { readCallHolder, takeCall } from './call-back.store.ts'
import type { Call } from './call-back.store.ts'

/**
 * Takes a call for some minutes; taken again by the same person, for as long anew. Refuses `call_taken` while somebody
 * else has it, and once the meal can no longer be booked `serving_not_open` and `past_cutoff`.
 */
export const claimCallBack = async (
  tx: Tx,
  actor: Actor,
  call: Call,
): Promise<{ until: TimeOfDay; canteenId: number }> => {
  const serving = await readServing(tx, call.servingId)
  if (!serving) throw new Refusal('serving_unknown')
  const { canteenId } = serving
  const until = await takeCall(tx, call, present(actor.accountId, 'a person calls'), claimMinutes)
  if (until === null) {
    assertBeforeCutoff(serving)
    const holder = await readCallHolder(tx, call)
    if (holder === null) throw new Refusal('busy')
    throw new Refusal('call_taken', { name: holder.name, time: timeOfDayAt(holder.until) })
  }
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'call_back.claimed',
    subject: `diner:${call.dinerId}`,
    detail: { servingId: call.servingId },
  })
  return { until: timeOfDayAt(until), canteenId }
}
