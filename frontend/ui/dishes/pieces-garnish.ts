import { chili, green, nut } from './colours.ts'
import { lines, place, points, seeded } from './geometry.ts'
import type { Point, Spot } from './geometry.ts'
import { disc, dots, marks, pills, solid, strokes } from './paint.ts'

/** Rings of spring onion. */
export const scallions = (spots: readonly Point[], size = 1): string =>
  dots(spots, 11.5 * size, '#3f9152') + dots(spots, 5.5 * size, '#dcefc4')

/** Goji berries, or small red peppers: red ovals with a glint. */
export const berries = (
  places: readonly (readonly [x: number, y: number, turn: number])[],
): string =>
  pills(places, 9, 17, chili.base) +
  pills(
    places.map(([x, y, turn]) => [x - 3, y - 3, turn]),
    5,
    4.5,
    chili.light,
  )

/** Long cut spring onion, lying. */
export function longScallion(spot: Spot): string {
  const size = spot.size ?? 1
  const stem = place(points('-58 -8, 0 -10, 58 -8, 60 8, 0 9, -58 8'), spot)
  return (
    solid(stem, { paint: green.fresh, depth: 7 * size, shine: 0 }) +
    marks(lines('-50 -2, 0 -4, 52 -2'), spot, green.fresh.light, 4) +
    marks(lines('-58 -4, -58 4'), spot, '#eef4d8', 8)
  )
}

/** Shreds of scallion, ginger and pepper strewn over steamed fish. */
export function strewn(
  spots: readonly (readonly [x: number, y: number, turn: number])[],
  colours: readonly string[],
): string {
  return colours
    .map((colour, i) => {
      const lines = spots
        .filter((_, n) => n % colours.length === i)
        .map(([x, y, turn]) => place(points('-26 4, 0 -4, 26 3'), { x, y, turn }))
      return strokes(lines, colour, 6)
    })
    .join('')
}

/** Sesame. */
export const sesame = (spots: readonly Point[]): string =>
  pills(
    spots.map(([x, y], i) => [x, y, i * 47]),
    4,
    6,
    '#fff3cf',
  )

/** Drops of fat shining on broth. */
export const drops = (
  spots: readonly (readonly [x: number, y: number, r: number])[],
  colour: string,
): string => spots.map(([x, y, r]) => disc(x, y, r, colour)).join('')

/** A dried chilli. */
export function driedChili(spot: Spot): string {
  const size = spot.size ?? 1
  const pod = place(points('-34 2, -22 -10, 4 -10, 28 -3, 38 4, 24 8, 0 8, -22 10'), spot)
  return (
    solid(pod, { paint: chili, depth: 6 * size, shine: 4 * size, inset: 5 * size }) +
    marks(lines('-34 2, -44 0'), spot, '#5d8a3a', 6)
  )
}

/** A peanut kernel in two halves. */
export function peanut(spot: Spot): string {
  const size = spot.size ?? 1
  const kernel = place(points('-20 0, -12 -12, 4 -12, 18 -8, 21 2, 14 11, -2 12, -14 10'), spot)
  return (
    solid(kernel, { paint: nut, depth: 6 * size, shine: 4 * size, inset: 6 * size }) +
    marks(lines('-12 3, 12 2'), spot, nut.side, 3)
  )
}

/** Minced garlic. */
export const garlic = (spots: readonly Point[]): string =>
  pills(
    spots.map(([x, y], i) => [x, y, i * 63]),
    6,
    12,
    '#fff6dc',
  )

/** A few points strewn by seed inside a radius, for garnish only. */
export function sprinkle(count: number, radius: number, seed: number): Point[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const r = radius * Math.sqrt(random())
    const angle = random() * Math.PI * 2
    return [Math.cos(angle) * r, Math.sin(angle) * r] as const
  })
}
