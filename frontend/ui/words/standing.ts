import type { StandingWords } from './standing.zh.ts'
import { wordsOf } from './words.tsx'

export const [StandingWordsContext, useStandingWords] = wordsOf<StandingWords>('standing')
