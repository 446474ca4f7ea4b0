import { green, meat, root, sauce, shrimpMeat } from './colours.ts'
import { closed, lump, points, triples } from './geometry.ts'
import { heap } from './heap.ts'
import { fill, pills, stroke } from './paint.ts'
import { berries, drops, scallions } from './pieces-garnish.ts'
import { rib } from './pieces-meat.ts'
import { carrotRound, maize, melonWedge, radish, tomatoWedge } from './pieces-roots.ts'
import { tofu } from './pieces-soy.ts'
import { bowl, celadonBowl } from './tableware.ts'

const tomatoEggSoup = (): string =>
  celadonBowl(
    '#f3a052',
    heap({ count: 9, radius: 100, seed: 12, size: 0.92 }, (spot, i) =>
      i % 2 === 0
        ? eggRibbon(spot.x, spot.y, spot.turn ?? 0)
        : tomatoWedge({ ...spot, turn: (spot.turn ?? 0) / 2 }),
    ) +
      stroke('M-116 -50A126 126 0 0 1 -40 -122', '#fbc68c', 11) +
      scallions(points('-40 -60, 60 -60, 0 10, -80 50, 70 60, 10 100')),
  )

const eggRibbon = (x: number, y: number, turn: number): string =>
  `<g transform="translate(${Math.round(x)} ${Math.round(y)}) rotate(${Math.round(turn)})">${
    stroke('M-40 8c16-24 34 10 52-8s30 2 36 8M-30 26c14-12 30 8 50-4', '#fbd862', 13) +
    stroke('M-34 6c12-16 22-2 34-4', '#fff0b0', 4)
  }</g>`

const seaweedTofuSoup = (): string =>
  celadonBowl(
    '#efe3b4',
    heap({ count: 13, radius: 104, seed: 22, turn: 60 }, (spot, i) =>
      i % 2 === 0 ? seaweed(spot.x, spot.y, i) : tofu({ ...spot, size: 0.72 }),
    ) +
      shrimpSkins +
      scallions(points('-60 -40, 40 -80, 10 20, 70 50, -30 90'), 0.9),
  )

const shrimpSkins = pills(
  triples('-20 -64 20, 76 -24 60, -84 34 -20, 24 62 10, -8 118 40, 100 20 -50'),
  12,
  9,
  shrimpMeat.side,
)

const seaweed = (x: number, y: number, seed: number): string => {
  const moved = lump(50, 26, seed + 3, 0.2, 9).map(([a, b]) => [a + x, b + y] as const)
  return (
    fill(closed(moved), '#39513f') +
    pills(
      [
        [x - 12, y - 6, 20],
        [x + 12, y + 4, -15],
      ],
      16,
      4,
      '#6d8a72',
    )
  )
}

const melonRibSoup = (): string =>
  bowl(
    sauce.clear,
    melonWedge({ x: -70, y: -74, turn: 10 }, root.melon, green.bright) +
      melonWedge({ x: 96, y: -20, turn: -30 }, root.melon, green.bright) +
      rib({ x: 18, y: -84, turn: 6, size: 0.82 }, meat.pork) +
      rib({ x: -84, y: 22, turn: -30, size: 0.82 }, meat.pork) +
      melonWedge({ x: -4, y: 8, turn: 24 }, root.melon, green.bright) +
      melonWedge({ x: -40, y: 104, turn: -8 }, root.melon, green.bright) +
      rib({ x: 58, y: 70, turn: 16, size: 0.82 }, meat.pork) +
      drops(triples('-20 -30 8, 50 20 7, -110 70 8, 110 50 9, 10 128 7'), '#fff6cf') +
      berries(triples('40 -30 20, -56 -20 -40, 110 96 10, 4 66 70')) +
      scallions(points('-20 -118, -112 -30, 60 24, -80 70')),
  )

const maizeRibSoup = (): string =>
  bowl(
    sauce.amber,
    maize({ x: -74, y: -66 }) +
      maize({ x: 86, y: -54 }) +
      rib({ x: 6, y: -92, turn: 10, size: 0.8 }, meat.pork) +
      radish({ x: -2, y: 0, size: 0.9 }) +
      rib({ x: -84, y: 32, turn: -24, size: 0.84 }, meat.pork) +
      maize({ x: -6, y: 84 }) +
      rib({ x: 80, y: 58, turn: 20, size: 0.84 }, meat.pork) +
      carrotRound({ x: -62, y: 104 }) +
      carrotRound({ x: 54, y: 118 }) +
      scallions(points('-30 -44, 46 -20, 40 36, -112 -10')),
  )

export const soupDishes = {
  'tomato-egg-soup': tomatoEggSoup,
  'seaweed-soup': seaweedTofuSoup,
  'melon-rib-soup': melonRibSoup,
  'maize-rib-soup': maizeRibSoup,
} satisfies Record<string, () => string>
