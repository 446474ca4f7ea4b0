import type { CashWords } from './cash.zh.ts'
import { wordsOf } from './words.tsx'

export const [CashWordsContext, useCashWords] = wordsOf<CashWords>('cash')
