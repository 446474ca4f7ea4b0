import { baseEn } from '../ui/words/base.en.ts'
import { staffEn } from '../ui/words/staff.en.ts'

/** Everything staff pages share, in one language, as one file to fetch. */
export const base = baseEn
export const staff = staffEn
