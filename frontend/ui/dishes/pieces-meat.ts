import { bone, meat } from './colours.ts'
import { closed, lines, lump, place, points, seeded, softBox } from './geometry.ts'
import type { Outline, Point, Spot } from './geometry.ts'
import { fill, marks, pills, solid, stroke } from './paint.ts'
import type { Paint } from './paint.ts'

const ribBody: Outline = points(
  '-66 -4, -48 -34, -12 -38, 24 -44, 52 -38, 62 -8, 60 22, 36 30, 6 41, -30 38, -56 26',
)
const ribBone: Outline = points('40 -26, 78 -28, 94 -24, 99 -9, 93 8, 78 11, 40 12')

/** A pork rib with its bone sticking out to the right. */
export function rib(spot: Spot, paint: Paint = meat.rib): string {
  const size = spot.size ?? 1
  return (
    solid(place(ribBone, spot), {
      paint: bone,
      depth: 8 * size,
      shine: 4 * size,
      inset: 9 * size,
    }) +
    solid(place(ribBody, spot), { paint, depth: 15 * size, shine: 8 * size, inset: 13 * size }) +
    marks(lines('-44 18, -26 20, 4 12 / 18 -6, 30 -6, 42 -11'), spot, paint.side, 6)
  )
}

/** Any boneless lump of meat, potato or bun. `seed` gives each its own shape. */
export function chunk(
  spot: Spot,
  paint: Paint,
  seed: number,
  [rx, ry]: readonly [number, number] = [36, 30],
): string {
  const size = spot.size ?? 1
  return solid(place(lump(rx, ry, seed, 0.1), spot), {
    paint,
    depth: 11 * size,
    shine: 6 * size,
    inset: 10 * size,
  })
}

/** A piece of chicken on the bone: pale meat, golden skin, bone showing at one end. */
export function chicken(spot: Spot, seed: number, paint: Paint = meat.pale): string {
  const size = spot.size ?? 1
  const end = place(points('26 -11, 50 -13, 58 0, 50 12, 26 11'), spot)
  return (
    solid(end, { paint: bone, depth: 7 * size, shine: 0 }) +
    chunk(spot, paint, seed, [44, 33]) +
    marks(lines('-24 12, -6 17, 14 12 / 8 -6, 20 -10, 28 -6'), spot, paint.side, 5)
  )
}

/** A dice of stewed beef with its grain. */
export function beef(spot: Spot): string {
  const grain: Outline[] = lines('-18 -6, 0 -10, 16 -6 / -14 8, 4 5, 20 10')
  return dice(spot, meat.dark, [70, 60]) + marks(grain, spot, meat.dark.side, 5)
}

/** A dice with soft corners: chicken, potato, carrot. */
export function dice(
  spot: Spot,
  paint: Paint,
  [width, height]: readonly [number, number] = [46, 42],
): string {
  const size = spot.size ?? 1
  return solid(place(softBox(width, height, 0.24), spot), {
    paint,
    depth: 11 * size,
    shine: 5 * size,
    inset: 9 * size,
  })
}

/** Belly pork: rind, fat, lean, fat, lean, seen on the cut face. */
export function bellyPork(spot: Spot): string {
  const size = spot.size ?? 1
  const face = softBox(84, 78, 0.16)
  const band = (from: number, to: number, colour: string): string =>
    fill(
      closed(
        place(
          [
            [-41, from],
            [0, from + 2],
            [41, from],
            [41, to],
            [0, to + 2],
            [-41, to],
          ],
          spot,
        ),
      ),
      colour,
    )
  return (
    solid(place(face, spot), {
      paint: { base: '#a9542c', side: '#6b2b13', light: '#e3a077' },
      depth: 15 * size,
      shine: 0,
    }) +
    band(-22, -6, '#f6dcae') +
    band(12, 22, '#f6dcae') +
    stroke(closed(place(softBox(84, 78, 0.16), spot)), '#8a3b1a', 5 * size) +
    marks(lines('-30 -34, 0 -35, 26 -34'), spot, '#e3a077', 6)
  )
}

/** A big round meatball with a coarse surface. */
export function meatball(spot: Spot, seed: number, paint: Paint = meat.ball): string {
  const size = spot.size ?? 1
  const random = seeded(seed)
  const grains = Array.from({ length: 7 }, () => {
    const angle = random() * 6.28
    const r = (14 + random() * 26) * size
    return [spot.x + Math.cos(angle) * r, spot.y + Math.sin(angle) * r, random() * 180] as const
  })
  return (
    solid(place(lump(62, 59, seed, 0.05, 12), spot), {
      paint,
      depth: 16 * size,
      shine: 9 * size,
      inset: 14 * size,
    }) + pills(grains, 7 * size, 9 * size, paint.side)
  )
}

const chopBody: Outline = points(
  '-98 4, -84 -40, -40 -62, 16 -58, 58 -66, 92 -40, 98 4, 82 44, 34 56, -20 50, -70 44',
)

/** A whole pork chop: eye of meat, rim of fat, rib bone along the edge. */
export function chop(spot: Spot, paint: Paint = meat.braised): string {
  const size = spot.size ?? 1
  const chopBone: Outline = points('70 -52, 104 -66, 122 -58, 126 -42, 106 -34, 84 -20')
  return (
    solid(place(chopBone, spot), {
      paint: bone,
      depth: 8 * size,
      shine: 4 * size,
      inset: 8 * size,
    }) +
    solid(place(chopBody, spot), { paint, depth: 14 * size, shine: 9 * size, inset: 15 * size }) +
    marks(
      lines(
        '-60 22, -30 30, 8 28 / 30 30, 52 26, 68 14 / -20 -14, 6 -10, 30 -18 / -64 -4, -52 4, -38 6',
      ),
      spot,
      paint.side,
      6,
    )
  )
}

const legBody: Outline = points(
  '-92 6, -84 -38, -44 -60, 4 -52, 44 -26, 84 -14, 98 -2, 88 14, 46 26, 6 52, -44 60, -80 42',
)
const legBone: Outline = points(
  '78 -14, 116 -14, 128 -22, 142 -14, 138 0, 144 12, 130 20, 116 12, 78 14',
)

/** A drumstick, bone to the right. */
export function drumstick(spot: Spot, paint: Paint = meat.dark): string {
  const size = spot.size ?? 1
  return (
    solid(place(legBone, spot), {
      paint: bone,
      depth: 7 * size,
      shine: 4 * size,
      inset: 7 * size,
    }) +
    solid(place(legBody, spot), { paint, depth: 15 * size, shine: 10 * size, inset: 16 * size }) +
    marks(lines('-60 26, -34 34, -4 28 / 10 12, 34 6, 58 2'), spot, paint.side, 6)
  )
}

/** A thin slice of meat with a darker glazed edge. */
export function slice(spot: Spot, paint: Paint, edge: string): string {
  const size = spot.size ?? 1
  const outline = place(points('-48 8, -40 -24, 0 -34, 40 -26, 50 6, 38 26, 0 31, -38 27'), spot)
  return (
    solid(outline, { paint: { ...paint, side: edge }, depth: 9 * size, shine: 0 }) +
    stroke(closed(outline), edge, 6 * size) +
    marks(lines('-26 -4, -8 -11, 12 -10 / -16 11, 4 7, 26 8'), spot, paint.light, 5)
  )
}

/** Shreds: thin strips of meat, pepper, bamboo. */
export function shred(spot: Spot, paint: Paint, length = 62): string {
  const size = spot.size ?? 1
  const half = length / 2
  const outline = place(
    [
      [-half, -4],
      [0, -10],
      [half, -5],
      [half + 2, 4],
      [0, 1],
      [-half, 7],
    ],
    spot,
  )
  return solid(outline, { paint, depth: 5 * size, shine: 3 * size, inset: 3.5 * size })
}

/** Crumbs of minced meat lying about on other things. */
export function mince(points: readonly Point[], paint: Paint = meat.ball): string {
  const places = points.map(([x, y], i) => [x, y, i * 71] as const)
  return (
    pills(
      places.map(([x, y, turn]) => [x, y + 4, turn]),
      6,
      13,
      paint.side,
    ) +
    pills(places, 6, 13, paint.base) +
    pills(
      places.map(([x, y, turn]) => [x - 2, y - 2, turn]),
      2,
      4,
      paint.light,
    )
  )
}
