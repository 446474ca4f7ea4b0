import { describe, expect, test } from 'vitest'
import { clashesOf } from '../../backend/bookings/clash.rules.ts'
import type { Dish } from '../../backend/bookings/clash.rules.ts'
import { fits, variantAsked, variantsOffered } from '../../backend/bookings/variant.rules.ts'
import type { Clash, DietNeed } from '../../backend/vocabulary/diet.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'

/** A dish that goes against nobody: soft at will, not salty, and its recipe is known. */
const plain: Dish = {
  allergens: [],
  omittable: [],
  textures: ['regular', 'soft', 'minced', 'pureed'],
  tweaks: ['less_salt', 'no_sugar'],
  ingredients: ['豆腐', '青菜'],
  traits: [],
  spicy: false,
  saltG: 1,
  purineRich: false,
}
const need = (kind: DietNeed['kind'], value = ''): DietNeed => ({ kind, value })
const forbidden = { weight: 'forbidden' } as const
const caution = { weight: 'caution' } as const

type Row = readonly [string, Partial<Dish>, DietNeed[], Clash[]]

const rows: Row[] = [
  ['a dish she can have as it is', {}, [need('less_salt'), need('texture', 'soft')], []],
  [
    'peanut that is in it',
    { allergens: ['peanut'] },
    [need('allergen', 'peanut')],
    [{ need: 'allergen', allergen: 'peanut', ...forbidden }],
  ],
  [
    'peanut that can be left out',
    { allergens: ['peanut'], omittable: ['peanut'] },
    [need('allergen', 'peanut')],
    [],
  ],
  [
    'too coarse for somebody who would choke',
    { textures: ['regular', 'soft'] },
    [need('texture', 'minced')],
    [{ need: 'texture', texture: 'minced', ...forbidden }],
  ],
  [
    'hard to chew, but no danger',
    { textures: ['regular'] },
    [need('texture', 'soft')],
    [{ need: 'texture', texture: 'soft', ...caution }],
  ],
  [
    'salty, and cannot be less so',
    { tweaks: [], saltG: 2.1 },
    [need('less_salt')],
    [{ need: 'less_salt', ...caution }],
  ],
  ['salty, but can be made less so', { saltG: 4 }, [need('less_salt')], []],
  ['not salty by itself', { tweaks: [], saltG: 2 }, [need('less_salt')], []],
  [
    'nobody knows how salty',
    { tweaks: [], saltG: null },
    [need('less_salt')],
    [{ need: 'less_salt', ...caution }],
  ],
  [
    'sugar that stays in',
    { tweaks: ['less_salt'], ingredients: ['白糖'] },
    [need('no_sugar')],
    [{ need: 'no_sugar', ...caution }],
  ],
  ['sugar that can be left out', { ingredients: ['冰糖'] }, [need('no_sugar')], []],
  ['no sugar in the recipe', { tweaks: [], ingredients: ['鲈鱼'] }, [need('no_sugar')], []],
  [
    'rich in purine',
    { purineRich: true },
    [need('low_purine')],
    [{ need: 'low_purine', ...caution }],
  ],
  ['rich in purine for anybody else', { purineRich: true }, [need('less_salt')], []],
  ['pork', { ingredients: ['猪小排'] }, [need('halal')], [{ need: 'halal', ...forbidden }]],
  ['an ordinary kitchen', {}, [need('halal')], [{ need: 'halal', ...caution }]],
  [
    'a mushroom with a pig in its name',
    { ingredients: ['猪肚菇'] },
    [need('halal')],
    [{ need: 'halal', ...caution }],
  ],
  [
    'what she said she does not eat',
    { ingredients: ['香菜', '豆腐'] },
    [need('other', '不吃香菜')],
    [{ need: 'other', words: '不吃香菜', ...caution }],
  ],
  ['what she said, and is not in it', {}, [need('other', '不吃香菜')], []],
  [
    'hot, for somebody who said so',
    { spicy: true },
    [need('other', '胃不好，不能吃辣')],
    [{ need: 'other', words: '胃不好，不能吃辣', ...caution }],
  ],
  [
    'what is forbidden comes before what asks for care',
    { allergens: ['fish'], purineRich: true },
    [need('low_purine'), need('allergen', 'fish')],
    [
      { need: 'allergen', allergen: 'fish', ...forbidden },
      { need: 'low_purine', ...caution },
    ],
  ],
]

describe('what of a dish goes against her needs', () => {
  test.each(rows)('%s', (_, dish, needs, expected) => {
    expect(clashesOf({ ...plain, ...dish }, needs, [])).toEqual(expected)
  })

  test.each(rows)('%s: she can have it exactly when nothing is forbidden', (_, part, needs) => {
    const dish = { ...plain, ...part }
    const never = clashesOf(dish, needs, []).some(({ weight }) => weight === 'forbidden')
    expect(fits(dish, needs)).toBe(!never)
    const asked = { texture: 'regular', tweaks: [], omits: [] } as const
    const usual = variantsOffered(dish, needs)[0] ?? asked
    const refused = (): boolean => {
      try {
        variantAsked(dish, usual, needs)
        return false
      } catch (error) {
        return error instanceof Refusal && error.code === 'dish_clashes'
      }
    }
    expect(refused()).toBe(never)
  })

  test('a kitchen that cooks halal only needs no care', () => {
    expect(clashesOf(plain, [need('halal')], ['自建厨房', '清真'])).toEqual([])
  })
})

describe('the first variant is how it is made for her', () => {
  const dish = { ...plain, allergens: ['peanut'], omittable: ['peanut'] } as const
  test.each([
    [[], { texture: 'regular', tweaks: [], omits: [] }],
    [[need('less_salt')], { texture: 'regular', tweaks: ['less_salt'], omits: [] }],
    [[need('allergen', 'peanut')], { texture: 'regular', tweaks: [], omits: ['peanut'] }],
    [
      [need('texture', 'soft'), need('no_sugar')],
      { texture: 'soft', tweaks: ['no_sugar'], omits: [] },
    ],
    [[need('texture', 'pureed')], { texture: 'pureed', tweaks: [], omits: [] }],
  ])('%j', (needs, expected) => {
    expect(variantsOffered(dish, needs)[0]).toEqual(expected)
  })

  test('and what the kitchen cannot do is left out, not the whole wish', () => {
    const only = { ...plain, tweaks: [] }
    expect(variantsOffered(only, [need('texture', 'soft'), need('less_salt')])[0]).toEqual({
      texture: 'soft',
      tweaks: [],
      omits: [],
    })
  })
})
