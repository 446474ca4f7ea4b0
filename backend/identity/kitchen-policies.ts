import { by, device, offering, only, serving } from './policy.ts'
import { kitchen } from './policy-roles.ts'
import type { PolicyTable } from './policy.ts'

const atThePots = only(
  by(kitchen, serving('params.servingId'), offering('body.offeringId')),
  device(['kitchen_tablet'], serving('params.servingId'), offering('body.offeringId')),
)

export const kitchenPolicies = {
  getKitchenPlan: only(
    by(kitchen, serving('params.servingId')),
    device(['kitchen_tablet'], serving('params.servingId')),
  ),
  decideCookPlan: atThePots,
  noteCooked: atThePots,
  markReady: atThePots,
  takeBackReady: atThePots,
  // Health beside a door: a person with a name.
  getPacking: only(by(kitchen, serving('params.servingId'))),
} satisfies Partial<PolicyTable>
