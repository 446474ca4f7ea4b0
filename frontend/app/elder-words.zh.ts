import { baseZh } from '../ui/words/base.zh.ts'
import { elderZh } from '../ui/words/elder.zh.ts'

/** Everything an elder page says in one language, as one file to fetch. */
export const base = baseZh
export const elder = elderZh
