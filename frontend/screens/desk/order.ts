import type { Choice, Choices, Suggestion, Ticket } from '../../../backend/contract/tickets.ts'
import type { Bilingual, Price } from '../../../backend/contract/shapes.ts'
import type { Variant } from '../../../backend/vocabulary/diet.ts'
import type { PaymentWay, Way } from '../../../backend/vocabulary/meal.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import type { Desk } from '../../queries/desk.ts'

/** One meal as it would be booked, at the price the server named. */
export interface Order {
  offeringId: number
  name: Bilingual
  quantity: number
  variant: Variant
  way: Way
  price: Price
  payment: { by: PaymentWay; dueFen: Fen; shortFen: Fen }
}

export const orderOf = ({ plate, quantity, variant, way, price, payment }: Suggestion): Order => ({
  offeringId: plate.offeringId,
  name: plate.name,
  quantity,
  variant,
  way,
  price,
  payment,
})

/** What is booked, as it would be asked for once more. */
export const orderOfTicket = ({
  plate,
  quantity,
  variant,
  way,
  price,
  payment,
}: Ticket): Order => ({
  offeringId: plate.offeringId,
  name: plate.name,
  quantity,
  variant,
  way,
  price,
  payment: { ...payment, shortFen: payment.dueFen },
})

/** What she needs and this portion will not be: said aloud before it is booked, never passed over. */
export function unmetNeeds(variant: Variant, { texture: needed }: Desk['needs']): Variant | null {
  const texture =
    needed.texture !== 'regular' && variant.texture !== needed.texture ? needed.texture : 'regular'
  const tweaks = needed.tweaks.filter((tweak) => !variant.tweaks.includes(tweak))
  return texture === 'regular' && tweaks.length === 0 ? null : { texture, tweaks, omits: [] }
}

const sameMake = (one: Variant, other: Variant): boolean =>
  one.texture === other.texture && [...one.tweaks].sort().join() === [...other.tweaks].sort().join()

type Offer = Choice['ways'][number]
export type Bookable = { offer: Offer; variant: Variant } | { because: string | null }

/** Somebody who has the meal already may change it: that it is booked is no reason against another dish. */
const permits = (offer: Offer): boolean =>
  offer.can.book.allowed || offer.can.book.because.code === 'already_booked'

/** Something in it must not be served to her: then it cannot be booked. */
export const forbidden = ({ avoid }: Choice): boolean =>
  avoid.some(({ weight }) => weight === 'forbidden')

/** Her usual way and make of a dish, or the nearest that the kitchen does; else why she cannot have it. */
export function usualOffer(choice: Choice, defaults: Choices['defaults']): Bookable {
  const open = choice.ways.filter(permits)
  const offer = open.find((one) => one.way === defaults.way) ?? open[0]
  const variant =
    choice.variants.find((one) => sameMake(one, defaults.variant)) ??
    choice.variants.find((one) => one.texture === defaults.variant.texture) ??
    choice.variants[0]
  if (offer !== undefined && variant !== undefined && !forbidden(choice)) return { offer, variant }
  const closed = choice.ways.find((one) => one.way === defaults.way) ?? choice.ways[0]
  const reason = closed?.can.book
  return { because: reason === undefined || reason.allowed ? null : reason.because.sentence }
}

export const orderFrom = (
  choice: Choice,
  { offer, variant }: { offer: Offer; variant: Variant },
): Order => ({
  offeringId: choice.plate.offeringId,
  name: choice.plate.name,
  quantity: 1,
  variant,
  way: offer.way,
  price: offer.price,
  payment: offer.payment,
})

export type NextMeal = Desk['next']
export type OpenMeal = Extract<NextMeal, { state: 'open' | 'booked' }>

/** What ⏎ would do now. */
export type Deed =
  | { kind: 'book'; order: Order }
  | { kind: 'change'; order: Order }
  | { kind: 'cancel' }
  /** Nothing to write: she does not want one, or keeps what she has. */
  | { kind: 'skip' }
  | { kind: 'keep' }
  /** Nobody picked up. */
  | { kind: 'noAnswer' }

export type Chosen = 'same' | 'other' | 'none' | 'away' | null

/** The deed behind a choice; null while something is still to be chosen. */
export function deedFor(
  next: OpenMeal,
  chosen: Chosen,
  dish: Order | null,
  turn: 'as it is' | 'another',
): Deed | null {
  if (chosen === null) return null
  if (chosen === 'away') return { kind: 'noAnswer' }
  if (chosen === 'none') return { kind: next.state === 'booked' ? 'cancel' : 'skip' }
  if (chosen === 'same') {
    if (next.state === 'booked')
      return turn === 'as it is'
        ? { kind: 'keep' }
        : { kind: 'change', order: orderOfTicket(next.ticket) }
    return next.suggestion === null ? null : { kind: 'book', order: orderOf(next.suggestion) }
  }
  if (dish === null) return null
  return { kind: next.state === 'booked' ? 'change' : 'book', order: dish }
}
