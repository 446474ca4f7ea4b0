import * as z from 'zod/mini'
import { secondFactorStates } from '../vocabulary/actor.ts'
import type { TextStep } from '../vocabulary/reading.ts'
import { deviceKinds, familyPermissions, roles } from '../vocabulary/role.ts'
import { endpoint } from './endpoint.ts'
import { bilingual, day, id, instant, language, words } from './shapes.ts'

const grant = z.object({
  role: z.enum(roles),
  dinerId: z.nullable(id),
  canteenId: z.nullable(id),
  placeId: z.nullable(id),
  permissions: z.array(z.enum(familyPermissions)),
})

/** Mainland mobile, or a landline with area code. */
export const phone = z.string().check(z.trim(), z.regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/))
export const passPhrase = z.string().check(z.minLength(1), z.maxLength(200))
export const userName = z.string().check(z.trim(), z.regex(/^[a-z][a-z0-9._-]{2,29}$/))

const session = z.object({
  /** Her own record when a diner is signed in (or the only diner of a family member). */
  diner: z.nullable(z.object({ dinerId: id, name: z.string(), callName: bilingual })),
  staff: z.nullable(
    z.object({
      accountId: id,
      name: z.string(),
      roles: z.array(z.enum(roles)),
      canteenId: z.nullable(id),
    }),
  ),
  device: z.nullable(
    z.object({
      deviceId: id,
      kind: z.enum(deviceKinds),
      canteenId: id,
      name: z.string(),
      /** A kiosk's: before its queue numbers, no other's in its canteen. */
      letter: z.nullable(z.string()),
    }),
  ),
  grants: z.array(grant),
  /** What this session still owes: roles that move money count only once it is 'proven'. */
  secondFactor: z.enum(secondFactorStates),
  /** The day at the canteen by the server's clock: a page plans by this, not by its own. */
  today: day,
  help: z.object({ canteenName: bilingual, phone: z.string() }),
  language,
  /** True on a demonstration community: one-time codes are shown to staff. */
  demo: z.boolean(),
  /** True where money can be paid in online; where it cannot, no page speaks of it. */
  onlinePayment: z.boolean(),
})

export const identityEndpoints = {
  getSession: endpoint({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is here',
    reply: session,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/sign-in',
    summary: 'Staff sign in with user name and pass phrase',
    body: z.object({ userName: words(60), passPhrase }),
    reply: z.object({ accountId: id, home: z.string() }),
    refusals: ['wrong_sign_in', 'too_many_requests'],
  }),
  askForCode: endpoint({
    method: 'POST',
    path: '/api/sign-in/codes',
    summary: 'Sends a one-time code to a bound phone',
    body: z.object({ phone }),
    reply: z.object({ id: z.string() }),
    refusals: ['phone_unknown', 'too_many_requests'],
  }),
  redeemCode: endpoint({
    method: 'POST',
    path: '/api/sign-in/redeem',
    summary: 'Signs in with a one-time code',
    body: z.object({ challenge: z.uuid(), code: z.string().check(z.trim(), z.regex(/^\d{6}$/)) }),
    reply: z.object({ accountId: id }),
    refusals: ['wrong_code', 'code_expired', 'too_many_requests'],
  }),
  signOut: endpoint({ method: 'POST', path: '/api/sign-out', summary: 'Ends this session' }),
  listSessions: endpoint({
    method: 'GET',
    path: '/api/sessions',
    summary: 'Where this account is signed in',
    reply: z.object({
      sessions: z.array(
        z.object({
          sessionId: id,
          userAgent: z.string(),
          createdAt: instant,
          lastSeenAt: instant,
          here: z.boolean(),
        }),
      ),
    }),
  }),
  revokeSession: endpoint({
    method: 'POST',
    path: '/api/sessions/:sessionId/revoke',
    summary: 'Signs a device of this account out',
    params: z.object({ sessionId: id }),
    refusals: ['not_found'],
  }),
  setPreferences: endpoint({
    method: 'POST',
    path: '/api/preferences',
    summary: 'Language, text size and contrast, remembered on this device and with the account',
    body: z.object({
      language: z.optional(language),
      text: z.optional(
        z.pipe(
          z.union([
            z.literal(24),
            z.literal(28),
            z.literal(32),
            z.literal('24'),
            z.literal('28'),
            z.literal('32'),
          ]),
          z.transform((step) => Number(step) as TextStep),
        ),
      ),
      contrast: z.optional(z.enum(['usual', 'more'])),
      /** The two notes of 订好了, on this device. */
      sound: z.optional(z.enum(['on', 'off'])),
    }),
  }),
  makeBindSlip: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/bind-slips',
    summary: 'A slip with a QR that binds the phone opening it to this diner (24 h, once)',
    params: z.object({ dinerId: id }),
    reply: z.object({
      slipId: id,
      url: z.string(),
      qrSvg: z.string(),
      expiresAt: instant,
      callName: bilingual,
    }),
    refusals: ['diner_gone'],
  }),
  revokeBindSlip: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/bind-slips/:slipId/revoke',
    summary: 'Makes a slip worthless',
    params: z.object({ dinerId: id, slipId: id }),
    refusals: ['not_found'],
  }),
  readBindSlip: endpoint({
    method: 'GET',
    path: '/api/bind-slips/:token',
    summary: 'Whose slip this is, masked',
    params: z.object({ token: z.string().check(z.regex(/^[\w-]{20,64}$/)) }),
    reply: z.object({ callName: bilingual }),
    refusals: ['slip_expired', 'slip_used'],
  }),
  redeemBindSlip: endpoint({
    method: 'POST',
    path: '/api/bind-slips/redeem',
    summary: 'Signs this phone in as the diner of the slip',
    body: z.object({ token: z.string().check(z.regex(/^[\w-]{20,64}$/)) }),
    reply: z.object({ accountId: id }),
    refusals: ['slip_expired', 'slip_used', 'too_many_requests'],
  }),
}
