import { booking, by, canteen, device, offering, only } from './policy.ts'
import { counter, kitchen, office, readers } from './policy-roles.ts'
import type { PolicyTable } from './policy.ts'

export const ingredientPolicies = {
  listIngredients: only(by([...counter, 'kitchen', ...readers], canteen('params.canteenId'))),
  noteIngredient: only(by(office, canteen('params.canteenId'))),
  overrideIngredient: only(by(office, canteen('params.canteenId'))),
  endIngredientOverride: only(by(office, canteen('params.canteenId'))),
  setSmallPortion: only(by(office, canteen('params.canteenId'))),
  getIngredientSheet: only(
    by(kitchen, canteen('params.canteenId')),
    device(['kitchen_tablet'], canteen('params.canteenId')),
  ),
  // Health with a name: whoever puts it right.
  listClashes: only(by([...counter, 'kitchen'], canteen('params.canteenId'))),
  answerClash: only(
    by(['volunteer'], booking('params.bookingId')),
    by([...counter, 'kitchen'], booking('params.bookingId'), offering('body.offeringId')),
    device(['kitchen_tablet'], booking('params.bookingId'), offering('body.offeringId')),
  ),
} satisfies Partial<PolicyTable>
