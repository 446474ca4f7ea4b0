import type { Language } from '../../../backend/vocabulary/role.ts'
import type { SecondFactorWords } from '../../ui/words/second-factor.zh.ts'

let words: Promise<SecondFactorWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
export const secondFactorWords = (language: Language): Promise<SecondFactorWords> =>
  (words ??=
    language === 'en'
      ? import('../../ui/words/second-factor.en.ts').then((file) => file.secondFactorEn)
      : import('../../ui/words/second-factor.zh.ts').then((file) => file.secondFactorZh))
