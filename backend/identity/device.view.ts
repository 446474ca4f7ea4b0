import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { DeviceKind } from '../vocabulary/role.ts'

export interface DeviceRow {
  readonly deviceId: number
  readonly kind: DeviceKind
  readonly name: string
  readonly registeredAt: Date | null
  readonly lastSeenAt: Date | null
  readonly revokedAt: Date | null
}

/** Devices in use first, switched-off ones last. */
export const devicesView = async (db: Reader, canteenId: number): Promise<DeviceRow[]> => {
  const found = await sql<DeviceRow>`
    select id as "deviceId", kind, name, registered_at as "registeredAt",
      last_seen_at as "lastSeenAt", revoked_at as "revokedAt"
    from devices where canteen_id = ${canteenId}
    order by revoked_at is not null, id desc`.execute(db)
  return found.rows
}
