import { chili, green, meat, root, sauce, soy } from './colours.ts'
import { heap, oneOf } from './heap.ts'
import { fill } from './paint.ts'
import type { Paint } from './paint.ts'
import { closed, lump, points } from './geometry.ts'
import { scallions, sprinkle } from './pieces-garnish.ts'
import { beans, cabbage, stem } from './pieces-greens.ts'
import { mince, shred, slice } from './pieces-meat.ts'
import { ear, eggCurd, eggplant, tomatoWedge } from './pieces-roots.ts'
import { riceCake } from './pieces-staple.ts'
import { noodles } from './pieces-noodles.ts'
import { tofu } from './pieces-soy.ts'
import type { Sauce } from './colours.ts'
import type { Point } from './geometry.ts'
import { bowl, celadonBowl, plate } from './tableware.ts'

const tofuSpots: readonly Point[] = points(
  '-48 -100, 32 -104, -96 -36, -16 -44, 64 -46, 112 -10, -64 26, 14 20, 84 44, -96 84, -22 86, 52 104',
)

const tofuWithMince = (broth: Sauce, crumbs: Paint): string =>
  bowl(
    broth,
    tofuSpots.map(([x, y], i) => tofu({ x, y, turn: ((i * 37) % 30) - 15, size: 0.98 })).join('') +
      mince(sprinkle(32, 118, 12), crumbs) +
      scallions(points('-62 -64, 44 -66, -20 0, 60 10, -70 62, 20 66, 104 70, 4 128'), 0.9),
  )

const minceTofu = (): string => tofuWithMince(sauce.brown, meat.ball)
const mapoTofu = (): string => tofuWithMince(sauce.chili, meat.dark)

const tomatoEgg = (): string =>
  plate(
    heap({ count: 16, radius: 110, seed: 6 }, (spot, i) =>
      i % 2 === 0
        ? eggCurd(spot, i + 2)
        : tomatoWedge({ ...spot, turn: (spot.turn ?? 0) / 2, size: 0.94 }),
    ) + scallions(points('-40 -50, 50 -30, -76 34, 30 64, 96 40, 0 4'), 0.9),
    sauce.tomato,
  )

const steamedEgg = (): string =>
  celadonBowl(
    '#fbd563',
    fill(closed(lump(118, 110, 3, 0.04, 12)), '#fddf82') +
      fill(closed(lump(74, 60, 9, 0.16, 11)), '#b9743a') +
      mince(sprinkle(24, 58, 4)) +
      scallions(
        points('-74 -58, 70 -66, -30 -14, 36 20, -60 74, 72 76, 4 -84, -104 4, 104 2'),
        0.9,
      ),
  )

const woodEarPorkEgg = (): string =>
  plate(
    heap({ count: 18, radius: 110, seed: 15, size: 0.92 }, (spot, i) =>
      oneOf(i, [
        () => eggCurd(spot, i),
        () => ear(spot, i + 3),
        () => slice({ ...spot, size: 0.76 }, meat.pork, '#9c5f3c'),
        () => stem({ ...spot, size: 0.86 }, green.fresh, 74),
      ]),
    ),
  )

const riceCakePork = (): string =>
  plate(
    heap({ count: 19, radius: 112, seed: 23 }, (spot, i) =>
      oneOf(i, [
        () => riceCake(spot),
        () => cabbage({ ...spot, size: 0.8 }),
        () => shred({ ...spot, size: 1.2 }, meat.rib, 70),
        () => riceCake(spot),
        () => cabbage({ ...spot, size: 0.8 }),
        () => riceCake(spot),
        () => shred({ ...spot, size: 1.2 }, meat.rib, 70),
      ]),
    ),
    sauce.olive,
  )

const edamameTofu = (): string =>
  bowl(
    sauce.clear,
    heap({ count: 15, radius: 114, seed: 35, turn: 30 }, (spot, i) =>
      oneOf(i, [
        () => tofu({ ...spot, size: 0.9 }),
        () => slice({ ...spot, size: 0.72 }, meat.ham, '#a64a3b'),
        () => tofu({ ...spot, size: 0.9 }),
        () => slice({ ...spot, size: 0.72 }, meat.ham, '#a64a3b'),
      ]),
    ) +
      beans(sprinkle(20, 126, 8), { base: '#8fc452', side: '#5f8f2c', light: '#cde99b' }, [8, 20]),
  )

const glassNoodles = (): string =>
  plate(
    noodles({ base: '#d9b27a', side: '#a97d45', light: '#f0d7ab' }) +
      mince(sprinkle(34, 104, 15), meat.dark) +
      scallions(points('-70 -44, 36 -60, -14 16, 70 26, -50 70, 24 88'), 0.9),
  )

const broadBeanEgg = (): string =>
  plate(
    heap({ count: 11, radius: 104, seed: 42 }, (spot, i) =>
      eggCurd({ ...spot, size: 1.08 }, i + 11),
    ) +
      beans(
        sprinkle(26, 116, 33),
        { base: '#9cc763', side: '#64923a', light: '#d8edb0' },
        [12, 23],
      ),
  )

const garlicStemTofu = (): string =>
  plate(
    heap({ count: 24, radius: 104, seed: 55, turn: 150 }, (spot, i) =>
      i % 2 === 0
        ? stem(spot, i % 4 === 0 ? green.fresh : green.bright, 92)
        : stem({ ...spot, size: 1.05 }, soy.dry, 84),
    ),
  )

const bambooPork = (): string =>
  plate(
    heap({ count: 18, radius: 108, seed: 61 }, (spot, i) =>
      oneOf(i, [
        () => slice({ ...spot, size: 0.84 }, root.bamboo, '#b79c55'),
        () => slice({ ...spot, size: 0.84 }, meat.rib, '#7d3318'),
        () => slice({ ...spot, size: 0.84 }, root.bamboo, '#b79c55'),
        () => stem({ ...spot, size: 0.8 }, green.fresh, 74),
      ]),
    ),
    sauce.brown,
  )

const braisedEggplant = (): string =>
  plate(
    heap({ count: 13, radius: 98, seed: 72, turn: 110 }, (spot) =>
      eggplant({ ...spot, size: 0.98 }),
    ) +
      scallions(points('-40 -70, 30 -30, -64 24, 52 60, 0 86'), 0.9) +
      beans(points('-10 2, 70 -60, -90 -30, 16 44, -30 62'), chili, [10, 9]),
    sauce.soy,
  )

const pepperPork = (): string =>
  plate(
    heap({ count: 30, radius: 102, seed: 82, turn: 170 }, (spot, i) =>
      i % 2 === 0
        ? shred({ ...spot, size: 1.25 }, green.fresh, 74)
        : shred({ ...spot, size: 1.25 }, meat.rib, 70),
    ),
  )

export const smallDishes = {
  'mince-tofu': minceTofu,
  'mapo-tofu': mapoTofu,
  'tomato-egg': tomatoEgg,
  'steamed-egg': steamedEgg,
  'wood-ear-pork': woodEarPorkEgg,
  'rice-cake-pork': riceCakePork,
  'edamame-tofu': edamameTofu,
  'glass-noodles': glassNoodles,
  'bean-egg': broadBeanEgg,
  'garlic-stems': garlicStemTofu,
  'bamboo-pork': bambooPork,
  eggplant: braisedEggplant,
  'pepper-pork': pepperPork,
} satisfies Record<string, () => string>
