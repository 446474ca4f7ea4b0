import type { Choice, LastWeek, ReadyPlate, Suggestion } from '../contract/tickets.ts'
import type { Plate } from '../contract/shapes.ts'
import type { OfferingOnServing } from '../menus/menu.store.ts'
import { seasonalOn } from '../menus/season.rules.ts'
import type { Variant } from '../vocabulary/diet.ts'
import type { Way } from '../vocabulary/meal.ts'
import { addFen, fen, noFen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { RefusalCode } from '../vocabulary/refusal.ts'
import type { BookingContext } from './booking-context.store.ts'
import { assertBeforeCutoff, assertServingOpen, assertTaken, priceMeal } from './booking.rules.ts'
import type { HeldBooking } from './held-booking.view.ts'
import type { PastChoice } from './serving-list.view.ts'
import { isBirthdayDish, keepsBirthday } from './birthday.rules.ts'
import { clashesOf } from './clash.rules.ts'
import { asLastWeek, isSame } from './last-week.rules.ts'
import { fits, variantFor, variantsOffered } from './variant.rules.ts'

/** Turns a refusal code into the "no, because" of a reply; the language belongs to the caller. */
export type SayNo = (
  code: RefusalCode,
  params?: Record<string, string | number>,
) => Choice['ways'][number]['can']['book']

export const plateOf = (offering: OfferingOnServing): Plate => ({
  offeringId: offering.offeringId,
  name: { zh: offering.name, en: offering.nameEn },
  sides: { zh: offering.sides, en: offering.sidesEn },
  picture: offering.picture,
  size: offering.size,
})

/** How many, and what a booking that is being changed gives back. */
interface Order {
  readonly quantity: number
  readonly held: HeldBooking | null
}

type Offer = Choice['ways'][number]

const priced = (
  context: BookingContext,
  offering: OfferingOnServing,
  { quantity, held }: Order,
  way: Way,
): Pick<Offer, 'price' | 'payment'> & { readonly refused: Refusal | null } => {
  const { inputs, quote } = priceMeal(context, [{ offering, quantity }], way, held ?? undefined)
  const spendableFen = addFen(context.pricing.balanceFen, context.pricing.overdraftFen)
  // Changing a booking keeps how it is paid; only the difference moves.
  const neededFen = held?.payment === 'wallet' ? fen(quote.payFen - held.ownFen) : quote.payFen
  const shortFen = neededFen > spendableFen ? fen(neededFen - spendableFen) : noFen
  const cash = held === null ? shortFen > 0 : held.payment === 'counter'
  return {
    price: {
      listFen: quote.listFen,
      subsidyFen: quote.subsidyFen,
      payFen: quote.payFen,
      sentence: { ...quote.sentence },
    },
    payment: { by: cash ? 'counter' : 'wallet', dueFen: cash ? quote.payFen : noFen, shortFen },
    refused: refusalFrom(() => assertTaken(inputs)),
  }
}

const left = (offering: OfferingOnServing): number =>
  offering.withdrawn ? 0 : offering.portionLimit - offering.booked - offering.kept

/** Ways of eating that this serving offers. */
export const freeWays = (context: BookingContext): Way[] =>
  context.serving.ways.filter((way) => way.capacity > 0).map(({ way }) => way)

const heldOf = ({ held }: Order, { offeringId }: OfferingOnServing): number =>
  (held?.lines ?? [])
    .filter((line) => line.offeringId === offeringId)
    .reduce((sum, line) => sum + line.quantity, 0)

/** The same checks as the booking itself will make, said beforehand. */
const whyNot = (
  context: BookingContext,
  offering: OfferingOnServing,
  order: Order,
  way: Way,
  no: SayNo,
): Offer['can']['book'] => {
  const { serving, diner } = context
  const closed = refusalFrom(() =>
    order.held ? assertBeforeCutoff(serving) : assertServingOpen(serving),
  )
  if (closed) return no(closed.code, closed.params)
  const max = serving.canteen.maxPortionsPerBooking
  if (order.quantity > max) return no('quantity_wrong', { max })
  if (!fits(offering, diner.needs)) return no('dish_clashes')
  if (left(offering) + heldOf(order, offering) < order.quantity)
    return no('sold_out', { name: offering.name })
  const places = serving.ways.find((candidate) => candidate.way === way)
  const heldPlaces = order.held?.way === way ? order.held.portions : 0
  if (!places || places.booked + places.kept - heldPlaces + order.quantity > places.capacity)
    return no('way_full')
  return { allowed: true }
}

/** What a check throws, to be said beforehand. */
export const refusalFrom = (check: () => void): Refusal | null => {
  try {
    check()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const offerOf = (
  context: BookingContext,
  offering: OfferingOnServing,
  order: Order,
  way: Way,
  no: SayNo,
): Pick<Offer, 'price' | 'payment' | 'can'> => {
  const { price, payment, refused } = priced(context, offering, order, way)
  const open = whyNot(context, offering, order, way, no)
  const book = open.allowed && refused ? no(refused.code, refused.params) : open
  const { by, shortFen } = payment
  // Somebody new may pay in cash what the card lacks; a booking already paid from it cannot.
  const lacking = book.allowed && order.held !== null && by === 'wallet' && shortFen > 0
  return { price, payment, can: { book: lacking ? no('wallet_short', { shortFen }) : book } }
}

const few = 10

const tagsOf = (offering: OfferingOnServing): Choice['tags'] => [
  ...(offering.textures.includes('soft') ? (['soft'] as const) : []),
  ...offering.tweaks,
  ...(offering.spicy ? (['spicy'] as const) : []),
]

/** Sold out or full, whichever way, and nothing else: somebody may cancel. */
const mayWait = (ways: Choice['ways'], { held }: Order): boolean =>
  held === null &&
  ways.length > 0 &&
  ways.every(
    ({ can: { book } }) =>
      !book.allowed && (book.because.code === 'sold_out' || book.because.code === 'way_full'),
  )

/** Everything on the serving, priced for this diner; what clashes with her needs is shown and refused, never hidden. */
export const choicesFor = (context: BookingContext, order: Order, no: SayNo): Choice[] =>
  context.serving.offerings
    .filter((offering) => !offering.withdrawn)
    .map((offering) => {
      const ways = freeWays(context).map((way) => ({
        way,
        ...offerOf(context, offering, order, way, no),
      }))
      return {
        plate: plateOf(offering),
        left: left(offering) <= few ? Math.max(0, left(offering)) : null,
        avoid: clashesOf(offering, context.diner.needs, context.serving.canteen.traits),
        wait: mayWait(ways, order),
        tags: tagsOf(offering),
        season: seasonalOn(context.serving.day, [offering])?.term ?? null,
        variants: variantsOffered(offering, context.diner.needs) as Choice['variants'],
        ways,
      }
    })

/** Not a place left, whichever way she would eat. */
export const isFull = (context: BookingContext): boolean =>
  context.serving.ways.every(({ booked, kept, capacity }) => booked + kept >= capacity)

/** Whether a place in the queue would be of any use to her. */
export const canWait = ({ serving, diner }: BookingContext, no: SayNo): ReturnType<SayNo> =>
  serving.offerings.some((offering) => !offering.withdrawn && fits(offering, diner.needs))
    ? { allowed: true }
    : no('dish_clashes')

const readyPlate = (
  context: BookingContext,
  offering: OfferingOnServing,
  past: PastChoice | undefined,
  no: SayNo,
): ReadyPlate => {
  const usual = variantFor(offering, context.diner.needs)
  // What she ate before she needed it softer is not offered again: the booking itself would refuse it.
  const asBefore =
    past !== undefined &&
    isSame(offering, past) &&
    variantsOffered(offering, context.diner.needs).some(({ texture }) => texture === past.texture)
  const variant: Variant = asBefore
    ? {
        ...usual,
        texture: past.texture,
        tweaks: past.tweaks.filter((tweak) => offering.tweaks.includes(tweak)),
      }
    : usual
  const ways = freeWays(context)
  const way = ways.find((candidate) => candidate === past?.way) ?? ways[0] ?? 'dine_in'
  const quantity = asBefore ? past.quantity : 1
  const order = { quantity, held: null }
  return {
    plate: plateOf(offering),
    quantity,
    variant: variant as Suggestion['variant'],
    way,
    ...offerOf(context, offering, order, way, no),
  }
}

const suggestionOf = (
  context: BookingContext,
  offering: OfferingOnServing,
  basis: Suggestion['basis'],
  past: PastChoice | undefined,
  no: SayNo,
): Suggestion => ({ basis, ...readyPlate(context, offering, past, no) })

/** What is left of it and goes against nothing she needs. */
const possibleFor = ({ serving, diner }: BookingContext): OfferingOnServing[] =>
  serving.offerings.filter((offering) => left(offering) > 0 && fits(offering, diner.needs))

/** Most frequent of her past choices, newest first among equals. */
const byHabit = (past: readonly PastChoice[]): PastChoice[] => {
  const count = (choice: PastChoice): number =>
    past.filter(
      (other) =>
        other.setId === choice.setId &&
        other.dishId === choice.dishId &&
        other.size === choice.size,
    ).length
  return past.toSorted((a, b) => count(b) - count(a))
}

/** One answer to "what shall I eat": on her birthday the noodles, else what she had last time, else her habit, else the first that fits, best without a caution. Null: nothing is left for her. */
export const suggestFor = (
  context: BookingContext,
  past: readonly PastChoice[],
  no: SayNo,
): Suggestion | null => {
  const possible = possibleFor(context)
  const noodles = keepsBirthday(context.diner.birthDate, context.serving.day)
    ? possible.find(isBirthdayDish)
    : undefined
  if (noodles) return suggestionOf(context, noodles, 'birthday', past[0], no)
  const sameMeal = past.filter((choice) => choice.meal === context.serving.meal)
  const last = sameMeal[0]
  const lastOffering = last && possible.find((offering) => isSame(offering, last))
  if (last && lastOffering) return suggestionOf(context, lastOffering, 'lastTime', last, no)
  for (const habit of byHabit(sameMeal)) {
    const offering = possible.find((candidate) => isSame(candidate, habit))
    if (offering) return suggestionOf(context, offering, 'usual', habit, no)
  }
  // What asks her to be careful comes after what does not.
  const { needs } = context.diner
  const { traits } = context.serving.canteen
  const first =
    possible.find((offering) => clashesOf(offering, needs, traits).length === 0) ?? possible[0]
  return first ? suggestionOf(context, first, 'offered', last, no) : null
}

/** Beside what she is asked about: what she had on that day last week, when that is another dish she can have. */
export const lastWeekFor = (
  context: BookingContext,
  past: readonly PastChoice[],
  asked: Suggestion | null,
  no: SayNo,
): LastWeek | null => {
  const found = asked && asLastWeek(context.serving, past, possibleFor(context), asked.plate)
  if (!found) return null
  const meal = readyPlate(context, found.offering, found.before, no)
  return meal.can.book.allowed ? { day: found.before.day, meal } : null
}
