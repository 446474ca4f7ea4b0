import { lockCanteen } from '../canteens/canteen.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { tellOfMenuWeek } from '../notices/tell-of-menu-week.action.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { markPublished, openServingsOfWeek, readServingsOfWeek } from './serving.store.ts'
import { checkMonday } from './week.rules.ts'

/**
 * Opens the week for booking: everything planned that has a menu and whose cut-off lies ahead. Again after adding
 * a serving opens that one too.
 */
export const publishMenuWeek = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  monday: ServiceDay,
): Promise<{ opened: number }> => {
  checkMonday(monday)
  await lockCanteen(tx, canteenId)
  const servings = await readServingsOfWeek(tx, canteenId, monday)
  if (!servings.some(({ offered }) => offered > 0)) throw new Refusal('menu_week_empty')
  const opened = await openServingsOfWeek(tx, canteenId, monday)
  if (opened.length > 0) {
    await markPublished(tx, canteenId, monday, actor.name)
    await tellOfMenuWeek(tx, canteenId, monday)
    await appendAudit(tx, {
      chain: canteenId,
      actor,
      action: 'menu_week.published',
      subject: `canteen:${canteenId}`,
      detail: { monday, servings: opened },
    })
  }
  return { opened: opened.length }
}
