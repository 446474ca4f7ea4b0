import type { WaitingWords } from './waiting.zh.ts'
import { wordsOf } from './words.tsx'

export const [WaitingWordsContext, useWaitingWords] = wordsOf<WaitingWords>('waiting')
