import { CircleWordsContext } from '../ui/words/circle.ts'
import { FamilyWordsContext } from '../ui/words/family.ts'
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

/** Who looks after her, on her own phone. */
export const circlePart = partOf({
  module: 'frontend/app/circle-pages.ts',
  pages: () => import('./circle-pages.ts'),
  WordsContext: CircleWordsContext,
  words: {
    'zh-CN': {
      module: 'frontend/ui/words/circle.zh.ts',
      load: async () => (await import('../ui/words/circle.zh.ts')).circleZh,
    },
    en: {
      module: 'frontend/ui/words/circle.en.ts',
      load: async () => (await import('../ui/words/circle.en.ts')).circleEn,
    },
  },
})

/** What they see and do on theirs. */
export const familyPart = partOf({
  module: 'frontend/app/family-pages.ts',
  pages: () => import('./family-pages.ts'),
  WordsContext: FamilyWordsContext,
  words: {
    'zh-CN': {
      module: 'frontend/ui/words/family.zh.ts',
      load: async () => (await import('../ui/words/family.zh.ts')).familyZh,
    },
    en: {
      module: 'frontend/ui/words/family.en.ts',
      load: async () => (await import('../ui/words/family.en.ts')).familyEn,
    },
  },
})
