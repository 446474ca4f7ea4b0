import { by, canteen, diner, only } from './policy.ts'
import type { PolicyTable } from './policy.ts'
import { counter, desk } from './policy-roles.ts'

/** Money in somebody's hand: both who carries and who receives it are people with a name, never a device. */
export const carriedCashPolicies = {
  noteCash: only(by(desk, diner('body.dinerId'))),
  takeBackCashNote: only(by(desk, diner('body.dinerId'))),
  listCarriedCash: only(by(counter, canteen('params.canteenId'))),
  receiveCarriedCash: only(by(counter, canteen('params.canteenId'))),
} satisfies Partial<PolicyTable>
