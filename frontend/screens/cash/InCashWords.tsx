import { use } from 'react'
import type { ReactNode } from 'react'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { CashWordsContext } from '../../ui/words/cash.ts'
import type { CashWords } from '../../ui/words/cash.zh.ts'
import { useWords } from '../../ui/words/words.tsx'

let words: Promise<CashWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
const cashWords = (language: Language): Promise<CashWords> =>
  (words ??=
    language === 'en'
      ? import('../../ui/words/cash.en.ts').then((file) => file.cashEn)
      : import('../../ui/words/cash.zh.ts').then((file) => file.cashZh))

/** Counter and office speak of the same drawer. */
export function InCashWords({ children }: { children: ReactNode }) {
  const { language } = useWords()
  return <CashWordsContext value={use(cashWords(language))}>{children}</CashWordsContext>
}
