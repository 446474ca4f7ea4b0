import { brokenEnds, brokenRoomOrder, cycles, deadEnds } from './rooms.ts'
import { brokenStyle } from './style.ts'
import { brokenSuffixes, impureRules, sqlOutsideStores } from './suffixes.ts'
import type { Source, Violation } from './source.ts'

/** Everything that can be said about the house by reading it. */
export function brokenWalls(sources: readonly Source[]): Violation[] {
  return [
    brokenRoomOrder,
    brokenEnds,
    cycles,
    deadEnds,
    brokenSuffixes,
    sqlOutsideStores,
    impureRules,
    brokenStyle,
  ].flatMap((wall) => wall(sources))
}
