import type * as z from 'zod/mini'
import type { Words } from '../vocabulary/words.ts'

/** For `z.refine`: the English sentence for files and logs, both for whoever fills in a form. */
export const saying = (zh: string, en: string) => ({ error: en, params: { zh } })

type Issue = z.core.$ZodIssue

const missing: Words = { zh: '还没有填', en: 'not filled in yet' }
const tooLarge: Words = { zh: '太大了', en: 'too large' }

/** Sizes of money are in fen, and nobody types fen: the number is named only where it is a number people know. */
const smallEnough = (bound: number | bigint): boolean => bound <= 1000

const tooSmall = ({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): Words => {
  if (origin === 'string') return missing
  if (origin === 'array')
    return minimum === 1
      ? { zh: '至少要有一项', en: 'at least one is needed' }
      : { zh: `至少要有 ${minimum} 项`, en: `at least ${minimum} are needed` }
  return inclusive === true
    ? { zh: `不能小于 ${minimum}`, en: `not less than ${minimum}` }
    : { zh: `要大于 ${minimum}`, en: `more than ${minimum}` }
}

const tooBig = ({ origin, maximum }: z.core.$ZodIssueTooBig): Words => {
  if (origin === 'string')
    return { zh: `最多 ${maximum} 个字`, en: `at most ${maximum} characters` }
  if (origin === 'array') return { zh: `最多 ${maximum} 项`, en: `at most ${maximum}` }
  return smallEnough(maximum)
    ? { zh: `不能大于 ${maximum}`, en: `not more than ${maximum}` }
    : tooLarge
}

/** What is wrong with a value, as one would say it to whoever typed it. */
export const issueWords = (issue: Issue): Words => {
  if (issue.code === 'custom') {
    const zh: unknown = issue.params?.['zh']
    return { zh: typeof zh === 'string' ? zh : issue.message, en: issue.message }
  }
  if (issue.input === undefined || issue.input === null) return missing
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_type':
      return issue.expected === 'int' || issue.expected === 'number'
        ? { zh: '要填数字', en: 'a number is needed' }
        : { zh: '填得不对', en: `not right: ${issue.message}` }
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ')
      return { zh: `不认识「${keys}」`, en: `not known: ${keys}` }
    }
    case 'invalid_value':
    case 'invalid_union':
      return { zh: '请选一项', en: 'pick one' }
    case 'not_multiple_of':
      return { zh: '最多两位小数', en: 'two decimals at most' }
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
      return { zh: '写法不对', en: 'not written as it should be' }
  }
}
