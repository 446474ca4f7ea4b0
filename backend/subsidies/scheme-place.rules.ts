import { answersFor } from '../identity/reach.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'

interface Place {
  readonly placeId: number
  readonly ancestorIds: readonly number[]
}

/**
 * A scheme holds for a whole place: who sets it must answer for that place, not only for a canteen inside it.
 * Refuses `scheme_place_wrong`.
 */
export const assertPlaceOf = (actor: Actor, place: Place | null): number => {
  if (place === null || !answersFor(actor, place.ancestorIds, 'officer', 'admin'))
    throw new Refusal('scheme_place_wrong')
  return place.placeId
}
