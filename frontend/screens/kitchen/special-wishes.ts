import type { Board } from '../../../backend/contract/kitchen.ts'
import { needKinds } from '../../../backend/vocabulary/diet.ts'
import type { BaseWords } from '../../ui/words/base.zh.ts'
import type { KitchenWords } from '../../ui/words/kitchen.zh.ts'

type Special = Board['specials'][number]

/** Everything but allergies that is different for one person. A kind of need comes as its code, free words as written. */
export function wishesOf(
  { variant, notes }: Special,
  base: BaseWords,
  words: KitchenWords,
): string {
  const noted = notes.map((note) => {
    const kind = needKinds.find((one) => one === note)
    return kind === undefined ? note : base.need[kind]
  })
  return [...words.wishes(variant), ...noted].join(' ')
}
