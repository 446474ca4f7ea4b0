import type { MoneyWords } from './money.zh.ts'
import { wordsOf } from './words.tsx'

export const [MoneyWordsContext, useMoneyWords] = wordsOf<MoneyWords>('money')
