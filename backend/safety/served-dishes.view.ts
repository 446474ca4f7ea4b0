import { sql } from 'kysely'
import type { FoodSafetyDay } from '../contract/food-safety.ts'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'

type Serving = FoodSafetyDay['servings'][number]
type Dish = Serving['dishes'][number]
type Temperature = Omit<NonNullable<Dish['cooked']>, 'enough'>

/** What was written down of one dish. */
export interface DishRow {
  readonly dishId: number
  readonly name: Dish['name']
  readonly category: string
  readonly sample:
    | (Pick<
        NonNullable<Dish['sample']>,
        'grams' | 'place' | 'corrected' | 'byName' | 'disposed'
      > & {
        readonly takenAt: string
      })
    | null
  readonly readings: readonly (Temperature & { readonly stage: 'cooked' | 'held' })[]
}

export interface ServingRow {
  readonly when: Serving['when']
  readonly state: Serving['state']
  readonly dishes: readonly DishRow[]
}

/** Meals of a day with every dish on their menus and what was noted of each, earliest first. */
export const readServedDishes = async (
  reader: Reader,
  canteenId: number,
  day: ServiceDay,
): Promise<ServingRow[]> => {
  const found = await sql<ServingRow>`
    with served as (
      select o.serving_id, d.id as dish_id, d.name, d.name_en, d.category, min(o.position * 100 + coalesce(sd.position, 0)) as place
      from servings s join offerings o on o.serving_id = s.id left join set_dishes sd on sd.set_id = o.set_id
      join dishes d on d.id = coalesce(o.dish_id, sd.dish_id)
      where s.canteen_id = ${canteenId} and s.day = ${day} and (o.withdrawn_at is null or o.booked > 0)
      group by o.serving_id, d.id)
    select s.state, jsonb_build_object('servingId', s.id, 'canteenId', s.canteen_id, 'day', s.day, 'meal', s.meal,
        'from', to_char(s.window_from, 'HH24:MI'), 'to', to_char(s.window_to, 'HH24:MI')) as when,
      coalesce((select jsonb_agg(jsonb_build_object('dishId', v.dish_id, 'category', v.category,
          'name', jsonb_build_object('zh', v.name, 'en', v.name_en),
          'sample', (select jsonb_build_object('grams', f.grams, 'place', f.place, 'takenAt', f.taken_at, 'byName', f.noted_by_name,
              'corrected', f.revision > 1,
              'disposed', (select jsonb_build_object('byName', x.disposed_by_name, 'at', x.disposed_at) from sample_disposals x
                where x.serving_id = f.serving_id and x.dish_id = f.dish_id))
            from food_samples f where f.serving_id = s.id and f.dish_id = v.dish_id order by f.revision desc limit 1),
          'readings', coalesce((select jsonb_agg(jsonb_build_object('stage', t.stage, 'celsius', t.celsius, 'remedy', t.remedy,
              'byName', t.measured_by_name, 'at', t.measured_at) order by t.id)
            from food_temperatures t where t.serving_id = s.id and t.dish_id = v.dish_id), '[]'::jsonb)) order by v.place, v.dish_id)
        from served v where v.serving_id = s.id), '[]'::jsonb) as dishes
    from servings s where s.canteen_id = ${canteenId} and s.day = ${day} and s.state <> 'planned' order by s.window_from`.execute(
    reader,
  )
  return found.rows
}
