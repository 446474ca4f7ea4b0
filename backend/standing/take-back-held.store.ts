import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { addDays } from '../vocabulary/calendar.ts'
import type { HoldDays } from './hold.store.ts'
import { askForWithdrawal, readMade } from './withdrawal.store.ts'
import type { MadeBooking } from './withdrawal.store.ts'

/** Asks for everything her orders booked on the days of a pause to be taken back, and returns all they booked, in time or not. */
export const takeBackHeld = async (
  tx: Tx,
  actor: Actor,
  dinerId: number,
  { holdId, firstDay, lastDay }: HoldDays & { readonly holdId: number },
): Promise<MadeBooking[]> => {
  const until = lastDay === null ? null : addDays(lastDay, 1)
  const made = await readMade(tx, dinerId, { from: firstDay, until })
  await askForWithdrawal(
    tx,
    actor,
    made.filter(({ open }) => open),
    holdId,
  )
  return made
}
