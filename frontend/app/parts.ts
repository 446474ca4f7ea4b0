import { MoneyWordsContext } from '../ui/words/money.ts'
import { WaitingWordsContext } from '../ui/words/waiting.ts'
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

/** Waiting for what is sold out: only who waits needs it. */
export const waitingPart = partOf({
  module: 'frontend/app/waiting-pages.ts',
  pages: () => import('./waiting-pages.ts'),
  WordsContext: WaitingWordsContext,
  words: {
    'zh-CN': {
      module: 'frontend/ui/words/waiting.zh.ts',
      load: async () => (await import('../ui/words/waiting.zh.ts')).waitingZh,
    },
    en: {
      module: 'frontend/ui/words/waiting.en.ts',
      load: async () => (await import('../ui/words/waiting.en.ts')).waitingEn,
    },
  },
})
