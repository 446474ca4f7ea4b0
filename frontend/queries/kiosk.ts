import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { identityEndpoints } from '../../backend/contract/identity.ts'
import { kioskEndpoints } from '../../backend/contract/kiosk.ts'
import type { Way } from '../../backend/vocabulary/meal.ts'
import type { Language } from '../../backend/vocabulary/role.ts'
import { call } from '../api/call.ts'

/** A card as it was shown: read by the scanner, or its digits. */
export type Shown = { token: string } | { digits: string }

export type Session = ReplyOf<typeof identityEndpoints.getSession>

export const askSession = (signal: AbortSignal): Promise<Session> =>
  call(identityEndpoints.getSession, { signal })

interface At {
  readonly canteenId: number
  readonly language: Language
}

/** How long somebody stands before a silent machine until it says that there is no network. */
const patienceMs = 8_000

const within = (): AbortSignal => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), patienceMs)
  return controller.signal
}

/**
 * The calls of one visit. No cache stands between: what one person saw is kept by nobody for the next. The language
 * travels with each, because the machine's own stays what it is.
 */
export const kioskCalls = ({ canteenId, language }: At) => ({
  open: (shown: Shown) =>
    call(kioskEndpoints.openKioskVisit, {
      params: { canteenId },
      body: shown,
      language,
      signal: within(),
    }),
  look: (visit: string) =>
    call(kioskEndpoints.lookAtKioskVisit, {
      params: { canteenId },
      body: { visit },
      language,
      signal: within(),
    }),
  book: (
    body: {
      visit: string
      servingId: number
      offeringId: number
      way: Way
      pay: 'wallet' | 'counter'
      seenPayFen: number
    },
    key: string,
  ) =>
    call(kioskEndpoints.placeKioskBooking, {
      params: { canteenId },
      body,
      key,
      language,
      signal: within(),
    }),
  cancel: (visit: string, bookingId: number, key: string) =>
    call(kioskEndpoints.cancelKioskBooking, {
      params: { canteenId, bookingId },
      body: { visit },
      key,
      language,
      signal: within(),
    }),
  end: (visit: string) =>
    call(kioskEndpoints.endKioskVisit, {
      params: { canteenId },
      body: { visit },
      language,
      signal: within(),
    }),
})
export type KioskCalls = ReturnType<typeof kioskCalls>
