import type { CounterWords } from './counter.zh.ts'
import { wordsOf } from './words.tsx'

export const [CounterWordsContext, useCounterWords] = wordsOf<CounterWords>('counter')
