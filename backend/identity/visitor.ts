import type { Deps } from '../kernel/deps.ts'
import type { CallContext } from '../kernel/route.ts'
import type { WriteRequest } from '../kernel/idempotency.store.ts'
import { createLimits } from './limits.store.ts'
import type { Limits } from './limits.store.ts'

/** What stands at the door: everything that signing in needs. */
export interface Gate extends Pick<Deps, 'db' | 'sealer' | 'config'> {
  readonly limits: Limits
}

export const openGate = ({ db, sealer, config }: Deps): Gate => ({
  db,
  sealer,
  config,
  limits: createLimits(db, sealer),
})

/** Who is at the door, known or not yet. */
export interface Visitor extends Pick<CallContext, 'actor' | 'address' | 'userAgent'> {
  readonly write: WriteRequest
}

/** Signed in: `secret` is the session's token, for the cookie and nowhere else. */
export interface SignedIn {
  readonly accountId: number
  readonly secret: string
}
