import { by, canteen, device, only, serving } from './policy.ts'
import type { PolicyTable } from './policy.ts'
import { kitchen, readers } from './policy-roles.ts'

/**
 * Who keeps and sees the evidence of food safety. Codes of a morning check are health: the view shows them to her who
 * was checked, her who checked and the manager, and a device with nobody signed in writes none.
 */
export const safetyPolicies = {
  getFoodSafetyDay: only(
    by(kitchen, canteen('params.canteenId')),
    device(['kitchen_tablet'], canteen('params.canteenId')),
  ),
  // Counts alone, no person: also whoever looks on.
  listMissingEvidence: only(by([...kitchen, ...readers], canteen('params.canteenId'))),
  takeSample: only(
    by(kitchen, serving('params.servingId')),
    device(['kitchen_tablet'], serving('params.servingId')),
  ),
  disposeSample: only(
    by(kitchen, serving('params.servingId')),
    device(['kitchen_tablet'], serving('params.servingId')),
  ),
  takeTemperature: only(
    by(kitchen, serving('params.servingId')),
    device(['kitchen_tablet'], serving('params.servingId')),
  ),
  checkMorning: only(by(kitchen, canteen('params.canteenId'))),
  receiveGoods: only(
    by(kitchen, canteen('params.canteenId')),
    device(['kitchen_tablet'], canteen('params.canteenId')),
  ),
} satisfies Partial<PolicyTable>
