import { sql } from 'kysely'

type Fragment = ReturnType<typeof sql>

/** For which canteen and day it is asked, and what was known when; now, as long as nobody says. */
export interface AskedContents {
  readonly dishId: Fragment
  readonly canteenId: Fragment
  /** Null: as the recipe says, whatever is different for some days. */
  readonly day: Fragment
  readonly knownAt?: Date | undefined
}

/**
 * What a dish is cooked of in one canteen on one day, a row for each part, for use inside a larger statement:
 * position in the recipe, name, name_en, grams (null for what only comes with it), allergens, traits, and `changed`
 * where the recipe says otherwise. The canteen's own word on an ingredient counts before everybody's. Of several
 * replacements the latest is cooked with; the others count as in it, until somebody ends them.
 */
export const contentsOf = ({ dishId, canteenId, day, knownAt }: AskedContents): Fragment => {
  const then = knownAt ?? null
  const inForce = sql`o.canteen_id = ${canteenId} and ${day} between o.first_day and o.last_day
    and ${then === null ? sql`o.ended_at is null` : sql`o.noted_at <= ${then} and (o.ended_at is null or o.ended_at > ${then})`}`
  const known = then === null ? sql`true` : sql`i.noted_at <= ${then}`
  return sql`(
    with cooked as (
      select di.position, di.name as listed, di.grams, coalesce(x.other, di.name) as name, x.other is not null as changed,
        case when x.other is null then di.name_en else '' end as name_en
      from dish_ingredients di left join lateral (
        select o.other from ingredient_overrides o where ${inForce} and o.ingredient = di.name and o.kind = 'instead'
        order by o.id desc limit 1) x on true
      where di.dish_id = ${dishId}),
    parts as (
      select position, name, name_en, grams, changed from cooked
      union all
      select c.position, o.other, '', null, true from cooked c join ingredient_overrides o
        on ${inForce} and o.ingredient in (c.name, c.listed) and o.other <> c.name and (o.kind = 'with' or c.changed))
    select p.position, p.name, coalesce(nullif(p.name_en, ''), w.name_en, '') as name_en, p.grams, p.changed,
      coalesce(w.allergens, '{}') as allergens, coalesce(w.traits, '{}') as traits
    from parts p left join lateral (
      select i.name_en, i.allergens, i.traits from ingredients i
      where i.name = p.name and (i.canteen_id = ${canteenId} or i.canteen_id is null) and ${known}
      order by i.canteen_id nulls last, i.id desc limit 1) w on true)`
}
