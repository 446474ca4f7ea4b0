/**
 * Whoever comes waits until so many are there: all have looked before the first of them writes, however slow the
 * machine is. Who comes later, or again, goes straight on.
 */
export const aMeetingOf = (people: number): (() => Promise<void>) => {
  const allThere = Promise.withResolvers<void>()
  let there = 0
  return () => {
    there += 1
    if (there >= people) allThere.resolve()
    return allThere.promise
  }
}
