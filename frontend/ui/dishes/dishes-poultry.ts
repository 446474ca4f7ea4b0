import { points, triples } from './geometry.ts'
import { green, meat, root, sauce } from './colours.ts'
import { heap, oneOf } from './heap.ts'
import { berries, driedChili, peanut, scallions, sesame, sprinkle } from './pieces-garnish.ts'
import { beans, bokChoy } from './pieces-greens.ts'
import { chicken, chunk, dice, drumstick } from './pieces-meat.ts'
import { carrotRound, shiitake, taro } from './pieces-roots.ts'
import { bowl, plate } from './tableware.ts'

const curryChicken = (): string =>
  bowl(
    sauce.curry,
    heap({ count: 14, radius: 118, seed: 44 }, (spot, i) =>
      oneOf(i, [
        () => dice(spot, root.potato, [64, 56]),
        () => chicken({ ...spot, turn: (spot.turn ?? 0) / 3 }, i + 5),
        () => carrotRound({ ...spot, size: 1.15 }),
        () => chicken({ ...spot, turn: (spot.turn ?? 0) / 3 }, i + 5),
      ]),
    ) + beans(sprinkle(9, 110, 41), green.bright, [0.1, 17]),
  )

const mushroomChicken = (): string =>
  bowl(
    sauce.amber,
    heap({ count: 12, radius: 112, seed: 52 }, (spot, i) =>
      i % 2 === 0
        ? chicken({ ...spot, turn: (spot.turn ?? 0) / 3 }, i + 2)
        : shiitake({ ...spot, size: 0.9 }),
    ) +
      scallions(points('-46 -36, 34 30, 70 -60, -74 66')) +
      berries(triples('10 -84 20, -108 -8 70, 84 72 -30, -10 104 10')),
  )

const kungPao = (): string =>
  plate(
    heap({ count: 25, radius: 116, seed: 63, size: 0.92 }, (spot, i) =>
      oneOf(i, [
        () => dice(spot, meat.fried, [46, 42]),
        () => peanut({ ...spot, size: 1.2 }),
        () => dice({ ...spot, size: 0.8 }, green.bright, [42, 38]),
        () => dice(spot, meat.rib, [46, 42]),
        () => driedChili({ ...spot, size: 0.95 }),
        () => peanut({ ...spot, size: 1.2 }),
        () => dice(spot, meat.fried, [46, 42]),
      ]),
    ) + sesame(sprinkle(14, 100, 6)),
    sauce.red,
  )

const duckLeg = (): string =>
  plate(
    bokChoy({ x: -58, y: 92, turn: 168, size: 0.72 }) +
      bokChoy({ x: 62, y: 98, turn: 12, size: 0.72 }) +
      drumstick({ x: -14, y: -74, turn: -12, size: 1 }) +
      drumstick({ x: 4, y: 34, turn: 10, size: 1 }) +
      sesame(points('-50 -70, -20 -60, 10 -76, -40 20, -8 34, 26 28, -66 -44, 40 52')),
    sauce.soy,
  )

const taroDuck = (): string =>
  bowl(
    sauce.brown,
    heap({ count: 12, radius: 112, seed: 73 }, (spot, i) =>
      i % 2 === 0 ? taro(spot) : chunk(spot, meat.dark, i, [46, 34]),
    ) + scallions(points('-30 -70, 40 -10, -70 40, 50 84, 0 30')),
  )

export const poultryDishes = {
  'curry-chicken': curryChicken,
  'mushroom-chicken': mushroomChicken,
  'kung-pao': kungPao,
  'duck-leg': duckLeg,
  'taro-duck': taroDuck,
} satisfies Record<string, () => string>
