import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

/** Claims an event, in the transaction of its effect. False when it had its effect before. */
export const claimEvent = async (
  tx: Tx,
  event: {
    readonly provider: string
    readonly eventRef: string
    readonly kind: string
    readonly objectRef: string
  },
): Promise<boolean> => {
  const claimed = await sql`
    insert into provider_events (provider, event_ref, kind, object_ref, outcome)
    values (${event.provider}, ${event.eventRef}, ${event.kind}, ${event.objectRef}, 'taken')
    on conflict (provider, event_ref) do nothing`.execute(tx)
  return claimed.numAffectedRows === 1n
}
