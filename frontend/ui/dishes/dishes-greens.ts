import { points } from './geometry.ts'
import { chili, fish, green, mushroom, root, sauce, woodEar } from './colours.ts'
import { heap, oneOf } from './heap.ts'
import { garlic, scallions, sesame, sprinkle } from './pieces-garnish.ts'
import {
  beans,
  bokChoy,
  broccoli as floret,
  cabbage,
  greensLeaf,
  leaf,
  pepperSquare,
  stem,
} from './pieces-greens.ts'
import { shred } from './pieces-meat.ts'
import {
  carrotRound,
  ear,
  lilyScale,
  lotusRoot,
  melonWedge,
  shiitake,
  sprout,
} from './pieces-roots.ts'
import { sponge } from './pieces-soy.ts'
import { plate } from './tableware.ts'

const leaves = [green.mid, green.deep, green.fresh, green.mid]

const spinach = (): string =>
  plate(
    heap({ count: 12, radius: 96, seed: 2, size: 0.92 }, (spot, i) => leaf(spot, leaves[i % 4])) +
      garlic(points('-40 -46, 50 -20, -14 30, 34 76, -78 34, 86 36')),
  )

/** Laid the way a cook lays them: stalks together, leaves together. */
const greens = (): string =>
  plate(
    [-92, -46, 0, 46, 92]
      .map((x, i) =>
        greensLeaf(
          {
            x: x * 0.9 + 12,
            y: -48 + Math.abs(x) * 0.2,
            turn: -92 + x * 0.42 + (i % 2) * 6,
            size: 1,
          },
          green.mid,
        ),
      )
      .join('') +
      [-74, -26, 24, 74]
        .map((x, i) =>
          greensLeaf(
            {
              x: x * 0.9,
              y: 26 + Math.abs(x) * 0.16,
              turn: -94 + x * 0.46 - (i % 2) * 6,
              size: 1.02,
            },
            green.fresh,
          ),
        )
        .join('') +
      garlic(points('-30 -40, 40 -60, 10 10, -70 20, 76 14')),
  )

const mushroomGreens = (): string =>
  plate(
    [0, 60, 120, 180, 240, 300]
      .map((turn) => {
        const angle = ((turn + 20) * Math.PI) / 180
        return bokChoy({
          x: Math.cos(angle) * 84,
          y: Math.sin(angle) * 82,
          turn: turn + 20,
          size: 0.84,
        })
      })
      .join('') +
      points('-32 -32, 38 -24, -38 38, 34 42')
        .map(([x, y], i) => shiitake({ x, y, turn: i * 25, size: 0.84 }))
        .join(''),
    sauce.clear,
  )

const potatoShreds = (): string =>
  plate(
    heap({ count: 36, radius: 98, seed: 26, turn: 170 }, (spot, i) =>
      i % 5 === 2
        ? shred({ ...spot, size: 1.2 }, green.fresh, 72)
        : shred({ ...spot, size: 1.2 }, root.potato, 78),
    ),
  )

const braisedSponge = (): string =>
  plate(
    heap({ count: 14, radius: 104, seed: 38, turn: 60 }, (spot, i) =>
      oneOf(i, [
        () => sponge(spot, i + 2),
        () => ear({ ...spot, size: 1.1 }, i + 2),
        () => sponge(spot, i + 2),
        () =>
          i % 8 === 3 ? shiitake({ ...spot, size: 0.8 }) : sponge({ ...spot, size: 0.94 }, i + 2),
      ]),
    ) +
      beans(
        points('-70 -60, 30 -40, -20 30, 70 40, -84 30, 20 96, 96 -20'),
        { base: '#e9c17a', side: '#b98a3f', light: '#fae3b5' },
        [5, 17],
      ),
    sauce.soy,
  )

const sprouts = (): string =>
  plate(
    heap({ count: 26, radius: 94, seed: 47 }, (spot, i) =>
      i % 4 === 3 ? shred({ ...spot, size: 1.1 }, green.mid, 76) : sprout(spot, i),
    ),
  )

const broccoli = (): string =>
  plate(
    heap({ count: 8, radius: 100, seed: 58, turn: 60 }, (spot, i) => floret(spot, i)) +
      garlic(points('-60 -70, 10 -40, 70 -20, -30 20, 40 60, -80 40, 0 96')),
  )

const pumpkin = (): string =>
  plate(
    heap({ count: 10, radius: 106, seed: 66, turn: 50 }, (spot) =>
      melonWedge(spot, root.pumpkin, { ...green.deep, base: '#4d7a35' }),
    ) + garlic(points('-50 -60, 40 -40, -10 24, 70 46, -70 60')),
  )

const winterMelon = (): string =>
  plate(
    heap({ count: 9, radius: 106, seed: 79, turn: 50 }, (spot) =>
      melonWedge({ ...spot, size: 1.08 }, root.melon, green.bright),
    ) + scallions(points('-60 -56, 30 -70, -8 0, 66 16, -60 60, 26 86, 100 -40')),
    sauce.brown,
  )

const celeryLily = (): string =>
  plate(
    heap({ count: 25, radius: 108, seed: 83, turn: 160 }, (spot, i) =>
      oneOf(i, [
        () => stem(spot, green.bright, 72),
        () => lilyScale({ ...spot, size: 1.2 }),
        () => stem(spot, green.fresh, 72),
        () => stem(spot, green.bright, 72),
        () => lilyScale({ ...spot, size: 1.2 }),
        () => carrotRound({ ...spot, size: 0.8 }),
        () => lilyScale({ ...spot, size: 1.2 }),
      ]),
    ),
  )

const longBeans = (): string =>
  plate(
    heap({ count: 26, radius: 98, seed: 94, turn: 160 }, (spot, i) =>
      stem(spot, i % 3 === 0 ? green.mid : green.fresh, 104),
    ) +
      garlic(sprinkle(9, 90, 3)) +
      beans(sprinkle(6, 90, 14), chili, [12, 9]),
  )

const brownMushroom = { ...mushroom, base: '#d9b98b', side: '#a98555', light: '#f3e0c0' }

const mushrooms = (): string =>
  plate(
    heap({ count: 17, radius: 106, seed: 101 }, (spot, i) =>
      i % 4 === 2
        ? pepperSquare({ ...spot, size: 0.9 }, green.fresh)
        : shiitake({ ...spot, size: 0.82 }, i % 2 === 0 ? brownMushroom : mushroom),
    ) + garlic(points('-40 -30, 30 40, 70 -50')),
    sauce.amber,
  )

const cabbageEar = (): string =>
  plate(
    heap({ count: 15, radius: 106, seed: 114 }, (spot, i) =>
      i % 4 === 2
        ? ear({ ...spot, size: 1.15 }, i)
        : i === 7 || i === 11
          ? carrotRound(spot)
          : cabbage(spot),
    ),
  )

const lotus = (): string =>
  plate(
    heap({ count: 8, radius: 100, seed: 121 }, (spot) =>
      lotusRoot({ ...spot, turn: (spot.turn ?? 0) / 4, size: 1.1 }),
    ) +
      scallions(points('-50 -50, 50 -30, -20 36, 60 66')) +
      sesame(sprinkle(20, 110, 7)),
    sauce.amber,
  )

const saladPlate = (): string =>
  plate(
    heap({ count: 30, radius: 100, seed: 133, turn: 170 }, (spot, i) =>
      oneOf(i, [
        () => stem({ ...spot, size: 0.9 }, green.bright, 88),
        () => shred({ ...spot, size: 1.2 }, root.carrot, 74),
        () => stem({ ...spot, size: 0.9 }, green.fresh, 88),
        () => shred({ ...spot, size: 1.2 }, fish.fillet, 74),
        () => ear({ ...spot, size: 0.8 }, i),
        () => stem({ ...spot, size: 0.9 }, green.bright, 88),
        () => shred({ ...spot, size: 1.2 }, woodEar, 74),
      ]),
    ) + sesame(sprinkle(24, 100, 2)),
  )

export const greenDishes = {
  spinach,
  greens,
  'mushroom-greens': mushroomGreens,
  'potato-shreds': potatoShreds,
  kaofu: braisedSponge,
  sprouts,
  broccoli,
  pumpkin,
  'winter-melon': winterMelon,
  'celery-lily': celeryLily,
  'long-beans': longBeans,
  mushrooms,
  'cabbage-ear': cabbageEar,
  'lotus-root': lotus,
  'cold-shreds': saladPlate,
} satisfies Record<string, () => string>
