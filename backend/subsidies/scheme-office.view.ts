import type { ReplyOf } from '../contract/endpoint.ts'
import type { schemeOfficeEndpoints } from '../contract/scheme-office.ts'
import type { Reader } from '../kernel/database.ts'
import { situationCase } from './case.rules.ts'
import { answerOf } from './case-answer.rules.ts'
import { playCase } from './play-case.rules.ts'
import { readScheme } from './scheme-remarks.rules.ts'
import type { SchemeRemark } from './scheme-remarks.rules.ts'
import { readSchemeFile, readVersions } from './scheme-version.store.ts'

type Versions = ReplyOf<typeof schemeOfficeEndpoints.listSchemeVersions>
type Tried = ReplyOf<typeof schemeOfficeEndpoints.tryScheme>

const remarksAsSent = (remarks: readonly SchemeRemark[]): Tried['remarks'] =>
  remarks.map(({ weight, at, words }) => ({ weight, at, words: { ...words } }))

/** Every version that reaches the canteen, each looked over again: words of rules change with the rules. */
export const versionsView = async (reader: Reader, canteenId: number): Promise<Versions> => ({
  versions: (await readVersions(reader, canteenId)).map(({ entry, ...version }) => ({
    ...version,
    entry: { ...entry },
    remarks: remarksAsSent(readScheme(entry).remarks),
  })),
})

interface AskedTrial {
  readonly entry: unknown
  readonly case?: unknown
  readonly beside: 'others' | 'nothing'
}

/** What is wrong with a scheme, and what somebody would pay under it: by itself, or beside what holds that day. */
export const trySchemeOut = async (
  reader: Reader,
  canteenId: number,
  asked: AskedTrial,
): Promise<Tried> => {
  const { entry, remarks } = readScheme(asked.entry)
  if (entry === null || asked.case === undefined)
    return { remarks: remarksAsSent(remarks), answer: null }
  const one = situationCase.safeParse(asked.case)
  if (!one.success) {
    const unread = one.error.issues.map(({ path, message }): SchemeRemark => ({
      weight: 'fault',
      at: `case.${path.map(String).join('.')}`,
      words: { zh: message, en: message },
    }))
    return { remarks: remarksAsSent([...remarks, ...unread]), answer: null }
  }
  const day = (one.data.meal ?? one.data.meals?.[0])?.day ?? entry.firstDay
  const others = await readSchemeFile(reader, canteenId, day)
  const beside =
    asked.beside === 'others' ? others.schemes.filter(({ code }) => code !== entry.code) : []
  const file = { ...others, schemes: [...beside, entry] }
  const { answer } = answerOf(file, one.data, playCase(file, one.data))
  return { remarks: remarksAsSent(remarks), answer: { ...answer } }
}
