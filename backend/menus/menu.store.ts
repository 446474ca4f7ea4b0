import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import type { Allergen, Texture, Tweak } from '../vocabulary/diet.ts'
import type { Meal, MissedMealPolicy, PortionSize, ServingState, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'

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
  /** Of every dish in it. */
  readonly allergens: readonly Allergen[]
  /** Those that the kitchen can leave out of every dish that has them. */
  readonly omittable: readonly Allergen[]
  /** Grades every dish in it can be served in: one hard side dish is enough to refuse a soft set. */
  readonly textures: readonly Texture[]
  /** What the kitchen can change about the main dish. */
  readonly tweaks: readonly Tweak[]
  readonly spicy: boolean
  /** Names of all that is in it, as far as the kitchen wrote them down. */
  readonly ingredients: readonly string[]
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
      s.booked_portions as "bookedPortions",
      (select jsonb_build_object('reason', x.reason, 'reasonEn', x.reason_en)
       from closed_days x where x.canteen_id = s.canteen_id and x.day = s.day) as closed,
      jsonb_build_object(
        'canteenId', c.id, 'communityId', c.community_id, 'name', c.name, 'nameEn', c.name_en, 'phone', c.phone,
        'bookDaysAhead', c.book_days_ahead, 'maxPortionsPerBooking', c.max_portions_per_booking,
        'dailyPortionLimit', c.daily_portion_limit, 'missedMealPolicy', c.missed_meal_policy,
        'familyMayOrder', c.family_may_order, 'volunteerMayOrder', c.volunteer_may_order,
        'othersMayCollect', c.others_may_collect,
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

/** The offerings of one serving as a JSON array, for use inside a larger statement. */
export const offeringsOf = (servingId: ReturnType<typeof sql>) => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'offeringId', o.id, 'setId', o.set_id, 'dishId', o.dish_id,
      'name', coalesce(st.name, di.name), 'nameEn', coalesce(st.name_en, di.name_en),
      'sides', coalesce(st.sides, ''), 'sidesEn', coalesce(st.sides_en, ''),
      'picture', coalesce(st.picture, di.picture), 'size', o.size, 'priceFen', o.price_fen,
      'portionLimit', o.portion_limit, 'booked', o.booked, 'kept', o.kept, 'position', o.position,
      'withdrawn', o.withdrawn_at is not null,
      'allergens', made.allergens, 'omittable', made.omittable, 'textures', made.textures, 'tweaks', made.tweaks, 'spicy', made.spicy,
      'ingredients', made.ingredients, 'saltG', made.salt_g, 'purineRich', made.purine_rich
    ) order by o.position, o.id)
    from offerings o
    left join sets st on st.id = o.set_id
    left join dishes di on di.id = o.dish_id
    cross join lateral (
      with parts as (
        select 1 as position, o.dish_id as dish_id where o.dish_id is not null
        union all select sd.position, sd.dish_id from set_dishes sd where sd.set_id = o.set_id
      ),
      d as (select p.position, x.* from parts p join dishes x on x.id = p.dish_id)
      select
        coalesce((select jsonb_agg(distinct a) from d, unnest(d.allergens) a), '[]'::jsonb) as allergens,
        coalesce((
          select jsonb_agg(distinct a) from d, unnest(d.allergens) a
          where not exists (select 1 from d other where a = any (other.allergens) and a <> all (other.omittable))
        ), '[]'::jsonb) as omittable,
        coalesce((
          select jsonb_agg(t order by array_position(array['regular', 'soft', 'minced', 'pureed'], t))
          from (select t from d, unnest(d.textures) t group by t having count(*) = (select count(*) from d)) every_dish
        ), '["regular"]'::jsonb) as textures,
        coalesce((select to_jsonb(d.tweaks) from d order by d.position limit 1), '[]'::jsonb) as tweaks,
        coalesce((select bool_or(d.spicy) from d), false) as spicy,
        coalesce((
          select jsonb_agg(distinct i.name) from d join dish_ingredients i on i.dish_id = d.id
        ), '[]'::jsonb) as ingredients,
        (select case when bool_and(d.nutrition ? 'saltG') then sum((d.nutrition->>'saltG')::numeric) end from d) as salt_g,
        coalesce((select bool_or(d.nutrition->>'purine' = 'high') from d), false) as purine_rich
    ) made
    where o.serving_id = ${servingId}
  ), '[]'::jsonb)`
