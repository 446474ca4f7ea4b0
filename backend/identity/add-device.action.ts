import { appendAudit } from '../kernel/audit.store.ts'
import { randomDigits } from '../kernel/crypto.ts'
import type { DeviceKind } from '../vocabulary/role.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { insertDevice } from './device.store.ts'
import { onceSealed } from './secret-write.ts'
import type { Gate, Visitor } from './visitor.ts'

export interface WaitingDevice {
  readonly deviceId: number
  readonly expiresAt: string
  /** The eight digits to type on the device. */
  readonly secret: string
}

export const addDevice = (
  gate: Pick<Gate, 'db' | 'sealer'>,
  visitor: Visitor,
  canteenId: number,
  { kind, name }: { readonly kind: DeviceKind; readonly name: string },
): Promise<WaitingDevice> =>
  onceSealed(gate, visitor.write, async (tx) => {
    const secret = randomDigits(8)
    const createdBy = visitor.actor.key
    const made = await insertDevice(tx, gate.sealer, {
      canteenId,
      kind,
      name,
      code: secret,
      createdBy,
    })
    if (!made) throw new Refusal('busy')
    await appendAudit(tx, {
      chain: canteenId,
      actor: visitor.actor,
      action: 'add_device',
      subject: `device:${made.deviceId}`,
      detail: { kind },
    })
    return { deviceId: made.deviceId, expiresAt: made.expiresAt.toISOString(), secret }
  })
