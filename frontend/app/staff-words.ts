import type { Language } from '../../backend/vocabulary/role.ts'
import type { BaseWords } from '../ui/words/base.zh.ts'
import type { StaffWords } from '../ui/words/staff.zh.ts'

/** One language arrives; a room's own words come with the room. */
export async function staffWords(language: Language): Promise<[BaseWords, StaffWords]> {
  if (language === 'en') {
    const words = await import('./staff-words.en.ts')
    return [words.base, words.staff]
  }
  const words = await import('./staff-words.zh.ts')
  return [words.base, words.staff]
}
