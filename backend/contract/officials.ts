import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { passPhrase, userName } from './identity.ts'
import { id, optionalWords, words } from './shapes.ts'

const canteenParams = z.object({ canteenId: id })
const role = z.enum(['officer', 'auditor', 'admin'])
const place = z.object({ placeId: id, name: z.string() })

const official = z.object({
  /** Of the appointment: one person may hold several. */
  officialId: id,
  accountId: id,
  name: z.string(),
  userName: z.string(),
  role,
  place,
  /** False of the reader's own: somebody else ends those. */
  mayEnd: z.boolean(),
  /** Whether the reader may let this person set up another phone. */
  mayResetSecondFactor: z.boolean(),
})

/** Who answers for the places around a canteen: officers, auditors and administrators. For administrators only. */
export const officialEndpoints = {
  listOfficials: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/officials',
    summary: 'Officials of the places around a canteen, as far as the reader answers for them',
    params: canteenParams,
    reply: z.object({
      officials: z.array(official),
      /** Where somebody may be appointed, the largest first. */
      places: z.array(
        z.extend(place, { kind: z.enum(['city', 'district', 'street', 'community']) }),
      ),
    }),
  }),
  addOfficial: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/officials',
    summary: 'Makes an account for an officer, an auditor or another administrator of a place',
    params: canteenParams,
    body: z.object({ name: words(40), userName, passPhrase, role, placeId: id }),
    reply: z.object({ officialId: id, accountId: id }),
    refusals: ['weak_pass_phrase', 'user_name_taken', 'not_yours', 'step_up_required'],
  }),
  endOfficial: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/officials/:officialId/end',
    summary: 'Ends an appointment and signs the person out',
    params: z.object({ canteenId: id, officialId: id }),
    body: z.object({ reason: optionalWords(200) }),
    refusals: ['not_found', 'not_oneself', 'last_administrator', 'step_up_required'],
  }),
}
