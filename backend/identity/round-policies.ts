import { by, canteen, diner, offering, only, serving } from './policy.ts'
import type { PolicyTable } from './policy.ts'
import { counter, desk } from './policy-roles.ts'

/** Health beside doors: people with a name only, and each sees the residents she may find. */
export const roundPolicies = {
  listRounds: only(by(desk, canteen('params.canteenId'))),
  lookAtRound: only(by(desk, canteen('params.canteenId'))),
  takeRoundOrder: only(
    by(['volunteer'], diner('body.dinerId')),
    by(counter, diner('body.dinerId'), serving('body.servingId'), offering('body.offeringId')),
  ),
  takeBackRoundOrder: only(by(desk, diner('body.dinerId'))),
} satisfies Partial<PolicyTable>
