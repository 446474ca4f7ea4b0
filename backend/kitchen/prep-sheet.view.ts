import { sql } from 'kysely'
import type { kitchenEndpoints } from '../contract/kitchen.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Reader } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { readBoard } from './board.view.ts'

type PrepSheet = ReplyOf<typeof kitchenEndpoints.getPrepSheet>

const canteenOfServing = async (reader: Reader, servingId: number): Promise<number> => {
  const row = await reader
    .selectFrom('servings')
    .select('canteen_id')
    .where('id', '=', servingId)
    .executeTakeFirst()
  if (!row) throw new Refusal('serving_unknown')
  return row.canteen_id
}

/** Per dish: portions over all sets it is part of, and grams of each ingredient. A small portion is counted as a whole one. */
export const readPrepSheet = async (
  reader: Reader,
  servingId: number,
  language: Language,
): Promise<PrepSheet> => {
  const board = await readBoard(
    reader,
    await canteenOfServing(reader, servingId),
    servingId,
    language,
  )
  const found = await sql<{ dishes: PrepSheet['dishes']; shopping: PrepSheet['shopping'] }>`
    with booked as (
      select l.offering_id, sum(l.quantity)::int as portions from bookings b
      join booking_lines l on l.booking_id = b.id and l.revision = b.revision
      where b.serving_id = ${servingId} and b.state <> 'cancelled' group by l.offering_id),
    cooked as (
      select x.dish_id, sum(x.portions)::int as portions from (
        select o.dish_id, k.portions from booked k join offerings o on o.id = k.offering_id where o.dish_id is not null
        union all
        select sd.dish_id, k.portions from booked k join offerings o on o.id = k.offering_id join set_dishes sd on sd.set_id = o.set_id) x
      group by x.dish_id),
    needed as (select i.*, i.grams * c.portions as total, c.portions from cooked c join dish_ingredients i on i.dish_id = c.dish_id)
    select
      coalesce((select jsonb_agg(jsonb_build_object('name', jsonb_build_object('zh', d.name, 'en', d.name_en), 'portions', c.portions,
          'ingredients', coalesce((select jsonb_agg(jsonb_build_object('name', jsonb_build_object('zh', n.name, 'en', n.name_en), 'grams', n.total) order by n.position)
            from needed n where n.dish_id = c.dish_id), '[]'::jsonb)) order by c.portions desc, d.name)
        from cooked c join dishes d on d.id = c.dish_id), '[]'::jsonb) as dishes,
      coalesce((select jsonb_agg(jsonb_build_object('name', jsonb_build_object('zh', t.name, 'en', t.name_en), 'grams', t.grams) order by t.grams desc, t.name)
        from (select name, min(name_en) as name_en, sum(total) as grams from needed group by name) t), '[]'::jsonb) as shopping`.execute(
    reader,
  )
  return { board, dishes: found.rows[0]?.dishes ?? [], shopping: found.rows[0]?.shopping ?? [] }
}
