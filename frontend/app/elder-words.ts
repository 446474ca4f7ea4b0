import type { Language } from '../../backend/vocabulary/role.ts'
import type { BaseWords } from '../ui/words/base.zh.ts'
import type { ElderWords } from '../ui/words/elder.zh.ts'

/** One language arrives; the other stays on the server. */
export async function elderWords(language: Language): Promise<[BaseWords, ElderWords]> {
  if (language === 'en') {
    const words = await import('./elder-words.en.ts')
    return [words.base, words.elder]
  }
  const words = await import('./elder-words.zh.ts')
  return [words.base, words.elder]
}
