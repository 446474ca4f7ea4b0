import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'

export interface Official {
  readonly officialId: number
  readonly accountId: number
  readonly name: string
  readonly userName: string
  readonly role: 'officer' | 'auditor' | 'admin'
  readonly place: { readonly placeId: number; readonly name: string }
  readonly hasSecondFactor: boolean
}

/** Who answers for these very places, the largest place first. */
export const officialsView = async (
  db: Reader,
  placeIds: readonly number[],
): Promise<Official[]> => {
  const found = await sql<Official>`
    select g.id as "officialId", a.id as "accountId", a.display_name as name, a.user_name as "userName", g.role,
      json_build_object('placeId', p.id, 'name', p.name) as place,
      exists (select from totp_secrets t
        where t.account_id = a.id and t.confirmed_at is not null) as "hasSecondFactor"
    from role_grants g join accounts a on a.id = g.account_id join places p on p.id = g.place_id
    where g.ended_at is null and g.role in ('officer', 'auditor', 'admin')
      and g.place_id = any(${placeIds}::bigint[])
      and a.ended_at is null and a.user_name is not null
    order by array_length(p.ancestor_ids, 1), g.role, a.display_name, g.id`.execute(db)
  return found.rows
}
