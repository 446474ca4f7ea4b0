import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { ownerOfPhone } from './account.store.ts'
import {
  clearCodeNotice,
  isChallengeOpen,
  phoneOfChallenge,
  spendCode,
} from './one-time-code.store.ts'
import { openDinerAccount } from './open-diner-account.action.ts'
import { openSession } from './open-session.action.ts'
import { onceSealed } from './secret-write.ts'
import type { Gate, SignedIn, Visitor } from './visitor.ts'

interface Guess {
  readonly challenge: string
  readonly code: string
}

/** Counts the guess before it is looked at, so that guesses at the same moment count too. */
const countGuess = async (
  { db, limits }: Gate,
  address: string,
  challenge: string,
): Promise<string> => {
  await limits.take('guessByAddress', address)
  const phone = await phoneOfChallenge(db, challenge)
  if (phone === null) throw new Refusal('code_expired')
  // Worn out by wrong guesses: the way on is a new code.
  if (!(await limits.count('guessByCode', challenge)).allowed) throw new Refusal('code_expired')
  await limits.take('guessByPhone', phone)
  return phone
}

/** The account of a phone that has just proved itself. The number may have changed hands since the code was sent. */
const accountOf = async (tx: Tx, phone: string): Promise<number> => {
  const owner = await ownerOfPhone(tx, phone)
  const accountId =
    owner?.accountId ??
    (owner?.dinerId ? await openDinerAccount(tx, owner.dinerId, { by: 'code', phone }) : null)
  if (accountId === null) throw new Refusal('code_expired')
  return accountId
}

/** Signs in with a code, once. The first time it also binds the phone of a diner to her own account. */
export const redeemCode = async (
  gate: Gate,
  visitor: Visitor,
  { challenge, code }: Guess,
): Promise<SignedIn> => {
  const phone = await countGuess(gate, visitor.address, challenge)
  const opened = await onceSealed(gate, visitor.write, async (tx) => {
    const spent = await spendCode(tx, gate.sealer, challenge, code)
    if (spent === null) {
      throw new Refusal((await isChallengeOpen(tx, challenge)) ? 'wrong_code' : 'code_expired')
    }
    await clearCodeNotice(tx, phone, challenge)
    return openSession(tx, visitor, await accountOf(tx, phone), { by: 'code' })
  })
  await gate.limits.giveBack('guessByPhone', phone)
  return opened
}
