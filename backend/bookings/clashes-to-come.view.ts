import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { ingredientEndpoints } from '../contract/ingredients.ts'
import type { When } from '../contract/shapes.ts'
import type { Reader } from '../kernel/database.ts'
import { readClashes } from './found-clashes.view.ts'

type Clashes = ReplyOf<typeof ingredientEndpoints.listClashes>

/** Meals of a canteen that are still to be cooked and on whose books somebody stands, soonest first. */
const readMeals = async (reader: Reader, canteenId: number): Promise<When[]> => {
  const found = await sql<When>`
    select s.id as "servingId", s.canteen_id as "canteenId", s.day, s.meal, to_char(s.window_from, 'HH24:MI') as from,
      to_char(s.window_to, 'HH24:MI') as to
    from servings s where s.canteen_id = ${canteenId} and s.state in ('open', 'closed') and s.day >= (select service_day_of(app_now()))
      and s.booked_portions > 0 order by s.day, s.window_from`.execute(reader)
  return found.rows
}

const readNames = async (
  reader: Reader,
  dinerIds: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  if (dinerIds.length === 0) return new Map()
  const found = await reader
    .selectFrom('diners')
    .select(['id', 'name'])
    .where('id', 'in', [...dinerIds])
    .execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Whoever would be served something she should not eat, meal by meal: for whoever puts it right. */
export const clashesToCome = async (reader: Reader, canteenId: number): Promise<Clashes> => {
  const meals = await readMeals(reader, canteenId)
  const clashes: Clashes['clashes'] = []
  for (const when of meals) {
    const { found } = await readClashes(reader, when.servingId)
    const names = await readNames(
      reader,
      found.map(({ dinerId }) => dinerId),
    )
    for (const { because, ...one } of found)
      clashes.push({ ...one, because: [...because], when, name: names.get(one.dinerId) ?? '' })
  }
  return { clashes }
}
