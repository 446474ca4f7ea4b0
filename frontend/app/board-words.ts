import type { Language } from '../../backend/vocabulary/role.ts'
import type { BaseWords } from '../ui/words/base.zh.ts'
import type { KitchenWords } from '../ui/words/kitchen.zh.ts'

export async function boardWords(language: Language): Promise<[BaseWords, KitchenWords]> {
  if (language === 'en') {
    const [base, kitchen] = await Promise.all([
      import('../ui/words/base.en.ts'),
      import('../ui/words/kitchen.en.ts'),
    ])
    return [base.baseEn, kitchen.kitchenEn]
  }
  const [base, kitchen] = await Promise.all([
    import('../ui/words/base.zh.ts'),
    import('../ui/words/kitchen.zh.ts'),
  ])
  return [base.baseZh, kitchen.kitchenZh]
}
