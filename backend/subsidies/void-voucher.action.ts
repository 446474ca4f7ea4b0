import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockVoucher, setVoid } from './voucher-issue.store.ts'

interface AskedVoid {
  readonly dinerId: number
  readonly voucherId: number
  readonly reason: string
}

/**
 * Takes a voucher out of use: lost, or given out by mistake. Meals it was used for keep their price.
 * Refuses `not_found`, `voucher_void`.
 */
export const voidVoucher = async (tx: Tx, actor: Actor, asked: AskedVoid): Promise<void> => {
  const { dinerId, voucherId, reason } = asked
  const voucher = await lockVoucher(tx, dinerId, voucherId)
  if (voucher.voided) throw new Refusal('voucher_void', { serial: voucher.serial })
  await setVoid(tx, voucherId, actor, reason)
  await appendAudit(tx, {
    chain: voucher.canteenId,
    actor,
    action: 'voucher.voided',
    subject: `diner:${dinerId}`,
    // The words of the reason stand with the voucher: they may name people.
    detail: { voucherId, serial: voucher.serial, usesLeft: voucher.usesLeft },
  })
}
