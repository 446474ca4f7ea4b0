import type { ReplyOf } from '../contract/endpoint.ts'
import type { schemeOfficeEndpoints } from '../contract/scheme-office.ts'
import type { Reader } from '../kernel/database.ts'
import type { Month } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { situationCase } from './case.rules.ts'
import { answerOf } from './case-answer.rules.ts'
import { inForceOf, playCase } from './play-case.rules.ts'
import { assertNoFault, readScheme, readableScheme } from './scheme-remarks.rules.ts'
import type { SchemeRemark } from './scheme-remarks.rules.ts'
import {
  readPlaceAround,
  readEatenMeals,
  readSchemeFile,
  readVersions,
} from './scheme-version.store.ts'
import { inputsAsStored } from './stored-inputs.rules.ts'
import { whatIf } from './what-if.rules.ts'

type Versions = ReplyOf<typeof schemeOfficeEndpoints.listSchemeVersions>
type WhatIfReply = ReplyOf<typeof schemeOfficeEndpoints.whatIfScheme>
type Tried = ReplyOf<typeof schemeOfficeEndpoints.tryScheme>

export const remarksAsSent = (remarks: readonly SchemeRemark[]): Tried['remarks'] =>
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
