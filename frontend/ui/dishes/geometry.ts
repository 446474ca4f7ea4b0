// Outlines are short lists of points in page units; everything drawn is a smooth curve through them.

export type Point = readonly [x: number, y: number]
export type Outline = readonly Point[]

/** Where a piece lies: centre, turn in degrees (clockwise), size as a factor of its natural size. */
export type Spot = { x: number; y: number; turn?: number; size?: number }

const numbers = (text: string): number[] => text.trim().split(/\s+/).map(Number)

/** Outlines are written as text, `'x y, x y'`: a shape is then one line that can be read and edited. */
export const points = (text: string): Point[] =>
  text.split(',').map((part) => {
    const [x = 0, y = 0] = numbers(part)
    return [x, y] as const
  })

/** Several outlines: `'x y, x y / x y, x y'`. */
export const lines = (text: string): Outline[] => text.split('/').map(points)

/** `'x y turn, x y turn'`; the third may be a radius too. */
export const triples = (text: string): (readonly [x: number, y: number, third: number])[] =>
  text.split(',').map((part) => {
    const [x = 0, y = 0, third = 0] = numbers(part)
    return [x, y, third] as const
  })

/** The same numbers on every run: pictures are generated and then compared byte for byte. */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function place(outline: Outline, spot: Spot): Outline {
  const angle = ((spot.turn ?? 0) * Math.PI) / 180
  const size = spot.size ?? 1
  const cos = Math.cos(angle) * size
  const sin = Math.sin(angle) * size
  return outline.map(([x, y]) => [spot.x + x * cos - y * sin, spot.y + x * sin + y * cos])
}

export const shift = (outline: Outline, dx: number, dy: number): Outline =>
  outline.map(([x, y]) => [x + dx, y + dy])

/** The point `index` of a ring, counted round and round. */
export const ringPoint = (outline: Outline, index: number): Point =>
  outline[((index % outline.length) + outline.length) % outline.length] ?? [0, 0]

const whole = (point: Point): Point => [Math.round(point[0]), Math.round(point[1])]

/** Numbers written as tightly as path data allows: a minus sign needs no space before it. */
const tight = (numbers: readonly number[]): string =>
  numbers.map((value, i) => (i > 0 && value >= 0 ? ` ${value}` : String(value))).join('')

/**
 * A smooth curve through points, in whole relative units. Through evenly weighted points the two
 * handles at a knot mirror each other, so the short `s` command says all: a third of the bytes.
 */
function smooth(
  start: Point,
  first: Point,
  steps: readonly (readonly [handle: Point, to: Point])[],
): string {
  let [x, y] = whole(start)
  let data = `M${tight([x, y])}`
  steps.forEach(([handle, to], i) => {
    const [hx, hy] = whole(handle)
    const [tx, ty] = whole(to)
    const [fx, fy] = whole(first)
    const lead = i === 0 ? [fx - x, fy - y] : []
    data += (i === 0 ? 'c' : 's') + tight([...lead, hx - x, hy - y, tx - x, ty - y])
    ;[x, y] = [tx, ty]
  })
  return data
}

const before = (to: Point, previous: Point, next: Point): Point => [
  to[0] - (next[0] - previous[0]) / 6,
  to[1] - (next[1] - previous[1]) / 6,
]

/** Path data of a closed smooth curve through the points. */
export function closed(outline: Outline): string {
  const start = ringPoint(outline, 0)
  const first = before(start, ringPoint(outline, 1), ringPoint(outline, -1))
  const steps = outline.map((from, i) => {
    const to = ringPoint(outline, i + 1)
    return [before(to, from, ringPoint(outline, i + 2)), to] as const
  })
  return `${smooth(start, first, steps)}z`
}

/** Path data of an open smooth curve through the points. */
export function open(points: Outline): string {
  const at = (index: number): Point =>
    points[Math.min(Math.max(index, 0), points.length - 1)] ?? [0, 0]
  const first = before(at(0), at(1), at(0))
  const steps = points.slice(1).map((to, i) => [before(to, at(i), at(i + 2)), to] as const)
  return smooth(at(0), first, steps)
}

export function ellipse(rx: number, ry: number, points = 10): Outline {
  return Array.from({ length: points }, (_, i) => {
    const angle = (i / points) * Math.PI * 2
    return [Math.cos(angle) * rx, Math.sin(angle) * ry] as const
  })
}

/** A lump: an ellipse whose radius wanders by up to `wobble` of itself. */
export function lump(rx: number, ry: number, seed: number, wobble = 0.1, points = 9): Outline {
  const random = seeded(seed)
  return ellipse(rx, ry, points).map(([x, y]) => {
    const factor = 1 + (random() * 2 - 1) * wobble
    return [x * factor, y * factor] as const
  })
}

/** Between a box and an ellipse: a pillow, without corners. */
export function pillow(width: number, height: number, points = 16): Outline {
  const bend = (value: number): number => Math.sign(value) * Math.abs(value) ** 0.68
  return ellipse(1, 1, points).map(
    ([x, y]) => [(bend(x) * width) / 2, (bend(y) * height) / 2] as const,
  )
}

/** A box with soft corners, drawn as a curve: two points near each corner and one mid-side. */
export function softBox(width: number, height: number, corner = 0.16): Outline {
  const w = width / 2
  const h = height / 2
  const c = Math.min(width, height) * corner
  return [
    [-w + c, -h],
    [0, -h],
    [w - c, -h],
    [w, -h + c],
    [w, 0],
    [w, h - c],
    [w - c, h],
    [0, h],
    [-w + c, h],
    [-w, h - c],
    [-w, 0],
    [-w, -h + c],
  ]
}

/** Points spread evenly over a disc as seeds lie in a sunflower, each nudged a little. */
export function scatter(count: number, radius: number, seed: number): Point[] {
  const random = seeded(seed)
  const start = random() * Math.PI * 2
  return Array.from({ length: count }, (_, i) => {
    const r = radius * Math.sqrt((i + 0.35) / (count - 0.65)) * (1 - random() * 0.08)
    const angle = start + i * 2.39996 + (random() - 0.5) * 0.25
    return [Math.cos(angle) * r, Math.sin(angle) * r] as const
  })
}
