import { scatter, seeded } from './geometry.ts'
import type { Spot } from './geometry.ts'

export type Heap = { count: number; radius: number; seed: number; size?: number; turn?: number }

/**
 * Many pieces heaped, always the same way. Those nearer the eye are drawn last and cover the others;
 * `index` counts from the middle outwards, so neighbours can be of different kinds.
 */
export function heap(plan: Heap, draw: (spot: Spot, index: number) => string): string {
  const random = seeded(plan.seed + 77)
  return scatter(plan.count, plan.radius, plan.seed)
    .map(([x, y], index) => ({
      index,
      spot: { x, y, turn: (random() - 0.5) * (plan.turn ?? 360), size: plan.size ?? 1 },
    }))
    .toSorted((a, b) => a.spot.y - b.spot.y)
    .map(({ spot, index }) => draw(spot, index))
    .join('')
}

/** Picks a drawing by index. Lists of 4 or 7 keep neighbours in a heap from being of one kind. */
export const oneOf = (index: number, draws: readonly (() => string)[]): string =>
  draws[index % draws.length]?.() ?? ''
