import type { PhoneProof } from '../contract/own-phone.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { takesMessages } from './mobile.rules.ts'
import { accountWithOwnPhone } from './own-phone.rules.ts'
import { isPhoneFree, readCanteenOfFamily, writeUnproven } from './own-phone.store.ts'
import { onceQuietly } from './secret-write.ts'
import { sendCode } from './send-code.action.ts'
import type { Gate, Visitor } from './visitor.ts'

/**
 * A family member says which number is hers; a code goes to it, or, where nothing sends one, the desk rings it up and
 * `id` is empty. Tries are counted before she is told that a number is in use: that tells which are known here.
 * Refuses `not_yours`, `phone_no_messages`, `phone_in_use`, `too_many_requests`.
 */
export const askToProvePhone = async (
  gate: Gate,
  visitor: Visitor,
  { phone, proof }: { readonly phone: string; readonly proof: PhoneProof },
): Promise<{ id: string }> => {
  const { db, limits } = gate
  const accountId = accountWithOwnPhone(visitor.actor)
  if (proof === 'code' && !takesMessages(phone)) throw new Refusal('phone_no_messages')
  await limits.take('codeByAddress', visitor.address)
  await limits.take('proofByAccount', String(accountId))
  if (!(await isPhoneFree(db, phone, accountId))) throw new Refusal('phone_in_use')
  await limits.take('codeByPhone', phone)
  return onceQuietly(gate, visitor.write, async (tx) => {
    await writeUnproven(tx, accountId, phone)
    if (proof === 'desk') return { id: '' }
    const canteenId = await readCanteenOfFamily(tx, accountId)
    return sendCode(tx, gate, { phone, canteenId, dinerId: null, provesFor: accountId })
  })
}
