import { bookingEndpoints } from './bookings.ts'
import { bookEndpoints } from './books.ts'
import { canteenEndpoints } from './canteens.ts'
import { cashEndpoints } from './cash.ts'
import { claimEndpoints } from './claims.ts'
import { counterEndpoints } from './counter.ts'
import { dinerImportEndpoints } from './diner-imports.ts'
import { dinerEndpoints } from './diners.ts'
import { familyEndpoints } from './family.ts'
import { identityEndpoints } from './identity.ts'
import { kioskEndpoints } from './kiosk.ts'
import { kitchenEndpoints } from './kitchen.ts'
import { menuEndpoints } from './menus.ts'
import { noticeEndpoints } from './notices.ts'
import { officialEndpoints } from './officials.ts'
import { onlinePaymentEndpoints } from './online-payments.ts'
import { payInEndpoints } from './pay-in.ts'
import { paymentEndpoints } from './payments.ts'
import { secondFactorEndpoints } from './second-factor.ts'
import { standingEndpoints } from './standing.ts'
import { staffEndpoints } from './staff.ts'
import { statementEndpoints } from './statements.ts'
import { schemeOfficeEndpoints } from './scheme-office.ts'
import { subsidyEndpoints } from './subsidies.ts'
import { voucherEndpoints } from './vouchers.ts'
import { waitEndpoints } from './waits.ts'

/** Every endpoint by name: the policy table, OpenAPI and the who-sees-what tests are exhaustive over it. */
export const endpoints = {
  ...identityEndpoints,
  ...staffEndpoints,
  ...officialEndpoints,
  ...secondFactorEndpoints,
  ...canteenEndpoints,
  ...dinerEndpoints,
  ...dinerImportEndpoints,
  ...noticeEndpoints,
  ...menuEndpoints,
  ...subsidyEndpoints,
  ...schemeOfficeEndpoints,
  ...voucherEndpoints,
  ...paymentEndpoints,
  ...onlinePaymentEndpoints,
  ...payInEndpoints,
  ...cashEndpoints,
  ...statementEndpoints,
  ...bookEndpoints,
  ...bookingEndpoints,
  ...counterEndpoints,
  ...familyEndpoints,
  ...waitEndpoints,
  ...standingEndpoints,
  ...kioskEndpoints,
  ...kitchenEndpoints,
  ...claimEndpoints,
}
export type EndpointName = keyof typeof endpoints
