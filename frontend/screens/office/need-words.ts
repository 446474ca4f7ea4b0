import { allergens, textures } from '../../../backend/vocabulary/diet.ts'
import type { DietNeed } from '../../../backend/vocabulary/diet.ts'
import type { BaseWords } from '../../ui/words/base.zh.ts'

/** What a need is about: the allergen, the texture, the free words; else its kind says it all. */
export function needWords({ kind, value }: DietNeed, base: BaseWords): string {
  const allergen = allergens.find((one) => one === value)
  if (kind === 'allergen' && allergen !== undefined) return base.allergen[allergen]
  const texture = textures.find((one) => one === value)
  if (kind === 'texture' && texture !== undefined) return base.texture[texture]
  return value === '' ? base.need[kind] : value
}
