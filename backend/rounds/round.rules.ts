import { choicesFor, suggestFor } from '../bookings/offers.rules.ts'
import type { SayNo } from '../bookings/offers.rules.ts'
import type { BookingContext } from '../bookings/booking-context.store.ts'
import type { PastChoice, ServingHead } from '../bookings/serving-list.view.ts'
import type { RoundCell, RoundOffer } from '../contract/rounds.ts'
import type { Choice, Suggestion } from '../contract/tickets.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'

/** What is known of one lunch of one person. */
export interface CellFacts {
  readonly day: ServiceDay
  readonly head: ServingHead | null
  readonly closed: boolean
  readonly booked: RoundCell['booked']
  readonly waiting: boolean
  readonly paused: boolean
  /** What a standing order wants; undefined where none does. */
  readonly standing: RoundCell['standing'] | undefined
  /** Null where nothing can be booked any more. */
  readonly context: BookingContext | null
  readonly past: readonly PastChoice[]
}

const inTheWay = (choice: Choice, suggestion: Suggestion | null): Choice['ways'][number] => {
  const free = choice.ways.filter(({ can }) => can.book.allowed)
  const ways = free.length > 0 ? free : choice.ways
  return present(ways.find(({ way }) => way === suggestion?.way) ?? ways[0], 'a dish has a way')
}

/** Each dish in the way she usually eats, made as it is made for her; her usual exactly as it is suggested. */
const offersOf = (choices: readonly Choice[], suggestion: Suggestion | null): RoundOffer[] =>
  choices
    .filter(({ ways }) => ways.length > 0)
    .map((choice) => {
      const { offeringId } = choice.plate
      const usual = suggestion?.plate.offeringId === offeringId ? suggestion : null
      const { way, price, payment, can } = inTheWay(choice, suggestion)
      const variant = usual?.variant ?? choice.variants[0]
      return {
        offeringId,
        way,
        variant: variant ?? { texture: 'regular', tweaks: [], omits: [] },
        pay: payment.by,
        payFen: price.payFen,
        because: can.book.allowed ? null : can.book.because.sentence,
        avoid: choice.avoid,
      }
    })

const nothing = { booked: null, standing: null, usual: null, offers: [] }

/** One square of the week: what stands there, and what one tap would do. */
export const cellOf = (facts: CellFacts, no: SayNo): RoundCell => {
  const { day, head, closed, booked, context } = facts
  const plain = (state: RoundCell['state']): RoundCell => ({ ...nothing, day, state })
  if (booked !== null) return { ...plain('booked'), booked }
  if (facts.waiting) return plain('waiting')
  if (closed) return plain('closed')
  if (head === null) {
    if (facts.standing === undefined) return plain('no_menu')
    return { ...plain('standing'), standing: facts.standing }
  }
  if (context === null) return plain('past')
  const suggestion = suggestFor(context, facts.past, no)
  const offers = offersOf(choicesFor(context, { quantity: 1, held: null }, no), suggestion)
  const usual = suggestion?.can.book.allowed === true ? suggestion.plate.offeringId : null
  const some = { offers, usual, standing: facts.standing ?? null }
  if (facts.paused) return { ...plain('paused'), ...some }
  if (facts.standing !== undefined) return { ...plain('standing'), ...some }
  const free = offers.some(({ because }) => because === null)
  return { ...plain(free ? 'open' : 'full'), ...some }
}
