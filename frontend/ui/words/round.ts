import type { RoundWords } from './round.zh.ts'
import { wordsOf } from './words.tsx'

export const [RoundWordsContext, useRoundWords] = wordsOf<RoundWords>('round')
