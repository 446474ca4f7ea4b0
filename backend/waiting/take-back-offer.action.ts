import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import { withdrawNotices } from '../notices/notice.store.ts'
import { present } from '../vocabulary/invariant.ts'
import type { LockedWait } from './wait.store.ts'

/** What was kept for her answer is no longer: whoever has not been asked yet is not asked any more. */
export const takeBackOffer = async (
  tx: Tx,
  { servingId, dinerId }: Pick<LockedWait, 'servingId' | 'dinerId'>,
): Promise<void> => {
  const { canteenId, day, meal } = present(
    await readServing(tx, servingId),
    'a queue has a serving',
  )
  await withdrawNotices(tx, { canteenId, dinerId, kind: 'waiting_offer', params: { day, meal } })
}
