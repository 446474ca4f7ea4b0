import type { Choice, Suggestion } from '../contract/tickets.ts'
import type { Plate } from '../contract/shapes.ts'
import type { OfferingOnServing } from '../menus/menu.store.ts'
import type { Variant } from '../vocabulary/diet.ts'
import type { Way } from '../vocabulary/meal.ts'
import { fen, noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { RefusalCode } from '../vocabulary/refusal.ts'
import type { BookingContext } from './booking-context.store.ts'
import { priceMeal } from './booking.rules.ts'
import type { PastChoice } from './serving-list.view.ts'
import { clashingAllergens, fits, variantFor, variantsOffered } from './variant.rules.ts'

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

const priced = (
  context: BookingContext,
  offering: OfferingOnServing,
  quantity: number,
  way: Way,
): { price: Choice['ways'][number]['price']; payment: Choice['ways'][number]['payment'] } => {
  const { quote } = priceMeal(context, [{ offering, quantity }], way)
  const balanceFen = context.pricing.balanceFen
  const short = balanceFen < quote.payFen
  return {
    price: {
      listFen: quote.listFen,
      subsidyFen: quote.subsidyFen,
      payFen: quote.payFen,
      sentence: { ...quote.sentence },
    },
    payment: {
      by: short ? 'counter' : 'wallet',
      dueFen: short ? quote.payFen : noFen,
      shortFen: short ? fen(quote.payFen - balanceFen) : noFen,
    } satisfies { by: 'counter' | 'wallet'; dueFen: Fen; shortFen: Fen },
  }
}

const left = (offering: OfferingOnServing): number =>
  offering.withdrawn ? 0 : offering.portionLimit - offering.booked

const freeWays = (context: BookingContext): Way[] =>
  context.serving.ways.filter((way) => way.capacity > 0).map(({ way }) => way)

const whyNot = (
  context: BookingContext,
  offering: OfferingOnServing,
  quantity: number,
  way: Way,
  no: SayNo,
): Choice['ways'][number]['can']['book'] => {
  if (!fits(offering, context.diner.needs)) return no('dish_clashes')
  if (left(offering) < quantity) return no('sold_out', { name: offering.name })
  const places = context.serving.ways.find((candidate) => candidate.way === way)
  if (!places || places.booked + quantity > places.capacity) return no('way_full')
  return { allowed: true }
}

const few = 10

const tagsOf = (offering: OfferingOnServing): Choice['tags'] => [
  ...(offering.textures.includes('soft') ? (['soft'] as const) : []),
  ...offering.tweaks,
  ...(offering.spicy ? (['spicy'] as const) : []),
]

/** Everything on the serving, priced for this diner; what clashes with her needs is shown and refused, never hidden. */
export const choicesFor = (context: BookingContext, no: SayNo): Choice[] =>
  context.serving.offerings
    .filter((offering) => !offering.withdrawn)
    .map((offering) => ({
      plate: plateOf(offering),
      left: left(offering) <= few ? Math.max(0, left(offering)) : null,
      avoid: clashingAllergens(offering, context.diner.needs),
      tags: tagsOf(offering),
      variants: variantsOffered(offering, context.diner.needs) as Choice['variants'],
      ways: freeWays(context).map((way) => ({
        way,
        ...priced(context, offering, 1, way),
        can: { book: whyNot(context, offering, 1, way, no) },
      })),
    }))

const isSame = (offering: OfferingOnServing, past: PastChoice): boolean =>
  offering.size === past.size &&
  (past.setId === null ? offering.dishId === past.dishId : offering.setId === past.setId)

const suggestionOf = (
  context: BookingContext,
  offering: OfferingOnServing,
  basis: Suggestion['basis'],
  past: PastChoice | undefined,
  no: SayNo,
): Suggestion => {
  const usual = variantFor(offering, context.diner.needs)
  const asBefore =
    past !== undefined && isSame(offering, past) && offering.textures.includes(past.texture)
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
  return {
    plate: plateOf(offering),
    basis,
    quantity,
    variant: variant as Suggestion['variant'],
    way,
    ...priced(context, offering, quantity, way),
    can: { book: whyNot(context, offering, quantity, way, no) },
  }
}

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

/** One answer to "what shall I eat": what she had last time, else her habit, else the first that fits. Null: nothing is left for her. */
export const suggestFor = (
  context: BookingContext,
  past: readonly PastChoice[],
  no: SayNo,
): Suggestion | null => {
  const possible = context.serving.offerings.filter(
    (offering) => left(offering) > 0 && fits(offering, context.diner.needs),
  )
  const sameMeal = past.filter((choice) => choice.meal === context.serving.meal)
  const last = sameMeal[0]
  const lastOffering = last && possible.find((offering) => isSame(offering, last))
  if (last && lastOffering) return suggestionOf(context, lastOffering, 'lastTime', last, no)
  for (const habit of byHabit(sameMeal)) {
    const offering = possible.find((candidate) => isSame(candidate, habit))
    if (offering) return suggestionOf(context, offering, 'usual', habit, no)
  }
  const first = possible[0]
  return first ? suggestionOf(context, first, 'offered', last, no) : null
}
