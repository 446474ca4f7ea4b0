import { hasRole } from '../vocabulary/actor.ts'
import type { Actor } from '../vocabulary/actor.ts'

const staff: readonly string[] = ['counter', 'manager']

/** Whether somebody works through the call list only as a volunteer: whom to call about what is personal. */
export const isOnlyVolunteerAt = (actor: Actor, canteenId: number): boolean =>
  hasRole(actor, 'volunteer') &&
  !actor.grants.some(
    (grant) =>
      staff.includes(grant.role) && (grant.canteenId === canteenId || grant.placeId !== null),
  )
