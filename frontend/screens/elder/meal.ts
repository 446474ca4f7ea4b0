import type { ReadyPlate, Suggestion, Ticket } from '../../../backend/contract/tickets.ts'
import type { Variant } from '../../../backend/vocabulary/diet.ts'
import type { BaseWords } from '../../ui/words/base.zh.ts'
import type { ElderWords } from '../../ui/words/elder.zh.ts'
import type { MealLink } from '../../app/paths.ts'

/** How a variant is written in a link: 'soft', 'regular.less_salt'. What she is allergic to is never up to a link. */
export const makeOf = (variant: Pick<Variant, 'texture' | 'tweaks'>): string =>
  [variant.texture, ...variant.tweaks].join('.')

export const linkTo = (servingId: number, suggestion: ReadyPlate): MealLink => ({
  servingId,
  offeringId: suggestion.plate.offeringId,
  way: suggestion.way,
  make: makeOf(suggestion.variant),
  portions: suggestion.quantity,
})

/** 「2 份，软一点，到食堂吃」: what pressing 跟上次一样 will do. One portion goes without saying. */
export const howWords = (
  words: BaseWords,
  how: Pick<Suggestion, 'variant' | 'quantity'> & { way?: Suggestion['way'] },
): string =>
  words.phrases([
    ...(how.quantity > 1 ? [words.portions(how.quantity)] : []),
    ...words.variantParts(how.variant),
    ...(how.way === undefined ? [] : [words.way[how.way]]),
  ])

export const mealWords = (
  words: BaseWords,
  { when }: Pick<Ticket, 'when'>,
  today: Ticket['when']['day'],
): string => words.mealOn(when.day, when.meal, today)

/** The lines that say when to come and for what. */
export function comeWords(
  base: BaseWords,
  elder: ElderWords,
  ticket: Ticket,
  today: Ticket['when']['day'],
): string[] {
  const say = { dine_in: elder.done.come, pick_up: elder.done.pickUp, deliver: elder.done.deliver }[
    ticket.way
  ]
  return say(mealWords(base, ticket, today), base.window(ticket.when), base.name(ticket.plate.name))
}

/** The body that books a ticket's meal once more, as it was and at what it cost. */
export const againBody = (dinerId: number, ticket: Ticket) => ({
  dinerId,
  servingId: ticket.when.servingId,
  lines: [
    { plate: ticket.plate, quantity: ticket.quantity, variant: ticket.variant },
    ...ticket.lines,
  ].map((line) => ({
    offeringId: line.plate.offeringId,
    quantity: line.quantity,
    variant: line.variant,
  })),
  way: ticket.way,
  pay: ticket.payment.by,
  seenPayFen: ticket.price.payFen,
  ...(ticket.arriveFrom !== null && { arriveFrom: ticket.arriveFrom }),
})
