import { bookingEndpoints } from './bookings.ts'
import { bookEndpoints } from './books.ts'
import { canteenEndpoints } from './canteens.ts'
import { cashEndpoints } from './cash.ts'
import { dinerEndpoints } from './diners.ts'
import { identityEndpoints } from './identity.ts'
import { kitchenEndpoints } from './kitchen.ts'
import { menuEndpoints } from './menus.ts'
import { noticeEndpoints } from './notices.ts'
import { onlinePaymentEndpoints } from './online-payments.ts'
import { paymentEndpoints } from './payments.ts'
import { secondFactorEndpoints } from './second-factor.ts'
import { statementEndpoints } from './statements.ts'
import { subsidyEndpoints } from './subsidies.ts'

/** Every endpoint by name: the policy table, OpenAPI and the who-sees-what tests are exhaustive over it. */
export const endpoints = {
  ...identityEndpoints,
  ...secondFactorEndpoints,
  ...canteenEndpoints,
  ...dinerEndpoints,
  ...noticeEndpoints,
  ...menuEndpoints,
  ...subsidyEndpoints,
  ...paymentEndpoints,
  ...onlinePaymentEndpoints,
  ...cashEndpoints,
  ...statementEndpoints,
  ...bookEndpoints,
  ...bookingEndpoints,
  ...kitchenEndpoints,
}
export type EndpointName = keyof typeof endpoints
