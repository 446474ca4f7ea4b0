import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { bilingual, day, fenAmount, id, price } from './shapes.ts'

/** What can be read of any scheme without knowing its kinds: each rule has its sentence. */
const schemeTermsView = z.looseObject({
  rules: z.array(z.looseObject({ label: bilingual })),
  limits: z.array(z.object({ per: z.enum(['day', 'week', 'month']), times: z.int() })),
  funder: z.string(),
})

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
          /** As stored; beside this every rule holds its conditions and its benefit. */
          terms: schemeTermsView,
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
