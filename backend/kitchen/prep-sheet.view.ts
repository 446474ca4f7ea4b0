import type { ReplyOf } from '../contract/endpoint.ts'
import type { kitchenEndpoints } from '../contract/kitchen.ts'
import type { Reader } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { readBoard } from './board.view.ts'
import { readRecipeTotals } from './recipe-totals.view.ts'

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

/** The board of a meal, and what to weigh for what is to cook of it. Refuses `serving_unknown`. */
export const readPrepSheet = async (
  reader: Reader,
  servingId: number,
  language: Language,
): Promise<PrepSheet> => {
  const canteenId = await canteenOfServing(reader, servingId)
  return {
    board: await readBoard(reader, canteenId, servingId, language),
    ...(await readRecipeTotals(reader, { servingId })),
  }
}
