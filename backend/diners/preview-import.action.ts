import { appendAudit } from '../kernel/audit.store.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Decision } from './import-known.rules.ts'
import { planImport, type ImportPlan, type ToldTable } from './import-planner.ts'

/**
 * Shows what a table would change; no record is touched. It shows what is on the record of everybody it names, and
 * every look at that is logged: whose, never what.
 */
export const previewImport = async (
  tx: Tx,
  sealer: Sealer,
  actor: Actor,
  canteenId: number,
  told: ToldTable,
  decisions: readonly Decision[],
): Promise<ImportPlan['preview']> => {
  const { plans, preview } = await planImport(tx, sealer, canteenId, told, decisions)
  const seen = plans.flatMap(({ dinerId, candidates }) => [
    ...(dinerId === null ? [] : [dinerId]),
    ...candidates.map((diner) => diner.dinerId),
  ])
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'diners.import_looked_at',
    subject: `canteen:${canteenId}`,
    detail: { people: plans.length, seen: [...new Set(seen)] },
  })
  return preview
}
