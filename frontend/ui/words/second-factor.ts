import type { SecondFactorWords } from './second-factor.zh.ts'
import { wordsOf } from './words.tsx'

export const [SecondFactorWordsContext, useSecondFactorWords] =
  wordsOf<SecondFactorWords>('second factor')
