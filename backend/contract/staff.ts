import * as z from 'zod/mini'
import { deviceKinds, roles } from '../vocabulary/role.ts'
import { endpoint } from './endpoint.ts'
import { passPhrase, userName } from './identity.ts'
import { id, instant, optionalWords, words } from './shapes.ts'

const canteenParams = z.object({ canteenId: id })

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
  /** Whether the reader may let this person set up another phone. */
  mayResetSecondFactor: z.boolean(),
})

/** Who works here, on which devices, and who did what. Apart from signing in: an elder's phone fetches none of it. */
export const staffEndpoints = {
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
