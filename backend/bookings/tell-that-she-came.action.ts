import type { Tx } from '../kernel/database.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { withdrawNotices } from '../notices/notice.store.ts'
import { tellFamily } from '../notices/tell-family.action.ts'
import { timeOfDayAt } from '../vocabulary/calendar.ts'
import type { Collector } from '../vocabulary/recognition.ts'

/** Her family sees it, at `at`, and nobody telephones them any more that she has not come. */
export const tellThatSheCame = async (
  tx: Tx,
  dinerId: number,
  { canteenId, day, meal }: ServingToBook,
  { collector, at }: { readonly collector: Collector | null; readonly at: Date },
): Promise<void> => {
  await withdrawNotices(tx, { canteenId, dinerId, kind: 'not_collected', params: { day, meal } })
  const by = collector === null ? ('self' as const) : ('other' as const)
  const params = { time: timeOfDayAt(at), by, ...(collector && { collector }) }
  await tellFamily(tx, { canteenId, dinerId, kind: 'collected', params })
}
