import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { raiseSession } from './raise-session.action.ts'
import { readTypedCode } from './second-factor.rules.ts'
import type { TypedCode } from './second-factor.rules.ts'
import { readSecondFactor, spendRecoveryCode, spendStep } from './second-factor.store.ts'
import { onceSealed } from './secret-write.ts'
import { stepOfCode } from './totp.ts'
import type { Gate, Visitor } from './visitor.ts'

/** One line a burst, as for pass phrases: whoever guesses here knows one already. */
const recordBurst = ({ db }: Gate, { actor }: Visitor, tries: number): Promise<void> =>
  inTransaction(db, (tx) =>
    appendAudit(tx, {
      chain: cityChain,
      actor,
      action: 'second_factor_blocked',
      subject: actor.key,
      detail: { tries },
    }),
  )

/** Counts the guess before it is looked at, so that guesses at the same moment count too. */
const countGuess = async (gate: Gate, visitor: Visitor, account: string): Promise<void> => {
  const byAccount = await gate.limits.count('factorByAccount', account)
  const byAddress = await gate.limits.count('factorByAddress', visitor.address)
  if (byAccount.allowed && byAddress.allowed) return
  if (byAccount.reachedNow) await recordBurst(gate, visitor, byAccount.tries)
  throw new Refusal('too_many_requests')
}

const spend = async (
  tx: Tx,
  { sealer }: Gate,
  accountId: number,
  { kind, code }: TypedCode,
): Promise<boolean> => {
  const { secretSealed } = await readSecondFactor(tx, accountId)
  if (secretSealed === null) throw new Refusal('totp_not_set_up')
  if (kind === 'recovery') return spendRecoveryCode(tx, sealer, accountId, code)
  const { now } = await readClock(tx)
  const step = stepOfCode(sealer.open(secretSealed), code, now)
  return step !== null && spendStep(tx, accountId, step)
}

/** Proves the second factor for this session. Returns its new token. */
export const proveSecondFactor = async (
  gate: Gate,
  visitor: Visitor,
  accountId: number,
  typed: string,
): Promise<string> => {
  await countGuess(gate, visitor, String(accountId))
  const given = readTypedCode(typed)
  const { secret } = await onceSealed(gate, visitor.write, async (tx) => {
    if (!(await spend(tx, gate, accountId, given)))
      throw new Refusal('wrong_totp', { kind: given.kind })
    const by = given.kind === 'totp' ? 'code' : 'recovery code'
    return { secret: await raiseSession(tx, visitor, by) }
  })
  await gate.limits.forget('factorByAccount', String(accountId))
  await gate.limits.giveBack('factorByAddress', visitor.address)
  return secret
}
