import type { KioskWords } from './kiosk.zh.ts'
import { wordsOf } from './words.tsx'

export const [KioskWordsContext, useKioskWords] = wordsOf<KioskWords>('kiosk')
