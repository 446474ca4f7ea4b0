import { dinerOfSlip } from '../identity/bind-slip.store.ts'
import { onceSealed } from '../identity/secret-write.ts'
import type { Visitor } from '../identity/visitor.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { randomToken } from '../kernel/crypto.ts'
import type { Deps } from '../kernel/deps.ts'
import { ageOn } from '../vocabulary/calendar.ts'
import { callNameOf } from '../vocabulary/call-name.ts'
import type { CallName } from '../vocabulary/call-name.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endTopUpLink, insertTopUpLink } from './top-up-link.store.ts'

/** A link whose holder may pay in for her; the one before it is worthless from now on. Refuses `diner_gone`. */
export const makeTopUpLink = (
  { db, sealer }: Pick<Deps, 'db' | 'sealer'>,
  visitor: Visitor,
  dinerId: number,
): Promise<{ linkId: number; callName: CallName; secret: string }> =>
  onceSealed({ db, sealer }, visitor.write, async (tx) => {
    const diner = await dinerOfSlip(tx, dinerId)
    if (!diner || diner.gone) throw new Refusal('diner_gone')
    await endTopUpLink(tx, dinerId)
    const secret = randomToken()
    const linkId = await insertTopUpLink(tx, {
      dinerId,
      token: secret,
      madeBy: visitor.actor.key,
    })
    await appendAudit(tx, {
      chain: diner.homeCanteenId,
      actor: visitor.actor,
      action: 'top_up_link.made',
      subject: `diner:${dinerId}`,
      detail: { linkId },
    })
    return {
      linkId,
      secret,
      callName: callNameOf({ ...diner, age: ageOn(diner.birthDate, diner.today) }),
    }
  })
