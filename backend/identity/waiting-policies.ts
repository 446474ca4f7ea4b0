import { by, device, diner, family, herself, only, serving } from './policy.ts'
import type { PolicyTable } from './policy.ts'
import { counter } from './policy-roles.ts'

/** Whoever may book her meal may ask for it in the queue. */
const whoMayOrder = only(
  herself(diner('params.dinerId')),
  family('book', diner('params.dinerId')),
  by(['volunteer'], diner('params.dinerId')),
  by(counter, diner('params.dinerId'), serving('params.servingId')),
  device(['counter'], diner('params.dinerId'), serving('params.servingId')),
)

export const waitingPolicies = {
  getWait: whoMayOrder,
  joinQueue: whoMayOrder,
  leaveQueue: whoMayOrder,
  acceptOffer: whoMayOrder,
  markWaitSeen: whoMayOrder,
} satisfies Partial<PolicyTable>
