import type { ReadingWords } from './reading.zh.ts'
import { wordsOf } from './words.tsx'

export const [ReadingWordsContext, useReadingWords] = wordsOf<ReadingWords>('reading')
