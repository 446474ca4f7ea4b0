import { MoneyWordsContext } from '../ui/words/money.ts'
import { partOf } from './part.ts'

/** The pages about money: booking a meal needs none of them. */
export const moneyPart = partOf({
  module: 'frontend/app/money-pages.ts',
  pages: () => import('./money-pages.ts'),
  WordsContext: MoneyWordsContext,
  words: {
    'zh-CN': {
      module: 'frontend/ui/words/money.zh.ts',
      load: async () => (await import('../ui/words/money.zh.ts')).moneyZh,
    },
    en: {
      module: 'frontend/ui/words/money.en.ts',
      load: async () => (await import('../ui/words/money.en.ts')).moneyEn,
    },
  },
})
