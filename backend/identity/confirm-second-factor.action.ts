import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { raiseSession } from './raise-session.action.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { readTypedCode, setUpRefusal } from './second-factor.rules.ts'
import {
  confirmPendingSecret,
  readSecondFactor,
  writeRecoveryCodes,
} from './second-factor.store.ts'
import { onceSealed } from './secret-write.ts'
import { stepOfCode } from './totp.ts'
import type { Gate, Visitor } from './visitor.ts'

export interface ConfirmedFactor {
  /** The session's new token, for the cookie and nowhere else. */
  readonly token: string
  readonly recoveryCodes: readonly string[]
}

/** The first code shows that the phone has the secret: from here on it counts, and this session has proven it. */
export const confirmSecondFactor = async (
  gate: Gate,
  visitor: Visitor,
  accountId: number,
  typed: string,
): Promise<ConfirmedFactor> => {
  const { secret } = await onceSealed(gate, visitor.write, async (tx) => {
    const { secretSealed, pendingSealed } = await readSecondFactor(tx, accountId)
    const setUp = secretSealed === null ? 'not yet' : 'already'
    const refusal = setUpRefusal(visitor.actor.secondFactor, setUp)
    if (refusal) throw new Refusal(refusal)
    if (pendingSealed === null) throw new Refusal('totp_not_set_up')
    const { now } = await readClock(tx)
    const { code } = readTypedCode(typed)
    const step = stepOfCode(gate.sealer.open(pendingSealed), code, now)
    if (step === null) throw new Refusal('wrong_totp')
    const confirmed = await confirmPendingSecret(tx, accountId, { sealed: pendingSealed, step })
    if (!confirmed) throw new Refusal('totp_not_set_up')
    const recoveryCodes = makeRecoveryCodes()
    await writeRecoveryCodes(tx, gate.sealer, accountId, recoveryCodes)
    await appendAudit(tx, {
      chain: cityChain,
      actor: visitor.actor,
      action: 'set_up_second_factor',
      subject: `account:${accountId}`,
      detail: { before: setUp },
    })
    const token = await raiseSession(tx, visitor, 'set-up')
    return { secret: [token, ...recoveryCodes].join(' ') }
  })
  const [token = '', ...recoveryCodes] = secret.split(' ')
  return { token, recoveryCodes }
}
