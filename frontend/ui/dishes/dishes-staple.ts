import { celadon, egg, green, root, sauce } from './colours.ts'
import { closed, lump, points, triples } from './geometry.ts'
import { heap } from './heap.ts'
import { dots, fill, pills, stroke } from './paint.ts'
import { berries, drops, scallions, sprinkle } from './pieces-garnish.ts'
import { beans } from './pieces-greens.ts'
import { eggCurd, halfEgg, maize, sweetPotato } from './pieces-roots.ts'
import {
  baozi,
  doughStick,
  dumpling,
  mantou,
  riceGrains,
  teaEgg,
  vinegar,
} from './pieces-staple.ts'
import { celadonBowl, plate, steamer } from './tableware.ts'

const rice = (): string => celadonBowl(celadon.bed, riceGrains(136, 7))

const mixedRice = (): string =>
  celadonBowl(
    '#e6d3bd',
    riceGrains(136, 17, ['#fffaf0', '#6b4247', '#fffaf0', '#e9b54e', '#fffaf0', '#4a2f38'], 27),
  )

const friedRice = (): string =>
  plate(
    fill(closed(lump(132, 124, 6, 0.05, 12)), '#eecb80') +
      riceGrains(120, 27, ['#fff1cb', '#fde5a6']) +
      heap({ count: 9, radius: 96, seed: 8, size: 0.56 }, (spot, i) => eggCurd(spot, i)) +
      beans(sprinkle(12, 108, 19), green.bright, [0.1, 16]) +
      dots(sprinkle(12, 108, 29), 8, root.carrot.base) +
      scallions(points('-60 -50, 40 10, -20 70, 80 -60'), 0.8),
  )

const buns = (): string =>
  steamer(
    baozi({ x: -52, y: -64, size: 1.02 }) +
      baozi({ x: 76, y: -30, turn: 20, size: 1.02 }) +
      baozi({ x: -20, y: 72, turn: 44, size: 1.02 }),
  )

const plainBuns = (): string =>
  steamer(
    mantou({ x: -66, y: -58, turn: -8 }, { base: '#e9c79a', side: '#b98f5c', light: '#f8e6c8' }) +
      mantou({ x: 66, y: -34, turn: 6 }) +
      mantou({ x: -22, y: 68, turn: -4 }, { base: '#e9c79a', side: '#b98f5c', light: '#f8e6c8' }),
  )

const sweetPotatoes = (): string =>
  steamer(
    maize({ x: 64, y: -78, size: 0.98 }) +
      sweetPotato({ x: -52, y: -66, turn: 10 }) +
      sweetPotato({ x: 8, y: 18, turn: 60 }) +
      maize({ x: -98, y: 40, size: 0.92 }) +
      sweetPotato({ x: -28, y: 104, turn: 100, size: 0.9 }) +
      sweetPotato({ x: 98, y: 46, turn: 30, size: 0.94 }),
  )

const dumplings = (): string =>
  plate(
    triples('-62 -92 -14, 48 -98 12, -98 -18 -8, 14 -28 6, 104 -22 -14, -60 52 12, -16 108 -6')
      .map(([x, y, turn]) => dumpling({ x, y, turn, size: 0.96 }))
      .join('') + vinegar(76, 66),
  )

const congee = (): string =>
  celadonBowl(
    '#fdf8ea',
    riceGrains(132, 31, ['#ffffff', '#f0e7cf'], 36) +
      points('-36 -40, 48 -6, -24 52')
        .map(([x, y]) => redDate(x, y))
        .join(''),
  )

const redDate = (x: number, y: number): string =>
  pills([[x, y + 6, 20]], 20, 46, '#5f1710') +
  pills([[x, y, 20]], 20, 44, '#a3301f') +
  pills([[x - 6, y - 9, 15]], 14, 6, '#e08a70')

const milletCongee = (): string =>
  celadonBowl(
    '#f6cf5e',
    dots(sprinkle(60, 140, 37), 6, '#fbe39a') +
      dots(sprinkle(46, 138, 41), 5, '#e3b13c') +
      berries(triples('-30 -30 20, 26 16 -30, -46 46 60, 60 -50 0, 8 -84 40, 76 66 10')),
  )

const soyMilk = (): string =>
  celadonBowl(
    '#fbf3dc',
    stroke('M-118 -50A126 126 0 0 1 -40 -124', '#ffffff', 11) +
      triples('-40 -50 -24, 54 -8 14, -36 52 4')
        .map(([x, y, turn]) => doughStick({ x, y, turn, size: 1.05 }))
        .join('') +
      drops(triples('96 -70 8, 78 -88 5, 70 86 8, 88 70 5, -100 10 7'), '#ffffff'),
  )

const teaEggs = (): string =>
  plate(
    halfEgg({ x: 62, y: -64, turn: 24, size: 1.26 }, egg.stained) +
      teaEgg({ x: -58, y: -36, turn: -14 }) +
      teaEgg({ x: 18, y: 54, turn: 12 }),
    sauce.soy,
  )

export const stapleDishes = {
  rice,
  'mixed-rice': mixedRice,
  'fried-rice': friedRice,
  baozi: buns,
  mantou: plainBuns,
  'sweet-potato': sweetPotatoes,
  dumplings,
  congee,
  'millet-congee': milletCongee,
  'soy-milk': soyMilk,
  'tea-eggs': teaEggs,
} satisfies Record<string, () => string>
