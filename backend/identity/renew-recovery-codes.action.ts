import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { writeRecoveryCodes } from './second-factor.store.ts'
import { onceSealed } from './secret-write.ts'
import type { Gate, Visitor } from './visitor.ts'

/** Ten new ones; the sheet printed before is worth nothing. */
export const renewRecoveryCodes = async (
  gate: Gate,
  visitor: Visitor,
  accountId: number,
): Promise<string[]> => {
  const { secret } = await onceSealed(gate, visitor.write, async (tx) => {
    const codes = makeRecoveryCodes()
    await writeRecoveryCodes(tx, gate.sealer, accountId, codes)
    await appendAudit(tx, {
      chain: cityChain,
      actor: visitor.actor,
      action: 'renew_recovery_codes',
      subject: `account:${accountId}`,
    })
    return { secret: codes.join(' ') }
  })
  return secret.split(' ')
}
