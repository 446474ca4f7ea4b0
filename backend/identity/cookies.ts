import type { CookieJar } from '../kernel/route.ts'

export const sessionCookie = 'nuancan_session'
export const deviceCookie = 'nuancan_device'

const day = 86_400

// The server decides when a session is over, and can then say so; a cookie that vanished could not.
const sessionCookieSeconds = 180 * day
/** Browsers keep no cookie longer; a device in use gets it anew. */
export const longestCookieSeconds = 400 * day

export const rememberSession = (cookies: CookieJar, token: string): void =>
  cookies.set(sessionCookie, token, sessionCookieSeconds)

export const rememberDevice = (cookies: CookieJar, token: string): void =>
  cookies.set(deviceCookie, token, longestCookieSeconds)
