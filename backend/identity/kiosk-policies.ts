import { booking, canteen, device, only } from './policy.ts'
import type { PolicyTable } from './policy.ts'

/** Everything a kiosk may do; whose visit it is, the actions look at. No person does these, whatever her role. */
export const kioskPolicies = {
  openKioskVisit: only(device(['kiosk'], canteen('params.canteenId'))),
  lookAtKioskVisit: only(device(['kiosk'], canteen('params.canteenId'))),
  placeKioskBooking: only(device(['kiosk'], canteen('params.canteenId'))),
  cancelKioskBooking: only(
    device(['kiosk'], canteen('params.canteenId'), booking('params.bookingId')),
  ),
  endKioskVisit: only(device(['kiosk'], canteen('params.canteenId'))),
} satisfies Partial<PolicyTable>
