import { readDinerForBooking } from '../diners/diner.store.ts'
import type { DinerForBooking } from '../diners/diner.store.ts'
import type { Reader } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { readPricing } from '../subsidies/scheme.store.ts'
import type { PricingContext } from '../subsidies/scheme.store.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** All that a booking is decided from, as it stood at one moment. */
export interface BookingContext {
  readonly serving: ServingToBook
  readonly diner: DinerForBooking
  readonly pricing: PricingContext
}

/** Three statements. Refuses `serving_unknown`, `diner_unknown`. */
export const readBookingContext = async (
  reader: Reader,
  servingId: number,
  dinerId: number,
  serials: readonly string[] = [],
): Promise<BookingContext> => {
  const serving = await readServing(reader, servingId)
  if (!serving) throw new Refusal('serving_unknown')
  const diner = await readDinerForBooking(reader, dinerId, serving.day)
  if (!diner) throw new Refusal('diner_unknown')
  const pricing = await readPricing(reader, dinerId, {
    servingId,
    canteenId: serving.canteenId,
    day: serving.day,
    placeIds: serving.canteen.placeIds,
    serials,
  })
  return { serving, diner, pricing }
}
