import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endCashNote, readCashNote } from './cash-note.store.ts'
import { lockCarried, takeFromCarried } from './carried-cash.store.ts'

interface Asked {
  readonly actor: Actor
  readonly dinerId: number
  readonly noteKey: string
  readonly reason: string
}

/**
 * Takes a note of her own back, with the reason, until the counter has received it. One that was refused, or never came,
 * or was taken back before, is none. Refuses `note_unknown` for somebody else's, `note_handed_over`.
 */
export const takeBackCashNote = async (
  tx: Tx,
  { actor, dinerId, noteKey, reason }: Asked,
): Promise<void> => {
  const known = await readCashNote(tx, noteKey)
  if (known === null) return
  if (known.dinerId !== dinerId || known.carrier !== actor.key) throw new Refusal('note_unknown')
  const { carriedId, amountFen, canteenId } = known
  await lockCarried(tx, carriedId)
  // The counter may have received it, or another tap have taken it back, while we waited.
  const note = await readCashNote(tx, noteKey)
  if (note?.state === 'handed_over') throw new Refusal('note_handed_over')
  if (note?.state !== 'noted') return
  await takeFromCarried(tx, carriedId, amountFen)
  await endCashNote(tx, noteKey, reason)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'round.cash_taken_back',
    subject: `diner:${dinerId}`,
    detail: { amountFen, carriedId, reason },
  })
}
