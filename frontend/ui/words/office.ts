import type { OfficeWords } from './office.zh.ts'
import { wordsOf } from './words.tsx'

export const [OfficeWordsContext, useOfficeWords] = wordsOf<OfficeWords>('office')
