import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import {
  clearCodeNotice,
  isChallengeOpen,
  phoneOfChallenge,
  spendCode,
} from './one-time-code.store.ts'
import type { Gate } from './visitor.ts'

export interface Guess {
  readonly challenge: string
  readonly code: string
}

/** Spends the code and returns its phone. Refuses `wrong_code`, `code_expired`. */
type Spend = (tx: Tx) => Promise<string>

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

/**
 * One guess at a code and what a right one does, in the transaction that spends it; a right one counts for nothing.
 * `provesFor`: whose number it is to prove; null: it signs in.
 */
export const guessCode = async <Reply>(
  gate: Gate,
  address: string,
  guess: Guess & { readonly provesFor: number | null },
  work: (spend: Spend) => Promise<Reply>,
): Promise<Reply> => {
  const { challenge, provesFor } = guess
  const phone = await countGuess(gate, address, challenge)
  const reply = await work(async (tx) => {
    const spent = await spendCode(tx, gate.sealer, guess)
    if (spent === null) {
      const open = await isChallengeOpen(tx, challenge, provesFor)
      throw new Refusal(open ? 'wrong_code' : 'code_expired')
    }
    await clearCodeNotice(tx, spent, challenge)
    return spent
  })
  await gate.limits.giveBack('guessByPhone', phone)
  return reply
}
