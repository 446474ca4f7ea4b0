import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { nobody } from '../vocabulary/actor.ts'
import {
  accountOfDiner,
  bindPhone,
  insertDinerAccount,
  lockDinerForBinding,
} from './account.store.ts'

/** The diner's one account, made when there is none. Null when she has died or moved away. */
export const openDinerAccount = async (
  tx: Tx,
  dinerId: number,
  bind: { readonly by: 'code' | 'slip'; readonly phone: string | null },
): Promise<number | null> => {
  const diner = await lockDinerForBinding(tx, dinerId)
  if (diner.gone) return null
  const known = await accountOfDiner(tx, dinerId)
  const accountId =
    known?.accountId ??
    (await insertDinerAccount(tx, { name: diner.name, phone: bind.phone, dinerId }))
  // The number the office wrote down replaces the one bound before: that one may be lost, or somebody else's by now.
  if (known && bind.phone !== null && known.phone !== bind.phone) {
    await bindPhone(tx, accountId, bind.phone)
  }
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor: { ...nobody, key: `account:${accountId}` },
    action: 'bind_phone',
    subject: `diner:${dinerId}`,
    detail: { account: accountId, by: bind.by },
  })
  return accountId
}
