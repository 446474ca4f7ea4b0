import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { menuEndpoints } from '../contract/menus.ts'
import type { Reader } from '../kernel/database.ts'
import { contentsOf } from './contents.store.ts'

type Dishes = ReplyOf<typeof menuEndpoints.listDishes>
type Sets = ReplyOf<typeof menuEndpoints.listSets>

/** Dishes every canteen has, and this one's own, with what they hold as the recipe says. */
export const dishesView = async (reader: Reader, canteenId: number): Promise<Dishes> => {
  const found = await sql<Dishes['dishes'][number]>`
    select id as "dishId", jsonb_build_object('zh', name, 'en', name_en) as name, picture, category,
      price_fen as "priceFen", coalesce((select jsonb_agg(distinct x.allergen) from (
        select unnest(allergens) as allergen
        union select a from ${contentsOf({ dishId: sql`dishes.id`, canteenId: sql`${canteenId}::bigint`, day: sql`null::date` })} k, unnest(k.allergens) a) x),
        '[]'::jsonb) as allergens, to_jsonb(textures) as textures, to_jsonb(tweaks) as tweaks,
      (nutrition->>'kcal')::numeric as kcal
    from dishes where ended_at is null and coalesce(canteen_id, ${canteenId}) = ${canteenId}
    order by category, price_fen desc, name`.execute(reader)
  return { dishes: found.rows }
}

export const setsView = async (reader: Reader, canteenId: number): Promise<Sets> => {
  const found = await sql<Sets['sets'][number]>`
    select id as "setId", jsonb_build_object('zh', name, 'en', name_en) as name,
      jsonb_build_object('zh', sides, 'en', sides_en) as sides, picture, price_fen as "priceFen"
    from sets where ended_at is null and canteen_id = ${canteenId} order by price_fen desc, name`.execute(
    reader,
  )
  return { sets: found.rows }
}
