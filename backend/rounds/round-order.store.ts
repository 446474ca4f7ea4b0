import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Agreement } from '../vocabulary/round.ts'

export interface RoundOrder {
  readonly bookingId: number
  readonly dinerId: number
  readonly canteenId: number
}

/** The order a phone once sent under this key; null when none arrived, or it was refused. */
export const readRoundOrder = async (
  reader: Reader,
  orderKey: string,
): Promise<RoundOrder | null> => {
  const found = await sql<RoundOrder>`
    select b.id as "bookingId", b.diner_id as "dinerId", b.canteen_id as "canteenId"
    from round_orders r join bookings b on b.id = r.booking_id where r.order_key = ${orderKey}`.execute(
    reader,
  )
  return found.rows[0] ?? null
}

export const insertRoundOrder = async (
  tx: Tx,
  order: {
    readonly orderKey: string
    readonly bookingId: number
    readonly agreed: Agreement
    readonly actor: Actor
    readonly takenAt: Date
  },
): Promise<void> => {
  await tx
    .insertInto('round_orders')
    .values({
      order_key: order.orderKey,
      booking_id: order.bookingId,
      agreed: order.agreed,
      taken_by: order.actor.key,
      taken_at: order.takenAt,
    })
    .execute()
}

/** Coming back to a building within the hour is the same look, or the chain would drown in them. */
export const lookedAtRoundLately = async (
  reader: Reader,
  actorKey: string,
  { canteenId, buildingId }: { readonly canteenId: number; readonly buildingId: number },
): Promise<boolean> => {
  const found = await sql`
    select 1 from audit_entries
    where chain_id = ${canteenId} and subject = ${`place:${buildingId}`} and action = 'round.looked_at' and actor = ${actorKey}
      and at > app_now() - interval '1 hour' limit 1`.execute(reader)
  return found.rows.length > 0
}
