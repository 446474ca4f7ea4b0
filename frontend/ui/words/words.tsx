import { createContext, useContext } from 'react'
import { present } from '../../../backend/vocabulary/invariant.ts'
import type { BaseWords } from './base.zh.ts'

/**
 * Words live in pairs of files: `<who>.zh.ts` is the source, `<who>.en.ts` has its type, so a
 * missing word does not compile. A page loads only its own persona's words, in one language.
 */
export function wordsOf<W>(who: string) {
  const Context = createContext<W | null>(null)
  const useTheseWords = (): W => present(useContext(Context), `no words given for ${who}`)
  return [Context, useTheseWords] as const
}

/** Money, days, meals and the like: what every persona says. */
export const [BaseWordsContext, useWords] = wordsOf<BaseWords>('everyone')
