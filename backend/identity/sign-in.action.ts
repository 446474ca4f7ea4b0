import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { nobody } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { findStaffByName } from './account.store.ts'
import type { StaffAccount } from './account.store.ts'
import { homeOf } from './home.rules.ts'
import type { Counted } from './limits.store.ts'
import { openSession } from './open-session.action.ts'
import { passPhraseFits } from './pass-phrase.ts'
import { onceSealed } from './secret-write.ts'
import type { Gate, SignedIn, Visitor } from './visitor.ts'

/** One line a burst, when the limit is reached: a line a try would let a guesser flood the records. */
const recordBurst = ({ db }: Gate, staff: StaffAccount | null, tries: number): Promise<void> =>
  inTransaction(db, (tx) =>
    appendAudit(tx, {
      chain: cityChain,
      actor: nobody,
      action: 'sign_in_blocked',
      subject: staff ? `account:${staff.accountId}` : 'account:unknown',
      detail: { tries },
    }),
  )

const refuseTooMany = async (
  gate: Gate,
  staff: StaffAccount | null,
  counted: readonly Counted[],
): Promise<void> => {
  if (counted.every(({ allowed }) => allowed)) return
  const [byName] = counted
  if (byName?.reachedNow) await recordBurst(gate, staff, byName.tries)
  throw new Refusal('too_many_requests')
}

/** Staff, by user name and pass phrase. */
export const signIn = async (
  gate: Gate,
  visitor: Visitor,
  { userName, passPhrase }: { readonly userName: string; readonly passPhrase: string },
): Promise<SignedIn & { home: string }> => {
  const name = userName.toLowerCase()
  const byName = await gate.limits.count('signInByName', name)
  const byAddress = await gate.limits.count('signInByAddress', visitor.address)
  const staff = await findStaffByName(gate.db, name)
  await refuseTooMany(gate, staff, [byName, byAddress])

  const fits = await passPhraseFits(staff?.passwordHash ?? null, passPhrase)
  if (!staff || !fits) throw new Refusal('wrong_sign_in')
  await gate.limits.forget('signInByName', name)
  await gate.limits.giveBack('signInByAddress', visitor.address)

  return onceSealed(gate, visitor.write, async (tx) => {
    const failedBefore = byName.tries - 1
    const detail = { by: 'pass phrase', ...(failedBefore > 0 ? { failedBefore } : {}) }
    const opened = await openSession(tx, visitor, staff.accountId, detail)
    return { ...opened, home: homeOf(staff.roles) }
  })
}
