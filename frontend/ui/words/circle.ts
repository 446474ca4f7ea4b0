import type { CircleWords } from './circle.zh.ts'
import { wordsOf } from './words.tsx'

export const [CircleWordsContext, useCircleWords] = wordsOf<CircleWords>('circle')
