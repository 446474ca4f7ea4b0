import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { bilingual, day, fenAmount, id, price } from './shapes.ts'

export const subsidyEndpoints = {
  listSchemes: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/schemes',
    summary: 'Subsidy schemes in force here, with their source papers',
    params: z.object({ canteenId: id }),
    reply: z.object({
      schemes: z.array(
        z.object({
          schemeVersionId: id,
          name: bilingual,
          version: z.int(),
          validFrom: day,
          validTo: z.nullable(day),
          sourceTitle: z.string(),
          sourceUrl: z.string(),
          /** Each rule, each limit in its own words: read without knowing their kinds. */
          rules: z.array(bilingual),
          limits: z.array(bilingual),
          paidBy: z.array(z.string()),
        }),
      ),
    }),
  }),
  explainPrice: endpoint({
    method: 'GET',
    path: '/api/bookings/:bookingId/price',
    summary: 'Every scheme: applied, or not and why, as it was when the meal was sold',
    params: z.object({ bookingId: id }),
    reply: z.object({
      price,
      /** What the rules of today make of the inputs stored then: the same, or something is wrong. */
      recomputedPayFen: fenAmount,
      payers: z.array(z.object({ name: bilingual, amountFen: fenAmount })),
      steps: z.array(
        z.object({
          scheme: bilingual,
          applied: z.boolean(),
          amountFen: fenAmount,
          why: bilingual,
          source: z.string(),
        }),
      ),
    }),
    refusals: ['booking_unknown'],
  }),
}
