import { sql } from 'kysely'
import { hashToken } from '../kernel/crypto.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import type { DeviceKind } from '../vocabulary/role.ts'
import type { TakenLetter } from './kiosk-letter.rules.ts'

/** Keyed: eight digits hashed plainly would be read off a dump. */
const hashOfPairing = (sealer: Sealer, code: string): Buffer => sealer.index(`pairing:${code}`)

export interface NewDevice {
  readonly canteenId: number
  readonly kind: DeviceKind
  readonly name: string
  readonly code: string
  readonly createdBy: string
}

/** Null when another device waits with the same eight digits. */
export const insertDevice = async (
  tx: Tx,
  sealer: Sealer,
  device: NewDevice,
): Promise<{ deviceId: number; expiresAt: Date } | null> => {
  const made = await sql<{ deviceId: number; expiresAt: Date }>`
    insert into devices (canteen_id, kind, name, pairing_hash, pairing_expires_at, created_by)
    values (${device.canteenId}, ${device.kind}::device_kind, ${device.name},
      ${hashOfPairing(sealer, device.code)}, app_now() + interval '15 minutes', ${device.createdBy})
    on conflict (pairing_hash) do nothing
    returning id as "deviceId", pairing_expires_at as "expiresAt"`.execute(tx)
  return made.rows[0] ?? null
}

export interface PairedDevice {
  readonly deviceId: number
  readonly canteenId: number
  readonly kind: DeviceKind
}

/** Spends a pairing code: of any number that try at once, one becomes the device. */
export const pairWaitingDevice = async (
  tx: Tx,
  sealer: Sealer,
  pairing: { readonly code: string; readonly token: string },
): Promise<PairedDevice | null> => {
  const paired = await sql<PairedDevice>`
    update devices set token_hash = ${hashToken(pairing.token)}, registered_at = app_now(),
      last_seen_at = app_now(), pairing_hash = null, pairing_expires_at = null
    where pairing_hash = ${hashOfPairing(sealer, pairing.code)}
      and pairing_expires_at > app_now() and revoked_at is null
    returning id as "deviceId", canteen_id as "canteenId", kind`.execute(tx)
  return paired.rows[0] ?? null
}

/** All letters of a canteen's kiosks. Two that register at once wait here for each other. */
export const lockLetters = async (tx: Tx, canteenId: number): Promise<TakenLetter[]> => {
  await sql`select from canteens where id = ${canteenId} for no key update`.execute(tx)
  const found = await sql<TakenLetter>`
    select letter, revoked_at is null as "inUse" from devices
    where canteen_id = ${canteenId} and letter is not null`.execute(tx)
  return found.rows
}

export const giveLetter = async (tx: Tx, deviceId: number, letter: string): Promise<void> => {
  await tx.updateTable('devices').set({ letter }).where('id', '=', deviceId).execute()
}

/** The token's hash stays: a device that comes back is told that it was switched off. */
export const endDevice = async (tx: Tx, canteenId: number, deviceId: number): Promise<boolean> => {
  const ended = await sql<{ id: number }>`
    update devices set revoked_at = app_now(), pairing_hash = null, pairing_expires_at = null
    where id = ${deviceId} and canteen_id = ${canteenId} and revoked_at is null
    returning id`.execute(tx)
  return ended.rows.length > 0
}

export const clearExpiredPairings = async (db: Reader): Promise<void> => {
  await sql`
    update devices set pairing_hash = null, pairing_expires_at = null
    where pairing_expires_at < app_now()`.execute(db)
}
