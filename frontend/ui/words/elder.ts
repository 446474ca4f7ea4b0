import type { ElderWords } from './elder.zh.ts'
import { wordsOf } from './words.tsx'

export const [ElderWordsContext, useElderWords] = wordsOf<ElderWords>('elder')
