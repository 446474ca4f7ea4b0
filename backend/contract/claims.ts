import * as z from 'zod/mini'
import {
  alarmKinds,
  claimMoves,
  claimRowKinds,
  claimStates,
  findingAnswers,
} from '../vocabulary/claims.ts'
import { channels } from '../vocabulary/meal.ts'
import { verifiedKinds } from '../vocabulary/recognition.ts'
import { endpoint } from './endpoint.ts'
import {
  bilingual,
  day,
  fenAmount,
  fenSigned,
  id,
  instant,
  meal,
  month,
  optionalWords,
  way,
  words,
} from './shapes.ts'

const canteenParams = z.object({ canteenId: id })
const claimParams = z.object({ canteenId: id, claimId: id })
const reason = words(200)
const rowNumbers = z.array(z.int().check(z.positive())).check(z.minLength(1), z.maxLength(500))

const claimHead = z.object({
  claimId: id,
  canteen: bilingual,
  funder: bilingual,
  month,
  state: z.enum(claimStates),
  rows: z.int(),
  /** As prepared, with what earlier claims give back taken off. */
  amountFen: fenSigned,
  rejectedRows: z.int(),
  /** What would be paid as it stands: without rejected rows. Approved, this is what is paid. */
  payableFen: fenSigned,
  findings: z.int(),
  openFindings: z.int(),
})

const finding = z.object({
  findingId: id,
  kind: z.enum(alarmKinds),
  name: bilingual,
  /** Why it is worth a look. */
  about: bilingual,
  /** What was found. */
  sentence: bilingual,
  meals: z.int(),
  amountFen: fenSigned,
  answer: z.nullable(z.enum(findingAnswers)),
  reason: z.string(),
  answeredBy: z.string(),
})

const row = z.object({
  rowNo: z.int(),
  kind: z.enum(claimRowKinds),
  bookingId: id,
  day,
  meal,
  way,
  portions: z.int(),
  /** Masked for whoever only looks on. */
  dinerName: z.string(),
  placedBy: z.string(),
  channel: z.enum(channels),
  handedAt: instant,
  handedBy: z.string(),
  /** Empty where nobody asked yet. */
  verified: z.enum([...verifiedKinds, '']),
  scheme: z.nullable(bilingual),
  version: z.nullable(z.int()),
  listFen: fenAmount,
  amountFen: fenSigned,
  /** Why the officer does not pay it. */
  rejected: z.nullable(z.string()),
  /** Of which earlier claim a correction takes back a row, and why. */
  corrects: z.nullable(z.object({ claimId: id, rowNo: z.int(), reason: z.string() })),
  /** Approved, found wrong afterwards: the next claim takes it back. */
  takenBack: z.nullable(z.string()),
})

const claimRefusals = ['claim_unknown'] as const

/** What a canteen asks its funders for, month by month, and what the officer makes of it. */
export const claimEndpoints = {
  listClaims: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/claims',
    summary:
      'The claims of this canteen, newest month first, and closed months nobody has claimed for',
    params: canteenParams,
    reply: z.object({
      claims: z.array(claimHead),
      /** Closed, with something to ask for, and no claim prepared yet. */
      closedMonths: z.array(month),
    }),
  }),
  listWaitingClaims: endpoint({
    method: 'GET',
    path: '/api/my/claims',
    summary: 'Claims handed in at all canteens this officer answers for, the longest waiting first',
    reply: z.object({ claims: z.array(z.object({ ...claimHead.shape, canteenId: id })) }),
  }),
  prepareClaims: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/claims',
    summary:
      'Writes down what each funder owes for a closed month, and looks it through for alarms',
    params: canteenParams,
    body: z.object({ month }),
    reply: z.object({ claimIds: z.array(id) }),
    refusals: ['claim_month_open', 'claims_prepared', 'nothing_to_claim'],
  }),
  getClaim: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/claims/:claimId',
    summary: 'A claim with its sums, its moves and its alarms',
    params: claimParams,
    reply: z.object({
      claim: claimHead,
      checkedAt: z.nullable(instant),
      moves: z.array(
        z.object({ move: z.enum(claimMoves), at: instant, by: z.string(), reason: z.string() }),
      ),
      byScheme: z.array(
        z.object({
          kind: z.enum(claimRowKinds),
          scheme: z.nullable(bilingual),
          version: z.nullable(z.int()),
          rows: z.int(),
          amountFen: fenSigned,
        }),
      ),
      findings: z.array(finding),
      /** She prepared or submitted it, so another has to judge it. */
      own: z.boolean(),
    }),
    refusals: claimRefusals,
  }),
  listClaimRows: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/claims/:claimId/rows',
    summary:
      'Rows of a claim, fifty at a time; only those behind an alarm, or only the rejected ones',
    params: claimParams,
    query: z.object({
      after: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number))),
      finding: z.optional(id),
      only: z.optional(z.enum(['rejected'])),
    }),
    reply: z.object({ rows: z.array(row), more: z.boolean() }),
    refusals: claimRefusals,
  }),
  submitClaim: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/claims/:claimId/submit',
    summary: 'Hands the claim to the officer, with a word about what looks odd',
    params: claimParams,
    body: z.object({ note: optionalWords(500) }),
    refusals: [...claimRefusals, 'claim_not_draft'],
  }),
  recheckClaim: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/claims/:claimId/recheck',
    summary: 'Looks for alarms again, by what is known by now',
    params: claimParams,
    refusals: [...claimRefusals, 'claim_approved'],
  }),
  returnClaim: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/claims/:claimId/return',
    summary: 'Back to the canteen with a question',
    params: claimParams,
    body: z.object({ reason }),
    refusals: [...claimRefusals, 'claim_not_submitted', 'own_claim'],
  }),
  judgeFinding: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/claims/:claimId/findings/:findingId',
    summary:
      'What the officer makes of an alarm: nothing wrong, or the meals behind it are not paid',
    params: z.object({ canteenId: id, claimId: id, findingId: id }),
    body: z.object({ answer: z.enum(findingAnswers), reason }),
    refusals: [...claimRefusals, 'claim_not_submitted', 'own_claim', 'finding_unknown'],
  }),
  judgeClaimRows: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/claims/:claimId/rows',
    summary: 'Rows the officer does not pay though no alarm named them, or pays after all',
    params: claimParams,
    body: z.object({ answer: z.enum(findingAnswers), rows: rowNumbers, reason }),
    refusals: [...claimRefusals, 'claim_not_submitted', 'own_claim', 'claim_row_unknown'],
  }),
  approveClaim: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/claims/:claimId/approve',
    summary: 'Grants what is not rejected and locks the claim for good',
    params: claimParams,
    /** The sum on the screen: with another one now, nothing is approved. */
    body: z.object({ seenFen: fenSigned }),
    refusals: [
      ...claimRefusals,
      'claim_not_submitted',
      'own_claim',
      'findings_open',
      'figures_changed',
    ],
  }),
  correctClaimRow: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/claims/:claimId/rows/:rowNo/correct',
    summary: 'An approved row found wrong afterwards: the next claim takes it back',
    params: z.object({ canteenId: id, claimId: id, rowNo: id }),
    body: z.object({ reason }),
    refusals: [...claimRefusals, 'claim_not_approved', 'claim_row_unknown', 'already_corrected'],
  }),
  exportClaim: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/claims/:claimId/export',
    summary: 'The claim as a table for a spreadsheet, with its totals; every export is recorded',
    params: claimParams,
    file: 'text/csv; charset=utf-8',
    refusals: claimRefusals,
  }),
}
