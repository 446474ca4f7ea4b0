import { afresh, by, canteen, diner, only, serving, whenNamed } from './policy.ts'
import type { PolicyTable } from './policy.ts'
import { desk, office } from './policy-roles.ts'

/** Both at once: a resident she looks after, and a meal of a canteen she works at. */
const callsAbout = only(by(desk, diner('params.dinerId'), serving('params.servingId')))

/** The lines of the one table that are about ringing people up, and about those who do. */
export const deskPolicies = {
  listCallBacks: only(by(desk, canteen('params.canteenId'), whenNamed(serving('query.servingId')))),
  claimCallBack: callsAbout,
  noteCallBack: callsAbout,
  listBuildingCare: only(by(office, canteen('params.canteenId'))),
  assignPlaces: afresh(only(by(office, canteen('params.canteenId')))),
  listVolunteerHours: only(by(office, canteen('params.canteenId'))),
  // Always the asking account's own.
  getOwnHours: only(by(desk, canteen('params.canteenId'))),
} satisfies Partial<PolicyTable>
