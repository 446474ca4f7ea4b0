import { china, shrimpMeat, shrimpShell } from './colours.ts'
import { closed, lines, place, points } from './geometry.ts'
import type { Outline, Spot } from './geometry.ts'
import { disc, fill, marks, solid } from './paint.ts'
import type { Paint } from './paint.ts'

const bodyShape: Outline = points(
  '-176 4, -160 -22, -124 -46, -70 -60, -6 -60, 58 -46, 112 -24, 140 -12, 140 12, 112 26, 58 48, -6 60, -70 60, -124 48, -160 28',
)
const tailShape: Outline = points(
  '126 -10, 160 -30, 190 -52, 186 -18, 178 2, 188 24, 194 56, 160 34, 126 12',
)
const finShape: Outline = points('-84 -50, -50 -84, -10 -90, 40 -78, 64 -58, 40 -42, -40 -46')
const lowerFinShape: Outline = points('-30 50, 0 78, 34 80, 44 60, 30 44')
const sideFin: Outline = points('-78 8, -54 2, -30 10, -26 24, -44 30, -66 24')

/** A whole fish from its side, head left, tail right, scored three times. */
export function wholeFish(spot: Spot, paint: Paint): string {
  const size = spot.size ?? 1
  const [eye] = place([[-134, -12]], spot)
  const [ex, ey] = eye ?? [spot.x, spot.y]
  const fin = { base: paint.side, side: paint.side, light: paint.base }
  const head: Outline = points(
    '-174 4, -158 -21, -122 -45, -106 -50, -96 -24, -94 4, -98 30, -108 52, -124 47, -158 27',
  )
  return (
    [finShape, lowerFinShape]
      .map((outline) => solid(place(outline, spot), { paint: fin, depth: 4 * size, shine: 0 }))
      .join('') +
    marks(lines('-40 -62, -34 -80 / -8 -64, -4 -84 / 24 -60, 30 -76'), spot, paint.base, 4) +
    solid(place(tailShape, spot), { paint: fin, depth: 8 * size, shine: 0 }) +
    marks(
      lines('140 -6, 160 -16, 176 -30 / 142 2, 160 2, 170 2 / 140 9, 160 18, 178 34'),
      spot,
      paint.base,
      4,
    ) +
    solid(place(bodyShape, spot), { paint, depth: 14 * size, shine: 9 * size, inset: 16 * size }) +
    fill(closed(place(head, spot)), paint.light) +
    marks(lines('-106 -46, -94 -18, -93 8, -104 46'), spot, paint.side, 6) +
    marks(lines('-172 12, -160 14, -146 17'), spot, paint.side, 5) +
    solid(place(sideFin, spot), { paint: fin, depth: 0, shine: 0 }) +
    marks(scores, spot, paint.side, 8) +
    marks(
      scores.map((line) => line.map(([x, y]) => [x + 6, y] as const)),
      spot,
      china.white,
      5,
    ) +
    cookedEye(ex, ey, size)
  )
}

const scores: Outline[] = [-34, 18, 70].map((x) => [
  [x + 8, -30],
  [x - 2, 0],
  [x - 6, 30],
])

/** The eye of a cooked fish is white all through. */
const cookedEye = (x: number, y: number, size: number): string =>
  disc(x, y, 13 * size, '#6d6a62') +
  disc(x, y, 10 * size, china.white) +
  disc(x, y, 4 * size, '#b9b3a6')

/** A prawn in its shell: curled, banded, with tail fan and feelers. */
export function prawn(spot: Spot): string {
  const size = spot.size ?? 1
  const body: Outline = points(
    '-56 20, -58 -8, -44 -36, -14 -52, 20 -48, 46 -28, 56 2, 40 6, 28 -10, 8 -18, -12 -14, -22 2, -24 22, -40 30',
  )
  const fan: Outline = points('40 0, 56 0, 72 16, 70 34, 58 26, 50 40, 40 26, 36 10')
  return (
    marks(lines('-50 26, -66 44, -62 70 / -44 28, -48 52, -34 72'), spot, shrimpShell.side, 4) +
    marks(lines('-20 4, -11 9 / -12 -8, -3 -2 / 4 -14, 9 -5'), spot, shrimpShell.side, 5) +
    solid(place(fan, spot), {
      paint: { ...shrimpShell, base: '#d9542b' },
      depth: 7 * size,
      shine: 0,
    }) +
    solid(place(body, spot), {
      paint: shrimpShell,
      depth: 11 * size,
      shine: 7 * size,
      inset: 9 * size,
    }) +
    marks(
      lines(
        '-30 -44, -22 -32, -18 -14 / -2 -52, -2 -34, -2 -18 / 26 -44, 20 -30, 14 -16 / 48 -18, 40 -12, 28 -8 / -56 -4, -40 -4, -24 0',
      ),
      spot,
      '#fbd0b3',
      5,
    ) +
    eyeAt(spot, [-44, 14], 5.5)
  )
}

function eyeAt(spot: Spot, local: readonly [number, number], r: number): string {
  const [point] = place([local], spot)
  return point === undefined ? '' : disc(point[0], point[1], r * (spot.size ?? 1), '#2b2420')
}

/** A peeled shrimp: a pale crescent with coral bands and tail. */
export function shrimp(spot: Spot): string {
  const size = spot.size ?? 1
  const tail: Outline = points('26 16, 36 12, 54 22, 50 34, 42 28, 36 38, 26 28')
  const outline: Outline = points(
    '-42 20, -46 -8, -30 -36, 2 -46, 34 -32, 46 -2, 38 24, 22 22, 22 4, 12 -10, -4 -12, -16 0, -18 22, -30 32',
  )
  return (
    solid(place(tail, spot), {
      paint: { ...shrimpMeat, base: '#ee7a4e', side: '#c9552c' },
      depth: 6 * size,
      shine: 0,
    }) +
    solid(place(outline, spot), { paint: shrimpMeat, depth: 10 * size, shine: 0 }) +
    marks(
      lines(
        '-44 2, -34 2, -24 4 / -30 -32, -24 -24, -18 -13 / 2 -43, 3 -32, 3 -20 / 32 -30, 25 -23, 17 -15 / 44 0, 36 2, 28 4',
      ),
      spot,
      '#f08a62',
      7,
    )
  )
}

/** A fried piece of hairtail: long silver band, golden where the pan touched it, a fringe of fin. */
export function hairtail(spot: Spot, paint: Paint): string {
  const size = spot.size ?? 1
  const silver: Paint = { base: '#cdd5d6', side: '#8d9a9e', light: '#f6faf9' }
  const outline: Outline = points(
    '-96 -26, -50 -32, 0 -30, 50 -32, 96 -26, 101 0, 96 25, 50 31, 0 29, -50 31, -96 25, -101 0',
  )
  const fringe: Outline = points(
    '-90 -26, -60 -40, -20 -38, 20 -41, 60 -38, 92 -26, 40 -22, -40 -22',
  )
  const crust: Outline[] = lines(
    '-94 8, -70 14, -44 8, -20 16, -10 28, -50 29, -92 23 / 40 16, 64 8, 94 10, 93 23, 60 29, 34 27',
  )
  return (
    fill(closed(place(fringe, spot)), paint.side) +
    solid(place(outline, spot), {
      paint: silver,
      depth: 12 * size,
      shine: 7 * size,
      inset: 9 * size,
    }) +
    crust.map((patch) => fill(closed(place(patch, spot)), paint.base)).join('') +
    marks(
      [-52, 0, 52].map((x) => [
        [x + 9, -17],
        [x, 0],
        [x - 7, 14],
      ]),
      spot,
      silver.side,
      6,
    )
  )
}

/** A flat pomfret: nearly as high as long, forked tail. */
export function pomfret(spot: Spot, paint: Paint): string {
  const size = spot.size ?? 1
  const fin = { base: paint.side, side: paint.side, light: paint.base }
  const body: Outline = points(
    '-140 6, -124 -26, -82 -66, -30 -88, 18 -78, 66 -46, 104 -16, 104 18, 66 50, 18 82, -30 90, -82 70, -124 36',
  )
  const wings: Outline[] = lines(
    '-20 -82, 24 -112, 58 -122, 60 -84, 76 -44, 20 -66 / -20 84, 24 114, 56 126, 60 88, 76 46, 20 68 / 92 -14, 130 -46, 168 -70, 158 -26, 140 2, 160 30, 170 74, 130 48, 92 16',
  )
  const head: Outline = points('-138 6, -122 -26, -86 -60, -74 -30, -72 6, -78 40, -88 64, -122 36')
  const cuts: Outline[] = [-30, 14, 56].map((x) => [
    [x + 10, -34],
    [x, 2],
    [x - 6, 36],
  ])
  const [eye] = place([[-106, -10]], spot)
  const [ex, ey] = eye ?? [spot.x, spot.y]
  return (
    wings
      .map((outline) => solid(place(outline, spot), { paint: fin, depth: 6 * size, shine: 0 }))
      .join('') +
    solid(place(body, spot), { paint, depth: 15 * size, shine: 10 * size, inset: 17 * size }) +
    fill(closed(place(head, spot)), paint.light) +
    marks(lines('-84 -56, -71 -28, -70 6, -84 58'), spot, paint.side, 6) +
    marks(lines('-136 16, -124 19, -110 22'), spot, paint.side, 5) +
    marks(cuts, spot, paint.side, 9) +
    cookedEye(ex, ey, size)
  )
}

/** A slice of white fish curling at the edge, skin along one side. */
export function fillet(spot: Spot): string {
  const size = spot.size ?? 1
  const outline: Outline = points(
    '-62 6, -50 -26, -14 -36, 24 -30, 58 -36, 68 -6, 52 22, 14 28, -22 24, -50 28',
  )
  const skin: Outline = points('-50 27, -22 23, 14 27, 52 21, 67 -4')
  return (
    solid(place(outline, spot), {
      paint: { base: '#fffaf0', side: '#c9b68a', light: '#ffffff' },
      depth: 12 * size,
      shine: 0,
    }) +
    marks([skin], spot, '#8f9c93', 6) +
    marks(lines('-44 -12, -10 -22, 28 -18 / -44 6, -8 -3, 42 -8'), spot, '#e3d4b2', 5)
  )
}
