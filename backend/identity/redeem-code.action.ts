import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { ownerOfPhone } from './account.store.ts'
import { guessCode } from './guess-code.action.ts'
import type { Guess } from './guess-code.action.ts'
import { openDinerAccount } from './open-diner-account.action.ts'
import { openSession } from './open-session.action.ts'
import { onceSealed } from './secret-write.ts'
import type { Gate, SignedIn, Visitor } from './visitor.ts'

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
export const redeemCode = (gate: Gate, visitor: Visitor, guess: Guess): Promise<SignedIn> =>
  guessCode(gate, visitor.address, { ...guess, provesFor: null }, (spend) =>
    onceSealed(gate, visitor.write, async (tx) =>
      openSession(tx, visitor, await accountOf(tx, await spend(tx)), { by: 'code' }),
    ),
  )
