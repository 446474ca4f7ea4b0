import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import { outboxOf } from '../../../frontend/offline/outbox.ts'

/** What a test's empty page can do: the outbox itself, without a screen around it. */
export const hand = { outboxOf, bookingEndpoints }
export type Hand = typeof hand

Object.assign(globalThis, { hand })
