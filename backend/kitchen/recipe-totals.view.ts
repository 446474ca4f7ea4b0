import { sql } from 'kysely'
import type * as z from 'zod/mini'
import type { recipeTotals } from '../contract/ingredients.ts'
import type { Reader } from '../kernel/database.ts'
import { contentsOf } from '../menus/contents.store.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'

export type RecipeTotals = z.output<typeof recipeTotals>

/** Of one meal, or of all meals of some days that are on the menu. */
export type Asked =
  | { readonly servingId: number }
  | { readonly canteenId: number; readonly from: ServiceDay; readonly to: ServiceDay }

/**
 * Portions and grams of each dish over all sets it is part of, and of each ingredient over all dishes: recipe times
 * what is to cook, which is what the cook decided, else what is booked. A small portion counts as the canteen says.
 * What is cooked instead for some days is weighed as what it replaces; what only comes with something is not weighed.
 */
export const readRecipeTotals = async (reader: Reader, asked: Asked): Promise<RecipeTotals> => {
  const meals =
    'servingId' in asked
      ? sql`s.id = ${asked.servingId}`
      : sql`s.canteen_id = ${asked.canteenId} and s.day between ${asked.from} and ${asked.to}`
  const found = await sql<RecipeTotals>`
    with booked as (
      select o.id, o.dish_id, o.set_id, s.canteen_id, s.day,
        case o.size when 'small' then c.small_portion_percent else 100 end as percent,
        coalesce((select sum(l.quantity) from bookings b join booking_lines l on l.booking_id = b.id and l.revision = b.revision
          where b.serving_id = s.id and b.state <> 'cancelled' and b.channel <> 'walk_in' and l.offering_id = o.id), 0)::int as portions,
        (select p.extra from cook_plans p where p.serving_id = s.id and p.offering_id = o.id order by p.id desc limit 1) as extra
      from servings s join canteens c on c.id = s.canteen_id join offerings o on o.serving_id = s.id where ${meals}),
    cooked as (
      select b.canteen_id, b.day, d.dish_id, greatest(0, b.portions + coalesce(b.extra, 0)) as portions, b.percent
      from booked b cross join lateral (
        select b.dish_id where b.dish_id is not null
        union all select sd.dish_id from set_dishes sd where sd.set_id = b.set_id) d),
    dishes_on as (
      select canteen_id, day, dish_id, sum(portions)::int as portions, sum(portions * percent) / 100.0 as whole
      from cooked where portions > 0 group by canteen_id, day, dish_id),
    needed as (
      select d.canteen_id, d.dish_id, k.position, k.name, k.name_en, k.grams * d.whole as grams from dishes_on d
      cross join lateral ${contentsOf({ dishId: sql`d.dish_id`, canteenId: sql`d.canteen_id`, day: sql`d.day` })} k
      where k.grams is not null)
    select
      coalesce((select jsonb_agg(jsonb_build_object('name', jsonb_build_object('zh', x.name, 'en', x.name_en), 'portions', c.portions,
          'whole', c.whole, 'ingredients', coalesce((
            select jsonb_agg(jsonb_build_object('name', jsonb_build_object('zh', n.name, 'en', n.name_en), 'grams', n.grams) order by n.position, n.name)
            from (select min(position) as position, name, min(name_en) as name_en, sum(grams) as grams from needed
              where dish_id = c.dish_id group by name) n), '[]'::jsonb)) order by c.portions desc, x.name)
        from (select dish_id, sum(portions)::int as portions, sum(whole) as whole from dishes_on group by dish_id) c
        join dishes x on x.id = c.dish_id), '[]'::jsonb) as dishes,
      coalesce((select jsonb_agg(jsonb_build_object('name', jsonb_build_object('zh', t.name, 'en', t.name_en), 'grams', t.grams,
          'unit', coalesce(w.buy_unit, 'jin'), 'unitGrams', coalesce(w.unit_grams, 500), 'unitSize', coalesce(w.unit_size, ''))
          order by t.grams desc, t.name)
        from (select canteen_id, name, min(name_en) as name_en, sum(grams) as grams from needed group by canteen_id, name) t
        left join lateral (select i.* from ingredients i
          where i.name = t.name and (i.canteen_id = t.canteen_id or i.canteen_id is null)
          order by i.canteen_id nulls last, i.id desc limit 1) w on true), '[]'::jsonb) as shopping`.execute(
    reader,
  )
  return found.rows[0] ?? { dishes: [], shopping: [] }
}
