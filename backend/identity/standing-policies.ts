import { by, diner, family, herself, only } from './policy.ts'
import type { PolicyTable } from './policy.ts'
import { desk } from './policy-roles.ts'

const dinerId = diner('params.dinerId')
/** As for a single meal: she, family she lets order, and whoever takes orders for her. */
const whoOrders = only(herself(dinerId), family('book', dinerId), by(desk, dinerId))
const whoSees = only(herself(dinerId), family('see', dinerId), by(desk, dinerId))

/** The lines of the one table that are about standing orders and the days they pause. */
export const standingPolicies = {
  getStanding: whoSees,
  getComing: whoSees,
  getStandingChoices: whoOrders,
  setStandingOrder: whoOrders,
  changeStandingOrder: whoOrders,
  endStandingOrder: whoOrders,
  addHold: whoOrders,
  changeHold: whoOrders,
  endHold: whoOrders,
} satisfies Partial<PolicyTable>
