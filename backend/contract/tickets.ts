import * as z from 'zod/mini'
import { waitStates, waitWishes } from '../vocabulary/waiting.ts'
import { textures } from '../vocabulary/diet.ts'
import {
  allergen,
  allowed,
  bilingual,
  bookingState,
  day,
  fenAmount,
  fenSigned,
  id,
  moment,
  paymentWay,
  plate,
  price,
  timeOfDay,
  timeWindow,
  variantView,
  way,
  when,
} from './shapes.ts'

/** Cash that somebody took at her door for this meal and the counter has not received yet, and who has it; null when there is none. */
export const carriedForHer = z.nullable(z.object({ amountFen: fenAmount, by: z.string() }))

/** A booked meal as its diner, the desk and the counter see it. */
export const ticket = z.object({
  bookingId: id,
  /** 取餐号: small, per serving; null only while held. */
  number: z.nullable(z.int()),
  state: bookingState,
  /** When she comes: in her turn, where people come in turns. */
  when,
  /** When her turn begins; null where everybody has the same time. */
  arriveFrom: z.nullable(timeOfDay),
  /** The meal is handed out until then, whatever her turn. */
  servedUntil: timeOfDay,
  plate,
  /** Lines beyond the first, when a booking has several; plate, quantity and variant are the first one's. */
  lines: z.array(z.object({ plate, quantity: z.int(), variant: variantView })),
  quantity: z.int(),
  variant: variantView,
  way,
  price,
  payment: z.object({ by: paymentWay, dueFen: fenAmount, carried: carriedForHer }),
  placedByName: z.string(),
  collectedAt: z.nullable(timeOfDay),
  /** Who fetched it: 女儿, and as it is said to her: 您女儿. Null where she came herself, or nobody yet. */
  fetchedBy: z.nullable(z.object({ who: bilingual, toHer: bilingual })),
  /** Until when portions are kept for a meal that is being paid online; null for any other. */
  heldUntil: z.nullable(moment),
  can: z.object({ cancel: allowed, amend: allowed, placeAgain: allowed, until: moment }),
})
export type Ticket = z.output<typeof ticket>

export const payment = z.object({ by: paymentWay, dueFen: fenAmount, shortFen: fenAmount })

/** One way to have one offering, priced for this diner. */
const readyPlate = z.object({
  plate,
  quantity: z.int(),
  variant: variantView,
  way,
  price,
  payment,
  can: z.object({ book: allowed }),
})
export type ReadyPlate = z.output<typeof readyPlate>

export const suggestion = z.extend(readyPlate, {
  /** birthday: the noodles for a long life, on that day; lastTime: exactly what she had; usual: most often lately; offered: the first that fits. */
  basis: z.enum(['birthday', 'lastTime', 'usual', 'offered']),
})
export type Suggestion = z.output<typeof suggestion>

/** What she had on the same weekday a week before, where it is another dish than the one suggested. */
const lastWeek = z.object({ day, meal: readyPlate })
export type LastWeek = z.output<typeof lastWeek>

/** Her place in the queue for a meal that was sold out. */
export const queuePlace = z.object({
  when,
  state: z.enum(waitStates),
  wish: z.enum(waitWishes),
  way,
  /** 1 is next; null once it is decided. */
  position: z.nullable(z.int()),
  /** Null while any dish will do. */
  plate: z.nullable(plate),
  /** What the portion costs her; while she waits, the most it may cost. */
  payFen: fenAmount,
  bookingId: z.nullable(id),
  /** Until when a portion is kept for her answer. */
  until: z.nullable(moment),
  /** Why it ended without a meal from the queue, and the way on. */
  why: z.nullable(bilingual),
})
export type QueuePlace = z.output<typeof queuePlace>

export const next = z.discriminatedUnion('state', [
  z.object({ state: z.literal('booked'), ticket }),
  z.object({
    state: z.literal('open'),
    when,
    cutoff: moment,
    suggestion: z.nullable(suggestion),
    lastWeek: z.nullable(lastWeek),
  }),
  z.object({ state: z.literal('soldOut'), when, can: z.object({ wait: allowed }) }),
  z.object({ state: z.literal('queued'), place: queuePlace }),
  z.object({ state: z.literal('afterCutoff'), when, cutoff: moment }),
  z.object({ state: z.literal('closedDay'), day, reason: bilingual, reopens: z.nullable(day) }),
  z.object({ state: z.literal('noMenu'), day }),
])

export const canteenCard = z.object({ canteenId: id, name: bilingual, phone: z.string() })

export const today = z.object({
  /** birthday: by the sun or by the moon, as she may keep either. */
  diner: z.object({ dinerId: id, callName: bilingual, birthday: z.boolean() }),
  canteen: canteenCard,
  now: z.object({
    day,
    time: timeOfDay,
    lunar: z.object({ month: z.int(), day: z.int(), leap: z.boolean(), words: bilingual }),
    leaf: z.nullable(bilingual),
  }),
  /** What people eat on this day of the calendar, where the canteen cooks it: 冬至, 包, 饺子. */
  season: z.nullable(z.object({ day, term: bilingual, verb: z.string(), dish: bilingual })),
  waiting: z.nullable(ticket),
  /** How her waiting in a queue came out, until she has read it. */
  outcome: z.nullable(queuePlace),
  next,
})
export type Today = z.output<typeof today>

const weight = z.enum(['forbidden', 'caution'])
export const clash = z.discriminatedUnion('need', [
  z.object({ need: z.literal('allergen'), allergen, weight: z.literal('forbidden') }),
  z.object({ need: z.literal('texture'), texture: z.enum(textures), weight }),
  z.object({ need: z.literal('other'), words: z.string(), weight: z.literal('caution') }),
  z.object({ need: z.enum(['less_salt', 'no_sugar', 'low_purine']), weight: z.literal('caution') }),
  z.object({ need: z.literal('halal'), weight }),
])

export const choice = z.object({
  plate,
  /** Portions left when few (10 or less), otherwise null. */
  left: z.nullable(z.int()),
  /** What of it goes against her needs and cannot be made otherwise: shown in red words. Forbidden: booking refused. */
  avoid: z.array(clash),
  /** Nothing but what others booked stands in the way: she can wait for somebody to cancel. */
  wait: z.boolean(),
  tags: z.array(z.enum(['soft', 'less_salt', 'no_sugar', 'spicy'])),
  /** The day of the calendar on which people eat this, when it is that day. */
  season: z.nullable(bilingual),
  /** How it can be made for her; the first is how it is made for her unless she says otherwise. */
  variants: z.array(variantView),
  ways: z.array(z.object({ way, price, payment, can: z.object({ book: allowed }) })),
})
export type Choice = z.output<typeof choice>

export const choices = z.object({
  /** When she comes: in the turn she has, else in her usual one, where people come in turns. */
  when,
  /** Turns she may choose from; none where everybody has the same time. */
  windows: z.array(timeWindow),
  cutoff: moment,
  canteen: canteenCard,
  wallet: z.object({ balanceFen: fenSigned }),
  /** Portions the prices are for. */
  quantity: z.int(),
  /** Her booking at this serving: the prices are then those of changing it. */
  booked: z.nullable(z.object({ bookingId: id })),
  defaults: z.object({ way, variant: variantView }),
  offerings: z.array(choice),
  otherServings: z.array(when),
})
export type Choices = z.output<typeof choices>
