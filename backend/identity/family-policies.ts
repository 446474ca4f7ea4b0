import { anyone, by, diner, family, herself, only, signedIn } from './policy.ts'
import type { PolicyTable } from './policy.ts'
import { desk } from './policy-roles.ts'

/** The lines about family: she alone widens what anybody may do; the desk prints what she agreed to, and ends. */
export const familyPolicies = {
  getFamilyCircle: only(herself(diner('params.dinerId')), by(desk, diner('params.dinerId'))),
  makeFamilyCode: only(herself(diner('params.dinerId'))),
  // In her presence, with what she agreed to ticked: as with bind slips, only people who know her.
  makeFamilySlip: only(by(desk, diner('params.dinerId'))),
  revokeFamilyInvitation: only(herself(diner('params.dinerId')), by(desk, diner('params.dinerId'))),
  changeFamilyMember: only(herself(diner('params.dinerId'))),
  endFamilyMember: only(herself(diner('params.dinerId')), by(desk, diner('params.dinerId'))),
  restoreFamilyMember: only(herself(diner('params.dinerId')), by(desk, diner('params.dinerId'))),
  // Whoever holds a code, slip or private address: what it opens, the actions see to.
  openFamilyCode: anyone,
  readFamilyInvitation: anyone,
  joinFamily: anyone,
  readCalendarFeed: anyone,
  // Whose number is not the office's own to keep, the action sees to.
  getOwnPhone: signedIn,
  askToProvePhone: signedIn,
  forgetOwnPhone: signedIn,
  provePhone: signedIn,
  // In person or by ringing it up: the number opens the account, so only people who know her.
  confirmFamilyPhone: only(by(desk, diner('params.dinerId'))),
  leaveFamily: only(family('see', diner('params.dinerId'))),
  // Only those this account looks after are in it.
  getFamilyDay: signedIn,
  getFamilyPerson: only(family('see', diner('params.dinerId'))),
  makeCalendarFeed: only(family('see', diner('params.dinerId'))),
  endCalendarFeed: only(family('see', diner('params.dinerId'))),
} satisfies Partial<PolicyTable>
