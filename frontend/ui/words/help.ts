import type { HelpWords } from './help.zh.ts'
import { wordsOf } from './words.tsx'

export const [HelpWordsContext, useHelpWords] = wordsOf<HelpWords>('help')
