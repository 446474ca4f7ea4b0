import { randomUUID } from 'node:crypto'
import { demoElderPhone } from '../../../db/demo/residents-known.ts'
import { makeBindSlip } from '../../../backend/identity/make-bind-slip.action.ts'
import type { Deps } from '../../../backend/kernel/deps.ts'
import { jobActor } from '../../../backend/vocabulary/actor.ts'

/**
 * The path behind a fresh slip of the demonstration's elder: opening it signs this browser in as her, as the QR
 * on a printed slip does. Single use, 24 hours; null when somebody has taken her out of the books.
 */
export async function elderLink(deps: Deps): Promise<string | null> {
  const elder = await deps.db
    .selectFrom('diners')
    .select('id')
    .where('phone', '=', demoElderPhone)
    .where('died_on', 'is', null)
    .where('left_on', 'is', null)
    .executeTakeFirst()
  if (!elder) return null
  const actor = jobActor('start')
  const write = { actorKey: actor.key, key: randomUUID(), endpoint: 'makeBindSlip', body: {} }
  const visitor = { actor, write, address: '', userAgent: '' }
  const { secret } = await makeBindSlip(deps, visitor, elder.id)
  return `/bind?slip=${secret}`
}
