import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { Remedy } from '../vocabulary/food-safety.ts'
import type { DishEvidence, ServingEvidence } from './evidence.rules.ts'

interface FoundDish {
  readonly dishId: number
  readonly category: string
  readonly sampled: boolean
  readonly cooked: { celsius: number; remedy: Remedy | null } | null
  readonly cookedAt: string | null
  readonly held: { celsius: number; remedy: Remedy | null } | null
}
interface Found {
  readonly servingId: number
  readonly wanted: boolean
  readonly windowEnds: Date
  readonly dishes: FoundDish[]
  readonly unchecked: number
}

const dishOf = ({ cookedAt, ...dish }: FoundDish): DishEvidence => ({
  ...dish,
  cookedAt: cookedAt === null ? null : new Date(cookedAt),
})

/**
 * What is known of these servings, in any order. Dishes come from the menu: alone or out of a set, as long as they are
 * offered or somebody booked them. Whoever came to the kitchen that very day is checked, but owed by no meal.
 */
export const readEvidence = async (
  reader: Reader,
  servingIds: readonly number[],
): Promise<ServingEvidence[]> => {
  const found = await sql<Found>`
    with served as (
      select distinct o.serving_id, d.id as dish_id, d.category
      from offerings o left join set_dishes sd on sd.set_id = o.set_id
      join dishes d on d.id = coalesce(o.dish_id, sd.dish_id)
      where o.serving_id = any(${servingIds}::bigint[]) and (o.withdrawn_at is null or o.booked > 0))
    select s.id as "servingId", s.day >= c.evidence_from as wanted,
      (s.day + s.window_to) at time zone 'Asia/Shanghai' as "windowEnds",
      coalesce((select jsonb_agg(jsonb_build_object('dishId', v.dish_id, 'category', v.category,
          'sampled', exists (select from food_samples f where f.serving_id = s.id and f.dish_id = v.dish_id),
          'cooked', (select jsonb_build_object('celsius', t.celsius, 'remedy', t.remedy) from food_temperatures t
            where t.serving_id = s.id and t.dish_id = v.dish_id and t.stage = 'cooked' order by t.id desc limit 1),
          'cookedAt', (select min(t.measured_at) from food_temperatures t
            where t.serving_id = s.id and t.dish_id = v.dish_id and t.stage = 'cooked'),
          'held', (select jsonb_build_object('celsius', t.celsius, 'remedy', t.remedy) from food_temperatures t
            where t.serving_id = s.id and t.dish_id = v.dish_id and t.stage = 'held' order by t.id desc limit 1)))
        from served v where v.serving_id = s.id), '[]'::jsonb) as dishes,
      (select case when count(*) = 0 and not exists (
            select from morning_checks m where m.canteen_id = s.canteen_id and m.day = s.day) then 1
          else count(*) filter (where not exists (
            select from morning_checks m where m.canteen_id = s.canteen_id and m.day = s.day and m.account_id = h.account_id)) end
        from (select distinct g.account_id from role_grants g join accounts a on a.id = g.account_id
          where g.canteen_id = s.canteen_id and g.role = 'kitchen'
            and (g.granted_at at time zone 'Asia/Shanghai')::date < s.day
            and (least(g.ended_at, a.ended_at) is null
              or (least(g.ended_at, a.ended_at) at time zone 'Asia/Shanghai')::date > s.day)) h)::int as unchecked
    from servings s join canteens c on c.id = s.canteen_id where s.id = any(${servingIds}::bigint[])`.execute(
    reader,
  )
  return found.rows.map((row) => ({ ...row, dishes: row.dishes.map(dishOf) }))
}
