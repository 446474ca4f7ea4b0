import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import {
  allergen,
  bilingual,
  id,
  instant,
  portionSize,
  servingState,
  timeWindow,
  variantView,
  way,
  when,
} from './shapes.ts'

const packing = z.object({
  asOf: instant,
  canteen: z.object({ canteenId: id, name: bilingual }),
  when,
  state: servingState,
  /** One entry a box, by turn, building, door and number. */
  portions: z.array(
    z.object({
      bookingId: id,
      number: z.nullable(z.int()),
      /** Which of her boxes this is: the 1st of 2. */
      copy: z.int(),
      of: z.int(),
      way,
      /** The turn she comes in; null where everybody has the same time. */
      window: z.nullable(timeWindow),
      name: z.string(),
      building: z.string(),
      door: z.string(),
      dish: bilingual,
      size: portionSize,
      variant: variantView,
      allergens: z.array(allergen),
      eatBy: instant,
    }),
  ),
})
export type Packing = z.output<typeof packing>

export const packingEndpoints = {
  getPacking: endpoint({
    method: 'GET',
    path: '/api/servings/:servingId/packing',
    summary:
      'Portions to take away or to deliver, for labels and the packing sheet; kept on record',
    params: z.object({ servingId: id }),
    reply: packing,
    refusals: ['serving_unknown'],
  }),
}
