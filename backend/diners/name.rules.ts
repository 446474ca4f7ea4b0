import { pinyin } from 'pinyin-pro'

export interface NamePinyin {
  /** 'zhang xiu ying', ü written v as everybody types it. */
  readonly pinyin: string
  /** 'zxy' */
  readonly initials: string
}

const initialsOf = (words: string): string =>
  words
    .split(' ')
    .map((syllable) => syllable.slice(0, 1))
    .join('')

/** Letters only, one space between syllables. */
const tidied = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()

/**
 * How a name is typed. Surnames have readings of their own (尉迟 yu chi, 单 shan, 仇 qiu, 解 xie); given names are
 * read as the words they are, and where that is wrong the office writes it right.
 */
export const pinyinOf = (name: string): NamePinyin => {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
    toneSandhi: false,
    v: true,
  })
  const words = tidied(syllables.join(' '))
  return { pinyin: words, initials: initialsOf(words) }
}

/** As the office typed it; null when nothing of it can be typed again. */
export const pinyinAsWritten = (text: string): NamePinyin | null => {
  const words = tidied(text)
  return words === '' ? null : { pinyin: words, initials: initialsOf(words) }
}

/** 张*英, 陈*, 欧**华: who it is, to somebody who knows her already. */
export const maskedName = (name: string): string => {
  const letters = Array.from(name)
  if (letters.length <= 2) return `${letters[0] ?? ''}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}
