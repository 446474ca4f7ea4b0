import { decideBooking } from '../bookings/booking.rules.ts'
import { standingActor } from '../bookings/acting.rules.ts'
import type { AskedMeal, SoldMeal } from '../bookings/booking.rules.ts'
import { fits, variantFor } from '../bookings/variant.rules.ts'
import type { BookingContext } from '../bookings/booking-context.store.ts'
import type { OfferingOnServing } from '../menus/menu.store.ts'
import type { PaymentWay, PortionSize, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { RefusalCode, RefusalParams } from '../vocabulary/refusal.ts'
import type { SkipReason } from '../vocabulary/standing.ts'

/** What she wants each time; neither set nor dish: whatever the kitchen has that fits her. */
export interface Wish {
  readonly setId: number | null
  readonly dishId: number | null
  readonly size: PortionSize
}

/** What an order wants of any serving. */
export interface StandingWish extends Wish {
  readonly orderId: number
  readonly dinerId: number
  readonly way: Way
  readonly payment: PaymentWay
  readonly limitFen: Fen
  readonly setByName: string
}

/** An order at one serving, as the job finds it. */
export interface DueOrder extends StandingWish {
  /** She has been told before that this meal was not booked. */
  readonly told: boolean
}

const isWished = (offering: OfferingOnServing, wish: Wish): boolean =>
  offering.setId === wish.setId && offering.dishId === wish.dishId

/** Portions of each offering that she holds already. */
type Own = ReadonlyMap<number, number>

const isLeft = ({ offeringId, portionLimit, booked }: OfferingOnServing, own: Own): boolean =>
  booked - (own.get(offeringId) ?? 0) < portionLimit

/**
 * What it may be this time, the first choice first. Refuses `offering_unknown` when it is not on the menu,
 * `dish_clashes`, `sold_out`.
 */
export const platesFor = (
  { serving, diner }: Pick<BookingContext, 'serving' | 'diner'>,
  wish: Wish,
  own: Own = new Map(),
): OfferingOnServing[] => {
  const open = wish.setId === null && wish.dishId === null
  const offered = serving.offerings.filter(
    (offering) =>
      !offering.withdrawn && offering.size === wish.size && (open || isWished(offering, wish)),
  )
  if (offered.length === 0) throw new Refusal('offering_unknown')
  const fitting = offered.filter((offering) => fits(offering, diner.needs))
  if (fitting.length === 0) throw new Refusal('dish_clashes')
  const left = fitting.filter((offering) => isLeft(offering, own))
  if (left.length === 0) throw new Refusal('sold_out', { name: fitting[0]?.name ?? '' })
  return left
}

export const askedOf = (
  order: StandingWish,
  plate: OfferingOnServing,
  context: BookingContext,
): AskedMeal => ({
  actor: standingActor(order.setByName),
  dinerId: order.dinerId,
  lines: [
    {
      offeringId: plate.offeringId,
      quantity: 1,
      variant: variantFor(plate, context.diner.needs),
    },
  ],
  way: order.way,
  pay: order.payment,
  atMostFen: order.limitFen,
})

/** Where the kitchen chooses, another plate may still do when the first is too dear. */
export const anotherMayDo: ReadonlySet<RefusalCode> = new Set(['price_above_limit', 'wallet_short'])

export type Decision =
  | { readonly order: DueOrder; readonly sold: SoldMeal }
  | { readonly order: DueOrder; readonly refused: Refusal }

export const refusedBy = <T>(decide: () => T): T | Refusal => {
  try {
    return decide()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** What one order gets at one serving, by the rules of every booking, or why it gets nothing. */
export const decideOrder = (context: BookingContext, order: DueOrder): Decision => {
  // A closed day has no menu worth looking at: that it is closed is the reason.
  if (context.serving.closed)
    return { order, refused: new Refusal('closed_day', { ...context.serving.closed }) }
  const plates = refusedBy(() => platesFor(context, order))
  if (plates instanceof Refusal) return { order, refused: plates }
  let first: Refusal | null = null
  for (const plate of plates) {
    const sold = refusedBy(() => decideBooking(context, askedOf(order, plate, context)))
    if (!(sold instanceof Refusal)) return { order, sold }
    first ??= sold
    if (!anotherMayDo.has(sold.code)) break
  }
  return { order, refused: first ?? new Refusal('offering_unknown') }
}

/** Places, portions and money set aside that earlier people of the same list have taken by now. */
const after = (context: BookingContext, { lines, quote }: SoldMeal, way: Way): BookingContext => {
  const taken = new Map(lines.map((line) => [line.offering.offeringId, line.quantity]))
  const portions = lines.reduce((sum, line) => sum + line.quantity, 0)
  const spent = new Map<number, number>()
  for (const { budgetId, amountFen } of quote.budgets)
    spent.set(budgetId, (spent.get(budgetId) ?? 0) + amountFen)
  return {
    ...context,
    serving: {
      ...context.serving,
      offerings: context.serving.offerings.map((offering) => ({
        ...offering,
        booked: offering.booked + (taken.get(offering.offeringId) ?? 0),
      })),
      ways: context.serving.ways.map((one) =>
        one.way === way ? { ...one, booked: one.booked + portions } : one,
      ),
    },
    pricing: {
      ...context.pricing,
      schemes: context.pricing.schemes.map((scheme) => {
        const fenSpent = scheme.budget == null ? undefined : spent.get(scheme.budget.id)
        return scheme.budget == null || fenSpent === undefined
          ? scheme
          : {
              ...scheme,
              budget: { ...scheme.budget, leftFen: scheme.budget.leftFen - fenSpent },
            }
      }),
    },
  }
}

/**
 * One after the other, as if each had been booked before the next is looked at: the last portion goes to the first of
 * them, and the one after hears that it is sold out. `contexts` in the order of `orders`, all of one serving.
 */
export const decideOrders = (
  contexts: readonly BookingContext[],
  orders: readonly DueOrder[],
): Decision[] => {
  const decisions: Decision[] = []
  let shared = contexts[0]
  for (const [index, order] of orders.entries()) {
    const own = contexts[index]
    if (own === undefined || shared === undefined) break
    const context: BookingContext = {
      ...own,
      serving: shared.serving,
      pricing: { ...own.pricing, schemes: shared.pricing.schemes },
    }
    const decision = decideOrder(context, order)
    decisions.push(decision)
    if ('sold' in decision) shared = after(context, decision.sold, order.way)
  }
  return decisions
}

const reasons: Readonly<Partial<Record<RefusalCode, SkipReason>>> = {
  closed_day: 'closed_day',
  offering_unknown: 'not_offered',
  offering_withdrawn: 'not_offered',
  dish_clashes: 'clashes',
  variant_not_offered: 'clashes',
  sold_out: 'sold_out',
  way_full: 'way_full',
  way_not_offered: 'way_not_offered',
  wallet_short: 'wallet_short',
  price_above_limit: 'above_limit',
  scheme_requires: 'conditions',
  daily_limit: 'conditions',
  past_cutoff: 'too_late',
  serving_not_open: 'too_late',
}

/** Nothing was skipped: she eats, or is gone, or it is not time yet. */
const silent: ReadonlySet<RefusalCode> = new Set(['already_booked', 'diner_gone', 'too_far_ahead'])

/** Somebody was quicker in the moment between looking and taking: looked at again, it may well do. */
export const mayPass: ReadonlySet<RefusalCode> = new Set([
  'busy',
  'entitlement_used',
  'budget_spent',
  'voucher_used',
  'sold_out',
  'way_full',
])

/** Why she gets no meal, for her and for the record; null when that is no skip. */
export const skipOf = ({
  code,
  params,
}: Refusal): { readonly reason: SkipReason; readonly params: RefusalParams } | null =>
  silent.has(code) ? null : { reason: reasons[code] ?? 'not_possible', params }
