import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { accountWithOwnPhone } from './own-phone.rules.ts'
import { clearUnproven } from './own-phone.store.ts'

/**
 * A number she typed wrongly, or that is not hers: nobody is asked about it any more, and a code on its way to it proves
 * nothing. One that was proven stays. Refuses `not_yours`.
 */
export const forgetOwnPhone = async (tx: Tx, actor: Actor): Promise<void> => {
  const accountId = accountWithOwnPhone(actor)
  if (!(await clearUnproven(tx, accountId))) return
  await appendAudit(tx, {
    chain: cityChain,
    actor,
    action: 'phone.forgotten',
    subject: `account:${accountId}`,
  })
}
