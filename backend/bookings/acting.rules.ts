import { worksAt } from '../identity/reach.rules.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { jobActor } from '../vocabulary/actor.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Channel, ReadBack } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export type ActingAs = 'self' | 'family' | 'volunteer' | 'staff' | 'standing' | 'kiosk'

/** What she set up once books for her; named after whoever set it up. */
export const standingActor = (setByName: string): Actor => ({
  ...jobActor('standing-orders'),
  name: setByName,
})
const standingKey = standingActor('').key

/** In which capacity the actor acts for this diner: her own account first. The policy table has let them in already. */
export const actingAs = (actor: Actor, dinerId: number, canteenId: number): ActingAs => {
  if (actor.key === standingKey) return 'standing'
  if (actor.accountId === null && actor.device?.kind === 'kiosk') return 'kiosk'
  const over = actor.grants.filter((grant) => grant.dinerId === dinerId)
  if (over.some((grant) => grant.role === 'diner')) return 'self'
  if (over.some((grant) => grant.role === 'family')) return 'family'
  return worksAt(actor, canteenId, 'counter', 'manager') ? 'staff' : 'volunteer'
}

/** The canteen's own word on who may order for whom. */
export const assertMayOrder = (
  acting: ActingAs,
  serving: {
    readonly canteen: Pick<ServingToBook['canteen'], 'familyMayOrder' | 'volunteerMayOrder'>
  },
): void => {
  if (acting === 'family' && !serving.canteen.familyMayOrder)
    throw new Refusal('family_may_not_order')
  if (acting === 'volunteer' && !serving.canteen.volunteerMayOrder)
    throw new Refusal('volunteer_may_not_order')
}

/** Only who had her on the telephone can have heard her say yes. */
export const heardYes = (acting: ActingAs, said: ReadBack | undefined): ReadBack =>
  said === 'yes' && (acting === 'volunteer' || acting === 'staff') ? 'yes' : 'no'

/** How an order came in follows from who brings it: nobody can claim to be a standing order or the counter. */
export const channelOf = (acting: ActingAs, said: Channel): Channel => {
  if (acting === 'standing') return 'standing'
  if (acting === 'kiosk') return 'kiosk'
  const atTheDoor = said === 'round'
  if (acting === 'staff') return atTheDoor ? 'round' : 'counter'
  if (acting === 'volunteer') return atTheDoor ? 'round' : 'phone'
  return 'app'
}
