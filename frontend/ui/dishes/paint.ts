import { closed, open, place, ringPoint, shift } from './geometry.ts'
import type { Outline, Point, Spot } from './geometry.ts'

/** A thing's three colours: lit top, darker side below, light stroke above left. */
export type Paint = { base: string; side: string; light: string }

/** The root of every picture: what all strokes share is said once. */
export const drawing = (viewBox: string, width: number, height: number, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${viewBox}" fill="none" stroke-linecap="round" stroke-linejoin="round">${content}</svg>\n`

export const fill = (data: string, colour: string): string => `<path d="${data}" fill="${colour}"/>`

/** Round ends and no fill are inherited from the drawing's root, see `drawing`. */
export const stroke = (data: string, colour: string, width: number): string =>
  `<path d="${data}" stroke="${colour}" stroke-width="${width}"/>`

const round = (value: number): number => Math.round(value * 10) / 10

export const disc = (x: number, y: number, r: number, colour: string): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${colour}"/>`

/** Many equal dots in one element: lines of no length with round ends. */
export const dots = (points: readonly Point[], r: number, colour: string): string =>
  stroke(
    points.map(([x, y]) => `M${Math.round(x)} ${Math.round(y)}h.1`).join(''),
    colour,
    round(r * 2),
  )

/** Many equal pills in one element: `[x, y, turn]` each. */
export const pills = (
  places: readonly (readonly [x: number, y: number, turn: number])[],
  length: number,
  width: number,
  colour: string,
): string =>
  stroke(
    places
      .map(([x, y, turn]) => {
        const angle = (turn * Math.PI) / 180
        const dx = (Math.cos(angle) * length) / 2
        const dy = (Math.sin(angle) * length) / 2
        return `M${round(x - dx)} ${round(y - dy)}l${round(dx * 2)} ${round(dy * 2)}`
      })
      .join(''),
    colour,
    round(width),
  )

export const ring = (x: number, y: number, r: number, colour: string, width: number): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" stroke="${colour}" stroke-width="${width}"/>`

export const oval = (
  x: number,
  y: number,
  rx: number,
  ry: number,
  colour: string,
  turn = 0,
): string =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${colour}"${
    turn === 0 ? '' : ` transform="rotate(${round(turn)} ${round(x)} ${round(y)})"`
  }/>`

/** Several open lines in one path element: cheaper than one element each. */
export const strokes = (lines: readonly Outline[], colour: string, width: number): string =>
  stroke(lines.map((line) => open(line)).join(''), colour, width)

export const group = (transform: string, content: string): string =>
  `<g transform="${transform}">${content}</g>`

/** Marks given in a piece's own frame, laid where the piece lies. */
export const marks = (
  lines: readonly Outline[],
  spot: Spot,
  colour: string,
  width: number,
): string =>
  strokes(
    lines.map((line) => place(line, spot)),
    colour,
    round(width * (spot.size ?? 1)),
  )

/** +1 when the outline runs clockwise on the page, -1 when it runs the other way. */
function winding(outline: Outline): 1 | -1 {
  const area = outline.reduce((sum, [ax, ay], i) => {
    const [bx, by] = ringPoint(outline, i + 1)
    return sum + ax * by - bx * ay
  }, 0)
  return area > 0 ? 1 : -1
}

/** Whether the edge at this point looks up and a little left, to where the light stands. */
function facesLight(outline: Outline, index: number, direction: 1 | -1): boolean {
  const [px, py] = ringPoint(outline, index - 1)
  const [nx, ny] = ringPoint(outline, index + 1)
  const along: Point = [(nx - px) * direction, (ny - py) * direction]
  const length = Math.hypot(along[0], along[1]) || 1
  return (along[1] * -0.6 + along[0] * 0.8) / length > 0.62
}

/** The longest run of edge points that look up and left, pulled in a little: where the light falls. */
function lightLine(outline: Outline, inset: number): Point[] {
  const n = outline.length
  const centre = outline.reduce<Point>(([sx, sy], [x, y]) => [sx + x / n, sy + y / n], [0, 0])
  const direction = winding(outline)
  let best: number[] = []
  for (let start = 0; start < n; start += 1) {
    const run: number[] = []
    for (let i = start; run.length < n && facesLight(outline, i, direction); i += 1) run.push(i)
    if (run.length > best.length) best = run
  }
  return best.map((i) => {
    const [x, y] = ringPoint(outline, i)
    const away = Math.hypot(centre[0] - x, centre[1] - y) || 1
    const pull = Math.min(inset / away, 0.6)
    return [x + (centre[0] - x) * pull, y + (centre[1] - y) * pull]
  })
}

/** More points on the same smooth curve, so that the light line can start and stop between corners. */
function dense(outline: Outline): Outline {
  return outline.flatMap((from, i) => {
    const before = ringPoint(outline, i - 1)
    const to = ringPoint(outline, i + 1)
    const after = ringPoint(outline, i + 2)
    const at = (t: number): Point => {
      const blend = (a: number, b: number, c: number, d: number): number =>
        0.5 *
        (2 * b +
          (c - a) * t +
          (2 * a - 5 * b + 4 * c - d) * t * t +
          (3 * b - a - 3 * c + d) * t ** 3)
      return [
        blend(before[0], from[0], to[0], after[0]),
        blend(before[1], from[1], to[1], after[1]),
      ]
    }
    return [from, at(0.34), at(0.67)]
  })
}

export type Body = { paint: Paint; depth: number; inset?: number; shine?: number }

/** The stroke of light just inside the upper left edge. */
export function shine(outline: Outline, colour: string, inset: number, width: number): string {
  const line = lightLine(dense(outline), inset)
  if (line.length < 3) return ''
  const thin = line.filter((_, i) => i % 2 === 0 || i === line.length - 1)
  return stroke(open(thin), colour, round(width))
}

/** The side: the outline pushed down, and half-way down too where it is thick. */
function swept(outline: Outline, depth: number): string {
  const low = closed(shift(outline, 0, depth))
  return depth > 12 ? low + closed(shift(outline, 0, depth / 2)) : low
}

/** One solid thing: dark side swept downwards, lit top, light stroke. */
export function solid(
  outline: Outline,
  { paint, depth, inset = 11, shine: width = 6 }: Body,
): string {
  return (
    (depth > 0 ? fill(swept(outline, depth), paint.side) : '') +
    fill(closed(outline), paint.base) +
    (width > 0 ? shine(outline, paint.light, inset, width) : '')
  )
}
