import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { phone } from './identity.ts'

/** code: one is sent to it. desk: nothing sends messages here, the canteen rings it up. */
export const phoneProofs = ['code', 'desk'] as const
export type PhoneProof = (typeof phoneProofs)[number]

const ownPhone = z.object({
  /** Signs her in and is told; empty while there is none. */
  proven: z.string(),
  /** Typed, and not yet shown to be hers: opens nothing and is told nothing. Empty while there is none. */
  unproven: z.string(),
  proof: z.enum(phoneProofs),
})

export const ownPhoneEndpoints = {
  getOwnPhone: endpoint({
    method: 'GET',
    path: '/api/own-phone',
    summary: 'The number of a family member; null for whoever’s number the office keeps',
    reply: z.object({ own: z.nullable(ownPhone) }),
  }),
  askToProvePhone: endpoint({
    method: 'POST',
    path: '/api/own-phone/codes',
    summary: 'Says which number is hers, and sends a code to it where messages are sent',
    body: z.object({ phone }),
    /** What goes back with the code; empty where the desk rings her up. */
    reply: z.object({ id: z.string() }),
    refusals: ['not_yours', 'phone_in_use', 'phone_no_messages', 'too_many_requests'],
  }),
  forgetOwnPhone: endpoint({
    method: 'POST',
    path: '/api/own-phone/forget',
    summary: 'Takes away a number that was never shown to be hers; one that was stays',
    body: z.object({}),
    refusals: ['not_yours'],
  }),
  provePhone: endpoint({
    method: 'POST',
    path: '/api/own-phone/prove',
    summary: 'Shows with the code that the number is hers: from now on it signs her in and is told',
    body: z.object({ challenge: z.uuid(), code: z.string().check(z.trim(), z.regex(/^\d{6}$/)) }),
    refusals: ['not_yours', 'wrong_code', 'code_expired', 'phone_in_use', 'too_many_requests'],
  }),
}
