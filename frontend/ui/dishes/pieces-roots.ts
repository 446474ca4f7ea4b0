import { egg, green, mushroom, root, tomato, woodEar } from './colours.ts'
import { closed, ellipse, lines, lump, place, points, seeded, softBox } from './geometry.ts'
import type { Outline, Point, Spot } from './geometry.ts'
import { disc, fill, marks, oval, ring, solid, stroke } from './paint.ts'
import type { Paint } from './paint.ts'

/** A round of daikon: pale green rim and rays. */
export function radish(spot: Spot): string {
  const size = spot.size ?? 1
  const rays: Outline[] = Array.from({ length: 8 }, (_, i) => {
    const angle = (i / 8) * Math.PI * 2
    return [
      [Math.cos(angle) * 13, Math.sin(angle) * 13],
      [Math.cos(angle) * 28, Math.sin(angle) * 28],
    ]
  })
  return (
    solid(place(ellipse(46, 44, 12), spot), { paint: root.radish, depth: 15 * size, shine: 0 }) +
    ring(spot.x, spot.y, 43 * size, '#e0ebc3', 5 * size) +
    marks(rays, spot, '#dfe3bd', 6)
  )
}

/** A wedge of tomato: skin outside, flesh and seeds inside. */
export function tomatoWedge(spot: Spot): string {
  const size = spot.size ?? 1
  const skin: Outline = points('-52 4, -44 -24, -16 -42, 18 -42, 46 -22, 54 6, 30 18, 0 22, -30 17')
  const flesh: Outline = points('-40 2, -26 -8, 0 -11, 28 -7, 42 4, 24 13, 0 16, -24 12')
  const seeds: Point[] = points('-18 3, 0 5, 18 3')
  return (
    solid(place(skin, spot), {
      paint: tomato,
      depth: 11 * size,
      shine: 7 * size,
      inset: 10 * size,
    }) +
    fill(closed(place(flesh, spot)), '#f4795d') +
    place(seeds, spot)
      .map(([x, y]) => oval(x, y, 6 * size, 3.5 * size, '#fbd27a', spot.turn ?? 0))
      .join('')
  )
}

/** A curd of scrambled egg: three soft humps. */
export function eggCurd(spot: Spot, seed: number): string {
  const size = spot.size ?? 1
  const outline = place(lump(44, 34, seed, 0.2, 9), spot)
  return (
    solid(outline, { paint: egg.curd, depth: 11 * size, shine: 7 * size, inset: 10 * size }) +
    marks(lines('-8 8, 4 14, 20 8 / 8 -10, 16 -8, 22 -12'), spot, '#e9ac26', 5)
  )
}

/** A boiled egg cut in half. */
export function halfEgg(spot: Spot, white: Paint = egg.white): string {
  const size = spot.size ?? 1
  const outline: Outline = points('-46 0, -36 -28, -4 -36, 30 -28, 48 0, 30 28, -4 36, -36 28')
  const [centre] = place([[-4, 0]], spot)
  const [x, y] = centre ?? [spot.x, spot.y]
  return (
    solid(place(outline, spot), { paint: white, depth: 12 * size, shine: 0 }) +
    stroke(closed(place(outline, { ...spot, size: size * 0.86 })), '#ffffff', 5 * size) +
    disc(x, y, 21 * size, egg.yolk.side) +
    disc(x, y - 1.5 * size, 19.5 * size, egg.yolk.base) +
    oval(x - 7 * size, y - 8 * size, 6 * size, 3.5 * size, egg.yolk.light, -35)
  )
}

/** A shiitake cap with its cross cut. */
export function shiitake(spot: Spot, paint: Paint = mushroom): string {
  const size = spot.size ?? 1
  const cuts: Outline[] = [0, 60, 120].map((degrees) => {
    const angle = (degrees * Math.PI) / 180
    return [
      [-Math.cos(angle) * 25, -Math.sin(angle) * 25],
      [0, 0],
      [Math.cos(angle) * 25, Math.sin(angle) * 25],
    ]
  })
  return (
    solid(place(lump(44, 41, 5, 0.04, 12), spot), {
      paint,
      depth: 12 * size,
      shine: 6 * size,
      inset: 8 * size,
    }) + marks(cuts, spot, '#f0dcc0', 7)
  )
}

/** A torn piece of wood ear fungus. */
export function ear(spot: Spot, seed: number): string {
  const size = spot.size ?? 1
  return (
    solid(place(lump(36, 26, seed, 0.28, 9), spot), {
      paint: woodEar,
      depth: 7 * size,
      shine: 5 * size,
      inset: 7 * size,
    }) + marks(lines('-8 4, 2 8, 14 4'), spot, woodEar.light, 3.5)
  )
}

/** A round slice of carrot. */
export function carrotRound(spot: Spot): string {
  const size = spot.size ?? 1
  return (
    solid(place(ellipse(27, 26, 10), spot), {
      paint: root.carrot,
      depth: 8 * size,
      shine: 5 * size,
      inset: 6 * size,
    }) + ring(spot.x + 1, spot.y + 1, 11 * size, '#f7ab5f', 4 * size)
  )
}

/** A wedge of pumpkin or winter melon: green rind below, flesh above. */
export function melonWedge(spot: Spot, flesh: Paint, rind: Paint): string {
  const size = spot.size ?? 1
  const outline: Outline = points(
    '-56 0, -48 -28, -14 -24, 14 -24, 48 -28, 56 0, 36 26, 0 34, -36 26',
  )
  const rindLine: Outline = points('-54 6, -35 27, 0 35, 35 27, 54 6')
  return (
    solid(place(outline, spot), {
      paint: flesh,
      depth: 10 * size,
      shine: 6 * size,
      inset: 9 * size,
    }) +
    marks([rindLine], spot, rind.base, 8) +
    marks(lines('-18 4, 0 8, 18 4'), spot, flesh.side, 4)
  )
}

/** A strip of braised aubergine: skin on one side, flesh on the other. */
export function eggplant(spot: Spot): string {
  const size = spot.size ?? 1
  const outline: Outline = points('-68 0, -56 -18, 0 -22, 56 -17, 70 2, 54 18, 0 20, -56 18')
  const flesh: Outline = points('-54 6, 0 3, 56 7, 48 15, 0 17, -48 15')
  return (
    solid(place(outline, spot), {
      paint: root.eggplant,
      depth: 10 * size,
      shine: 6 * size,
      inset: 8 * size,
    }) + fill(closed(place(flesh, spot)), '#d9b98a')
  )
}

/** A round of unpeeled sweet potato. */
export function sweetPotato(spot: Spot): string {
  const size = spot.size ?? 1
  const outline = place(lump(56, 50, 8, 0.06, 11), spot)
  return (
    solid(outline, { paint: root.sweet, depth: 20 * size, shine: 0 }) +
    stroke(closed(outline), '#b8542c', 6 * size) +
    marks(lines('-26 -16, -10 -26, 10 -27'), spot, root.sweet.light, 7) +
    marks(lines('-14 8, 2 14, 18 8 / 6 -6, 16 -8, 26 -4'), spot, '#db8a2b', 5)
  )
}

/** A slice of lotus root: holes round a middle one. */
export function lotusRoot(spot: Spot): string {
  const size = spot.size ?? 1
  const holes = place([[0, 0], ...ellipse(25, 24, 7)], spot)
  return (
    solid(place(ellipse(46, 44, 12), spot), {
      paint: { base: '#f8efdc', side: '#d3bd94', light: '#fffdf6' },
      depth: 10 * size,
      shine: 0,
    }) + holes.map(([x, y]) => oval(x, y, 8.5 * size, 8 * size, '#d9c49c')).join('')
  )
}

/** A grain-like scatter of bean sprouts: white stem, yellow head. */
export function sprout(spot: Spot, seed: number): string {
  const random = seeded(seed)
  const bend = random() * 30 - 15
  const line: Outline = [
    [-52, 8],
    [-20, -8 + bend * 0.4],
    [22, 4 - bend * 0.5],
    [48, -8],
  ]
  const [head] = place([[54, -10]], spot)
  const [x, y] = head ?? [spot.x, spot.y]
  return (
    marks([line.map(([a, b]) => [a, b + 5] as const)], spot, '#d6cfae', 9) +
    marks([line], spot, '#fffdf2', 9) +
    oval(x, y, 12, 8, '#ecc94f', (spot.turn ?? 0) - 20)
  )
}

/** A cob of maize cut across. */
export function maize(spot: Spot): string {
  const size = spot.size ?? 1
  const kernels = place(ellipse(33, 32, 14), spot)
  return (
    solid(place(ellipse(42, 41, 12), spot), {
      paint: { base: '#f6c63f', side: '#cf951a', light: '#fde9a5' },
      depth: 20 * size,
      shine: 0,
    }) +
    kernels.map(([x, y]) => oval(x, y, 7 * size, 6.4 * size, '#fde08a')).join('') +
    disc(spot.x, spot.y, 21 * size, '#f7e3ad') +
    disc(spot.x, spot.y, 9 * size, '#e8c987')
  )
}

/** A thick dice of taro or potato with rounded edges. */
export function taro(spot: Spot): string {
  const size = spot.size ?? 1
  return (
    solid(place(softBox(74, 62, 0.4), spot), {
      paint: root.taro,
      depth: 13 * size,
      shine: 6 * size,
      inset: 10 * size,
    }) +
    marks(lines('-14 10, -8 10 / 10 14, 15 13 / 14 -6, 19 -5 / -4 -4, 0 -4'), spot, '#b49aa0', 5)
  )
}

/** A lily bulb scale. */
export function lilyScale(spot: Spot): string {
  const size = spot.size ?? 1
  const outline = place(points('-34 4, -18 -16, 8 -18, 34 -2, 14 12, -14 15'), spot)
  return (
    solid(outline, {
      paint: { base: '#fffbee', side: '#d9d0b0', light: '#ffffff' },
      depth: 7 * size,
      shine: 0,
    }) + marks(lines('-18 2, 4 -3, 20 0'), spot, '#e3dcc0', 4)
  )
}

export const greenRind = green.fresh
