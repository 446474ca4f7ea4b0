import { booking, by, canteen, device, only } from './policy.ts'
import { counter } from './policy-roles.ts'
import type { PolicyTable } from './policy.ts'

/** The counter without the network: the same hands as at the counter with it. */
export const handOverPolicies = {
  getRecognition: only(
    by(counter, booking('params.bookingId')),
    device(['counter'], booking('params.bookingId')),
  ),
  getCounterList: only(
    by(counter, canteen('params.canteenId')),
    device(['counter'], canteen('params.canteenId')),
  ),
  replayHandOver: only(
    by(counter, booking('params.bookingId')),
    device(['counter'], booking('params.bookingId')),
  ),
  listHandOvers: only(
    by(counter, canteen('params.canteenId')),
    device(['counter'], canteen('params.canteenId')),
  ),
  // Two meals for one booking, or cash that was not owed: somebody with a name says what was done.
  answerHandOver: only(by(counter, canteen('params.canteenId'))),
} satisfies Partial<PolicyTable>
