import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { ingredientEndpoints } from '../contract/ingredients.ts'
import type { Reader } from '../kernel/database.ts'
import { daysBetween } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readRecipeTotals } from './recipe-totals.view.ts'

type Sheet = ReplyOf<typeof ingredientEndpoints.getIngredientSheet>
type Head = Pick<Sheet, 'canteen' | 'smallPortionPercent' | 'meals' | 'open'> & {
  readonly now: Date
}

const mostDays = 14

/**
 * What to weigh and buy for all meals from one day to another, both included. Refuses `date_impossible` for days the
 * wrong way round or more than a fortnight, `not_found`.
 */
export const readIngredientSheet = async (
  reader: Reader,
  canteenId: number,
  from: ServiceDay,
  to: ServiceDay,
): Promise<Sheet> => {
  const days = daysBetween(from, to)
  if (days < 0 || days >= mostDays) throw new Refusal('date_impossible')
  const found = await sql<Head>`
    select app_now() as now, jsonb_build_object('zh', c.name, 'en', c.name_en) as canteen,
      c.small_portion_percent as "smallPortionPercent", count(s.id)::int as meals,
      (count(*) filter (where s.state in ('planned', 'open')))::int as open
    from canteens c left join servings s on s.canteen_id = c.id and s.day between ${from} and ${to}
    where c.id = ${canteenId} group by c.id`.execute(reader)
  const [head] = found.rows
  if (!head) throw new Refusal('not_found')
  const { now, ...shown } = head
  const totals = await readRecipeTotals(reader, { canteenId, from, to })
  return { asOf: now.toISOString(), from, to, ...shown, ...totals }
}
