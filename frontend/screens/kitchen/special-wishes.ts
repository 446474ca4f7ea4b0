import type { Board } from '../../../backend/contract/kitchen.ts'
import { clashWords } from '../../../backend/vocabulary/clash-words.ts'
import { needKinds } from '../../../backend/vocabulary/diet.ts'
import type { BaseWords } from '../../ui/words/base.zh.ts'
import type { KitchenWords } from '../../ui/words/kitchen.zh.ts'

type Special = Board['specials'][number]

/** Everything but allergies that is different for one person. A kind of need comes as its code, free words as written. */
export function wishesOf(special: Special, base: BaseWords, words: KitchenWords): string {
  const { variant, notes } = special
  const noted = notes.map((note) => {
    const kind = needKinds.find((one) => one === note)
    return kind === undefined ? note : base.need[kind]
  })
  return [...words.wishes(variant), ...noted, ...solvedOf(special, base, words)].join(' ')
}

/** 对不上：虾皮. What nobody solved yet, by what is in it; empty where all is well. */
export function unsolvedOf({ clashes }: Special, base: BaseWords, words: KitchenWords): string {
  const open = clashes.filter(({ answer }) => answer === null)
  if (open.length === 0) return ''
  const what = open.map(({ clash, because }) => base.name(clashWords(clash, because)))
  return words.clash.open(base.list(what))
}

/** What somebody made of it, for whoever cooks. */
export function solvedOf({ clashes }: Special, base: BaseWords, words: KitchenWords): string[] {
  return clashes.flatMap(({ clash, because, answer }) =>
    answer === null ? [] : [words.clash[answer.how](base.name(clashWords(clash, because)))],
  )
}
