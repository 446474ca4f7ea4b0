import { readPolicy } from '../canteens/canteen.store.ts'
import type { Reader } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { isOnlyVolunteerAt } from './may-call.rules.ts'

/** The canteen's own rules say whether volunteers work through the call list. Refuses `volunteers_may_not_call`. */
export const assertMayCall = async (
  reader: Reader,
  actor: Actor,
  canteenId: number,
): Promise<void> => {
  if (!isOnlyVolunteerAt(actor, canteenId)) return
  const policy = await readPolicy(reader, canteenId)
  if (policy?.volunteersMayCall !== true) throw new Refusal('volunteers_may_not_call')
}
