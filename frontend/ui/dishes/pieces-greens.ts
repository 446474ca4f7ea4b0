import { green } from './colours.ts'
import { lines, place, points, seeded } from './geometry.ts'
import type { Outline, Point, Spot } from './geometry.ts'
import { dots, marks, pills, solid } from './paint.ts'
import type { Paint } from './paint.ts'

const leafShape: Outline = points(
  '-78 0, -62 -26, -26 -43, 14 -40, 48 -24, 80 0, 48 26, 12 38, -28 39, -62 24',
)

/** A spinach leaf with its veins; the tip points right. */
export function leaf(spot: Spot, paint: Paint = green.mid): string {
  const size = spot.size ?? 1
  return (
    solid(place(leafShape, spot), { paint, depth: 8 * size, shine: 0 }) +
    marks(
      lines(
        '-74 0, 0 0, 50 0 / -40 0, -22 -16, -8 -27 / -4 0, 14 -12, 26 -19 / -42 0, -26 14, -12 26 / -6 0, 12 11, 24 17',
      ),
      spot,
      green.vein,
      5.5,
    )
  )
}

/** A small bok choy cut in half: white spoon stalks below, dark leaves above (to the right). */
export function bokChoy(spot: Spot): string {
  const size = spot.size ?? 1
  const leaves: Outline = points('-6 -30, 30 -48, 66 -44, 94 -20, 98 8, 78 40, 40 50, -4 32')
  const stalks: Outline = points(
    '-84 -6, -74 -26, -44 -34, -6 -30, 32 -18, 54 0, 32 20, -6 32, -44 34, -74 24',
  )
  return (
    solid(place(leaves, spot), {
      paint: green.mid,
      depth: 9 * size,
      shine: 5 * size,
      inset: 9 * size,
    }) +
    marks(lines('40 -6, 60 -20, 74 -26 / 44 8, 64 16, 78 18'), spot, green.vein, 5) +
    solid(place(stalks, spot), { paint: green.stalk, depth: 9 * size, shine: 0 }) +
    marks(lines('-66 -10, -30 -14, 14 -8 / -68 8, -30 12, 16 7'), spot, '#c8daa8', 5)
  )
}

/** One leaf of greens with a pale stalk: chicken-feather greens, Shanghai greens. */
export function greensLeaf(spot: Spot, paint: Paint = green.mid): string {
  const size = spot.size ?? 1
  const stalk: Outline = points('-86 -6, -50 -9, 4 -8, 6 9, -50 9, -86 7')
  const blade: Outline = points('-8 0, 4 -24, 36 -34, 66 -28, 84 -4, 72 22, 40 33, 6 24')
  return (
    solid(place(stalk, spot), { paint: green.stalk, depth: 6 * size, shine: 0 }) +
    solid(place(blade, spot), { paint, depth: 8 * size, shine: 5 * size, inset: 8 * size }) +
    marks(
      lines('-4 0, 30 0, 56 -1 / 18 0, 32 -12, 42 -17 / 20 1, 34 12, 44 17'),
      spot,
      green.vein,
      5,
    )
  )
}

/** A broccoli floret: crown of small domes on a pale stalk. */
export function broccoli(spot: Spot, seed: number): string {
  const size = spot.size ?? 1
  const random = seeded(seed)
  const stalk = place(points('-14 10, 14 10, 17 50, 0 58, -17 50'), spot)
  const domes: Point[] = points('-30 4, 30 6, 0 14, -22 -22, 22 -22, 0 -34, 0 -8')
  const laid = place(domes, spot)
  const light = laid.filter(() => random() < 0.5)
  return (
    solid(stalk, { paint: green.pale, depth: 6 * size, shine: 0 }) +
    dots(
      laid.map(([x, y]) => [x, y + 9 * size]),
      24 * size,
      green.deep.side,
    ) +
    dots(laid, 23 * size, green.mid.base) +
    dots(light, 21 * size, green.fresh.base) +
    dots(
      laid.map(([x, y]) => [x - 7 * size, y - 7 * size]),
      4 * size,
      green.vein,
    )
  )
}

/** A length of celery, garlic stem or long bean. */
export function stem(spot: Spot, paint: Paint = green.bright, length = 84): string {
  const size = spot.size ?? 1
  const half = length / 2
  const outline = place(
    [
      [-half, -9],
      [0, -12],
      [half, -9],
      [half + 3, 6],
      [0, 8],
      [-half - 2, 7],
    ],
    spot,
  )
  return solid(outline, { paint, depth: 7 * size, shine: 4 * size, inset: 5 * size })
}

/** Round beans: peas, edamame, broad beans. */
export const beans = (
  points: readonly Point[],
  paint: Paint,
  [length, width]: readonly [number, number] = [0.1, 25],
): string => {
  const places = points.map(([x, y], i) => [x, y, (i * 53) % 180] as const)
  return (
    pills(
      places.map(([x, y, turn]) => [x, y + 5, turn]),
      length,
      width,
      paint.side,
    ) +
    pills(places, length, width, paint.base) +
    pills(
      places.map(([x, y]) => [x - 4, y - 5, -35]),
      4,
      4.5,
      paint.light,
    )
  )
}

/** A square of pepper, slightly curled. */
export function pepperSquare(spot: Spot, paint: Paint): string {
  const size = spot.size ?? 1
  const outline = place(points('-26 -18, 0 -24, 26 -20, 28 0, 24 20, 0 16, -24 22, -28 2'), spot)
  return solid(outline, { paint, depth: 8 * size, shine: 5 * size, inset: 7 * size })
}

/** A piece of cabbage: pale rib, green frill. */
export function cabbage(spot: Spot): string {
  const size = spot.size ?? 1
  const frill = place(
    points('-52 -6, -40 -34, -10 -30, 16 -42, 46 -26, 56 4, 40 30, 8 26, -18 38, -44 24'),
    spot,
  )
  const core = place(points('-50 -4, -36 -18, 0 -16, 24 -6, 26 8, 0 16, -36 17'), spot)
  return (
    solid(frill, {
      paint: { base: '#c9dd94', side: '#93ad5c', light: '#e9f3c8' },
      depth: 8 * size,
      shine: 5 * size,
      inset: 7 * size,
    }) +
    solid(core, { paint: green.stalk, depth: 0, shine: 0 }) +
    marks(lines('-38 0, 0 -1, 18 0'), spot, '#cddaae', 4)
  )
}
