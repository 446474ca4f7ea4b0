import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { countDinersServed, insertVouchers } from './voucher-issue.store.ts'
import type { IssuedVoucher } from './voucher-issue.store.ts'
import { readVoucherSchemes } from './voucher.view.ts'

interface AskedVouchers {
  readonly canteenId: number
  readonly schemeId: number
  readonly firstDay: ServiceDay
  readonly lastDay: ServiceDay | null
  /** Meals each is good for. */
  readonly uses: number
  readonly vouchers: readonly { readonly dinerId: number; readonly serial?: string | undefined }[]
}

/**
 * Gives vouchers of a scheme to residents, each in a name: all of them, or none.
 * Refuses `date_impossible`, `scheme_unknown` where it asks for none or does not hold here, `diner_unknown` for
 * somebody the canteen does not serve, `voucher_exists`.
 */
export const issueVouchers = async (
  tx: Tx,
  actor: Actor,
  asked: AskedVouchers,
): Promise<IssuedVoucher[]> => {
  const { canteenId, schemeId, firstDay, lastDay, uses, vouchers } = asked
  if (lastDay !== null && lastDay < firstDay) throw new Refusal('date_impossible')
  const schemes = await readVoucherSchemes(tx, canteenId)
  if (!schemes.some((scheme) => scheme.schemeId === schemeId)) throw new Refusal('scheme_unknown')
  const dinerIds = [...new Set(vouchers.map(({ dinerId }) => dinerId))]
  if ((await countDinersServed(tx, canteenId, dinerIds)) !== dinerIds.length)
    throw new Refusal('diner_unknown')
  const issued = await insertVouchers(tx, { ...asked, actor })
  for (const { voucherId, dinerId, serial } of issued)
    await appendAudit(tx, {
      chain: canteenId,
      actor,
      action: 'voucher.issued',
      subject: `diner:${dinerId}`,
      detail: { voucherId, serial, schemeId, firstDay, lastDay, uses },
    })
  return issued
}
