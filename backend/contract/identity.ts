import * as z from 'zod/mini'
import { deviceKinds, familyPermissions, roles } from '../vocabulary/role.ts'
import { endpoint } from './endpoint.ts'
import { bilingual, day, id, instant, language, optionalWords, words } from './shapes.ts'

const canteenParams = z.object({ canteenId: id })

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
    z.object({ deviceId: id, kind: z.enum(deviceKinds), canteenId: id, name: z.string() }),
  ),
  grants: z.array(grant),
  /** The day at the canteen by the server's clock: a page plans by this, not by its own. */
  today: day,
  help: z.object({ canteenName: bilingual, phone: z.string() }),
  language,
  /** True on a demonstration community: one-time codes are shown to staff. */
  demo: z.boolean(),
  /** True where money can be paid in online; where it cannot, no page speaks of it. */
  onlinePayment: z.boolean(),
})

const device = z.object({
  deviceId: id,
  kind: z.enum(deviceKinds),
  name: z.string(),
  registeredAt: z.nullable(instant),
  lastSeenAt: z.nullable(instant),
  revokedAt: z.nullable(instant),
})
const staffMember = z.object({
  accountId: id,
  name: z.string(),
  userName: z.string(),
  roles: z.array(z.enum(roles)),
  places: z.array(z.object({ placeId: id, name: z.string() })),
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
    summary: 'Language and text size, remembered on this device',
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
          z.transform(Number),
        ),
      ),
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
  listStaff: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/staff',
    summary: 'Staff and volunteers of a canteen',
    params: canteenParams,
    reply: z.object({ staff: z.array(staffMember) }),
  }),
  addStaff: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/staff',
    summary: 'Gives a person a role here',
    params: canteenParams,
    body: z.object({
      name: words(40),
      userName,
      passPhrase,
      role: z.enum(['volunteer', 'counter', 'kitchen', 'manager']),
      /** Buildings or communities, for a volunteer. */
      placeIds: z._default(z.array(id).check(z.maxLength(100)), []),
    }),
    reply: z.object({ accountId: id }),
    refusals: ['weak_pass_phrase', 'user_name_taken'],
  }),
  endStaff: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/staff/:accountId/end',
    summary: 'Ends a person’s roles here and signs them out',
    params: z.object({ canteenId: id, accountId: id }),
    body: z.object({ reason: optionalWords(200) }),
    refusals: ['not_found'],
  }),
  listDevices: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/devices',
    summary: 'Registered devices',
    params: canteenParams,
    reply: z.object({ devices: z.array(device) }),
  }),
  addDevice: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/devices',
    summary: 'Makes a pairing code for a new device (15 minutes, once)',
    params: canteenParams,
    body: z.object({ kind: z.enum(deviceKinds), name: words(40) }),
    reply: z.object({ deviceId: id, pairingCode: z.string(), expiresAt: instant }),
  }),
  pairDevice: endpoint({
    method: 'POST',
    path: '/api/devices/pair',
    summary: 'Registers the device this is sent from',
    body: z.object({ code: z.string().check(z.trim(), z.regex(/^\d{8}$/)) }),
    reply: z.object({ deviceId: id, home: z.string() }),
    refusals: ['pairing_expired', 'too_many_requests'],
  }),
  revokeDevice: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/devices/:deviceId/revoke',
    summary: 'Switches a device off',
    params: z.object({ canteenId: id, deviceId: id }),
    refusals: ['not_found'],
  }),
  listAudit: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/audit',
    summary: 'Who did what, newest first',
    params: canteenParams,
    query: z.object({
      before: z.optional(id),
      subject: z.optional(z.string().check(z.maxLength(60))),
    }),
    reply: z.object({
      entries: z.array(
        z.object({
          seq: z.int(),
          at: instant,
          actor: z.string(),
          action: z.string(),
          subject: z.string(),
          detail: z.unknown(),
        }),
      ),
    }),
  }),
}
