import * as z from 'zod/mini'
import type { FormKind, FormSection, Suggestions } from '../vocabulary/form-field.ts'
import type { Fen } from '../vocabulary/money.ts'
import { endpoint } from './endpoint.ts'
import { bilingual, day, id, month } from './shapes.ts'

const canteenParams = z.object({ canteenId: id })
const versionParams = z.object({ canteenId: id, schemeVersionId: id })

/** A scheme as it is written down: `npm run quote -- --schema` prints its shape; the server says what is wrong with it. */
const entry = z.looseObject({})

/** A fault keeps a scheme from being used; a doubt is something to look at. `at` names the field: 'terms.rules.0.when'. */
const remark = z.object({
  weight: z.enum(['fault', 'doubt']),
  at: z.string(),
  words: bilingual,
})

/** A part of a scheme in words, as far as it is filled in: 'terms.rules.0' → "满 80 岁：每餐补 3 元". */
const sentence = z.object({ at: z.string(), words: bilingual })

/** What a form is drawn from; its shape is in `vocabulary/form-field.ts`. */
const drawn = <Part>() =>
  z.array(z.looseObject({})) as unknown as z.ZodMiniType<readonly Part[], readonly Part[]>

/** Of a whole place's year or canteen's month: more than one meal or wallet may be. */
const largeFen = z.int().check(z.gte(0), z.lte(100_000_000_000)) as unknown as z.ZodMiniType<
  Fen,
  number
>
const sums = z.object({
  payFen: largeFen,
  byFunder: z.record(z.string(), z.int()),
})

const version = z.object({
  schemeVersionId: id,
  schemeId: id,
  state: z.enum(['draft', 'active', 'ended']),
  entry,
  remarks: z.array(remark),
  says: z.array(sentence),
  /** Money set aside that holds on its first day or today; null where there is none. */
  budget: z.nullable(
    z.object({ firstDay: day, lastDay: day, totalFen: largeFen, spentFen: largeFen }),
  ),
})

/** What the city's office does with schemes. Money and rules of everybody's price: see the policy table. */
export const schemeOfficeEndpoints = {
  listSchemeVersions: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/scheme-versions',
    summary: 'All versions of the schemes that reach this canteen: drafts, in force, ended',
    params: canteenParams,
    reply: z.object({ versions: z.array(version) }),
  }),
  getSchemeForm: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/scheme-form',
    summary:
      'What a scheme and a made-up diner are asked for, kind by kind, with names to pick from',
    params: canteenParams,
    reply: z.object({
      entry: drawn<FormSection>(),
      case: drawn<FormSection>(),
      conditions: drawn<FormKind>(),
      benefits: drawn<FormKind>(),
      suggestions: z.record(z.string(), z.array(z.string())) as unknown as z.ZodMiniType<
        Readonly<Record<Suggestions, readonly string[]>>
      >,
    }),
  }),
  listOwnFacts: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/own-facts',
    summary: 'Statuses only this place has, as the schemes that reach the canteen name them',
    params: canteenParams,
    reply: z.object({
      facts: z.array(z.object({ fact: z.string(), grades: z.array(z.string()) })),
    }),
  }),
  tryScheme: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/schemes/try',
    summary:
      'What is wrong with a scheme, and what a made-up diner would pay under it; keeps nothing',
    params: canteenParams,
    body: z.object({
      entry,
      /** A case as `npm run quote` takes it; left out, the scheme is only looked over. */
      case: z.optional(z.looseObject({})),
      /** Beside the schemes in force at the canteen on that day, or by itself. */
      beside: z.enum(['others', 'nothing']),
    }),
    reply: z.object({
      remarks: z.array(remark),
      says: z.array(sentence),
      answer: z.nullable(z.looseObject({})),
    }),
  }),
  whatIfScheme: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/schemes/what-if',
    summary:
      'What the meals of a month at this canteen would have cost everybody under this scheme',
    params: canteenParams,
    body: z.object({ entry, month }),
    reply: z.object({
      meals: z.int(),
      before: sums,
      after: sums,
      /** By what each would have paid over the month. */
      diners: z.object({ more: z.int(), less: z.int(), same: z.int() }),
    }),
    refusals: ['scheme_unreadable', 'scheme_faulty', 'scheme_place_wrong'],
  }),
  saveSchemeDraft: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/scheme-drafts',
    summary: 'Writes a draft, or writes over one; nobody’s price changes',
    params: canteenParams,
    body: z.object({ schemeVersionId: z.nullable(id), entry }),
    reply: z.object({ schemeVersionId: id, remarks: z.array(remark) }),
    refusals: [
      'scheme_unknown',
      'scheme_unreadable',
      'scheme_not_draft',
      'scheme_place_wrong',
      'scheme_code_taken',
      'scheme_renamed',
    ],
  }),
  switchOnScheme: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/scheme-versions/:schemeVersionId/switch-on',
    summary: 'From its first day on this draft is what people pay by; it is never edited again',
    params: versionParams,
    refusals: [
      'scheme_unknown',
      'scheme_not_draft',
      'scheme_faulty',
      'scheme_place_wrong',
      'scheme_code_taken',
      'scheme_begins_too_early',
      'schemes_overlap',
    ],
  }),
  endScheme: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/scheme-versions/:schemeVersionId/end',
    summary: 'The last day a version in force is applied; what was sold stays as it was sold',
    params: versionParams,
    body: z.object({ lastDay: day }),
    refusals: [
      'scheme_unknown',
      'scheme_not_in_force',
      'scheme_place_wrong',
      'scheme_code_taken',
      'date_impossible',
    ],
  }),
  withdrawScheme: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/scheme-versions/:schemeVersionId/withdraw',
    summary: 'Takes a version back before its first day; what was sold by it stays as it was sold',
    params: versionParams,
    refusals: [
      'scheme_unknown',
      'scheme_not_in_force',
      'scheme_begun',
      'scheme_place_wrong',
      'scheme_code_taken',
    ],
  }),
  setBudget: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/scheme-versions/:schemeVersionId/budget',
    summary: 'Sets money aside for a scheme over some days, or changes how much',
    params: versionParams,
    body: z.object({ firstDay: day, lastDay: day, totalFen: largeFen }),
    reply: z.object({ budgetId: id }),
    refusals: [
      'scheme_unknown',
      'scheme_place_wrong',
      'scheme_code_taken',
      'date_impossible',
      'budget_too_small',
    ],
  }),
}
