import * as z from 'zod/mini'
import { isMonth, isServiceDay } from '../vocabulary/calendar.ts'
import type { Month, ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import { allergens, textures, tweaks } from '../vocabulary/diet.ts'
import {
  bookingStates,
  meals,
  paymentWays,
  portionSizes,
  servingStates,
  ways,
} from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { refusalCodes } from '../vocabulary/refusal.ts'
import { languages } from '../vocabulary/role.ts'

/** An id in a path, a query or a body: digits, at most 15 of them (safe in a JavaScript number). */
export const id = z.pipe(
  z.union([z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.int().check(z.positive())]),
  z.transform(Number),
)

/** Whole fen, zero or more. The brand exists only in types. */
export const fenAmount = z.int().check(z.gte(0), z.lte(100_000_000)) as unknown as z.ZodMiniType<
  Fen,
  number
>
/** Whole fen that may be negative (ledger entries). */
export const fenSigned = z.int() as unknown as z.ZodMiniType<Fen, number>

/** A date that exists, 'YYYY-MM-DD'. */
export const day = z
  .string()
  .check(z.refine(isServiceDay, { error: 'date_impossible' })) as unknown as z.ZodMiniType<
  ServiceDay,
  string
>
/** 'YYYY-MM'. */
export const month = z
  .string()
  .check(z.refine(isMonth, { error: 'date_impossible' })) as unknown as z.ZodMiniType<Month, string>
/** 'HH:MM' on the canteen's clock. */
export const timeOfDay = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)) as unknown as z.ZodMiniType<TimeOfDay, string>
/** An instant, ISO 8601. */
export const instant = z.string()
/** A moment by a device's own clock: it may be years wrong, but not outside the calendar that everything else is kept in. */
export const deviceMoment = z.iso.datetime().check(z.regex(/^(19|20)\d\d-/))

export const meal = z.enum(meals)
export const way = z.enum(ways)
export const servingState = z.enum(servingStates)
export const bookingState = z.enum(bookingStates)
export const paymentWay = z.enum(paymentWays)
export const portionSize = z.enum(portionSizes)
export const language = z.enum(languages)
export const allergen = z.enum(allergens)

export const words = (longest: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
export const optionalWords = (longest: number) => z.string().check(z.trim(), z.maxLength(longest))

/** A name in both languages; English may be empty, then the Chinese is shown. */
export const bilingual = z.object({ zh: z.string(), en: z.string() })
export type Bilingual = z.output<typeof bilingual>

export const variant = z.object({
  texture: z._default(z.enum(textures), 'regular'),
  tweaks: z._default(z.array(z.enum(tweaks)).check(z.maxLength(tweaks.length)), []),
  omits: z._default(z.array(allergen).check(z.maxLength(allergens.length)), []),
})

export const refusalBody = z.object({
  code: z.enum(refusalCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  sentence: z.string(),
})
/** Allowed, or not and why, in words. */
export const allowed = z.union([
  z.object({ allowed: z.literal(true) }),
  z.object({ allowed: z.literal(false), because: refusalBody }),
])

/** list − subsidy = pay, always. `sentence` is what the elder reads. */
export const price = z.object({
  listFen: fenAmount,
  subsidyFen: fenAmount,
  payFen: fenAmount,
  sentence: bilingual,
})
export type Price = z.output<typeof price>

/** When a meal is served, or when she comes to it: wall-clock strings at the canteen. */
export const when = z.object({
  servingId: id,
  canteenId: id,
  day,
  meal,
  from: timeOfDay,
  to: timeOfDay,
})
export type When = z.output<typeof when>

/** A turn in which people are asked to come. */
export const timeWindow = z.object({ from: timeOfDay, to: timeOfDay })

export const moment = z.object({ day, time: timeOfDay })

/** What is on the plate: a set or a dish as offered. `picture` names /dishes/<picture>.svg. */
export const plate = z.object({
  offeringId: id,
  name: bilingual,
  sides: bilingual,
  picture: z.string(),
  size: portionSize,
})
export type Plate = z.output<typeof plate>

export const variantView = z.object({
  texture: z.enum(textures),
  tweaks: z.array(z.enum(tweaks)),
  omits: z.array(allergen),
})

export const person = z.object({ dinerId: id, name: z.string(), callName: bilingual })

/** What was scanned, or typed. */
export const cardShown = z.object({
  token: z.optional(z.string().check(z.maxLength(80))),
  digits: z.optional(z.string().check(z.regex(/^\d{6}$/))),
})
