import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { guessCode } from './guess-code.action.ts'
import type { Guess } from './guess-code.action.ts'
import { accountWithOwnPhone } from './own-phone.rules.ts'
import { writeProven } from './own-phone.store.ts'
import { onceQuietly } from './secret-write.ts'
import type { Gate, Visitor } from './visitor.ts'

/**
 * The code that was sent to her number shows that she holds it: from now on it signs her in and is told.
 * Refuses `not_yours`, `wrong_code`, `code_expired`, `phone_in_use`, `too_many_requests`.
 */
export const provePhone = (gate: Gate, visitor: Visitor, guess: Guess): Promise<object> => {
  const { actor } = visitor
  const accountId = accountWithOwnPhone(actor)
  return guessCode(gate, visitor.address, { ...guess, provesFor: accountId }, (spend) =>
    onceQuietly(gate, visitor.write, async (tx) => {
      const phone = await spend(tx)
      // She has named another number since.
      if (!(await writeProven(tx, accountId, phone))) throw new Refusal('code_expired')
      await appendAudit(tx, {
        chain: cityChain,
        actor,
        action: 'phone.proven',
        subject: `account:${accountId}`,
        detail: { by: 'code' },
      })
      return {}
    }),
  )
}
