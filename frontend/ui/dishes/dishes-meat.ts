import { points, triples } from './geometry.ts'
import { egg, green, meat, root, sauce } from './colours.ts'
import { heap, oneOf } from './heap.ts'
import { dots } from './paint.ts'
import type { Paint } from './paint.ts'
import { berries, drops, longScallion, scallions, sesame, sprinkle } from './pieces-garnish.ts'
import { bokChoy, broccoli, pepperSquare } from './pieces-greens.ts'
import { beef, bellyPork, chop, chunk, dice, meatball, rib, slice } from './pieces-meat.ts'
import { carrotRound, halfEgg, radish } from './pieces-roots.ts'
import { glutenBall, tofuRoll } from './pieces-soy.ts'
import { bowl, plate, steamer } from './tableware.ts'

const radishRibs = (): string =>
  bowl(
    sauce.amber,
    drops(triples('-92 98 9, 100 104 9, -64 126 7, 128 22 7'), sauce.amber.light) +
      radish({ x: -76, y: -56 }) +
      radish({ x: 92, y: -30, turn: 14 }) +
      radish({ x: -8, y: 108, turn: 8 }) +
      rib({ x: 12, y: -92, turn: -6 }) +
      rib({ x: -76, y: 52, turn: 24, size: 0.98 }) +
      rib({ x: 76, y: 66, turn: -28 }) +
      radish({ x: -4, y: -8, turn: 22, size: 0.88 }) +
      scallions(points('-52 -12, 52 -14, 16 52, -110 96, 118 86, 82 -96')) +
      berries(triples('-36 -96 -14, 130 -78 30, -128 -6 -30, -44 100 12, 70 122 -14, 136 46 62')),
  )

const sweetSourRibs = (): string =>
  plate(
    heap({ count: 9, radius: 92, seed: 12, size: 0.7, turn: 120 }, (spot) =>
      rib(spot, meat.glazed),
    ) +
      sesame(sprinkle(26, 108, 5)) +
      scallions(points('-70 -66, 60 70, 6 10'), 0.8),
    sauce.red,
  )

const blackBeanRibs = (): string =>
  plate(
    heap({ count: 9, radius: 92, seed: 31, size: 0.7, turn: 120 }, (spot) => rib(spot, meat.pork)) +
      dots(sprinkle(22, 108, 9), 7, '#3a2420') +
      berries(triples('-40 -70 20, 70 -20 -30, 10 80 10, -86 40 70')) +
      scallions(points('30 -90, -20 40, 92 48'), 0.9),
    sauce.clear,
  )

const braisedChop = (): string =>
  plate(
    [
      { x: 96, y: -108, turn: 62, size: 0.7 },
      { x: 118, y: 66, turn: 118, size: 0.7 },
      { x: -118, y: -76, turn: 104, size: 0.7 },
    ]
      .map(longScallion)
      .join('') +
      chop({ x: -14, y: -54, turn: -8 }) +
      chop({ x: 0, y: 52, turn: 10, size: 1.02 }) +
      longScallion({ x: -50, y: 8, turn: 32, size: 0.84 }) +
      longScallion({ x: 12, y: -2, turn: 12, size: 0.84 }) +
      longScallion({ x: 46, y: 22, turn: -24, size: 0.76 }),
    sauce.brown,
  )

const lionHead = (): string =>
  bowl(
    sauce.brown,
    [150, 210, 262, 318, 12, 76]
      .map((turn, i) => {
        const angle = (turn * Math.PI) / 180
        return bokChoy({
          x: Math.cos(angle) * 88,
          y: Math.sin(angle) * 86,
          turn: turn + (i % 2) * 6,
          size: 0.72,
        })
      })
      .join('') +
      meatball({ x: -40, y: -38, size: 1.02 }, 3) +
      meatball({ x: 56, y: -14, size: 1.02 }, 8) +
      meatball({ x: -18, y: 60, size: 1.02 }, 14) +
      drops(triples('96 92 8, -108 18 7, 70 112 6'), sauce.brown.light) +
      scallions(points('-52 -60, 64 -34, -6 44, 30 84'), 0.8),
  )

const redPork = (): string =>
  bowl(
    sauce.soy,
    bellyPork({ x: -62, y: -84, turn: -12 }) +
      bellyPork({ x: 38, y: -92, turn: 10 }) +
      halfEgg({ x: 104, y: -18, turn: 40 }, egg.stained) +
      bellyPork({ x: -100, y: 6, turn: 8 }) +
      bellyPork({ x: 8, y: -4, turn: -6, size: 1.04 }) +
      bellyPork({ x: -56, y: 82, turn: -14 }) +
      halfEgg({ x: 26, y: 98, turn: -20 }, egg.stained) +
      bellyPork({ x: 96, y: 64, turn: 14 }) +
      scallions(points('-20 -50, 52 36, -44 36, 80 -66, -104 62'), 0.9),
  )

const potatoBeef = (): string =>
  bowl(
    sauce.brown,
    heap({ count: 17, radius: 120, seed: 24, size: 0.94 }, (spot, i) =>
      oneOf(i, [
        () => beef(spot),
        () => dice(spot, root.potato, [68, 60]),
        () => beef(spot),
        () => (i % 8 === 3 ? dice(spot, root.carrot, [54, 48]) : dice(spot, root.potato, [64, 58])),
      ]),
    ) + scallions(points('-30 -60, 48 8, -66 50, 26 92, 92 -52'), 0.9),
  )

const steamedRicePork = (): string =>
  steamer(
    [
      { x: -66, y: -78, turn: -20 },
      { x: 50, y: -84, turn: 14 },
      { x: -92, y: -6, turn: -6 },
      { x: 92, y: -14, turn: 20 },
      { x: 0, y: -24, turn: 4 },
      { x: -54, y: 62, turn: -16 },
      { x: 52, y: 58, turn: 12 },
      { x: 0, y: 104, turn: 0 },
    ]
      .map(
        (spot, i) =>
          slice({ ...spot, size: 1.14 }, meat.fried, '#a9662a') +
          dots(
            sprinkle(9, 36, i + 3).map(([x, y]) => [spot.x + x, spot.y + y * 0.6]),
            4,
            '#f4d9a4',
          ),
      )
      .join('') + scallions(points('-30 -52, 30 -60, -70 34, 70 34, 4 44, -6 82'), 0.8),
  )

const charSiu = (): string =>
  plate(
    [...Array(6).keys()]
      .map((i) =>
        slice(
          { x: -88 + i * 34, y: -34 + Math.abs(i - 2.5) * 9, turn: 78 + i * 6, size: 1.32 },
          meat.ham,
          '#a12f1c',
        ),
      )
      .join('') +
      bokChoy({ x: -68, y: 92, turn: 184, size: 0.66 }) +
      bokChoy({ x: 10, y: 106, turn: 176, size: 0.66 }) +
      bokChoy({ x: 84, y: 90, turn: 164, size: 0.66 }) +
      sesame(points('-70 -40, -40 -56, -10 -30, 22 -60, 54 -36, 84 -50')),
    sauce.red,
  )

const stuffedGluten = (): string =>
  bowl(
    sauce.brown,
    [8, 98, 180, 232, 306]
      .map((turn) => {
        const angle = (turn * Math.PI) / 180
        return bokChoy({ x: Math.cos(angle) * 90, y: Math.sin(angle) * 90, turn, size: 0.72 })
      })
      .join('') +
      points('-50 -62, 56 -56, -72 38, 6 12, 76 48, -2 92')
        .map(([x, y], i) => glutenBall({ x, y, turn: i * 50, size: 0.9 }))
        .join('') +
      scallions(points('-4 -40, -50 40, 58 44, 6 62, -100 -50, 112 -50'), 0.9),
  )

const tofuSkinRolls = (): string =>
  bowl(
    sauce.clear,
    triples('-18 -96 4, 26 -36 -5, -24 26 6, 22 86 -4')
      .map(([x, y, turn]) => tofuRoll({ x, y, turn, size: 1.1 }))
      .join('') +
      bokChoy({ x: -98, y: -52, turn: 100, size: 0.5 }) +
      bokChoy({ x: 104, y: 38, turn: 80, size: 0.5 }) +
      scallions(points('84 -84, -92 74, 100 96, -112 6')),
  )

const crisp: Paint = { base: '#dd6f2c', side: '#a44a15', light: '#f8b47c' }
const yellowPepper: Paint = { base: '#f3b62f', side: '#c98a12', light: '#fde19a' }

const sweetSourPork = (): string =>
  plate(
    heap({ count: 18, radius: 112, seed: 91 }, (spot, i) =>
      oneOf(i, [
        () => chunk(spot, crisp, i + 4, [37, 29]),
        () => chunk(spot, meat.fried, i + 4, [37, 29]),
        () => pepperSquare(spot, green.fresh),
        () => chunk(spot, crisp, i + 4, [37, 29]),
        () => chunk(spot, meat.fried, i + 4, [36, 28]),
        () => chunk(spot, crisp, i + 4, [37, 29]),
        () => pepperSquare(spot, yellowPepper),
      ]),
    ) + sesame(sprinkle(18, 100, 8)),
    sauce.red,
  )

const broccoliPork = (): string =>
  plate(
    heap({ count: 15, radius: 108, seed: 17, turn: 60 }, (spot, i) =>
      oneOf(i, [
        () => broccoli({ ...spot, size: 0.84 }, i),
        () => slice({ ...spot, size: 0.84 }, meat.pork, '#9c5f3c'),
        () => broccoli({ ...spot, size: 0.84 }, i),
        () => (i === 3 || i === 11 ? carrotRound(spot) : broccoli({ ...spot, size: 0.8 }, i)),
      ]),
    ),
  )

export const meatDishes = {
  'radish-ribs': radishRibs,
  'sweet-sour-ribs': sweetSourRibs,
  'black-bean-ribs': blackBeanRibs,
  'braised-chop': braisedChop,
  'lion-head': lionHead,
  'red-pork': redPork,
  'potato-beef': potatoBeef,
  'rice-pork': steamedRicePork,
  'char-siu': charSiu,
  'stuffed-gluten': stuffedGluten,
  'tofu-skin-rolls': tofuSkinRolls,
  'sweet-sour-pork': sweetSourPork,
  'broccoli-pork': broccoliPork,
} satisfies Record<string, () => string>
