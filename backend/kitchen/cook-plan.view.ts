import { sql } from 'kysely'
import { holidayOn } from '../canteens/workday.rules.ts'
import type { KitchenPlan } from '../contract/kitchen.ts'
import type { Reader } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { present } from '../vocabulary/invariant.ts'
import { readBoard } from './board.view.ts'
import { extraToSuggest, portionsToCook, sharedOut } from './cook-plan.rules.ts'
import { readPastServings } from './cook-plan.store.ts'
import { readLastBatches, type LastBatch } from './ready-batch.store.ts'
import { expectationOf, type Counted } from './forecast.rules.ts'

type Dish = KitchenPlan['dishes'][number]
interface DecidedRow {
  readonly offeringId: number
  readonly decided: Omit<NonNullable<Dish['decided']>, 'portions'> & { readonly extra: number }
}
interface CountedRow {
  readonly offeringId: number
  readonly counted: NonNullable<Dish['counted']>
}

const lastOf = (batches: readonly LastBatch[], offeringId: number): Dish['lastBatch'] => {
  const last = batches.find((batch) => batch.offeringId === offeringId)
  return last
    ? { batchId: last.batchId, portions: last.portions, byName: last.byName, at: last.at }
    : null
}

/** Servings looked back on: four months of lunches. */
const memory = 120

const latestWords = async (
  reader: Reader,
  servingId: number,
): Promise<{ decided: DecidedRow[]; counted: CountedRow[] }> => {
  const found = await sql<{ decided: DecidedRow[]; counted: CountedRow[] }>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('offeringId', x.offering_id, 'decided', jsonb_build_object('extra', x.extra,
          'booked', x.booked, 'reason', x.reason, 'byName', x.decided_by_name, 'at', x.decided_at)))
        from (select distinct on (offering_id) * from cook_plans where serving_id = ${servingId} order by offering_id, id desc) x),
        '[]'::jsonb) as decided,
      coalesce((select jsonb_agg(jsonb_build_object('offeringId', x.offering_id, 'counted', jsonb_build_object('cooked', x.cooked,
          'leftOver', x.left_over, 'byName', x.noted_by_name, 'at', x.noted_at)))
        from (select distinct on (offering_id) * from cooked_counts where serving_id = ${servingId} order by offering_id, id desc) x),
        '[]'::jsonb) as counted`.execute(reader)
  return found.rows[0] ?? { decided: [], counted: [] }
}

/**
 * What is booked, whom to expect beside, and what the cook decided. Refuses `serving_unknown`.
 * Unlike the board this reads past servings: it is for a decision, not for a wall.
 */
export const readKitchenPlan = async (
  reader: Reader,
  servingId: number,
  language: Language,
): Promise<KitchenPlan> => {
  const serving = await reader
    .selectFrom('servings')
    .select(['canteen_id', 'meal', 'day'])
    .where('id', '=', servingId)
    .executeTakeFirst()
  if (!serving) throw new Refusal('serving_unknown')
  const board = await readBoard(reader, serving.canteen_id, servingId, language)
  const shown = present(board.serving, 'the board of a serving that exists')
  const { day, meal } = shown.when
  const at = { canteenId: serving.canteen_id, meal, before: day }
  const past = await readPastServings(reader, at, memory)
  const holiday = holidayOn(day) !== null
  const noShows: Counted[] = past.map((one) => ({
    day: one.day,
    holiday: holidayOn(one.day) !== null,
    count: one.missed,
    outOf: one.booked,
  }))
  const walkIns: Counted[] = past.flatMap((one) =>
    one.walkIns === null
      ? []
      : [{ day: one.day, holiday: holidayOn(one.day) !== null, count: one.walkIns, outOf: 1 }],
  )
  const expected = {
    walkIns: expectationOf(walkIns, { day, holiday, outOf: 1 }),
    noShows: expectationOf(noShows, { day, holiday, outOf: shown.booked }),
  }
  const suggested = sharedOut(
    extraToSuggest(expected.walkIns.expected, expected.noShows.expected),
    board.tiles.map((tile) => ({ offeringId: tile.offeringId, booked: tile.portions })),
  )
  const words = await latestWords(reader, servingId)
  const batches = await readLastBatches(reader, servingId)
  return {
    board,
    expected,
    dishes: board.tiles.map(({ offeringId, portions }): Dish => {
      const decided = words.decided.find((row) => row.offeringId === offeringId)?.decided
      return {
        offeringId,
        suggested: portions + (suggested.get(offeringId) ?? 0),
        decided: decided
          ? {
              portions: portionsToCook(portions, decided.extra),
              booked: decided.booked,
              reason: decided.reason,
              byName: decided.byName,
              at: decided.at,
            }
          : null,
        lastBatch: lastOf(batches, offeringId),
        counted: words.counted.find((row) => row.offeringId === offeringId)?.counted ?? null,
      }
    }),
  }
}
