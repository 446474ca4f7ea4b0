import type { SetUpWords } from './set-up.zh.ts'
import { wordsOf } from './words.tsx'

export const [SetUpWordsContext, useSetUpWords] = wordsOf<SetUpWords>('set-up')
