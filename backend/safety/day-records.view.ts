import { sql } from 'kysely'
import type { FoodSafetyDay } from '../contract/food-safety.ts'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'

type Hand = FoodSafetyDay['hands'][number]
type Kept = Omit<FoodSafetyDay['kept'][number], 'keepUntil' | 'mayBeDisposed'> & {
  readonly takenAt: string
}

export interface HandRow extends Omit<Hand, 'check'> {
  readonly check: (NonNullable<Hand['check']> & { readonly checkedBy: string }) | null
}

/** What a canteen noted on a day beside its dishes. */
export interface DayRecords {
  readonly hands: readonly HandRow[]
  readonly goods: FoodSafetyDay['goods']
  readonly suppliers: FoodSafetyDay['suppliers']
  readonly kept: readonly Kept[]
  readonly usualPlace: string | null
}

/** Suppliers offered for the next delivery. */
const rememberedSuppliers = 8

export const readDayRecords = async (
  reader: Reader,
  canteenId: number,
  day: ServiceDay,
): Promise<DayRecords> => {
  const found = await sql<DayRecords>`
    with looked as (
      select distinct on (account_id) * from morning_checks
      where canteen_id = ${canteenId} and day = ${day} order by account_id, id desc)
    select
      coalesce((select jsonb_agg(jsonb_build_object('accountId', a.id, 'name', a.display_name,
          'check', case when m.id is not null then jsonb_build_object('outcome', m.outcome, 'codes', m.codes, 'putRight', m.put_right,
            'byName', m.checked_by_name, 'at', m.checked_at, 'checkedBy', m.checked_by) end) order by a.display_name, a.id)
        from accounts a left join looked m on m.account_id = a.id
        where m.id is not null or a.ended_at is null and exists (select from role_grants g where g.account_id = a.id
          and g.canteen_id = ${canteenId} and g.role = 'kitchen' and g.ended_at is null)), '[]'::jsonb) as hands,
      coalesce((select jsonb_agg(jsonb_build_object('goodsId', g.id, 'supplier', g.supplier, 'supplierContact', g.supplier_contact,
          'item', g.item, 'quantity', g.quantity, 'unit', g.unit, 'batch', g.batch, 'producedOn', g.produced_on, 'expiresOn', g.expires_on,
          'papers', g.papers, 'corrected', g.replaces_id is not null, 'byName', g.received_by_name, 'at', g.received_at) order by g.id)
        from goods_received g where g.canteen_id = ${canteenId} and g.day = ${day}
          and not exists (select from goods_received r where r.replaces_id = g.id)), '[]'::jsonb) as goods,
      coalesce((select jsonb_agg(jsonb_build_object('supplier', x.supplier, 'supplierContact', x.supplier_contact) order by x.id desc)
        from (select * from (select distinct on (supplier) id, supplier, supplier_contact from goods_received
            where canteen_id = ${canteenId} order by supplier, id desc) y order by id desc limit ${rememberedSuppliers}) x), '[]'::jsonb) as suppliers,
      coalesce((select jsonb_agg(jsonb_build_object('servingId', f.serving_id, 'dishId', f.dish_id, 'place', f.place, 'grams', f.grams,
          'takenAt', f.taken_at, 'name', jsonb_build_object('zh', d.name, 'en', d.name_en),
          'when', jsonb_build_object('servingId', s.id, 'canteenId', s.canteen_id, 'day', s.day, 'meal', s.meal,
            'from', to_char(s.window_from, 'HH24:MI'), 'to', to_char(s.window_to, 'HH24:MI'))) order by f.taken_at, f.id)
        from food_samples f join servings s on s.id = f.serving_id join dishes d on d.id = f.dish_id
        where s.canteen_id = ${canteenId}
          and not exists (select from food_samples n where n.serving_id = f.serving_id and n.dish_id = f.dish_id and n.revision > f.revision)
          and not exists (select from sample_disposals x where x.serving_id = f.serving_id and x.dish_id = f.dish_id)), '[]'::jsonb) as kept,
      (select f.place from food_samples f join servings s on s.id = f.serving_id
        where s.canteen_id = ${canteenId} order by f.id desc limit 1) as "usualPlace"`.execute(
    reader,
  )
  const [row] = found.rows
  return row ?? { hands: [], goods: [], suppliers: [], kept: [], usualPlace: null }
}
