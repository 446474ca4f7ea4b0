import type { DeskWords } from './desk.zh.ts'
import { wordsOf } from './words.tsx'

export const [DeskWordsContext, useDeskWords] = wordsOf<DeskWords>('desk')
