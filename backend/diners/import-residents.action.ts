import type { dinerImportEndpoints } from '../contract/diner-imports.ts'
import type { BodyOf } from '../contract/endpoint.ts'
import { appendAudit, auditedLast } from '../kernel/audit.store.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { changeDiner } from './change-diner.action.ts'
import { endDiner } from './end-diner.action.ts'
import { endFact } from './end-fact.action.ts'
import type { FactStep } from './import-facts.rules.ts'
import type { ImportCounts } from './import-outcome.rules.ts'
import type { PersonPlan } from './import-plan.rules.ts'
import { planImport, type ToldTable } from './import-planner.ts'
import { lockForImport, lockMeantDiners } from './import.store.ts'
import { recordFact } from './record-fact.action.ts'
import { registerDiner } from './register-diner.action.ts'

type Body = Omit<BodyOf<typeof dinerImportEndpoints.importResidents>, 'table'>

/** Who writes, where, and with which key. */
interface Hand {
  readonly tx: Tx
  readonly sealer: Sealer
  readonly actor: Actor
  readonly canteenId: number
}

const writeIdentity = async (
  { tx, sealer, actor, canteenId }: Hand,
  { dinerId, identity }: PersonPlan,
): Promise<number> => {
  if (dinerId === null) {
    const body = present(identity, 'somebody new has an identity')
    return (await registerDiner(tx, sealer, actor, canteenId, body)).dinerId
  }
  if (identity) await changeDiner(tx, sealer, actor, dinerId, identity)
  return dinerId
}

const writeFact = async (
  { tx, actor }: Hand,
  dinerId: number,
  { what, fact }: FactStep,
): Promise<void> => {
  if (what === 'added') {
    await recordFact(tx, actor, dinerId, fact)
  } else if (what === 'ended') {
    const factId = present(fact.factId, 'what ends is on the record')
    await endFact(tx, actor, dinerId, factId, present(fact.validTo, 'it ends on a day'))
  }
}

const write = async (hand: Hand, plan: PersonPlan): Promise<number> => {
  const dinerId = await writeIdentity(hand, plan)
  for (const step of plan.facts) await writeFact(hand, dinerId, step)
  for (const { why, on } of plan.endings) await endDiner(hand.tx, hand.actor, dinerId, why, on)
  return dinerId
}

/** Somebody at another desk was quicker with one of the new people: what was shown no longer holds. */
const writeAll = async (hand: Hand, plans: readonly PersonPlan[]): Promise<number[]> => {
  const written: number[] = []
  try {
    for (const plan of plans) written.push(await write(hand, plan))
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal('import_changed')
    throw error
  }
  return written
}

/**
 * Takes a table over, exactly as its preview showed it, all of it or nothing; each person through the very actions the
 * forms use. Refuses `import_changed` when anything would come out differently by now, `import_faulty` unless people
 * with a fault are to be left out, `import_undecided`, `import_decision_wrong`.
 */
export const importResidents = async (
  tx: Tx,
  sealer: Sealer,
  actor: Actor,
  canteenId: number,
  told: ToldTable,
  body: Body,
): Promise<ImportCounts> => {
  await lockForImport(tx, canteenId)
  await lockMeantDiners(tx, canteenId, told.indexes, told.names)
  const { plans, preview } = await planImport(tx, sealer, canteenId, told, body.decisions)
  if (preview.fingerprint !== body.fingerprint) throw new Refusal('import_changed')
  const { counts } = preview
  if (counts.ask > 0) throw new Refusal('import_undecided', { count: counts.ask })
  if (counts.faulty > 0 && !body.leaveOutFaulty) {
    throw new Refusal('import_faulty', { count: counts.faulty })
  }
  const taken = plans.filter(({ state }) => state === 'new' || state === 'changed')
  return auditedLast(tx, async () => {
    const dinerIds = await writeAll({ tx, sealer, actor, canteenId }, taken)
    const idsOf = (state: PersonPlan['state']): number[] =>
      dinerIds.filter((_, place) => taken[place]?.state === state)
    await appendAudit(tx, {
      chain: canteenId,
      actor,
      action: 'diners.imported',
      subject: `canteen:${canteenId}`,
      detail: { ...counts, registered: idsOf('new'), corrected: idsOf('changed') },
    })
    return counts
  })
}
