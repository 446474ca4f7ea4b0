import type { Board } from '../contract/kitchen.ts'

type Tile = Board['tiles'][number]
type Change = Board['changes'][number]
type VariantCount = Board['totals'][number]

/** Variants over all dishes, most portions first: they sum to the booked count. */
export const sumVariants = (tiles: readonly Tile[]): VariantCount[] => {
  const sums = new Map<string, VariantCount>()
  for (const { variant, portions } of tiles.flatMap((tile) => tile.variants)) {
    const key = JSON.stringify([variant.texture, variant.tweaks, variant.omits])
    sums.set(key, { variant, portions: (sums.get(key)?.portions ?? 0) + portions })
  }
  return [...sums.values()].toSorted((a, b) => b.portions - a.portions)
}

const togetherMs = 120_000

/** Changes of one dish within two minutes read as one: 46 → 49 rather than three lines. Newest first. */
export const mergeChanges = (changes: readonly Change[]): Change[] => {
  const merged: Change[] = []
  for (const change of changes) {
    const newer = merged.at(-1)
    const joins =
      newer !== undefined &&
      newer.offeringId === change.offeringId &&
      newer.late === change.late &&
      newer.from === change.to &&
      Date.parse(newer.at) - Date.parse(change.at) <= togetherMs
    if (joins) merged[merged.length - 1] = { ...newer, from: change.from }
    else merged.push(change)
  }
  return merged.filter((change) => change.from !== change.to)
}
