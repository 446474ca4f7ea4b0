import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import type { Allergen, IngredientTrait, Texture, Tweak } from '../vocabulary/diet.ts'
import type { Meal, MissedMealPolicy, PortionSize, ServingState, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { WithoutCard } from '../vocabulary/recognition.ts'
import type { TimeWindow } from '../vocabulary/window.ts'
import { contentsOf } from './contents.store.ts'

export interface OfferingOnServing {
  readonly offeringId: number
  readonly setId: number | null
  readonly dishId: number | null
  readonly name: string
  readonly nameEn: string
  readonly sides: string
  readonly sidesEn: string
  readonly picture: string
  readonly size: PortionSize
  readonly priceFen: Fen
  readonly portionLimit: number
  readonly booked: number
  /** Given back, and kept for those who wait: nobody else's. */
  readonly kept: number
  readonly position: number
  readonly withdrawn: boolean
  /** Of every dish in it: what the kitchen says of it, and what its ingredients hold on that day. */
  readonly allergens: readonly Allergen[]
  /** Those that the kitchen can leave out of every dish that has them; never what only these days brought in. */
  readonly omittable: readonly Allergen[]
  /** Grades every dish in it can be served in: one hard side dish is enough to refuse a soft set. */
  readonly textures: readonly Texture[]
  /** What the kitchen can change about the main dish. */
  readonly tweaks: readonly Tweak[]
  readonly spicy: boolean
  /** Names of all that is in it on that day, as far as the kitchen wrote them down. */
  readonly ingredients: readonly string[]
  /** Of its ingredients on that day. */
  readonly traits: readonly IngredientTrait[]
  /** Grams of salt in all of it; null where it is not known of every dish. */
  readonly saltG: number | null
  /** Some dish of it is rich in purine. */
  readonly purineRich: boolean
}

export interface WayOnServing {
  readonly way: Way
  readonly capacity: number
  readonly booked: number
  /** Places given back, kept for those who wait. */
  readonly kept: number
}

/** The canteen's own rules, as bookings need them. */
export interface CanteenOfServing {
  readonly canteenId: number
  readonly communityId: number
  readonly name: string
  readonly nameEn: string
  readonly phone: string
  readonly bookDaysAhead: number
  readonly maxPortionsPerBooking: number
  readonly dailyPortionLimit: number
  readonly missedMealPolicy: MissedMealPolicy
  readonly familyMayOrder: boolean
  readonly volunteerMayOrder: boolean
  readonly othersMayCollect: boolean
  readonly withoutCard: WithoutCard
  /** Minutes in which a hand-over may be undone; 0 never. */
  readonly undoMinutes: number
  /** What it is in the words of subsidy papers. */
  readonly traits: readonly string[]
  /** Of its community, for subsidy terms: names from the city down, and the ids of all places it lies in. */
  readonly path: string
  readonly placeIds: readonly number[]
}

export interface ServingToBook {
  /** The clock of this decision. */
  readonly now: Date
  readonly servingId: number
  readonly canteenId: number
  readonly day: ServiceDay
  readonly meal: Meal
  readonly state: ServingState
  readonly cutoffAt: Date
  readonly from: TimeOfDay
  readonly to: TimeOfDay
  /** Turns in which people are asked to come, in order; none: one time for everybody. */
  readonly windows: readonly TimeWindow[]
  readonly bookedPortions: number
  readonly closed: { readonly reason: string; readonly reasonEn: string } | null
  readonly canteen: CanteenOfServing
  readonly ways: readonly WayOnServing[]
  readonly offerings: readonly OfferingOnServing[]
}

/** A serving with its canteen's rules, its ways and everything it offers, in one statement. */
export const readServing = async (
  reader: Reader,
  servingId: number,
): Promise<ServingToBook | undefined> => {
  const found = await sql<ServingToBook>`
    select app_now() as now, s.id as "servingId", s.canteen_id as "canteenId", s.day, s.meal, s.state,
      s.cutoff_at as "cutoffAt", to_char(s.window_from, 'HH24:MI') as "from", to_char(s.window_to, 'HH24:MI') as "to",
      coalesce((select jsonb_agg(jsonb_build_object('from', to_char(t.window_from, 'HH24:MI'), 'to', to_char(t.window_to, 'HH24:MI')) order by t.window_from)
       from serving_windows t where t.serving_id = s.id), '[]'::jsonb) as windows,
      s.booked_portions as "bookedPortions",
      (select jsonb_build_object('reason', x.reason, 'reasonEn', x.reason_en)
       from closed_days x where x.canteen_id = s.canteen_id and x.day = s.day) as closed,
      jsonb_build_object(
        'canteenId', c.id, 'communityId', c.community_id, 'name', c.name, 'nameEn', c.name_en, 'phone', c.phone,
        'bookDaysAhead', c.book_days_ahead, 'maxPortionsPerBooking', c.max_portions_per_booking,
        'dailyPortionLimit', c.daily_portion_limit, 'missedMealPolicy', c.missed_meal_policy,
        'familyMayOrder', c.family_may_order, 'volunteerMayOrder', c.volunteer_may_order,
        'othersMayCollect', c.others_may_collect, 'withoutCard', c.without_card, 'undoMinutes', c.undo_minutes,
        'traits', to_jsonb(c.traits), 'path', pl.path, 'placeIds', to_jsonb(pl.ancestor_ids)) as canteen,
      coalesce((
        select jsonb_agg(jsonb_build_object('way', w.way, 'capacity', w.capacity, 'booked', w.booked, 'kept', w.kept) order by w.way)
        from serving_ways w where w.serving_id = s.id
      ), '[]'::jsonb) as ways,
      ${offeringsOf(sql`s.id`)} as offerings
    from servings s join canteens c on c.id = s.canteen_id join places pl on pl.id = c.community_id
    where s.id = ${servingId}`.execute(reader)
  return found.rows[0]
}

/** The offerings of one serving as a JSON array, for use inside a larger statement; as was known then, else now. */
export const offeringsOf = (servingId: ReturnType<typeof sql>, knownAt?: Date) => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'offeringId', o.id, 'setId', o.set_id, 'dishId', o.dish_id,
      'name', coalesce(st.name, di.name), 'nameEn', coalesce(st.name_en, di.name_en),
      'sides', coalesce(st.sides, ''), 'sidesEn', coalesce(st.sides_en, ''),
      'picture', coalesce(st.picture, di.picture), 'size', o.size, 'priceFen', o.price_fen,
      'portionLimit', o.portion_limit, 'booked', o.booked, 'kept', o.kept, 'position', o.position,
      'withdrawn', o.withdrawn_at is not null,
      'allergens', made.allergens, 'omittable', made.omittable, 'textures', made.textures, 'tweaks', made.tweaks, 'spicy', made.spicy,
      'ingredients', made.ingredients, 'traits', made.traits, 'saltG', made.salt_g, 'purineRich', made.purine_rich
    ) order by o.position, o.id)
    from offerings o
    join servings at on at.id = o.serving_id
    left join sets st on st.id = o.set_id
    left join dishes di on di.id = o.dish_id
    cross join lateral (
      with parts as (
        select 1 as position, o.dish_id as dish_id where o.dish_id is not null
        union all select sd.position, sd.dish_id from set_dishes sd where sd.set_id = o.set_id
      ),
      d as (select p.position, x.* from parts p join dishes x on x.id = p.dish_id),
      c as (select d.id as dish_id, k.name, k.allergens, k.traits, k.changed from d
        cross join lateral ${contentsOf({ dishId: sql`d.id`, canteenId: sql`at.canteen_id`, day: sql`at.day`, knownAt })} k),
      held as (
        select d.id as dish_id, a as allergen, a = any (d.omittable) as omittable from d, unnest(d.allergens) a
        union select c.dish_id, a, not c.changed and a = any (d.omittable) from c join d on d.id = c.dish_id, unnest(c.allergens) a)
      select
        coalesce((select jsonb_agg(distinct h.allergen) from held h), '[]'::jsonb) as allergens,
        coalesce((
          select jsonb_agg(h.allergen) from (select allergen from held group by allergen having bool_and(omittable)) h
        ), '[]'::jsonb) as omittable,
        coalesce((
          select jsonb_agg(t order by array_position(array['regular', 'soft', 'minced', 'pureed'], t))
          from (select t from d, unnest(d.textures) t group by t having count(*) = (select count(*) from d)) every_dish
        ), '["regular"]'::jsonb) as textures,
        coalesce((select to_jsonb(d.tweaks) from d order by d.position limit 1), '[]'::jsonb) as tweaks,
        coalesce((select bool_or(d.spicy) from d), false) or exists (select from c where 'spicy' = any (c.traits)) as spicy,
        coalesce((select jsonb_agg(distinct c.name) from c), '[]'::jsonb) as ingredients,
        coalesce((select jsonb_agg(distinct t) from c, unnest(c.traits) t), '[]'::jsonb) as traits,
        (select case when bool_and(d.nutrition ? 'saltG') then sum((d.nutrition->>'saltG')::numeric) end from d) as salt_g,
        coalesce((select bool_or(d.nutrition->>'purine' = 'high') from d), false)
          or exists (select from c where 'high_purine' = any (c.traits)) as purine_rich
    ) made
    where o.serving_id = ${servingId}
  ), '[]'::jsonb)`
