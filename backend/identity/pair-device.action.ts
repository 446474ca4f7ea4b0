import { appendAudit } from '../kernel/audit.store.ts'
import { randomToken } from '../kernel/crypto.ts'
import { nobody } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { giveLetter, lockLetters, pairWaitingDevice } from './device.store.ts'
import { homeOfDevice } from './home.rules.ts'
import { nextLetter } from './kiosk-letter.rules.ts'
import { onceSealed } from './secret-write.ts'
import type { Gate, Visitor } from './visitor.ts'

export interface Pairing {
  readonly deviceId: number
  readonly home: string
  /** The device's token, for its cookie and nowhere else. */
  readonly secret: string
}

export const pairDevice = async (gate: Gate, visitor: Visitor, code: string): Promise<Pairing> => {
  await gate.limits.take('pairingByAddress', visitor.address)
  return onceSealed(gate, visitor.write, async (tx) => {
    const secret = randomToken()
    const paired = await pairWaitingDevice(tx, gate.sealer, { code, token: secret })
    if (!paired) throw new Refusal('pairing_expired')
    if (paired.kind === 'kiosk') {
      const letter = nextLetter(await lockLetters(tx, paired.canteenId))
      if (letter !== null) await giveLetter(tx, paired.deviceId, letter)
    }
    await appendAudit(tx, {
      chain: paired.canteenId,
      actor: { ...nobody, key: `device:${paired.deviceId}` },
      action: 'pair_device',
      subject: `device:${paired.deviceId}`,
      detail: { kind: paired.kind },
    })
    return { deviceId: paired.deviceId, home: homeOfDevice[paired.kind], secret }
  })
}
