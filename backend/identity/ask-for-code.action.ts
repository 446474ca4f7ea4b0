import { randomUUID } from 'node:crypto'
import { randomDigits } from '../kernel/crypto.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { ownerOfPhone } from './account.store.ts'
import { takesMessages } from './mobile.rules.ts'
import { insertCode, insertCodeNotice } from './one-time-code.store.ts'
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
  const { db, sealer, config, limits } = gate
  await limits.take('codeByAddress', visitor.address)
  await limits.take('unknownPhoneByAddress', visitor.address)
  const owner = takesMessages(phone) ? await ownerOfPhone(db, phone) : null
  if (!owner) throw new Refusal('phone_unknown')
  await limits.giveBack('unknownPhoneByAddress', visitor.address)
  await limits.take('codeByPhone', phone)

  return onceQuietly(gate, visitor.write, async (tx) => {
    const challenge = randomUUID()
    const code = randomDigits(6)
    await insertCode(tx, sealer, { challenge, phone, code })
    await insertCodeNotice(tx, {
      phone,
      canteenId: owner.canteenId,
      dinerId: owner.dinerId,
      // Staff of a demonstration community read codes aloud; a real one's outbox holds nothing readable.
      params: config.demo
        ? { challenge, code }
        : { challenge, sealed: sealer.seal(code).toString('base64') },
    })
    return { id: challenge }
  })
}
