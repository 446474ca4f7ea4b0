import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { BuyUnit } from '../vocabulary/buying.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Allergen, IngredientTrait } from '../vocabulary/diet.ts'

export interface NotedIngredient {
  readonly name: string
  readonly nameEn: string
  readonly allergens: readonly Allergen[]
  readonly traits: readonly IngredientTrait[]
  readonly unit: BuyUnit
  readonly unitGrams: number
  readonly unitSize: string
}

export const insertIngredient = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  noted: NotedIngredient,
): Promise<void> => {
  await tx
    .insertInto('ingredients')
    .values({
      canteen_id: canteenId,
      name: noted.name,
      name_en: noted.nameEn,
      allergens: [...new Set(noted.allergens)],
      traits: [...new Set(noted.traits)],
      buy_unit: noted.unit,
      unit_grams: noted.unitGrams,
      unit_size: noted.unitSize,
      noted_by: actor.key,
      noted_by_name: actor.name,
    })
    .execute()
}

/** True when somebody said what is in it: the canteen, or everybody's list. */
export const isListed = async (
  reader: Reader,
  canteenId: number,
  name: string,
): Promise<boolean> => {
  const found = await sql`
    select from ingredients i where i.name = ${name} and (i.canteen_id = ${canteenId} or i.canteen_id is null) limit 1`.execute(
    reader,
  )
  return found.rows.length === 1
}

export interface NewOverride {
  readonly ingredient: string
  readonly kind: 'instead' | 'with'
  readonly other: string
  readonly firstDay: ServiceDay
  readonly lastDay: ServiceDay
}

export const insertOverride = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  override: NewOverride,
): Promise<number> => {
  const made = await tx
    .insertInto('ingredient_overrides')
    .values({
      canteen_id: canteenId,
      ingredient: override.ingredient,
      kind: override.kind,
      other: override.other,
      first_day: override.firstDay,
      last_day: override.lastDay,
      noted_by: actor.key,
      noted_by_name: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

/** False where this canteen has none of that number, or somebody ended it already. */
export const endOverride = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  overrideId: number,
): Promise<boolean> => {
  const ended = await sql`
    update ingredient_overrides set ended_at = app_now(), ended_by_name = ${actor.name}
    where id = ${overrideId} and canteen_id = ${canteenId} and ended_at is null`.execute(tx)
  return ended.numAffectedRows === 1n
}

export const writeSmallPortion = async (
  tx: Tx,
  canteenId: number,
  percent: number,
): Promise<void> => {
  await tx
    .updateTable('canteens')
    .set({ small_portion_percent: percent })
    .where('id', '=', canteenId)
    .execute()
}
