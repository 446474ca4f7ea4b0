import type { BindWords } from './bind.zh.ts'
import { wordsOf } from './words.tsx'

export const [BindWordsContext, useBindWords] = wordsOf<BindWords>('bind')
