import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockCanteen, withdrawServingsOn, writeClosedDay, type ClosedDay } from './canteen.store.ts'

/** Marks a day without service. Refuses `below_booked` while somebody is on the books: they get cooked for. */
export const closeDay = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  closed: ClosedDay,
): Promise<void> => {
  await lockCanteen(tx, canteenId)
  const booked = await withdrawServingsOn(tx, canteenId, closed.day)
  if (booked > 0) throw new Refusal('below_booked', { booked })
  await writeClosedDay(tx, canteenId, closed)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'canteen.day_closed',
    subject: `canteen:${canteenId}`,
    detail: { day: closed.day, reason: closed.reason },
  })
}
