import type { Choices, Ticket, Today } from '../contract/tickets.ts'
import type { When } from '../contract/shapes.ts'
import { leafOf, lunarDayOf } from '../canteens/lunar.rules.ts'
import { readDinerForBooking } from '../diners/diner.store.ts'
import type { DinerForBooking } from '../diners/diner.store.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import { ageOn, serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import { callNameOf } from '../vocabulary/call-name.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { comingAt, usualArrival } from './arrival.rules.ts'
import { keepsBirthday } from './birthday.rules.ts'
import { readBookingContext } from './booking-context.store.ts'
import { readCanteenCard, readHomeCanteen } from './canteen-card.store.ts'
import { readHeldBooking } from './held-booking.view.ts'
import { canWait, choicesFor, isFull, lastWeekFor, suggestFor } from './offers.rules.ts'
import type { SayNo } from './offers.rules.ts'
import { readLivePlaces, readUnreadPlace } from './queue-place.view.ts'
import { readSeason } from './season.view.ts'
import { readClosedDays, readPastChoices, readServingHeads } from './serving-list.view.ts'
import type { PastChoice } from './serving-list.view.ts'
import { readComingTickets } from './ticket.view.ts'

/** A refusal in the words of whoever asks. */
export const sayNo =
  (language: Language): SayNo =>
  (code, params = {}) => ({ allowed: false, because: refusalBody(code, params, language) })

export const whenOf = ({ servingId, canteenId, day, meal, from, to }: When): When => ({
  servingId,
  canteenId,
  day,
  meal,
  from,
  to,
})

/** An instant on the canteen's clock. */
export const momentOf = (at: Date): { day: ServiceDay; time: TimeOfDay } => ({
  day: serviceDayAt(at),
  time: timeOfDayAt(at),
})

/** Meals she eats here; somebody new is asked about lunch. */
export const mealsOf = (past: readonly PastChoice[]): ReadonlySet<string> =>
  new Set(past.length === 0 ? ['lunch'] : past.map((choice) => choice.meal))

interface NextInput {
  readonly reader: Reader
  readonly diner: DinerForBooking
  readonly tickets: readonly Ticket[]
  readonly past: readonly PastChoice[]
  readonly language: Language
  /** About this meal only; left out, the next one she eats. */
  readonly servingId?: number | undefined
}

/** What the home screen asks or tells about the next meal. */
export const readNext = async ({
  reader,
  diner,
  tickets,
  past,
  language,
  servingId,
}: NextInput): Promise<Today['next']> => {
  const heads = await readServingHeads(reader, diner.homeCanteenId)
  const places = await readLivePlaces(reader, diner.dinerId)
  const wanted = mealsOf(past)
  const ahead = heads.filter(
    (head) =>
      (servingId === undefined ? wanted.has(head.meal) : head.servingId === servingId) &&
      !head.over,
  )
  const waiting = waitingOf(tickets, ahead[0]?.now)
  const booked = new Map(tickets.map((ticket) => [ticket.when.servingId, ticket]))
  for (const head of ahead) {
    if (head.servingId === waiting?.when.servingId) continue
    const place = places.find(({ when }) => when.servingId === head.servingId)
    const ticket = booked.get(head.servingId)
    // What is only held for her answer is asked for by the queue's own page.
    if (ticket && ticket.bookingId !== place?.bookingId) return { state: 'booked', ticket }
    if (place) return { state: 'queued', place }
    if (!head.bookable) continue
    const context = await readBookingContext(reader, head.servingId, diner.dinerId)
    const suggestion = suggestFor(context, past, sayNo(language))
    const when = { ...whenOf(head), ...comingAt(head, usualArrival(context)) }
    return suggestion && !isFull(context)
      ? {
          state: 'open',
          when,
          cutoff: momentOf(head.cutoffAt),
          suggestion,
          lastWeek: lastWeekFor(context, past, suggestion, sayNo(language)),
        }
      : { state: 'soldOut', when, can: { wait: canWait(context, sayNo(language)) } }
  }
  const closed = (await readClosedDays(reader, diner.homeCanteenId))[0]
  const late = ahead.find(
    (head) => head.closed === null && head.servingId !== waiting?.when.servingId,
  )
  if (closed && (!late || closed.day <= late.day)) {
    return {
      state: 'closedDay',
      day: closed.day,
      reason: { zh: closed.zh, en: closed.en },
      reopens: ahead.find((head) => head.day > closed.day && !head.closed)?.day ?? null,
    }
  }
  if (late) return { state: 'afterCutoff', when: whenOf(late), cutoff: momentOf(late.cutoffAt) }
  const now = heads[0]?.now
  return {
    state: 'noMenu',
    day: now ? serviceDayAt(now) : (await readCanteenCard(reader, diner.homeCanteenId)).day,
  }
}

/** Today's meal that waits to be collected, until the last turn ends. */
export const waitingOf = (tickets: readonly Ticket[], now: Date | undefined): Ticket | null => {
  if (!now) return null
  const { day, time } = momentOf(now)
  return (
    tickets.find(
      (ticket) =>
        ticket.when.day === day && ticket.state === 'placed' && time <= ticket.servedUntil,
    ) ?? null
  )
}

const readDiner = async (
  reader: Reader,
  dinerId: number,
  day: ServiceDay,
): Promise<DinerForBooking> => {
  const diner = await readDinerForBooking(reader, dinerId, day)
  if (!diner) throw new Refusal('diner_unknown')
  return diner
}

/** The elder's home screen. Refuses `diner_unknown`. */
export const readToday = async (
  reader: Reader,
  dinerId: number,
  language: Language,
): Promise<Today> => {
  const canteen = await readCanteenCard(reader, await readHomeCanteen(reader, dinerId))
  const { day, time } = canteen
  const diner = await readDiner(reader, dinerId, day)
  const tickets = await readComingTickets(reader, dinerId, language)
  const past = await readPastChoices(reader, dinerId)
  const next = await readNext({ reader, diner, tickets, past, language })
  const asked = next.state === 'open' ? [next.when.day] : []
  return {
    diner: {
      dinerId,
      callName: callNameOf({ ...diner, age: ageOn(diner.birthDate, day) }),
      birthday: keepsBirthday(diner.birthDate, day),
    },
    canteen: canteen.card,
    now: { day, time, lunar: lunarDayOf(day), leaf: leafOf(day) },
    waiting: waitingOf(tickets, canteen.now),
    outcome: await readUnreadPlace(reader, dinerId),
    season: await readSeason(reader, diner.homeCanteenId, [day, ...asked]),
    next,
  }
}

/** Everything she can have at one serving (the next bookable one unless named). Refuses `serving_unknown`. */
export const readChoices = async (
  reader: Reader,
  dinerId: number,
  asked: { readonly servingId?: number; readonly quantity?: number },
  language: Language,
): Promise<Choices> => {
  const heads = await readServingHeads(reader, await readHomeCanteen(reader, dinerId))
  const past = await readPastChoices(reader, dinerId)
  const wanted = mealsOf(past)
  const bookable = heads.filter((head) => head.bookable)
  const chosen =
    asked.servingId ?? (bookable.find((head) => wanted.has(head.meal)) ?? bookable[0])?.servingId
  if (chosen === undefined) throw new Refusal('serving_not_open')
  const context = await readBookingContext(reader, chosen, dinerId)
  const { serving, pricing } = context
  const held = await readHeldBooking(reader, chosen, dinerId)
  const quantity = asked.quantity ?? held?.portions ?? 1
  const offerings = choicesFor(context, { quantity, held }, sayNo(language))
  const suggestion = suggestFor(context, past, sayNo(language))
  return {
    when: {
      servingId: serving.servingId,
      canteenId: serving.canteenId,
      day: serving.day,
      meal: serving.meal,
      ...comingAt(serving, held ? held.arrival : usualArrival(context)),
    },
    windows: [...serving.windows],
    cutoff: momentOf(serving.cutoffAt),
    canteen: {
      canteenId: serving.canteenId,
      name: { zh: serving.canteen.name, en: serving.canteen.nameEn },
      phone: serving.canteen.phone,
    },
    wallet: { balanceFen: pricing.balanceFen },
    quantity,
    booked: held && { bookingId: held.bookingId },
    defaults: {
      way: suggestion?.way ?? 'dine_in',
      variant: suggestion?.variant ?? { texture: 'regular', tweaks: [], omits: [] },
    },
    offerings,
    otherServings: bookable
      .filter((head) => head.servingId !== chosen)
      .slice(0, 5)
      .map((head) => whenOf(head)),
  }
}
