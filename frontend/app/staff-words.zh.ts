import { baseZh } from '../ui/words/base.zh.ts'
import { staffZh } from '../ui/words/staff.zh.ts'

/** Everything staff pages share, in one language, as one file to fetch. */
export const base = baseZh
export const staff = staffZh
