import { answersFor } from '../identity/reach.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'

interface Place {
  readonly placeId: number
  readonly ancestorIds: readonly number[]
}

/** A code belongs to whoever answers for all places its versions were written for. Refuses `scheme_code_taken`. */
export const assertCodeOf = (actor: Actor, places: readonly (readonly number[])[]): void => {
  if (!places.every((ancestorIds) => answersFor(actor, ancestorIds, 'officer', 'admin')))
    throw new Refusal('scheme_code_taken')
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
