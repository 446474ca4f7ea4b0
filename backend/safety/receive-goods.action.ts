import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readDoer } from './doer.store.ts'
import { whyNotReceive } from './goods.rules.ts'
import { insertGoods, readStandingGoods } from './records.store.ts'
import type { Goods } from './records.store.ts'

/**
 * Keeps what came in today, or corrects a row of today by a later one. Refuses `goods_expired`, `goods_dates_wrong`,
 * `goods_unknown`, `hand_unknown`.
 */
export const receiveGoods = async (
  tx: Tx,
  actor: Actor,
  { handId, ...goods }: Omit<Goods, 'day'> & { readonly handId?: number | undefined },
): Promise<void> => {
  const { today } = await readClock(tx)
  const why = whyNotReceive(goods, today)
  if (why) throw new Refusal(why)
  const received = { ...goods, day: today }
  if (received.replacesId !== null) await readStandingGoods(tx, received)
  const doer = await readDoer(tx, actor, goods.canteenId, handId)
  const goodsId = await insertGoods(tx, doer, received)
  await appendAudit(tx, {
    chain: goods.canteenId,
    actor,
    action: 'food.goods_received',
    subject: `goods:${goodsId}`,
    detail: { item: goods.item, replacesId: goods.replacesId, by: doer.name },
  })
}
