import { by, canteen, diner, family, only } from './policy.ts'
import type { PolicyTable } from './policy.ts'
import { counter, desk } from './policy-roles.ts'

/** The lines of the one table that are about telling people: the call list, messages, what families hear. */
export const noticePolicies = {
  // Volunteers where the canteen’s own rules let them: the route asks.
  listWaitingNotices: only(by(desk, canteen('params.canteenId'))),
  markNoticeSent: only(by(desk, canteen('params.canteenId'))),
  listMessages: only(by(counter, canteen('params.canteenId'))),
  // Always the asking account's own: what another member of the family hears is not hers to see.
  getNoticeChoices: only(family('see', diner('params.dinerId'))),
  setNoticeChoices: only(family('see', diner('params.dinerId'))),
  listFamilyNews: only(family('see', diner('params.dinerId'))),
} satisfies Partial<PolicyTable>
