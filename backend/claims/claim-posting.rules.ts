import type { Entry, Posting } from '../payments/entries.rules.ts'
import { ofCanteen, posting } from '../payments/entries.rules.ts'
import { addFen, negativeFen, subtractFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { ClaimSums } from './claim.rules.ts'

const owedBy = (canteenId: number, funderId: number, amountFen: Fen): Entry => ({
  kind: 'receivable',
  canteenId,
  dinerId: null,
  funderId,
  amountFen,
})

/**
 * Meals are owed by their funder since they were handed over; an approval adds what is paid to the canteen itself and
 * writes off what is not paid. Afterwards the funder owes for the claim exactly what was approved.
 */
export const claimApproved = (canteenId: number, funderId: number, sums: ClaimSums): Posting => {
  const grantsFen = subtractFen(sums.operatorFen, sums.backOperatorFen)
  const lossFen = addFen(sums.rejectedMealsFen, sums.backMealsFen)
  return posting('claim_approved', [
    owedBy(canteenId, funderId, subtractFen(grantsFen, lossFen)),
    ofCanteen('grants', canteenId, negativeFen(grantsFen)),
    ofCanteen('claim_loss', canteenId, lossFen),
  ])
}
