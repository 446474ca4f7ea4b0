import { green, meat, root, sauce } from './colours.ts'
import { closed, lump, points, triples } from './geometry.ts'
import { heap } from './heap.ts'
import { fill, pills } from './paint.ts'
import { berries, scallions, sprinkle } from './pieces-garnish.ts'
import { beans, bokChoy, greensLeaf } from './pieces-greens.ts'
import { mince, shred, slice } from './pieces-meat.ts'
import { carrotRound, ear, eggCurd, shiitake, tomatoWedge } from './pieces-roots.ts'
import { shrimp } from './pieces-sea.ts'
import { friedEgg, wonton } from './pieces-staple.ts'
import { noodles, spiralNoodle } from './pieces-noodles.ts'
import { bowl } from './tableware.ts'

const threeDelicacies = (): string =>
  bowl(
    sauce.milk,
    noodles() +
      triples('-70 -64 200, -102 -10 180')
        .map(([x, y, turn]) => greensLeaf({ x, y, turn, size: 0.72 }))
        .join('') +
      slice({ x: 66, y: -76, turn: 20, size: 0.9 }, meat.pork, '#9c5f3c') +
      slice({ x: 98, y: -28, turn: 44, size: 0.9 }, meat.pork, '#9c5f3c') +
      shiitake({ x: -4, y: -92, size: 0.76 }) +
      ear({ x: -58, y: 74, size: 1 }, 4) +
      shrimp({ x: 14, y: 58, turn: -10 }) +
      shrimp({ x: 82, y: 48, turn: 40 }) +
      carrotRound({ x: -24, y: 108 }) +
      scallions(points('-20 -24, 38 -16, -70 26, 46 104')),
  )

const tomatoEggNoodles = (): string =>
  bowl(
    sauce.tomato,
    noodles() +
      heap({ count: 8, radius: 72, seed: 5, size: 0.86 }, (spot, i) =>
        i % 2 === 0 ? eggCurd(spot, i + 2) : tomatoWedge({ ...spot, turn: (spot.turn ?? 0) / 2 }),
      ) +
      scallions(points('-60 -50, 50 40, -10 4, 30 -80, -70 60')),
  )

const sauceNoodles = (): string =>
  bowl(
    sauce.milk,
    noodles() +
      fill(closed(lump(62, 54, 4, 0.14, 11)), '#7a3f1c') +
      mince(sprinkle(24, 52, 6), meat.dark) +
      heap({ count: 9, radius: 22, seed: 9, turn: 60 }, ({ x, y, turn }) =>
        shred({ x: x - 84, y: y - 46, turn: (turn ?? 0) + 60, size: 1 }, green.bright, 66),
      ) +
      heap({ count: 8, radius: 22, seed: 10, turn: 60 }, ({ x, y, turn }) =>
        shred({ x: x + 88, y: y - 30, turn: (turn ?? 0) - 50, size: 1 }, root.carrot, 66),
      ) +
      beans(points('-30 88, 0 98, 28 88, -12 114, 16 116, -46 104'), green.bright, [0.1, 20]),
  )

const longevityNoodles = (): string =>
  bowl(
    sauce.clear,
    spiralNoodle(5, 134) +
      friedEgg({ x: -28, y: -26, size: 0.94 }) +
      bokChoy({ x: 66, y: 62, turn: 50, size: 0.7 }) +
      bokChoy({ x: 92, y: 22, turn: 28, size: 0.7 }) +
      carrotRound({ x: -24, y: 70, size: 1.1 }) +
      carrotRound({ x: 14, y: 92 }) +
      berries(triples('52 -76 20, -92 46 70, -98 -66 -30')) +
      scallions(points('14 32, 60 -30, -52 -96')),
  )

const wontons = (): string =>
  bowl(
    sauce.clear,
    triples('-58 -84 -30, 46 -90 10, -98 -4 150, 6 -10 40, 96 0 -20, -46 76 190, 48 80 20')
      .map(([x, y, turn]) => wonton({ x, y, turn, size: 0.86 }))
      .join('') +
      pills(
        triples('-20 -48 20, 60 -40 -30, -60 36 60, 8 48 -10, 90 54 40, -104 -56 10'),
        22,
        9,
        '#2f4d3c',
      ) +
      scallions(points('-10 -118, -112 44, 112 -46, 2 116, 52 24'), 0.9),
  )

export const noodleDishes = {
  'three-delicacies-noodles': threeDelicacies,
  'tomato-egg-noodles': tomatoEggNoodles,
  'sauce-noodles': sauceNoodles,
  'longevity-noodles': longevityNoodles,
  wontons,
} satisfies Record<string, () => string>
