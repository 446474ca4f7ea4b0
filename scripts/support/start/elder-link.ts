import { randomUUID } from 'node:crypto'
import { demoElderPhone } from '../../../db/demo/residents-known.ts'
import { readInvitationById } from '../../../backend/family/invitation.store.ts'
import { makeInvitation } from '../../../backend/family/make-invitation.action.ts'
import { invitationToken } from '../../../backend/family/secrets.ts'
import { makeBindSlip } from '../../../backend/identity/make-bind-slip.action.ts'
import type { Deps } from '../../../backend/kernel/deps.ts'
import { inTransaction } from '../../../backend/kernel/transaction.ts'
import { jobActor } from '../../../backend/vocabulary/actor.ts'
import { familyPermissions } from '../../../backend/vocabulary/role.ts'

/** The demonstration's elder; undefined when somebody has taken her out of the books. */
const demoElder = (deps: Deps): Promise<{ id: number } | undefined> =>
  deps.db
    .selectFrom('diners')
    .select('id')
    .where('phone', '=', demoElderPhone)
    .where('died_on', 'is', null)
    .where('left_on', 'is', null)
    .executeTakeFirst()

const actor = jobActor('start')

/**
 * The path behind a fresh slip of the demonstration's elder: opening it signs this browser in as her, as the QR
 * on a printed slip does. Single use, 24 hours; null when she is not in the books.
 */
export async function elderLink(deps: Deps): Promise<string | null> {
  const elder = await demoElder(deps)
  if (!elder) return null
  const write = { actorKey: actor.key, key: randomUUID(), endpoint: 'makeBindSlip', body: {} }
  const visitor = { actor, write, address: '', userAgent: '' }
  const { secret } = await makeBindSlip(deps, visitor, elder.id)
  return `/bind?slip=${secret}`
}

/** The path behind a fresh slip for her family: whoever opens it looks after her. Single use, 24 hours. */
export async function familyLink(deps: Deps): Promise<string | null> {
  const { db, sealer } = deps
  const elder = await demoElder(deps)
  if (!elder) return null
  const { invitationId } = await inTransaction(db, (tx) =>
    makeInvitation(tx, sealer, {
      actor,
      dinerId: elder.id,
      kind: 'slip',
      permissions: familyPermissions,
    }),
  )
  const invitation = await readInvitationById(db, invitationId)
  return invitation && `/join/${invitationToken(sealer, invitation.nonce)}`
}
