import type { Language } from './role.ts'

/** Sizes of letters in CSS pixels. */
export type TextStep = 24 | 28 | 32
/** more: black on white and thicker edges, for eyes that need it. */
export type Contrast = 'usual' | 'more'

/** How somebody reads; null what was never chosen. */
export interface Reading {
  readonly language: Language | null
  readonly text: TextStep | null
  readonly contrast: Contrast | null
}

export const nothingChosen: Reading = { language: null, text: null, contrast: null }
