import { Refusal } from '../vocabulary/refusal.ts'
import { ownerOfPhone } from './account.store.ts'
import { takesMessages } from './mobile.rules.ts'
import { sendCode } from './send-code.action.ts'
import { onceQuietly } from './secret-write.ts'
import type { Gate, Visitor } from './visitor.ts'

/**
 * Sends a code. An unknown number is told so: an elder who mistyped a digit must not wait for a message that never
 * comes. That tells a stranger which numbers are registered, so unknown numbers are counted per address, and once
 * they are used up that address is told nothing about any number.
 */
export const askForCode = async (
  gate: Gate,
  visitor: Visitor,
  phone: string,
): Promise<{ id: string }> => {
  const { db, limits } = gate
  await limits.take('codeByAddress', visitor.address)
  await limits.take('unknownPhoneByAddress', visitor.address)
  const owner = takesMessages(phone) ? await ownerOfPhone(db, phone) : null
  if (!owner) throw new Refusal('phone_unknown')
  await limits.giveBack('unknownPhoneByAddress', visitor.address)
  await limits.take('codeByPhone', phone)

  return onceQuietly(gate, visitor.write, (tx) =>
    sendCode(tx, gate, {
      phone,
      canteenId: owner.canteenId,
      dinerId: owner.dinerId,
      provesFor: null,
    }),
  )
}
