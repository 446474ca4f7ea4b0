import { greenDishes } from './dishes-greens.ts'
import { meatDishes } from './dishes-meat.ts'
import { seaDishes } from './dishes-sea.ts'
import { smallDishes } from './dishes-small.ts'
import { noodleDishes } from './dishes-noodles.ts'
import { poultryDishes } from './dishes-poultry.ts'
import { soupDishes } from './dishes-soup.ts'
import { stapleDishes } from './dishes-staple.ts'
import type { DishPictureKey } from './keys.ts'
import { drawing, group } from './paint.ts'
import { chopsticks, spoon, table, teaCup } from './tableware.ts'

/** Each dish in its vessel around (0, 0). */
export const dishes: Record<DishPictureKey, () => string> = {
  ...meatDishes,
  ...poultryDishes,
  ...seaDishes,
  ...smallDishes,
  ...greenDishes,
  ...stapleDishes,
  ...noodleDishes,
  ...soupDishes,
}

/** What stands left and right of the main dish. Sets are served with the same two (see db/demo/sets.ts). */
type Sides = readonly [left: DishPictureKey, right: DishPictureKey]

const withRice: Partial<Record<DishPictureKey, DishPictureKey>> = {
  'radish-ribs': 'spinach',
  'black-bean-ribs': 'pumpkin',
  'braised-chop': 'greens',
  'lion-head': 'broccoli',
  'red-pork': 'winter-melon',
  'potato-beef': 'spinach',
  'curry-chicken': 'broccoli',
  'mushroom-chicken': 'pumpkin',
  'kung-pao': 'sprouts',
  'duck-leg': 'sprouts',
  'taro-duck': 'spinach',
  'rice-pork': 'greens',
  'char-siu': 'mushroom-greens',
  'stuffed-gluten': 'greens',
  'tofu-skin-rolls': 'spinach',
  'sweet-sour-pork': 'cabbage-ear',
  'broccoli-pork': 'pumpkin',
  'steamed-bass': 'mushroom-greens',
  'braised-fish': 'greens',
  'small-fish': 'spinach',
  hairtail: 'cabbage-ear',
  pomfret: 'broccoli',
  prawns: 'greens',
  'shrimp-peas': 'winter-melon',
  'pickled-fish': 'pumpkin',
  'mince-tofu': 'greens',
  'mapo-tofu': 'cabbage-ear',
  'tomato-egg': 'sprouts',
  'steamed-egg': 'mushroom-greens',
  'wood-ear-pork': 'pumpkin',
  'edamame-tofu': 'greens',
  'glass-noodles': 'greens',
  'bean-egg': 'winter-melon',
  'garlic-stems': 'winter-melon',
  'bamboo-pork': 'spinach',
  eggplant: 'spinach',
  'pepper-pork': 'pumpkin',
}

const others: Partial<Record<DishPictureKey, Sides>> = {
  'sweet-sour-ribs': ['mushroom-greens', 'mixed-rice'],
  'rice-cake-pork': ['spinach', 'tomato-egg-soup'],
  rice: ['greens', 'tomato-egg-soup'],
  'mixed-rice': ['spinach', 'seaweed-soup'],
  'fried-rice': ['greens', 'seaweed-soup'],
  baozi: ['tea-eggs', 'congee'],
  mantou: ['tea-eggs', 'millet-congee'],
  'sweet-potato': ['tea-eggs', 'soy-milk'],
  dumplings: ['cold-shreds', 'seaweed-soup'],
  'three-delicacies-noodles': ['lotus-root', 'tea-eggs'],
  'tomato-egg-noodles': ['spinach', 'tea-eggs'],
  'sauce-noodles': ['sprouts', 'seaweed-soup'],
  'longevity-noodles': ['winter-melon', 'baozi'],
  wontons: ['baozi', 'tea-eggs'],
  congee: ['tea-eggs', 'baozi'],
  'millet-congee': ['tea-eggs', 'mantou'],
  'soy-milk': ['tea-eggs', 'baozi'],
  'tea-eggs': ['mantou', 'congee'],
}

const vegetablesBesideRice: Sides = ['tomato-egg-soup', 'rice']
const soupBesideRice: Sides = ['greens', 'rice']

export function sidesOf(key: DishPictureKey): Sides {
  const vegetable = withRice[key]
  if (vegetable !== undefined) return [vegetable, 'rice']
  return others[key] ?? (key in soupDishes ? soupBesideRice : vegetablesBesideRice)
}

/** Eaten with a spoon, or a long plate that leaves the side dishes less room. */
const spooned = new Set<DishPictureKey>([
  'steamed-egg',
  'congee',
  'millet-congee',
  'wontons',
  'soy-milk',
  'tomato-egg-soup',
  'seaweed-soup',
  'melon-rib-soup',
  'maize-rib-soup',
  'mince-tofu',
  'mapo-tofu',
])
const long = new Set<DishPictureKey>(['steamed-bass', 'braised-fish', 'small-fish'])

const beside = (key: DishPictureKey, x: number, y: number, scale: number): string =>
  group(`translate(${x} ${y}) scale(${scale})`, dishes[key]())

/**
 * The table from above, 4:3, main dish whole and in the middle. What matters lies between y 72 and 470,
 * so that the picture may also be cropped to the wide band of the home screen.
 */
export function scene(key: DishPictureKey): string {
  const [left, right] = sidesOf(key)
  const wide = long.has(key)
  const sides = wide
    ? beside(left, -18, 84, 0.7) + beside(right, 736, 100, 0.64)
    : beside(left, 34, 176, 0.74) + beside(right, 696, 196, 0.66)
  const tools = spooned.has(key) ? spoon(650, 452, 34) : chopsticks(650, 470, 31)
  return drawing(
    '0 0 720 540',
    720,
    540,
    table(0, 0, 720, 540) +
      teaCup(76, wide ? 492 : 468) +
      sides +
      tools +
      beside(key, 360, wide ? 288 : 280, wide ? 1.12 : 1),
  )
}

/** The dish alone, square, for lists. */
export function closeUp(key: DishPictureKey): string {
  const half = long.has(key) ? 216 : 212
  const size = half * 2
  return drawing(
    `${-half} ${-half} ${size} ${size}`,
    size,
    size,
    table(-half, -half, size, size) + dishes[key](),
  )
}
