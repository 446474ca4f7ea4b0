import { bookingEndpoints } from './bookings.ts'
import { bookEndpoints } from './books.ts'
import { callBackEndpoints } from './call-backs.ts'
import { canteenEndpoints } from './canteens.ts'
import { carriedCashEndpoints } from './carried-cash.ts'
import { cashEndpoints } from './cash.ts'
import { claimEndpoints } from './claims.ts'
import { counterEndpoints } from './counter.ts'
import { dinerImportEndpoints } from './diner-imports.ts'
import { dinerEndpoints } from './diners.ts'
import { familyEndpoints } from './family.ts'
import { foodSafetyEndpoints } from './food-safety.ts'
import { handOverEndpoints } from './hand-overs.ts'
import { identityEndpoints } from './identity.ts'
import { ingredientEndpoints } from './ingredients.ts'
import { kioskEndpoints } from './kiosk.ts'
import { kitchenEndpoints } from './kitchen.ts'
import { menuEndpoints } from './menus.ts'
import { noticeEndpoints } from './notices.ts'
import { officialEndpoints } from './officials.ts'
import { onlinePaymentEndpoints } from './online-payments.ts'
import { ownPhoneEndpoints } from './own-phone.ts'
import { payInEndpoints } from './pay-in.ts'
import { packingEndpoints } from './packing.ts'
import { paymentEndpoints } from './payments.ts'
import { recognitionEndpoints } from './recognition.ts'
import { roundEndpoints } from './rounds.ts'
import { saleEndpoints } from './sales.ts'
import { secondFactorEndpoints } from './second-factor.ts'
import { standingEndpoints } from './standing.ts'
import { staffEndpoints } from './staff.ts'
import { statementEndpoints } from './statements.ts'
import { schemeOfficeEndpoints } from './scheme-office.ts'
import { subsidyEndpoints } from './subsidies.ts'
import { voiceEndpoints } from './voice.ts'
import { volunteerEndpoints } from './volunteers.ts'
import { voucherEndpoints } from './vouchers.ts'
import { waitEndpoints } from './waits.ts'

/** Every endpoint by name: the policy table, OpenAPI and the who-sees-what tests are exhaustive over it. */
export const endpoints = {
  ...identityEndpoints,
  ...ownPhoneEndpoints,
  ...staffEndpoints,
  ...volunteerEndpoints,
  ...officialEndpoints,
  ...secondFactorEndpoints,
  ...canteenEndpoints,
  ...voiceEndpoints,
  ...dinerEndpoints,
  ...dinerImportEndpoints,
  ...noticeEndpoints,
  ...menuEndpoints,
  ...ingredientEndpoints,
  ...subsidyEndpoints,
  ...schemeOfficeEndpoints,
  ...voucherEndpoints,
  ...paymentEndpoints,
  ...onlinePaymentEndpoints,
  ...payInEndpoints,
  ...cashEndpoints,
  ...carriedCashEndpoints,
  ...statementEndpoints,
  ...bookEndpoints,
  ...bookingEndpoints,
  ...counterEndpoints,
  ...handOverEndpoints,
  ...recognitionEndpoints,
  ...callBackEndpoints,
  ...familyEndpoints,
  ...waitEndpoints,
  ...standingEndpoints,
  ...kioskEndpoints,
  ...roundEndpoints,
  ...foodSafetyEndpoints,
  ...saleEndpoints,
  ...kitchenEndpoints,
  ...packingEndpoints,
  ...claimEndpoints,
}
export type EndpointName = keyof typeof endpoints
