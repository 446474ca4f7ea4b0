import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

/** Keeps the count of a serving as it stands at cut-off, per offering and variant. */
export const freezeCount = async (tx: Tx, servingId: number): Promise<void> => {
  await sql`
    insert into frozen_counts (serving_id, offering_id, texture, tweaks, omits, portions)
    select b.serving_id, l.offering_id, l.texture, l.tweaks, l.omits, sum(l.quantity)
    from bookings b join booking_lines l on l.booking_id = b.id and l.revision = b.revision
    where b.serving_id = ${servingId} and b.state <> 'cancelled' and b.channel <> 'walk_in'
    group by b.serving_id, l.offering_id, l.texture, l.tweaks, l.omits`.execute(tx)
}
