import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endDevice } from './device.store.ts'

export const revokeDevice = async (
  tx: Tx,
  actor: Actor,
  { canteenId, deviceId }: { readonly canteenId: number; readonly deviceId: number },
): Promise<void> => {
  if (!(await endDevice(tx, canteenId, deviceId))) throw new Refusal('not_found')
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'revoke_device',
    subject: `device:${deviceId}`,
  })
}
