import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { id, month } from './shapes.ts'

const canteenParams = z.object({ canteenId: id })
const volunteer = z.object({ accountId: id, name: z.string() })
const hours = { shifts: z.int(), minutes: z.int() }

/** Who looks after which building, and how long volunteers were at it. */
export const volunteerEndpoints = {
  listBuildingCare: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/building-care',
    summary: 'Which volunteers look after which building, and which buildings nobody looks after',
    params: canteenParams,
    reply: z.object({
      /** `placeIds`: null for the whole canteen. */
      volunteers: z.array(z.extend(volunteer, { placeIds: z.nullable(z.array(id)) })),
      buildings: z.array(
        z.object({
          placeId: id,
          compound: z.string(),
          name: z.string(),
          residents: z.int(),
          /** By the building itself or by what it stands in; whoever has the whole canteen is not among them. */
          volunteers: z.array(volunteer),
        }),
      ),
    }),
  }),
  assignPlaces: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/staff/:accountId/places',
    summary:
      'Says which buildings or communities a volunteer looks after; counts from her next request',
    params: z.object({ canteenId: id, accountId: id }),
    /** Null: the whole canteen. Never nothing: who looks after nobody is ended. */
    body: z.object({ placeIds: z.nullable(z.array(id).check(z.minLength(1), z.maxLength(100))) }),
    refusals: ['not_found'],
  }),
  listVolunteerHours: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/volunteer-hours',
    summary: 'Hours of each volunteer in a month, by name',
    params: canteenParams,
    query: z.object({ month: z.optional(month) }),
    reply: z.object({
      month,
      previous: month,
      next: z.nullable(month),
      volunteers: z.array(z.extend(volunteer, hours)),
    }),
  }),
  getOwnHours: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/volunteer-hours/own',
    summary: 'The reader’s own hours of this month',
    params: canteenParams,
    reply: z.object({ month, ...hours }),
  }),
}
