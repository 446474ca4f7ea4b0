import { Refusal } from '../vocabulary/refusal.ts'
import { keepPendingSecret, readSecondFactor } from './second-factor.store.ts'
import { setUpRefusal } from './second-factor.rules.ts'
import { onceSealed } from './secret-write.ts'
import { newTotpSecret } from './totp.ts'
import type { Gate, Visitor } from './visitor.ts'

export interface NewSecret {
  readonly userName: string
  readonly secret: string
}

export const startSecondFactor = (
  gate: Gate,
  visitor: Visitor,
  accountId: number,
): Promise<NewSecret> =>
  onceSealed(gate, visitor.write, async (tx) => {
    const kept = await readSecondFactor(tx, accountId)
    const setUp = kept.secretSealed === null ? 'not yet' : 'already'
    const refusal = setUpRefusal(visitor.actor.secondFactor, setUp)
    if (refusal) throw new Refusal(refusal)
    const secret = newTotpSecret()
    await keepPendingSecret(tx, accountId, gate.sealer.seal(secret))
    return { userName: kept.userName, secret }
  })
