import type { Db } from '../../../backend/kernel/database.ts'
import type { Allergen, IngredientTrait } from '../../../backend/vocabulary/diet.ts'

interface Facts {
  readonly allergens?: readonly Allergen[]
  readonly traits?: readonly IngredientTrait[]
  readonly canteenId?: number | null
}

/** On the list, as every canteen has it unless one is named. */
export const listed = async (
  db: Db,
  name: string,
  { allergens = [], traits = [], canteenId = null }: Facts = {},
): Promise<void> => {
  await db
    .insertInto('ingredients')
    .values({
      canteen_id: canteenId,
      name,
      allergens: [...allergens],
      traits: [...traits],
      noted_by: 'test',
      noted_by_name: 'test',
    })
    .execute()
}
