/** One dish of a serving with the portions booked of it now. */
export interface Asked {
  readonly offeringId: number
  readonly booked: number
}

/**
 * Portions to cook beyond the booked ones: whom we expect at the door, less whom we expect not to come. Never below
 * none: somebody who booked is cooked for unless the cook says otherwise, with a reason.
 */
export const extraToSuggest = (walkIns: number, noShows: number): number =>
  Math.max(0, Math.round(walkIns - noShows))

/**
 * Shares extra portions out over the dishes as they are booked: who comes without a booking eats what others like.
 * Whole portions; they sum to `extra` exactly. Largest remainder first, then the order given.
 */
export const sharedOut = (extra: number, dishes: readonly Asked[]): ReadonlyMap<number, number> => {
  const booked = dishes.reduce((sum, dish) => sum + dish.booked, 0)
  const exact = dishes.map((dish) => ({
    offeringId: dish.offeringId,
    share: extra * (booked === 0 ? 1 / dishes.length : dish.booked / booked),
  }))
  const left = extra - exact.reduce((sum, { share }) => sum + Math.floor(share), 0)
  const byRemainder = exact.toSorted((a, b) => (b.share % 1) - (a.share % 1))
  const luckier = new Set(
    byRemainder.slice(0, Math.round(left)).map(({ offeringId }) => offeringId),
  )
  return new Map(
    exact.map(({ offeringId, share }) => [
      offeringId,
      Math.floor(share) + (luckier.has(offeringId) ? 1 : 0),
    ]),
  )
}

/** What is cooked now of a dish decided upon: it follows the bookings, and is never below nothing. */
export const portionsToCook = (booked: number, extra: number): number => Math.max(0, booked + extra)
