import type { Language } from '../../../backend/vocabulary/role.ts'
import type { KitchenPlanWords } from '../../ui/words/kitchen-plan.zh.ts'

let words: Promise<KitchenPlanWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
export const planWords = (language: Language): Promise<KitchenPlanWords> =>
  (words ??=
    language === 'en'
      ? import('../../ui/words/kitchen-plan.en.ts').then((file) => file.kitchenPlanEn)
      : import('../../ui/words/kitchen-plan.zh.ts').then((file) => file.kitchenPlanZh))
