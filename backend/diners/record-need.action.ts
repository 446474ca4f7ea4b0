import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { lockDiner } from './person.store.ts'
import { checkNeed, isSameNeed } from './record.rules.ts'
import {
  endNeedOn,
  insertNeed,
  readNeeds,
  rewriteNeed,
  type NewNeed,
  type StoredNeed,
} from './record.store.ts'

/** The row that stands already, a later one brought forward, or a new one. */
const keepOne = async (
  tx: Tx,
  dinerId: number,
  held: readonly StoredNeed[],
  need: NewNeed,
): Promise<number> => {
  const standing = held.find(
    (other) =>
      other.value === need.value && other.validFrom <= need.validFrom && other.validTo === null,
  )
  if (standing) return standing.needId
  for (const earlier of held.filter((other) => other.validFrom < need.validFrom)) {
    await endNeedOn(tx, earlier.needId, need.validFrom)
  }
  const notBefore = held.find((other) => other.validFrom >= need.validFrom)
  if (!notBefore) return insertNeed(tx, dinerId, need)
  await rewriteNeed(tx, notBefore.needId, need)
  return notBefore.needId
}

/** Puts a diet need on the record. Said twice it stands once; a new texture takes the place of the old. */
export const recordNeed = async (
  tx: Tx,
  actor: Actor,
  dinerId: number,
  need: NewNeed,
): Promise<{ needId: number }> => {
  checkNeed(need.kind, need.value)
  const diner = await lockDiner(tx, dinerId)
  const needs = await readNeeds(tx, dinerId, need.validFrom)
  const held = needs.filter((other) => isSameNeed(other, need.kind, need.value))
  const needId = await keepOne(tx, dinerId, held, need)
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'need.recorded',
    subject: `diner:${dinerId}`,
    detail: { needId, source: need.source, validFrom: need.validFrom },
  })
  return { needId }
}
