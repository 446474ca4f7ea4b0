import type { dinerEndpoints } from '../contract/diners.ts'
import type { BodyOf } from '../contract/endpoint.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockDiner } from './person.store.ts'
import { checkGrade, checkSpan } from './record.rules.ts'
import { insertFact, placeExists } from './record.store.ts'

/** Puts a fact on the record, with its evidence and who saw it. */
export const recordFact = async (
  tx: Tx,
  actor: Actor,
  dinerId: number,
  fact: BodyOf<typeof dinerEndpoints.recordFact>,
): Promise<{ factId: number }> => {
  checkSpan(fact)
  checkGrade(fact.kind, fact.grade)
  const diner = await lockDiner(tx, dinerId)
  if (fact.placeId !== null && !(await placeExists(tx, fact.placeId))) {
    throw new Refusal('malformed', { where: 'body.placeId' })
  }
  const factId = await insertFact(tx, dinerId, fact, actor.name)
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'fact.recorded',
    subject: `diner:${dinerId}`,
    detail: { factId, validFrom: fact.validFrom, validTo: fact.validTo },
  })
  return { factId }
}
