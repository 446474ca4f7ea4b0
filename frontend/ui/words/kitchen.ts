import type { KitchenWords } from './kitchen.zh.ts'
import { wordsOf } from './words.tsx'

export const [KitchenWordsContext, useKitchenWords] = wordsOf<KitchenWords>('kitchen')
