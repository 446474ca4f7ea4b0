import { points, triples } from './geometry.ts'
import { fish, green, sauce } from './colours.ts'
import { berries, garlic, longScallion, scallions, strewn } from './pieces-garnish.ts'
import { beans, cabbage } from './pieces-greens.ts'
import { carrotRound } from './pieces-roots.ts'
import { fillet, hairtail, pomfret, prawn, shrimp, wholeFish } from './pieces-sea.ts'
import { bowl, longPlate, plate } from './tableware.ts'

const shreds = ['#3f9152', '#f6dc8d', '#6fb64f', '#cf3a26']

const steamedBass = (): string =>
  longPlate(
    wholeFish({ x: -6, y: -2, turn: -4, size: 1.02 }, fish.bass) +
      strewn(
        triples(
          '-58 -40 -24, -30 -26 16, -8 -48 40, 14 -18 -14, 38 -40 22, 62 -14 -30, -44 2 30, -14 12 -18, 18 18 44, 46 10 -6, -66 -12 60, 82 -28 12',
        ),
        shreds,
      ) +
      scallions(points('-150 76, -96 100, 120 84, 164 56, 40 108')),
    sauce.amber,
  )

const braisedFish = (): string =>
  longPlate(
    wholeFish({ x: -6, y: -2, turn: 4, size: 1.02 }, fish.braised) +
      longScallion({ x: -30, y: 84, turn: -8, size: 0.7 }) +
      longScallion({ x: 66, y: -72, turn: 20, size: 0.7 }) +
      scallions(points('-150 66, -40 -26, 12 12, 52 -16, 120 80, 150 58')) +
      garlic(points('-92 92, 20 100, -20 -90, 136 -56')),
    sauce.brown,
  )

const smallFish = (): string =>
  longPlate(
    wholeFish({ x: 4, y: -66, turn: -3, size: 0.68 }, fish.croaker) +
      wholeFish({ x: -20, y: 8, turn: -3, size: 0.72 }, fish.croaker) +
      wholeFish({ x: 12, y: 80, turn: -3, size: 0.66 }, fish.croaker) +
      strewn(
        triples('-20 -66 20, 10 -56 -20, -30 6 30, 0 12 -16, 24 2 34, 6 84 -10, 36 76 24'),
        shreds,
      ) +
      scallions(points('-160 56, 150 -60, 164 40')),
    sauce.clear,
  )

const friedHairtail = (): string =>
  plate(
    hairtail({ x: -14, y: -92, turn: -10, size: 0.98 }, fish.fried) +
      hairtail({ x: 30, y: -32, turn: 12, size: 1 }, fish.fried) +
      hairtail({ x: -40, y: 24, turn: -14, size: 1 }, fish.fried) +
      hairtail({ x: 30, y: 88, turn: 6, size: 0.98 }, fish.fried) +
      scallions(points('-104 -42, 104 20, -70 96, 110 -84, -10 -20')),
  )

const braisedPomfret = (): string =>
  plate(
    pomfret({ x: -10, y: -4, turn: -6, size: 0.96 }, fish.braised) +
      longScallion({ x: 24, y: -52, turn: 24, size: 0.62 }) +
      longScallion({ x: 8, y: 48, turn: -18, size: 0.62 }) +
      scallions(points('-30 10, 46 4, -100 84, -60 -100, 92 92')),
    sauce.brown,
  )

const friedPrawns = (): string =>
  plate(
    [
      { x: -46, y: -84, turn: -30 },
      { x: 58, y: -74, turn: 40 },
      { x: -92, y: -4, turn: -64 },
      { x: 98, y: 18, turn: 78 },
      { x: 0, y: -8, turn: -14 },
      { x: -54, y: 74, turn: -24 },
      { x: 40, y: 88, turn: 24 },
    ]
      .map((spot) => prawn({ ...spot, size: 1.08 }))
      .join('') + scallions(points('4 -64, -44 36, 56 36, -8 118, 104 -64, -110 -70'), 0.9),
  )

const shrimpPeas = (): string =>
  plate(
    triples('-48 -88 -20, 58 -84 24, -96 -10 -40, 6 -12 -6, 102 -4 34, -50 76 -16, 56 80 18')
      .map(([x, y, turn]) => shrimp({ x, y, turn, size: 1.12 }))
      .join('') +
      beans(
        points(
          '4 -58, -48 -24, 56 -30, -104 50, -2 48, 104 62, 6 112, -56 22, 58 30, 112 -74, -108 -78, 0 -108',
        ),
        green.bright,
        [0.1, 24],
      ) +
      points('-6 80, 52 4')
        .map(([x, y]) => carrotRound({ x, y, size: 0.74 }))
        .join(''),
  )

const pickledFish = (): string =>
  bowl(
    sauce.olive,
    triples('-90 -84 20, 92 -74 -40, -96 74 80, 104 66 10, 0 118 0')
      .map(([x, y, turn]) => cabbage({ x, y, turn, size: 0.84 }))
      .join('') +
      triples('-14 -86 -8, -62 -18 10, 64 -26 -12, -8 40 6, 72 66 -10, -72 84 14')
        .map(([x, y, turn]) => fillet({ x, y, turn, size: 0.92 }))
        .join('') +
      scallions(points('-6 -46, -104 22, 64 38, 4 104')) +
      berries(triples('-60 -56 30, 70 -96 -20, -20 28 70, 98 50 10, -76 100 -30, 14 44 20')),
  )

export const seaDishes = {
  'steamed-bass': steamedBass,
  'braised-fish': braisedFish,
  'small-fish': smallFish,
  hairtail: friedHairtail,
  pomfret: braisedPomfret,
  prawns: friedPrawns,
  'shrimp-peas': shrimpPeas,
  'pickled-fish': pickledFish,
} satisfies Record<string, () => string>
