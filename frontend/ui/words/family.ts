import type { FamilyWords } from './family.zh.ts'
import { wordsOf } from './words.tsx'

export const [FamilyWordsContext, useFamilyWords] = wordsOf<FamilyWords>('family')
