import { appendAudit } from '../kernel/audit.store.ts'
import { randomToken } from '../kernel/crypto.ts'
import { ageOn } from '../vocabulary/calendar.ts'
import { callNameOf } from '../vocabulary/call-name.ts'
import type { CallName } from '../vocabulary/call-name.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { dinerOfSlip, insertSlip, revokeOpenSlips } from './bind-slip.store.ts'
import { onceSealed } from './secret-write.ts'
import type { Gate, Visitor } from './visitor.ts'

export interface BindSlip {
  readonly slipId: number
  readonly expiresAt: string
  readonly callName: CallName
  /** The token behind the QR. */
  readonly secret: string
}

export const makeBindSlip = (
  gate: Pick<Gate, 'db' | 'sealer'>,
  visitor: Visitor,
  dinerId: number,
): Promise<BindSlip> =>
  onceSealed(gate, visitor.write, async (tx) => {
    const diner = await dinerOfSlip(tx, dinerId)
    if (!diner || diner.gone) throw new Refusal('diner_gone')
    await revokeOpenSlips(tx, dinerId)
    const secret = randomToken()
    const madeBy = visitor.actor.key
    const { slipId, expiresAt } = await insertSlip(tx, { dinerId, token: secret, madeBy })
    await appendAudit(tx, {
      chain: diner.homeCanteenId,
      actor: visitor.actor,
      action: 'make_bind_slip',
      subject: `diner:${dinerId}`,
      detail: { slip: slipId },
    })
    const callName = callNameOf({ ...diner, age: ageOn(diner.birthDate, diner.today) })
    return { slipId, expiresAt: expiresAt.toISOString(), callName, secret }
  })
