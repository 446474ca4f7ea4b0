import type { SafetyWords } from './safety.zh.ts'
import { wordsOf } from './words.tsx'

export const [SafetyWordsContext, useSafetyWords] = wordsOf<SafetyWords>('food safety')
