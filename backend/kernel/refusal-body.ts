import { Refusal } from '../vocabulary/refusal.ts'
import type { RefusalBody, RefusalCode, RefusalParams } from '../vocabulary/refusal.ts'
import { refusalSentence } from '../vocabulary/refusal-words.ts'
import type { Language } from '../vocabulary/role.ts'
import { sqlStateOf } from './transaction.ts'

export const refusalBody = (
  code: RefusalCode,
  params: RefusalParams,
  language: Language,
): RefusalBody => ({
  code,
  params,
  sentence: refusalSentence(code, params, language),
})

const codeOf = (error: object): unknown => ('type' in error ? error.type : undefined)

/** The database is away, too slow, or full for the moment: nothing was written, asking again is right. */
const awayStates = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
  '25P03',
  '08006',
  '08003',
  '08001',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
])

const isAway = (error: unknown): boolean =>
  awayStates.has(sqlStateOf(error) ?? '') ||
  (error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    ))

/** Any error as a refusal; null when it is a fault of ours and must be logged as one. */
export const refusalOf = (error: unknown): Refusal | null => {
  if (error instanceof Refusal) return error
  if (isAway(error)) return new Refusal('busy')
  if (typeof error !== 'object' || error === null) return null
  if (codeOf(error) === 'entity.too.large' || codeOf(error) === 'parameters.too.many')
    return new Refusal('too_large')
  if (typeof codeOf(error) === 'string') return new Refusal('malformed')
  // A file that is not there: a page from before the last update asks for its old script.
  if ('status' in error && error.status === 404) return new Refusal('not_found')
  // Text the database cannot hold (a zero byte, a lone surrogate) or a path that does not decode.
  if (sqlStateOf(error) === '22021' || error instanceof URIError) return new Refusal('malformed')
  return null
}
