import { bamboo, celadon, china, wheat, wood } from './colours.ts'
import type { Sauce } from './colours.ts'
import { closed, lump, place, points, softBox } from './geometry.ts'
import { disc, fill, group, oval, ring, solid, stroke } from './paint.ts'

/** Outer radius of every round vessel, drawn around (0, 0). Scenes scale it for side dishes. */
export const vesselRadius = 196
/** Food stays within this radius. */
export const foodRadius = 150

export function table(x: number, y: number, width: number, height: number): string {
  const plank = (from: number, tall: number, colour: string): string =>
    `<rect x="${x}" y="${from}" width="${width}" height="${tall}" fill="${colour}"/>`
  const seams = [y + height * 0.27, y + height * 0.68]
  return (
    plank(y, height, wheat.plank) +
    plank(y, height * 0.27, wheat.light) +
    seams.map((at) => plank(Math.round(at) - 2, 4, wheat.seam)).join('')
  )
}

const castShadow = (r: number): string => disc(18, 24, r, wheat.shadow)

/** Light on a liquid: an arc inside the upper left edge. */
const wet = (r: number, colour: string): string => {
  const at = (degrees: number): string => {
    const angle = (degrees * Math.PI) / 180
    return `${Math.round(Math.cos(angle) * r)} ${Math.round(Math.sin(angle) * r)}`
  }
  return stroke(`M${at(203)}A${r} ${r} 0 0 1 ${at(258)}`, colour, 11)
}

/** White porcelain bowl with one green ring, filled with broth or sauce. */
export function bowl(broth: Sauce, food: string): string {
  return (
    castShadow(vesselRadius) +
    disc(0, 0, vesselRadius, china.white) +
    ring(0, 0, 182, china.ring, 7) +
    disc(0, 0, 164, china.wall) +
    disc(3, 6, 158, broth.base) +
    wet(144, broth.light) +
    food
  )
}

/** Flat porcelain plate: the same ring, a shallow bed, no liquid. */
export function plate(food: string, puddle?: Sauce): string {
  const pool =
    puddle === undefined
      ? ''
      : fill(closed(lump(133, 126, 4, 0.07, 11)), puddle.base) + wet(110, puddle.light)
  return (
    castShadow(vesselRadius) +
    disc(0, 0, vesselRadius, china.white) +
    ring(0, 0, 182, china.ring, 7) +
    disc(0, 0, 160, china.bed) +
    disc(2, 5, 155, china.white) +
    disc(-1, -1, 148, china.edge) +
    pool +
    food
  )
}

/** Green-glazed bowl: rice, congee, steamed egg, soups. */
export function celadonBowl(filling: string, food: string): string {
  return (
    castShadow(vesselRadius) +
    disc(0, 0, vesselRadius, celadon.rim) +
    disc(0, -2, 180, celadon.band) +
    disc(0, 0, 162, celadon.shade) +
    disc(0, -4, 158, filling) +
    food
  )
}

/** Long plate for a whole fish. */
export function longPlate(food: string, puddle: Sauce): string {
  return (
    oval(18, 24, 250, 168, wheat.shadow) +
    oval(0, 0, 250, 168, china.white) +
    `<ellipse rx="236" ry="154" stroke="${china.ring}" stroke-width="7"/>` +
    oval(0, 0, 214, 132, china.wall) +
    oval(3, 6, 208, 126, puddle.base) +
    stroke('M-186 -20A188 108 0 0 1 -84 -92', puddle.light, 11) +
    food
  )
}

/** Bamboo steamer seen from above: rim, band, slatted floor. */
export function steamer(food: string): string {
  const slats = [-120, -80, -40, 0, 40, 80, 120]
    .map((x) => {
      const half = Math.round(Math.sqrt(158 * 158 - x * x)) - 4
      return `M${x} ${-half}V${half}`
    })
    .join('')
  return (
    castShadow(vesselRadius) +
    disc(0, 0, vesselRadius, bamboo.rim) +
    disc(0, -3, 186, bamboo.band) +
    ring(0, 0, 176, bamboo.rim, 4) +
    disc(0, 0, 164, bamboo.dark) +
    disc(2, 5, 159, bamboo.bed) +
    stroke(slats, bamboo.slat, 6) +
    food
  )
}

const lying = (content: string, shade: string): string => group('translate(11 15)', shade) + content

/** A pair of chopsticks lying slantwise, tips up. */
export function chopsticks(x: number, y: number, turn: number): string {
  const pair = (colour: string): string =>
    `<path d="M-17 -190L-9 -190L-3 190L-19 190ZM9 -190L17 -190L27 190L11 190Z" fill="${colour}"/>`
  const at = `translate(${x} ${y}) rotate(${turn})`
  return lying(group(at, pair(wood.base)), group(at, pair(wheat.shadow)))
}

/** A porcelain spoon. */
export function spoon(x: number, y: number, turn: number): string {
  const cup = points(
    '0 -120, 36 -104, 46 -66, 30 -28, 14 -6, 11 60, 16 132, 0 140, -16 132, -11 60, -14 -6, -30 -28, -46 -66, -36 -104',
  )
  const outline = place(cup, { x, y, turn })
  const bed = place(points('0 -106, 26 -94, 34 -64, 18 -32, 0 -24, -18 -32, -34 -64, -26 -94'), {
    x,
    y,
    turn,
  })
  const body = solid(outline, {
    paint: { base: china.white, side: '#d8c9a8', light: '#ffffff' },
    depth: 5,
    shine: 0,
  })
  const shade = solid(outline, {
    paint: { base: wheat.shadow, side: wheat.shadow, light: wheat.shadow },
    depth: 4,
    shine: 0,
  })
  return lying(
    body +
      solid(bed, {
        paint: { base: china.bed, side: china.bed, light: china.wall },
        depth: 0,
        shine: 4,
        inset: 5,
      }),
    shade,
  )
}

/** A small green cup of tea. */
export function teaCup(x: number, y: number): string {
  return group(
    `translate(${x} ${y}) scale(.36)`,
    castShadow(vesselRadius) +
      disc(0, 0, vesselRadius, china.white) +
      ring(0, 0, 178, china.ring, 14) +
      disc(0, 0, 152, china.wall) +
      disc(6, 12, 142, '#c9b45c') +
      wet(112, '#e8dc9c'),
  )
}

/** A folded cloth under the edge of the plate. */
export function cloth(x: number, y: number, turn: number): string {
  const sheet = place(softBox(210, 190, 0.05), { x, y, turn })
  const fold = place(points('-100 30, 0 34, 100 26'), { x, y, turn })
  return (
    solid(sheet, {
      paint: { base: '#bcd9c3', side: '#93b89d', light: '#e3efe4' },
      depth: 5,
      inset: 12,
      shine: 0,
    }) +
    stroke(`M${fold.map(([a, b]) => `${Math.round(a)} ${Math.round(b)}`).join('L')}`, '#93b89d', 4)
  )
}
