import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { FamilyTopic, NoticeWay } from '../vocabulary/notices.ts'
import type { FamilyPermission } from '../vocabulary/role.ts'

export interface FamilyNotice {
  readonly canteenId: number
  readonly kind: string
  readonly params: unknown
  readonly way: NoticeWay
  readonly topic: FamilyTopic
  /** What the diner must have allowed. */
  readonly needs: FamilyPermission
  /** As long as nobody chose. */
  readonly wantedFromTheStart: boolean
}

/**
 * One for each member of her family who may and wants to hear of it; returns for how many. Whoever has no telephone
 * finds it on the page only. Of the dead nothing is told.
 */
export const insertForFamilyOf = async (
  tx: Tx,
  dinerId: number,
  notice: FamilyNotice,
): Promise<number> => {
  const told = await sql`
    insert into notices (canteen_id, diner_id, account_id, kind, params, way, state, over_at)
    select ${notice.canteenId}, d.id, a.id, ${notice.kind}, ${JSON.stringify(notice.params)}::jsonb, w.way,
      case when w.way = 'feed' then 'delivered' else 'waiting' end::notice_state,
      case when w.way = 'feed' then app_now() end
    from role_grants g join accounts a on a.id = g.account_id join diners d on d.id = g.diner_id
    left join notice_choices c on c.account_id = a.id and c.diner_id = d.id and c.topic = ${notice.topic}
    cross join lateral (
      select case when a.phone is null then 'feed' else ${notice.way} end::notice_way as way) w
    where g.diner_id = ${dinerId} and g.role = 'family' and g.ended_at is null and a.ended_at is null
      and ${notice.needs} = any (g.permissions) and d.died_on is null
      and coalesce(c.wanted, ${notice.wantedFromTheStart})
    order by a.id`.execute(tx)
  return Number(told.numAffectedRows ?? 0)
}

/** One for each family account that wants to hear of it, however many it looks after at this canteen; each week once. */
export const insertForFamiliesOfCanteen = async (
  tx: Tx,
  monday: ServiceDay,
  notice: FamilyNotice,
): Promise<void> => {
  await sql`
    insert into notices (canteen_id, diner_id, account_id, kind, params, way, state, over_at)
    select distinct on (a.id) ${notice.canteenId}::bigint, d.id, a.id, ${notice.kind}, ${JSON.stringify(notice.params)}::jsonb, w.way,
      case when w.way = 'feed' then 'delivered' else 'waiting' end::notice_state,
      case when w.way = 'feed' then app_now() end
    from diners d join role_grants g on g.diner_id = d.id join accounts a on a.id = g.account_id
    left join notice_choices c on c.account_id = a.id and c.diner_id = d.id and c.topic = ${notice.topic}
    cross join lateral (
      select case when a.phone is null then 'feed' else ${notice.way} end::notice_way as way) w
    where d.home_canteen_id = ${notice.canteenId} and d.died_on is null
      and coalesce(d.left_on > service_day_of(app_now()), true)
      and g.role = 'family' and g.ended_at is null and a.ended_at is null and ${notice.needs} = any (g.permissions)
      and coalesce(c.wanted, ${notice.wantedFromTheStart})
      and not exists (select from notices n where n.account_id = a.id and n.kind = ${notice.kind}
        and n.canteen_id = ${notice.canteenId} and n.params->>'monday' = ${monday})
    order by a.id, d.id`.execute(tx)
}
