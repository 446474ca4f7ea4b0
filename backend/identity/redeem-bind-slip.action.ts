import { Refusal } from '../vocabulary/refusal.ts'
import { slipRefusal } from './bind-slip.rules.ts'
import { findSlip, spendSlip } from './bind-slip.store.ts'
import { openDinerAccount } from './open-diner-account.action.ts'
import { openSession } from './open-session.action.ts'
import { onceSealed } from './secret-write.ts'
import type { Gate, SignedIn, Visitor } from './visitor.ts'

/** Signs the phone in that opens the slip, once. */
export const redeemBindSlip = async (
  gate: Gate,
  visitor: Visitor,
  token: string,
): Promise<SignedIn> => {
  await gate.limits.take('slipByAddress', visitor.address)
  return onceSealed(gate, visitor.write, async (tx) => {
    const dinerId = await spendSlip(tx, token)
    if (dinerId === null) {
      throw new Refusal(slipRefusal(await findSlip(tx, token)) ?? 'slip_expired')
    }
    const accountId = await openDinerAccount(tx, dinerId, { by: 'slip', phone: null })
    if (accountId === null) throw new Refusal('slip_expired')
    return openSession(tx, visitor, accountId, { by: 'slip' })
  })
}
