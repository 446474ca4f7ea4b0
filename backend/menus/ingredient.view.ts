import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { ingredientEndpoints } from '../contract/ingredients.ts'
import type { Reader } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'

type List = ReplyOf<typeof ingredientEndpoints.listIngredients>

/** Everything on the list or in a recipe of this canteen, by how many dishes need it. Refuses `not_found`. */
export const ingredientsView = async (reader: Reader, canteenId: number): Promise<List> => {
  const found = await sql<List>`
    with recipes as (
      select di.name, max(di.name_en) as name_en, count(distinct di.dish_id)::int as dishes
      from dish_ingredients di join dishes d on d.id = di.dish_id
      where d.ended_at is null and coalesce(d.canteen_id, ${canteenId}) = ${canteenId} group by di.name),
    listed as (
      select distinct on (i.name) i.* from ingredients i where i.canteen_id is null or i.canteen_id = ${canteenId}
      order by i.name, i.canteen_id nulls last, i.id desc)
    select
      coalesce((select jsonb_agg(jsonb_build_object(
          'name', jsonb_build_object('zh', n.name, 'en', coalesce(nullif(l.name_en, ''), r.name_en, '')),
          'allergens', coalesce(l.allergens, '{}'), 'traits', coalesce(l.traits, '{}'), 'unit', coalesce(l.buy_unit, 'jin'),
          'unitGrams', coalesce(l.unit_grams, 500), 'unitSize', coalesce(l.unit_size, ''),
          'saidBy', case when l.id is null then 'nobody' when l.canteen_id is null then 'common' else 'canteen' end,
          'dishes', coalesce(r.dishes, 0)) order by l.id is not null, coalesce(r.dishes, 0) desc, n.name)
        from (select name from recipes union select name from listed) n
        left join recipes r on r.name = n.name left join listed l on l.name = n.name), '[]'::jsonb) as ingredients,
      coalesce((select jsonb_agg(jsonb_build_object('overrideId', o.id, 'ingredient', o.ingredient, 'kind', o.kind, 'other', o.other,
          'firstDay', o.first_day, 'lastDay', o.last_day, 'byName', o.noted_by_name) order by o.first_day, o.id)
        from ingredient_overrides o
        where o.canteen_id = c.id and o.ended_at is null and o.last_day >= service_day_of(app_now())), '[]'::jsonb) as overrides,
      c.small_portion_percent as "smallPortionPercent"
    from canteens c where c.id = ${canteenId}`.execute(reader)
  const [row] = found.rows
  if (!row) throw new Refusal('not_found')
  return row
}
