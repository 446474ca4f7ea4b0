import { BindWordsContext } from '../ui/words/bind.ts'
import { CircleWordsContext } from '../ui/words/circle.ts'
import { FamilyWordsContext } from '../ui/words/family.ts'
import { HelpWordsContext } from '../ui/words/help.ts'
import { MoneyWordsContext } from '../ui/words/money.ts'
import { StandingWordsContext } from '../ui/words/standing.ts'
import { ReadingWordsContext } from '../ui/words/reading.ts'
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

/** Meals that repeat, and the days they pause. */
export const standingPart = partOf({
  module: 'frontend/app/standing-pages.ts',
  pages: () => import('./standing-pages.ts'),
  WordsContext: StandingWordsContext,
  words: {
    'zh-CN': {
      module: 'frontend/ui/words/standing.zh.ts',
      load: async () => (await import('../ui/words/standing.zh.ts')).standingZh,
    },
    en: {
      module: 'frontend/ui/words/standing.en.ts',
      load: async () => (await import('../ui/words/standing.en.ts')).standingEn,
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

/** How she reads: set once. */
export const readingPart = partOf({
  module: 'frontend/screens/elder/TextSize.tsx',
  pages: () => import('../screens/elder/TextSize.tsx'),
  WordsContext: ReadingWordsContext,
  words: {
    'zh-CN': {
      module: 'frontend/ui/words/reading.zh.ts',
      load: async () => (await import('../ui/words/reading.zh.ts')).readingZh,
    },
    en: {
      module: 'frontend/ui/words/reading.en.ts',
      load: async () => (await import('../ui/words/reading.en.ts')).readingEn,
    },
  },
})

/** Where to turn. */
export const helpPart = partOf({
  module: 'frontend/screens/elder/Help.tsx',
  pages: () => import('../screens/elder/Help.tsx'),
  WordsContext: HelpWordsContext,
  words: {
    'zh-CN': {
      module: 'frontend/ui/words/help.zh.ts',
      load: async () => (await import('../ui/words/help.zh.ts')).helpZh,
    },
    en: {
      module: 'frontend/ui/words/help.en.ts',
      load: async () => (await import('../ui/words/help.en.ts')).helpEn,
    },
  },
})

/** A phone becomes hers, once. */
export const bindPart = partOf({
  module: 'frontend/screens/elder/Bind.tsx',
  pages: () => import('../screens/elder/Bind.tsx'),
  WordsContext: BindWordsContext,
  words: {
    'zh-CN': {
      module: 'frontend/ui/words/bind.zh.ts',
      load: async () => (await import('../ui/words/bind.zh.ts')).bindZh,
    },
    en: {
      module: 'frontend/ui/words/bind.en.ts',
      load: async () => (await import('../ui/words/bind.en.ts')).bindEn,
    },
  },
})
