import type { ReplyOf } from '../contract/endpoint.ts'
import type { schemeOfficeEndpoints } from '../contract/scheme-office.ts'
import type { Reader } from '../kernel/database.ts'
import type { Month } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { caseSections } from './case-form.rules.ts'
import { situationCase } from './case.rules.ts'
import { answerOf } from './case-answer.rules.ts'
import { benefitsOffered, conditionsOffered } from './form-kinds.rules.ts'
import { issueWords } from './issue-words.rules.ts'
import { inForceOf, playCase } from './play-case.rules.ts'
import { entrySections } from './scheme-form.rules.ts'
import { assertNoFault, readScheme, readableScheme } from './scheme-remarks.rules.ts'
import type { SchemeRemark } from './scheme-remarks.rules.ts'
import { readSuggestions } from './scheme-suggestions.store.ts'
import {
  readPlaceAround,
  readEatenMeals,
  readSchemeFile,
  readVersions,
} from './scheme-version.store.ts'
import { describeScheme } from './scheme-words.rules.ts'
import { inputsAsStored } from './stored-inputs.rules.ts'
import { whatIf } from './what-if.rules.ts'

type Versions = ReplyOf<typeof schemeOfficeEndpoints.listSchemeVersions>
type WhatIfReply = ReplyOf<typeof schemeOfficeEndpoints.whatIfScheme>
type Form = ReplyOf<typeof schemeOfficeEndpoints.getSchemeForm>
type Tried = ReplyOf<typeof schemeOfficeEndpoints.tryScheme>

export const remarksAsSent = (remarks: readonly SchemeRemark[]): Tried['remarks'] =>
  remarks.map(({ weight, at, words }) => ({ weight, at, words: { ...words } }))

const sentencesAsSent = (entry: unknown): Tried['says'] =>
  describeScheme(entry).map(({ at, words }) => ({ at, words: { ...words } }))

/** What the form of a scheme is drawn from: the kinds themselves, and the names a canteen's place knows. */
export const schemeFormView = async (reader: Reader, canteenId: number): Promise<Form> => ({
  entry: entrySections,
  case: caseSections,
  conditions: conditionsOffered,
  benefits: benefitsOffered,
  suggestions: await readSuggestions(reader, canteenId),
})

/** Every version that reaches the canteen, each looked over again: words of rules change with the rules. */
export const versionsView = async (reader: Reader, canteenId: number): Promise<Versions> => ({
  versions: (await readVersions(reader, canteenId)).map(({ entry, ...version }) => ({
    ...version,
    entry: { ...entry },
    remarks: remarksAsSent(readScheme(entry).remarks),
    says: sentencesAsSent(entry),
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
  const says = sentencesAsSent(asked.entry)
  if (asked.case === undefined) return { remarks: remarksAsSent(remarks), says, answer: null }
  const one = situationCase.safeParse(asked.case, { reportInput: true })
  const unread = (one.error?.issues ?? []).map((issue): SchemeRemark => ({
    weight: 'fault',
    at: `case.${issue.path.map(String).join('.')}`,
    words: issueWords(issue),
  }))
  const all = remarksAsSent([...remarks, ...unread])
  if (entry === null || !one.success) return { remarks: all, says, answer: null }
  const day = (one.data.meal ?? one.data.meals?.[0])?.day ?? entry.firstDay
  const others = await readSchemeFile(reader, canteenId, day)
  const beside =
    asked.beside === 'others' ? others.schemes.filter(({ code }) => code !== entry.code) : []
  const file = { ...others, schemes: [...beside, entry] }
  const { answer } = answerOf(file, one.data, playCase(file, one.data))
  return { remarks: all, says, answer: { ...answer } }
}

/** Of no stored version; a draft has no number yet. */
const draftId = 0

/**
 * The meals of a month at a canteen once more, had this scheme held. Refuses `scheme_unreadable`, `scheme_faulty`,
 * `scheme_place_wrong` where the canteen is not in its place.
 */
export const whatIfMonth = async (
  reader: Reader,
  canteenId: number,
  asked: { readonly entry: unknown; readonly month: Month },
): Promise<WhatIfReply> => {
  const { entry, remarks } = readableScheme(asked.entry)
  assertNoFault(remarks)
  if ((await readPlaceAround(reader, entry.place, canteenId)) === null)
    throw new Refusal('scheme_place_wrong')
  const file = await readSchemeFile(reader, canteenId, entry.firstDay)
  const meals = await readEatenMeals(reader, canteenId, asked.month)
  const { before, after, ...rest } = whatIf(
    meals.map(({ dinerId, inputs }) => ({ dinerId, inputs: inputsAsStored(inputs) })),
    inForceOf(entry, draftId, file),
  )
  return {
    ...rest,
    before: { payFen: before.payFen, byFunder: { ...before.byFunder } },
    after: { payFen: after.payFen, byFunder: { ...after.byFunder } },
  }
}
