import * as z from 'zod/mini'
import { callOutcomes, callStates } from '../vocabulary/call-backs.ts'
import { endpoint } from './endpoint.ts'
import { day, id, moment, timeOfDay, when } from './shapes.ts'

const callParams = z.object({ servingId: id, dinerId: id })

const row = z.object({
  dinerId: id,
  name: z.string(),
  door: z.string(),
  phone: z.string(),
  lastAte: z.nullable(day),
  daysAway: z.int(),
  state: z.enum(callStates),
  /** The last call about this meal, or who booked it since. */
  tried: z.nullable(z.object({ by: z.string(), at: moment, times: z.int() })),
  /** Who is ringing her up right now; mine: the reader herself. */
  claimed: z.nullable(
    z.object({ by: z.string(), whose: z.enum(['mine', 'theirs']), until: timeOfDay }),
  ),
})

/** Whom the desk rings up because they usually eat and have not booked. */
export const callBackEndpoints = {
  listCallBacks: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/call-backs',
    summary:
      'Usually eats, not booked for a coming meal: longest absent first, with what was tried',
    params: z.object({ canteenId: id }),
    /** Left out: the next lunch that can still be booked. */
    query: z.object({ servingId: z.optional(id) }),
    reply: z.object({
      now: moment,
      /** The meal of the list, and until when it can be booked; null when it no longer can. */
      when: z.nullable(when),
      cutoff: z.nullable(moment),
      /** The coming meals that can be booked, with this one. */
      servings: z.array(when),
      rows: z.array(row),
    }),
  }),
  claimCallBack: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/call-backs/:dinerId/claim',
    summary: 'Takes somebody on the list for some minutes, so that nobody else rings her up',
    params: callParams,
    reply: z.object({ until: timeOfDay }),
    refusals: ['call_taken', 'serving_not_open', 'past_cutoff'],
  }),
  noteCallBack: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/call-backs/:dinerId/note',
    summary: 'Says what came of the call, and leaves her to others again',
    params: callParams,
    body: z.object({ outcome: z.enum(callOutcomes) }),
  }),
}
