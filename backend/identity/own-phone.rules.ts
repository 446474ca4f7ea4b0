import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** Somebody who is here for others only says which number is hers; everybody else's is kept by the office. */
export const keepsOwnPhone = ({ accountId, grants, heldBack }: Actor): boolean =>
  accountId !== null && heldBack.length === 0 && grants.every((grant) => grant.role === 'family')

/** Refuses `not_yours`. */
export const accountWithOwnPhone = (actor: Actor): number => {
  if (actor.accountId === null || !keepsOwnPhone(actor)) throw new Refusal('not_yours')
  return actor.accountId
}
