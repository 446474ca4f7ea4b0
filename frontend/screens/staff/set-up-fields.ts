import type { canteenEndpoints } from '../../../backend/contract/canteens.ts'
import type { BodyIn } from '../../../backend/contract/endpoint.ts'
import { RefusedCall } from '../../../backend/vocabulary/refusal.ts'
import type { RefusalCode } from '../../../backend/vocabulary/refusal.ts'
import { sentenceFor } from '../../queries/sending.ts'
import type { Problem } from '../../ui/staff/ErrorSummary.tsx'
import type { SetUpField, SetUpWords } from '../../ui/words/set-up.zh.ts'

export const setUpGroups = {
  who: ['name', 'userName', 'passPhrase'],
  where: ['city', 'district', 'street', 'community'],
  canteen: ['canteenName', 'canteenPhone', 'canteenAddress'],
} as const satisfies Record<string, readonly SetUpField[]>

const fields: readonly SetUpField[] = ['code', ...Object.values(setUpGroups).flat()]

/** What was typed, and which fields were left empty. Everything else the server judges. */
export function readSetUp(
  typed: FormData,
  words: SetUpWords,
): { body: BodyIn<typeof canteenEndpoints.setUp>; problems: Problem[] } {
  const values = Object.fromEntries(
    fields.map((field) => {
      const value = typed.get(field)
      const text = typeof value === 'string' ? value : ''
      // A pass phrase is taken as it was typed.
      return [field, field === 'passPhrase' ? text : text.trim()]
    }),
  ) as Record<SetUpField, string>
  const problems = fields
    .filter((field) => values[field].trim() === '')
    .map((field) => ({ field, sentence: words.required(words.label[field]) }))
  return { body: values, problems }
}

const about: Partial<Record<RefusalCode, SetUpField>> = {
  set_up_code_wrong: 'code',
  weak_pass_phrase: 'passPhrase',
}

const fieldOf = (error: unknown): SetUpField | null => {
  if (!(error instanceof RefusedCall)) return null
  const { code, params } = error.refusal
  const where = String(params['where'] ?? '').replace('body.', '')
  return about[code] ?? fields.find((field) => field === where) ?? null
}

/** Why the server said no, beside the field it said it about. */
export function problemOf(error: unknown, words: SetUpWords, offline: string): Problem {
  const field = fieldOf(error)
  const malformed = error instanceof RefusedCall && error.refusal.code === 'malformed'
  const ownWords = malformed && field !== null ? words.wrong[field] : undefined
  return { field, sentence: ownWords ?? sentenceFor(error, offline) }
}
