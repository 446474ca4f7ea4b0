import type { Choice, Choices } from '../../../backend/contract/tickets.ts'
import type { MealLink } from '../../app/paths.ts'
import { idFrom } from './link.ts'
import { makeOf } from './meal.ts'

/** What a link asks for, found on the menu of the day. */
export interface Picked {
  choices: Choices
  choice: Choice
  offer: Choice['ways'][number]
  variant: Choice['variants'][number]
  /** When she comes. */
  when: Choices['when']
  /** What the server is told of it; nothing where everybody has the same time. */
  arrival: { arriveFrom?: Choices['when']['from'] }
  /** The link to exactly this. */
  here: MealLink
}

/** Nothing when it is no longer on the menu. */
export function pickedIn(choices: Choices, search: URLSearchParams): Picked | undefined {
  const offeringId = idFrom(search.get('offering'))
  const choice = choices.offerings.find((one) => one.plate.offeringId === offeringId)
  const offer = choice?.ways.find((one) => one.way === search.get('way')) ?? choice?.ways[0]
  const variant =
    choice?.variants.find((one) => makeOf(one) === search.get('make')) ?? choice?.variants[0]
  if (!choice || !offer || !variant) return undefined
  const turn = choices.windows.find(({ from }) => from === search.get('at'))
  const when = { ...choices.when, ...turn }
  const here = {
    servingId: choices.when.servingId,
    offeringId: choice.plate.offeringId,
    way: offer.way,
    make: makeOf(variant),
    portions: choices.quantity,
    at: turn?.from,
  }
  const arrival = choices.windows.length === 0 ? {} : { arriveFrom: when.from }
  return { choices, choice, offer, variant, when, arrival, here }
}
