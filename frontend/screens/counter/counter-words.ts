import type { Language } from '../../../backend/vocabulary/role.ts'
import type { CounterWords } from '../../ui/words/counter.zh.ts'

let words: Promise<CounterWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
export const counterWords = (language: Language): Promise<CounterWords> =>
  (words ??=
    language === 'en'
      ? import('../../ui/words/counter.en.ts').then((file) => file.counterEn)
      : import('../../ui/words/counter.zh.ts').then((file) => file.counterZh))
