import { soy } from './colours.ts'
import { ellipse, lines, place, seeded, softBox } from './geometry.ts'
import type { Spot } from './geometry.ts'
import { marks, oval, pills, solid } from './paint.ts'
import type { Paint } from './paint.ts'

/** A cube of tofu seen from above and slightly in front. */
export function tofu(spot: Spot, paint: Paint = soy.tofu): string {
  const size = spot.size ?? 1
  const top = place(softBox(66, 58, 0.1), spot)
  return (
    solid(top, { paint, depth: 20 * size, shine: 0 }) +
    marks(lines('-25 -14, -25 -22, -8 -22'), spot, paint.light, 5)
  )
}

/** A sponge of wheat gluten (烤麸): a cube full of holes. */
export function sponge(spot: Spot, seed: number): string {
  const random = seeded(seed)
  const size = spot.size ?? 1
  const top = place(softBox(78, 68, 0.14), spot)
  const holes = place(
    Array.from(
      { length: 9 },
      (_, i) =>
        [
          ((i % 3) - 1) * 23 + random() * 10 - 5,
          (Math.floor(i / 3) - 1) * 19 + random() * 8 - 4,
        ] as const,
    ),
    spot,
  )
  return (
    solid(top, { paint: soy.gluten, depth: 16 * size, shine: 6 * size, inset: 8 * size }) +
    pills(
      holes.map(([x, y], i) => [x, y, i * 40]),
      4 * size,
      8 * size,
      soy.gluten.side,
    )
  )
}

/** A golden fried gluten ball, stuffed: round with a few wrinkles. */
export function glutenBall(spot: Spot): string {
  const size = spot.size ?? 1
  return (
    solid(place(ellipse(56, 53, 12), spot), {
      paint: soy.puff,
      depth: 15 * size,
      shine: 8 * size,
      inset: 12 * size,
    }) +
    marks(
      lines('-6 8, 8 14, 24 10 / 10 -14, 22 -10, 32 0 / -30 16, -22 26, -8 32'),
      spot,
      soy.puff.side,
      5,
    )
  )
}

/** A roll of tofu skin with meat showing at its end. */
export function tofuRoll(spot: Spot): string {
  const size = spot.size ?? 1
  const [end] = place([[60, 0]], spot)
  const [x, y] = end ?? [spot.x, spot.y]
  return (
    solid(place(softBox(136, 60, 0.3), spot), {
      paint: soy.skin,
      depth: 14 * size,
      shine: 7 * size,
      inset: 10 * size,
    }) +
    marks(lines('-34 -28, -30 0, -34 28 / 14 -28, 18 0, 14 28'), spot, '#dcbd77', 5) +
    oval(x, y, 13 * size, 25 * size, soy.skin.side, spot.turn ?? 0) +
    oval(x, y, 9 * size, 19 * size, '#c98763', spot.turn ?? 0)
  )
}
