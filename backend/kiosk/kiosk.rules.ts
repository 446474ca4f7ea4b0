import type { KioskOffer, Slip } from '../contract/kiosk.ts'
import type { Choice, Suggestion, Ticket } from '../contract/tickets.ts'
import type { BookingContext } from '../bookings/booking-context.store.ts'
import { choicesFor, suggestFor } from '../bookings/offers.rules.ts'
import type { SayNo } from '../bookings/offers.rules.ts'
import type { PastChoice } from '../bookings/serving-list.view.ts'
import { nobody } from '../vocabulary/actor.ts'
import type { Actor, RegisteredDevice } from '../vocabulary/actor.ts'
import type { Variant } from '../vocabulary/diet.ts'
import type { Way } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Allowed, RefusalBody, RefusalCode, RefusalParams } from '../vocabulary/refusal.ts'

export type Shown = 'card' | 'digits'

/** The kiosk that asks. Refuses `device_required` to everything that is not this canteen's kiosk. */
export const kioskAt = ({ device }: Actor, canteenId: number): RegisteredDevice => {
  if (device?.kind !== 'kiosk' || device.canteenId !== canteenId)
    throw new Refusal('device_required')
  return device
}

/** Who is on the record: the device acts, even where somebody is signed in on it; the name says before it who stood there. */
export const actorAt = (device: RegisteredDevice, dinerName: string): Actor => ({
  ...nobody,
  key: `device:${device.deviceId}`,
  name: `${device.name} · ${dinerName}`,
  device,
})

/** A kiosk books one portion, however many she had last time. */
export const oneEach = (past: readonly PastChoice[]): PastChoice[] =>
  past.map((choice) => ({ ...choice, quantity: 1 }))

/** What is about the meal, the menu and the visit, and may be told to anybody; all else is about her. */
const aboutTheMeal: ReadonlySet<RefusalCode> = new Set([
  'visit_over',
  'device_required',
  'busy',
  'serving_unknown',
  'serving_not_open',
  'past_cutoff',
  'closed_day',
  'too_far_ahead',
  'offering_unknown',
  'offering_withdrawn',
  'sold_out',
  'way_full',
  'way_not_offered',
  'price_changed',
  'already_booked',
  'card_short',
])
const isTold = (code: RefusalCode, shown: Shown): boolean =>
  shown === 'card' || aboutTheMeal.has(code)

/**
 * A refusal as it may be said here. By how much her card is short would tell what is on it. To whoever only knows six
 * digits it is the same sentence whether she must not eat the dish, a scheme does not take the order or her help is
 * used up: `scan_or_ask`.
 */
export const refusedAt = (refusal: Refusal, shown: Shown): Refusal => {
  if (refusal.code === 'wallet_short') return new Refusal('card_short')
  return isTold(refusal.code, shown) ? refusal : new Refusal('scan_or_ask')
}

/** Beforehand such a dish looks like every other. */
export const sayNoAt =
  (shown: Shown, because: (code: RefusalCode, params: RefusalParams) => RefusalBody): SayNo =>
  (code, params = {}) =>
    isTold(code, shown) ? { allowed: false, because: because(code, params) } : { allowed: true }

/** The meal as it may be seen here: by digits as by somebody who may eat everything. */
export const contextAt = (context: BookingContext, shown: Shown): BookingContext =>
  shown === 'card' ? context : { ...context, diner: { ...context.diner, needs: [] } }

/** A dish with the make that she gets, never up to the page, and the way that she is asked about. */
export interface ReadyOffer {
  readonly choice: Choice
  readonly variant: Variant
  readonly offer: Pick<Suggestion, 'way' | 'price' | 'payment' | 'can'>
}

export interface ReadyMeal {
  readonly suggestion: Suggestion | null
  readonly offers: readonly ReadyOffer[]
}

const regular: Variant = { texture: 'regular', tweaks: [], omits: [] }

const readyOffer = (
  choice: Choice,
  suggestion: Suggestion | null,
  usualWay: Way,
): ReadyOffer | null => {
  const asUsual = suggestion?.plate.offeringId === choice.plate.offeringId ? suggestion : null
  if (asUsual?.can.book.allowed) return { choice, variant: asUsual.variant, offer: asUsual }
  const usual = choice.ways.find(({ way }) => way === usualWay)
  const open = choice.ways.find(({ can }) => can.book.allowed)
  const offer = usual?.can.book.allowed ? usual : (open ?? usual ?? choice.ways[0])
  if (offer === undefined) return null
  const wanted = suggestion?.variant.texture
  const variant =
    choice.variants.find(({ texture }) => texture === wanted) ?? choice.variants[0] ?? regular
  return { choice, variant: asUsual?.variant ?? variant, offer }
}

/** Everything on the serving as this diner gets it, what she usually has first, what cannot be had last. */
export const readyMeal = (
  context: BookingContext,
  past: readonly PastChoice[],
  no: SayNo,
): ReadyMeal => {
  const suggestion = suggestFor(context, oneEach(past), no)
  const usualWay = suggestion?.way ?? 'dine_in'
  const rank = ({ choice, offer }: ReadyOffer): number =>
    choice.plate.offeringId === suggestion?.plate.offeringId ? 0 : offer.can.book.allowed ? 1 : 2
  const offers = choicesFor(context, { quantity: 1, held: null }, no)
    .map((choice) => readyOffer(choice, suggestion, usualWay))
    .filter((offer) => offer !== null)
    .toSorted((a, b) => rank(a) - rank(b))
  return { suggestion, offers }
}

const priceOf = ({ listFen, subsidyFen, payFen }: Suggestion['price']) => ({
  listFen,
  subsidyFen,
  payFen,
})

/** What may be shown of a dish: digits can be typed by anybody, so they tell nothing of health or money. */
export const offerShown = ({ choice, variant, offer }: ReadyOffer, shown: Shown): KioskOffer => ({
  plate: choice.plate,
  variant: shown === 'card' ? (variant as Suggestion['variant']) : null,
  avoid:
    shown === 'card'
      ? choice.avoid.flatMap((clash) => (clash.need === 'allergen' ? [clash.allergen] : []))
      : [],
  way: offer.way,
  price: priceOf(offer.price),
  payment: { by: offer.payment.by, enough: offer.payment.shortFen === 0 },
  can: offer.can,
})

/** Digits undo what a kiosk did; a meal booked otherwise is not lost to whoever overheard them. */
export const mayCancel = (shown: Shown, bookedAtKiosk: 'at a kiosk' | 'elsewhere'): boolean =>
  shown === 'card' || bookedAtKiosk === 'at a kiosk'

export const slipOf = (ticket: Ticket, shown: Shown, cancel: Allowed): Slip => ({
  bookingId: ticket.bookingId,
  number: ticket.number,
  state: ticket.state,
  when: ticket.when,
  dishes: [{ plate: ticket.plate, quantity: ticket.quantity }, ...ticket.lines].map(
    ({ plate, quantity }) => ({ name: plate.name, size: plate.size, quantity }),
  ),
  picture: ticket.plate.picture,
  variant: shown === 'card' ? ticket.variant : null,
  way: ticket.way,
  price: priceOf(ticket.price),
  payment: ticket.payment,
  can: { cancel, until: ticket.can.until },
})
