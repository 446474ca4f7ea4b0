import * as z from 'zod/mini'
import { askedKinds, collectorKinds } from '../vocabulary/recognition.ts'
import { endpoint } from './endpoint.ts'
import { allowed, bilingual, id, optionalWords, words } from './shapes.ts'

export const asked = z.enum(askedKinds)

/** Who fetches a meal for her, by what she calls that person: no number, nothing else. */
export const collector = z.object({
  kind: z.enum(collectorKinds),
  name: words(20),
  /** Only of family, as the record has it. */
  relation: z._default(optionalWords(20), ''),
})

/** What she is asked who was found by name, and what is right. */
export const question = z.object({ what: asked, answer: bilingual })

export const recognition = z.object({
  can: z.object({ byName: allowed, byOther: allowed }),
  /** Null where nothing is asked. */
  question: z.nullable(question),
  /** Her family, and who fetched for her before. */
  collectors: z.array(collector),
})
export type Recognition = z.output<typeof recognition>

/** The odd cases at the window: no card, or somebody else comes. */
export const recognitionEndpoints = {
  getRecognition: endpoint({
    method: 'GET',
    path: '/api/bookings/:bookingId/recognition',
    summary: 'How whoever comes for this meal is known, and who may come for her, by canteen rule',
    params: z.object({ bookingId: id }),
    query: z.object({ card: z.enum(['shown', 'forgotten']), by: z.enum(['self', 'other']) }),
    reply: recognition,
    refusals: ['booking_unknown'],
  }),
  getBuyerRecognition: endpoint({
    method: 'GET',
    path: '/api/servings/:servingId/diners/:dinerId/recognition',
    summary: 'How somebody is known who buys without a booking and without her card',
    params: z.object({ servingId: id, dinerId: id }),
    reply: recognition,
    refusals: ['serving_unknown', 'diner_unknown'],
  }),
}
