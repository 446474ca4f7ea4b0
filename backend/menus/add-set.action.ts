import { lockCanteen } from '../canteens/canteen.store.ts'
import type { BodyOf } from '../contract/endpoint.ts'
import type { menuEndpoints } from '../contract/menus.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { insertSet, readDishesForSet } from './dish.store.ts'

/** Dishes at one price; the first is the main dish and gives the picture. Refuses `name_taken`. */
export const addSet = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  body: BodyOf<typeof menuEndpoints.addSet>,
): Promise<{ setId: number }> => {
  await lockCanteen(tx, canteenId)
  const dishIds = [...new Set(body.dishIds)]
  const dishes = await readDishesForSet(tx, canteenId, dishIds)
  const [main, ...sides] = dishes
  if (!main || dishes.length !== dishIds.length) {
    throw new Refusal('malformed', { where: 'body.dishIds' })
  }
  const setId = await insertSet(
    tx,
    canteenId,
    {
      ...body,
      sides: body.sides || sides.map(({ name }) => name).join('、'),
      sidesEn: body.sidesEn || sides.map(({ name, nameEn }) => nameEn || name).join(', '),
      picture: main.picture,
    },
    dishIds,
  )
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'set.added',
    subject: `set:${setId}`,
    detail: { name: body.name, priceFen: body.priceFen, dishIds },
  })
  return { setId }
}
