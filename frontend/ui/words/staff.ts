import type { StaffWords } from './staff.zh.ts'
import { wordsOf } from './words.tsx'

export const [StaffWordsContext, useStaffWords] = wordsOf<StaffWords>('staff')
