import { dough, egg } from './colours.ts'
import { closed, ellipse, lines, pillow, place, points, seeded } from './geometry.ts'
import type { Outline, Point, Spot } from './geometry.ts'
import { disc, fill, marks, solid, stroke, strokes } from './paint.ts'
import type { Paint } from './paint.ts'

/** Grains of rice lying every way on a bed of rice. */
export function riceGrains(
  radius: number,
  seed: number,
  colours: readonly string[] = ['#ffffff'],
  gap = 32,
): string {
  const random = seeded(seed)
  const grains: { line: Outline; colour: number }[] = []
  const taken: Point[] = []
  for (let tries = 0; tries < 900; tries += 1) {
    const r = radius * Math.sqrt(random())
    const angle = random() * Math.PI * 2
    const x = Math.cos(angle) * r
    const y = Math.sin(angle) * r
    const turn = random() * 180
    if (taken.some(([a, b]) => Math.hypot(a - x, b - y) < gap)) continue
    taken.push([x, y])
    grains.push({
      line: place(points('-9 0, 9 0'), { x, y, turn }),
      colour: Math.floor(random() * colours.length),
    })
  }
  return colours
    .map((colour, i) =>
      strokes(
        grains.filter((grain) => grain.colour === i).map((grain) => grain.line),
        colour,
        12,
      ),
    )
    .join('')
}

/** A steamed bun with its twist of pleats. */
export function baozi(spot: Spot): string {
  const size = spot.size ?? 1
  const pleats: Outline[] = Array.from({ length: 11 }, (_, i) => {
    const angle = (i / 11) * Math.PI * 2
    const at = (r: number, twist: number): Point => [
      Math.cos(angle + twist) * r,
      Math.sin(angle + twist) * r,
    ]
    return [at(13, 0.5), at(30, 0.16), at(52, 0)]
  })
  return (
    solid(place(ellipse(74, 71, 14), spot), { paint: dough, depth: 13 * size, shine: 0 }) +
    marks(pleats, spot, '#e3d0a8', 6) +
    disc(spot.x, spot.y, 12 * size, '#e3d0a8') +
    disc(spot.x - 1, spot.y - 2, 7 * size, '#cdb486')
  )
}

/** A plain steamed bun: a soft square pillow with a cut. */
export function mantou(spot: Spot, paint: Paint = dough): string {
  const size = spot.size ?? 1
  return (
    solid(place(pillow(132, 114), spot), {
      paint,
      depth: 20 * size,
      shine: 9 * size,
      inset: 16 * size,
    }) + marks(lines('34 -34, 42 -6, 36 24'), spot, paint.side, 5)
  )
}

/** A crescent dumpling with crimped edge. */
export function dumpling(spot: Spot): string {
  const size = spot.size ?? 1
  const outline: Outline = points(
    '-72 14, -62 -14, -34 -36, 0 -43, 34 -36, 62 -14, 72 14, 48 26, 0 30, -48 26',
  )
  const crimps: Outline[] = [-50, -31, -11, 11, 31, 50].map((x) => {
    const edge = 14 - Math.sqrt(Math.max(0, 1 - (x / 72) ** 2)) * 54
    return [
      [x, edge + 4],
      [x * 0.84, edge + 19],
    ]
  })
  return (
    solid(place(outline, spot), { paint: dough, depth: 13 * size, shine: 0 }) +
    marks(lines('-46 8, -24 -10, 0 -14, 24 -10, 46 8'), spot, '#e8d6ae', 5) +
    marks(crimps, spot, '#ddc797', 6)
  )
}

/** A wonton: meat shining through, ruffled skirt. */
export function wonton(spot: Spot): string {
  const size = spot.size ?? 1
  const skirt: Outline = points('-8 -6, 24 -40, 52 -44, 56 -20, 76 -6, 60 14, 62 36, 30 32, 0 18')
  const belly = place(ellipse(40, 34, 11), { ...spot, x: spot.x, y: spot.y })
  return (
    solid(place(skirt, spot), {
      paint: { base: '#fdf0d2', side: '#d9c390', light: '#ffffff' },
      depth: 7 * size,
      shine: 0,
    }) +
    marks(lines('20 -6, 40 -22 / 24 2, 54 -2 / 20 10, 44 20'), spot, '#e2cb9a', 5) +
    solid(belly, {
      paint: { base: '#f9dcc0', side: '#d5ab84', light: '#fff4e6' },
      depth: 9 * size,
      shine: 6 * size,
      inset: 9 * size,
    }) +
    fill(closed(place(ellipse(22, 17, 9), { ...spot, size: size * 0.9 })), '#eab595')
  )
}

/** A fried egg, sunny side up. */
export function friedEgg(spot: Spot): string {
  const size = spot.size ?? 1
  const outline: Outline = points(
    '-60 4, -48 -34, -14 -46, 18 -38, 50 -40, 62 -6, 50 30, 18 34, -10 46, -44 36',
  )
  return (
    solid(place(outline, spot), {
      paint: { ...egg.white, side: '#d9b378' },
      depth: 7 * size,
      shine: 0,
    }) +
    disc(spot.x, spot.y + 4 * size, 25 * size, egg.yolk.side) +
    disc(spot.x, spot.y, 25 * size, egg.yolk.base) +
    stroke(
      `M${Math.round(spot.x - 15 * size)} ${Math.round(spot.y - 4 * size)}q4 -11 15 -12`,
      egg.yolk.light,
      5 * size,
    )
  )
}

/** An oval slice of rice cake. */
export function riceCake(spot: Spot): string {
  const size = spot.size ?? 1
  return (
    solid(place(ellipse(50, 27, 12), spot), {
      paint: { base: '#fffaec', side: '#d6c79f', light: '#ffffff' },
      depth: 9 * size,
      shine: 0,
    }) + marks(lines('-30 -8, -10 -15, 12 -15'), spot, '#ffffff', 5)
  )
}

/** A tea egg in its cracked, stained shell. */
export function teaEgg(spot: Spot): string {
  const outline: Outline = points(
    '-60 2, -50 -30, -16 -46, 24 -42, 54 -20, 64 4, 52 30, 20 44, -18 46, -48 32',
  )
  const cracks: Outline[] = lines(
    '-56 6, -34 -6, -16 10, 8 -4, 28 8, 60 0 / -34 -6, -30 -32 / 8 -4, 4 -24, 14 -40 / -16 10, -22 28, -14 40 / 28 8, 36 34 / 4 -24, -12 -32 / -22 28, -40 30',
  )
  return (
    solid(place(outline, spot), { paint: egg.stained, depth: 15, shine: 7, inset: 11 }) +
    stroke(
      cracks
        .map(
          (line) =>
            `M${place(line, spot)
              .map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`)
              .join('L')}`,
        )
        .join(''),
      '#8f5a30',
      4,
    )
  )
}

/** A length of fried dough stick: two strands grown together. */
export function doughStick(spot: Spot): string {
  const strand: Outline = points(
    '-62 -2, -50 -18, -20 -20, 6 -16, 34 -21, 60 -14, 64 0, 40 9, 8 7, -24 10, -54 9',
  )
  const upper = strand.map(([x, y]) => [x, y - 7] as const)
  const lower = strand.map(([x, y]) => [-x, 9 - y] as const)
  const paint: Paint = { base: '#e2a245', side: '#ad6d1f', light: '#f8d592' }
  return (
    solid(place(lower, spot), { paint, depth: 10, shine: 0 }) +
    solid(place(upper, spot), { paint, depth: 7, shine: 6, inset: 8 })
  )
}

/** A saucer of vinegar. */
export const vinegar = (x: number, y: number): string =>
  disc(x + 5, y + 7, 46, '#d9c8a4') +
  disc(x, y, 46, '#ffffff') +
  disc(x, y, 37, '#e3d5b8') +
  disc(x + 1, y + 2, 35, '#6b3319') +
  stroke(`M${x - 24} ${y - 4}a24 24 0 0 1 14 -16`, '#a86a44', 6)
