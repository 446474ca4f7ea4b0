import { readDinersForBooking } from '../diners/diner.store.ts'
import type { DinerForBooking } from '../diners/diner.store.ts'
import type { Reader } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { readPricings } from '../subsidies/scheme.store.ts'
import type { PricingContext } from '../subsidies/scheme.store.ts'
import type { TimeOfDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readCameAt } from './arrival.store.ts'

/** All that a booking is decided from, as it stood at one moment. */
export interface BookingContext {
  readonly serving: ServingToBook
  readonly diner: DinerForBooking
  readonly pricing: PricingContext
  /** When the turn began that she was last booked in for such a meal; null where she never was, or nobody has turns. */
  readonly cameAt: TimeOfDay | null
}

/** Of many diners at one serving: three statements, four where people come in turns. Refuses `serving_unknown`, `diner_unknown`. */
export const readBookingContexts = async (
  reader: Reader,
  servingId: number,
  dinerIds: readonly number[],
  serials: readonly string[] = [],
): Promise<BookingContext[]> => {
  const serving = await readServing(reader, servingId)
  if (!serving) throw new Refusal('serving_unknown')
  const found = await readDinersForBooking(reader, dinerIds, serving.day)
  const pricings = await readPricings(reader, dinerIds, {
    servingId,
    canteenId: serving.canteenId,
    day: serving.day,
    placeIds: serving.canteen.placeIds,
    serials,
  })
  const cameAt = serving.windows.length === 0 ? null : await readCameAt(reader, serving, dinerIds)
  const diners = new Map(found.map((diner) => [diner.dinerId, diner]))
  return dinerIds.map((dinerId) => {
    const diner = diners.get(dinerId)
    if (!diner) throw new Refusal('diner_unknown')
    return {
      serving,
      diner,
      pricing: present(pricings.get(dinerId), 'every diner has a price'),
      cameAt: cameAt?.get(dinerId) ?? null,
    }
  })
}

/** Of one, the vouchers she hands over among them. Refuses `serving_unknown`, `diner_unknown`. */
export const readBookingContext = async (
  reader: Reader,
  servingId: number,
  dinerId: number,
  serials: readonly string[] = [],
): Promise<BookingContext> =>
  present((await readBookingContexts(reader, servingId, [dinerId], serials))[0], 'one context')
