import { noodle } from './colours.ts'
import type { Outline } from './geometry.ts'
import { disc, stroke, strokes } from './paint.ts'
import type { Paint } from './paint.ts'

type Skein = { x: number; y: number; r: number; from: number; to: number }

const skeins: readonly Skein[] = [
  { x: 0, y: 0, r: 100, from: 0, to: 359 },
  { x: 22, y: 26, r: 74, from: -10, to: 200 },
  { x: -26, y: 4, r: 74, from: 120, to: 300 },
  { x: 6, y: -28, r: 76, from: 190, to: 372 },
  { x: 34, y: 4, r: 66, from: -60, to: 110 },
  { x: -10, y: 8, r: 40, from: 60, to: 330 },
]

/** A nest of noodles: skeins of strands laid round and over one another. */
export function noodles(paint: Paint = noodle): string {
  const arc = ({ x, y, from, to }: Skein, r: number, down: number): string => {
    const at = (degrees: number): string => {
      const angle = (degrees * Math.PI) / 180
      return `${Math.round(x + Math.cos(angle) * r)} ${Math.round(y + down + Math.sin(angle) * r)}`
    }
    return `M${at(from)}A${r} ${r} 0 ${to - from > 180 ? 1 : 0} 1 ${at(to)}`
  }
  const band = (skein: Skein): string =>
    stroke(arc(skein, skein.r, 6), paint.side, 52) +
    stroke(arc(skein, skein.r, 0), paint.base, 52) +
    stroke([-18, -6, 6, 18].map((out) => arc(skein, skein.r + out, 0)).join(''), paint.side, 3) +
    stroke(
      arc({ ...skein, from: skein.from + 30, to: skein.from + 70 }, skein.r + 12, 0),
      paint.light,
      5,
    )
  return disc(0, 0, 80, paint.base) + skeins.map(band).join('')
}

/** One noodle laid in a spiral, for a long life. */
export function spiralNoodle(turns: number, outer: number): string {
  const steps = turns * 14
  const line: Outline = Array.from({ length: steps + 1 }, (_, i) => {
    const angle = (i / 14) * Math.PI * 2 - 0.6
    const r = 16 + ((outer - 16) * i) / steps
    return [Math.cos(angle) * r, Math.sin(angle) * r * 0.98] as const
  })
  return (
    strokes([line.map(([x, y]) => [x, y + 6] as const)], noodle.side, 17) +
    strokes([line], noodle.base, 16) +
    strokes([line.map(([x, y]) => [x - 2, y - 3] as const)], noodle.light, 4)
  )
}
