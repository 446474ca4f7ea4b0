import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import { contentsOf } from '../menus/contents.store.ts'
import { offeringsOf } from '../menus/menu.store.ts'
import type { OfferingOnServing } from '../menus/menu.store.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Clash, DietNeed, Variant } from '../vocabulary/diet.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Meal } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Words } from '../vocabulary/words.ts'
import type { ClashAnswer } from './found-clash.store.ts'
import { clashKey, partsBehind, unaskedClashes } from './found-clash.rules.ts'
import type { Part } from './found-clash.rules.ts'

interface BookedLine {
  readonly bookingId: number
  readonly dinerId: number
  readonly offeringId: number
  readonly variant: Variant
  /** Instants in here are microseconds of the epoch: what came first must not hang on a zone or a rounding. */
  readonly bookedAt: number
  readonly needs: readonly (DietNeed & { readonly notedAt: number })[]
}

interface Answered {
  readonly bookingId: number
  readonly offeringId: number
  readonly key: string
  readonly how: ClashAnswer
  readonly byName: string
  readonly at: string
}

interface LookedThrough {
  readonly now: Date
  readonly canteenId: number
  readonly day: ServiceDay
  readonly meal: Meal
  readonly kitchenTraits: readonly string[]
  readonly offerings: readonly OfferingOnServing[]
  readonly parts: readonly (Part & { readonly offeringId: number })[]
  readonly lines: readonly BookedLine[]
  readonly answers: readonly Answered[]
  /** When something was said of its ingredients, oldest first. */
  readonly changes: readonly number[]
}

export interface FoundClash {
  readonly bookingId: number
  readonly dinerId: number
  readonly offeringId: number
  readonly dish: Words
  readonly clash: Clash
  readonly key: string
  /** Names of what brings it. */
  readonly because: readonly Words[]
  readonly answer: Pick<Answered, 'how' | 'byName' | 'at'> | null
}

export interface ClashesOfMeal {
  readonly now: Date
  readonly canteenId: number
  readonly day: ServiceDay
  readonly meal: Meal
  readonly found: readonly FoundClash[]
}

const micros = (at: ReturnType<typeof sql>) => sql`(extract(epoch from ${at}) * 1000000)::bigint`

/** Only of people who have needs; whoever ate has eaten. */
const read = async (reader: Reader, servingId: number): Promise<LookedThrough> => {
  const found = await sql<LookedThrough>`
    with s as (select x.*, c.traits as kitchen_traits from servings x join canteens c on c.id = x.canteen_id where x.id = ${servingId}),
    careful as (
      select b.id, b.diner_id, b.revision, n.needs, coalesce((select max(m.at) from booking_moves m
          where m.booking_id = b.id and m.move in ('place', 'hold', 'amend')), app_now()) as booked_at
      from s join bookings b on b.serving_id = s.id cross join lateral (
        select jsonb_agg(jsonb_build_object('kind', x.kind, 'value', x.value, 'notedAt', ${micros(sql`x.noted_at`)}) order by x.id) as needs from diet_needs x
        where x.diner_id = b.diner_id and x.valid_from <= s.day and (x.valid_to is null or x.valid_to > s.day)) n
      where b.state in ('held', 'placed') and n.needs is not null)
    select app_now() as now, s.canteen_id as "canteenId", s.day, s.meal, to_jsonb(s.kitchen_traits) as "kitchenTraits",
      ${offeringsOf(sql`s.id`)} as offerings,
      coalesce((select jsonb_agg(jsonb_build_object('offeringId', o.id, 'name', jsonb_build_object('zh', k.name, 'en', k.name_en),
          'allergens', k.allergens, 'traits', k.traits) order by d.position, k.position, k.name)
        from offerings o cross join lateral (
          select 1 as position, o.dish_id where o.dish_id is not null
          union all select sd.position, sd.dish_id from set_dishes sd where sd.set_id = o.set_id) d
        cross join lateral ${contentsOf({ dishId: sql`d.dish_id`, canteenId: sql`s.canteen_id`, day: sql`s.day` })} k
        where o.serving_id = s.id), '[]'::jsonb) as parts,
      coalesce((select jsonb_agg(jsonb_build_object('bookingId', b.id, 'dinerId', b.diner_id, 'offeringId', l.offering_id, 'bookedAt', ${micros(sql`b.booked_at`)},
          'variant', jsonb_build_object('texture', l.texture, 'tweaks', l.tweaks, 'omits', l.omits), 'needs', b.needs) order by b.id, l.line_no)
        from careful b join booking_lines l on l.booking_id = b.id and l.revision = b.revision), '[]'::jsonb) as lines,
      coalesce((select jsonb_agg(jsonb_build_object('bookingId', a.booking_id, 'offeringId', a.offering_id, 'key', a.clash, 'how', a.how,
          'byName', a.answered_by_name, 'at', a.answered_at))
        from careful b join clash_answers a on a.booking_id = b.id), '[]'::jsonb) as answers,
      coalesce((select jsonb_agg(${micros(sql`c.at`)} order by c.at) from (
          select o.noted_at as at from ingredient_overrides o where o.canteen_id = s.canteen_id and s.day between o.first_day and o.last_day
          union select i.noted_at from ingredients i where i.canteen_id is null or i.canteen_id = s.canteen_id) c
        where c.at > (select min(booked_at) from careful)), '[]'::jsonb) as changes
    from s`.execute(reader)
  const [row] = found.rows
  if (!row) throw new Refusal('serving_unknown')
  return row
}

/** The offerings as they were known when something was booked; asked for once for each change in between. */
const knownThen = (reader: Reader, servingId: number, { offerings, changes }: LookedThrough) => {
  const asked = new Map<number, Promise<readonly OfferingOnServing[]>>()
  const readThen = async (at: Date): Promise<readonly OfferingOnServing[]> => {
    const found = await sql<{ offerings: readonly OfferingOnServing[] }>`
      select ${offeringsOf(sql`${servingId}::bigint`, at)} as offerings`.execute(reader)
    return found.rows[0]?.offerings ?? []
  }
  return async (bookedAt: number): Promise<readonly OfferingOnServing[]> => {
    const later = changes.filter((at) => at > bookedAt).length
    if (later === 0) return offerings
    const then = asked.get(later) ?? readThen(new Date(Math.floor(bookedAt / 1000)))
    asked.set(later, then)
    return then
  }
}

const offeringOf = (
  offerings: readonly OfferingOnServing[],
  offeringId: number,
): OfferingOnServing =>
  present(
    offerings.find((one) => one.offeringId === offeringId),
    'a booked dish is on its meal',
  )

/**
 * Lines on the books of a meal that go against what their diner may eat and that she was not asked about, reckoned
 * anew each time it is asked: from what is in the dish and what she needs as they are now. Refuses `serving_unknown`.
 */
export const readClashes = async (reader: Reader, servingId: number): Promise<ClashesOfMeal> => {
  const meal = await read(reader, servingId)
  const { now, canteenId, day, kitchenTraits, offerings, parts, lines, answers } = meal
  const then = knownThen(reader, servingId, meal)
  const found: FoundClash[] = []
  for (const { bookingId, dinerId, offeringId, variant, needs, bookedAt } of lines) {
    const dish = offeringOf(offerings, offeringId)
    const clashes = unaskedClashes({
      dish,
      dishThen: offeringOf(await then(bookedAt), offeringId),
      variant,
      needs,
      needsThen: needs.filter(({ notedAt }) => notedAt <= bookedAt),
      kitchenTraits,
    })
    const ofDish = parts.filter((part) => part.offeringId === offeringId)
    for (const clash of clashes) {
      const key = clashKey(clash)
      const isIt = (one: Answered): boolean =>
        one.bookingId === bookingId && one.offeringId === offeringId && one.key === key
      const answered = answers.find(isIt)
      found.push({
        bookingId,
        dinerId,
        offeringId,
        dish: { zh: dish.name, en: dish.nameEn },
        clash,
        key,
        because: partsBehind(clash, ofDish),
        answer: answered ? { how: answered.how, byName: answered.byName, at: answered.at } : null,
      })
    }
  }
  return { now, canteenId, day, meal: meal.meal, found }
}
