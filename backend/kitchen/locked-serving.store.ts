import { lockServing } from '../bookings/serving-moves.store.ts'
import type { LockedServing } from '../bookings/serving-moves.store.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { whyNotMove } from './serving-moves.rules.ts'
import type { ServingMove } from './serving-moves.rules.ts'

/** Locks a serving for a move. Refuses `serving_unknown`, or whatever speaks against the move now. */
export const lockServingFor = async (
  tx: Tx,
  servingId: number,
  move: ServingMove,
): Promise<LockedServing> => {
  const serving = await lockServing(tx, servingId)
  const why = whyNotMove(move, serving)
  if (why) throw new Refusal(why)
  return serving
}
