import { baseEn } from '../ui/words/base.en.ts'
import { elderEn } from '../ui/words/elder.en.ts'

/** Everything an elder page says in one language, as one file to fetch. */
export const base = baseEn
export const elder = elderEn
