import type { Board } from '../../../backend/contract/kitchen.ts'

type Change = Board['changes'][number]

/** How long a change stays in amber, on the server's clock. */
export const recentMs = 5 * 60_000
const gatherMs = 5 * 60_000

/** Bookings come one by one; the cook reads 46 → 49 once. Newest first; what came to nothing is left out. */
export function gatherMoves(changes: readonly Change[]): Change[] {
  const moves: Change[] = []
  const oldestFirst = [...changes].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
  for (const change of oldestFirst) {
    const index = moves.findLastIndex(
      (move) => move.offeringId === change.offeringId && move.late === change.late,
    )
    const last = moves[index]
    const belongs =
      last !== undefined &&
      last.to === change.from &&
      Date.parse(change.at) - Date.parse(last.at) <= gatherMs
    if (belongs) moves.splice(index, 1)
    moves.push(belongs ? { ...change, from: last.from } : change)
  }
  return moves.filter((move) => move.from !== move.to).reverse()
}

export const isRecent = (move: Change, asOf: string): boolean =>
  Date.parse(asOf) - Date.parse(move.at) <= recentMs

/** The change a tile wears in amber, if it has one now. */
export const recentMoveOf = (
  moves: readonly Change[],
  offeringId: number,
  asOf: string,
): Change | undefined =>
  moves.find((move) => move.offeringId === offeringId && isRecent(move, asOf))
