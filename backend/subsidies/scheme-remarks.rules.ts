import { Refusal } from '../vocabulary/refusal.ts'
import type { Words } from '../vocabulary/words.ts'
import { issueWords } from './issue-words.rules.ts'
import { schemeEntry } from './scheme-file.rules.ts'
import type { SchemeEntry } from './scheme-file.rules.ts'
import type { DeclaredFact } from './terms.rules.ts'
import { checkScheme } from './terms-check.rules.ts'

/** Something to look at in a scheme, where it stands: 'terms.rules.0.benefit.percent'. */
export interface SchemeRemark {
  readonly weight: 'fault' | 'doubt'
  readonly at: string
  readonly words: Words
}

export interface ReadScheme {
  /** null when it cannot even be read as a scheme. */
  readonly entry: SchemeEntry | null
  readonly remarks: readonly SchemeRemark[]
}

/** Conditions in conditions in conditions: nobody means more than these, and a reader of thousands would fall over. */
const deepest = 40

const isTooDeep = (given: unknown): boolean => {
  let level: unknown[] = [given]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    )
  }
  return false
}

const tooDeep: ReadScheme = {
  entry: null,
  remarks: [
    {
      weight: 'fault',
      at: '',
      words: { zh: '条件套得太深了', en: 'conditions are nested too deep' },
    },
  ],
}

/** Reads what somebody wrote as a scheme, and says all that is wrong or doubtful. */
export const readScheme = (given: unknown, declared: readonly DeclaredFact[] = []): ReadScheme => {
  if (isTooDeep(given)) return tooDeep
  const read = schemeEntry.safeParse(given, { reportInput: true })
  if (!read.success)
    return {
      entry: null,
      remarks: read.error.issues.map((issue) => ({
        weight: 'fault',
        at: issue.path.map(String).join('.'),
        words: issueWords(issue),
      })),
    }
  return {
    entry: read.data,
    remarks: checkScheme(read.data, declared).map(({ weight, path, zh, en }) => ({
      weight,
      at: path.map(String).join('.'),
      words: { zh, en },
    })),
  }
}

/** A scheme that can at least be read. Refuses `scheme_unreadable`, with the first thing that is wrong. */
export const readableScheme = (given: unknown): ReadScheme & { readonly entry: SchemeEntry } => {
  const { entry, remarks } = readScheme(given)
  if (entry !== null) return { entry, remarks }
  const first = remarks[0]
  const at = first === undefined || first.at === '' ? '' : `${first.at}: `
  throw new Refusal('scheme_unreadable', {
    zh: `${at}${first?.words.zh ?? ''}`,
    en: `${at}${first?.words.en ?? ''}`,
  })
}

/** Refuses `scheme_faulty`: a scheme that may be kept as a draft, but not be reckoned with. */
export const assertNoFault = (remarks: readonly SchemeRemark[]): void => {
  const fault = remarks.find(({ weight }) => weight === 'fault')
  if (fault) throw new Refusal('scheme_faulty', { ...fault.words })
}
