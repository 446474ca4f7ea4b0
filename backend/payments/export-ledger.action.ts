import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { countExport } from './ledger-export.view.ts'
import type { LedgerQuery } from './ledger-search.view.ts'

/** What Excel still opens without complaint, and what nobody reads on a Monday anyway. */
const mostEntries = 100_000

/** Says in the audit who takes what out, before the first line leaves. Refuses `export_too_long`. */
export const exportLedger = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  query: LedgerQuery,
): Promise<{ through: number }> => {
  const { entries, through } = await countExport(tx, canteenId, query)
  if (entries > mostEntries) throw new Refusal('export_too_long', { max: mostEntries })
  // Words searched for may be a name; the audit can never forget one.
  const { text, ...narrowed } = query
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'ledger.exported',
    subject: `canteen:${canteenId}`,
    detail: { ...narrowed, ...(text ? { byText: true } : {}), entries, through },
  })
  return { through }
}
