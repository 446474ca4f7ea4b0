import type { KitchenPlanWords } from './kitchen-plan.zh.ts'
import { wordsOf } from './words.tsx'

export const [KitchenPlanWordsContext, useKitchenPlanWords] =
  wordsOf<KitchenPlanWords>('kitchen-plan')
