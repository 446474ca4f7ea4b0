import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { hashToken } from '../kernel/crypto.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export interface KioskVisit {
  readonly visitId: number
  readonly dinerId: number
  readonly name: string
  readonly shown: 'card' | 'digits'
}

const alive = sql<boolean>`v.ended_at is null and v.last_seen_at > app_now() - interval '2 minutes'
  and v.opened_at > app_now() - interval '10 minutes'`

/** Opens a visit and ends the one before it. The device's row makes two scans at once wait for each other. */
export const insertVisit = async (
  tx: Tx,
  visit: {
    readonly deviceId: number
    readonly dinerId: number
    readonly shown: 'card' | 'digits'
    readonly secret: string
  },
): Promise<void> => {
  await sql`select from devices where id = ${visit.deviceId} for no key update`.execute(tx)
  await endVisitsOf(tx, visit.deviceId)
  await sql`
    insert into kiosk_visits (device_id, diner_id, shown, secret_hash)
    values (${visit.deviceId}, ${visit.dinerId}, ${visit.shown}::kiosk_shown, ${hashToken(visit.secret)})`.execute(
    tx,
  )
}

const endVisitsOf = async (tx: Tx, deviceId: number): Promise<void> => {
  await sql`update kiosk_visits set ended_at = app_now()
    where device_id = ${deviceId} and ended_at is null`.execute(tx)
}

/** The visit this secret opened at this device, its two minutes begun anew. Refuses `visit_over`. */
export const holdVisit = async (tx: Tx, deviceId: number, secret: string): Promise<KioskVisit> => {
  const found = await sql<KioskVisit>`
    update kiosk_visits v set last_seen_at = app_now() from diners d
    where d.id = v.diner_id and v.device_id = ${deviceId} and v.secret_hash = ${hashToken(secret)} and ${alive}
    returning v.id as "visitId", v.diner_id as "dinerId", d.name, v.shown`.execute(tx)
  if (!found.rows[0]) throw new Refusal('visit_over')
  return found.rows[0]
}

/** Ends one visit; one that is over stays so. */
export const endVisit = async (tx: Tx, deviceId: number, secret: string): Promise<void> => {
  await sql`update kiosk_visits set ended_at = app_now()
    where device_id = ${deviceId} and secret_hash = ${hashToken(secret)} and ended_at is null`.execute(
    tx,
  )
}

/** Visits whose person walked away; those of a month ago are nobody's business any more. */
export const endQuietVisits = async (db: Reader): Promise<void> => {
  await sql`update kiosk_visits v set ended_at = app_now() where ended_at is null and not (${alive})`.execute(
    db,
  )
  await sql`delete from kiosk_visits where opened_at < app_now() - interval '30 days'`.execute(db)
}

export interface KioskBooking {
  readonly dinerId: number
  readonly canteenId: number
  readonly atKiosk: boolean
}

export const readKioskBooking = async (
  reader: Reader,
  bookingId: number,
): Promise<KioskBooking | undefined> => {
  const found = await sql<KioskBooking>`
    select diner_id as "dinerId", canteen_id as "canteenId", channel = 'kiosk' as "atKiosk"
    from bookings where id = ${bookingId}`.execute(reader)
  return found.rows[0]
}
