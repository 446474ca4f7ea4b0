import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { ageOn } from '../vocabulary/calendar.ts'
import { callNameOf } from '../vocabulary/call-name.ts'
import type { CallName } from '../vocabulary/call-name.ts'
import { present } from '../vocabulary/invariant.ts'

export interface SessionFacts {
  readonly diner: {
    readonly dinerId: number
    readonly name: string
    readonly callName: CallName
  } | null
  /** The canteen a member of staff works at: their own, or the first inside or around their places. */
  readonly staffCanteenId: number | null
  /** A kiosk's. */
  readonly letter: string | null
  readonly help: { readonly canteenName: CallName; readonly phone: string }
  readonly today: ServiceDay
}

interface Row {
  name: string | null
  name_pinyin: string
  gender: 'female' | 'male'
  birth_date: ServiceDay
  today: ServiceDay
  staff_canteen_id: number | null
  canteen_name: string | null
  canteen_name_en: string
  phone: string
  letter: string | null
}

export interface SessionScope {
  readonly dinerId: number | null
  /** Of the person's grants, then of the device. */
  readonly canteenId: number | null
  readonly deviceCanteenId: number | null
  readonly deviceId: number | null
  readonly placeIds: readonly number[]
}

/** Whom to greet, and whose telephone stands on every page: hers, else the one of where this is, else the first. */
export const sessionView = async (db: Reader, scope: SessionScope): Promise<SessionFacts> => {
  const found = await sql<Row>`
    with place_canteen as (
      select min(c.id) as id from places p, canteens c join places at on at.id = c.community_id
      where p.id = any(${scope.placeIds}::bigint[]) and (p.id = any(at.ancestor_ids) or exists (
        select from canteen_communities cc
        where cc.canteen_id = c.id and cc.community_id = any(p.ancestor_ids)))),
    staff as (select coalesce(${scope.canteenId}::bigint, place_canteen.id) as canteen_id from place_canteen)
    select d.name, d.name_pinyin, d.gender, d.birth_date, service_day_of(app_now()) as today,
      staff.canteen_id as staff_canteen_id,
      c.name as canteen_name, c.name_en as canteen_name_en, c.phone,
      (select letter from devices where id = ${scope.deviceId}) as letter
    from staff
    left join diners d on d.id = ${scope.dinerId}
    left join canteens c on c.id = coalesce(d.home_canteen_id, ${scope.deviceCanteenId}::bigint,
      staff.canteen_id, (select min(id) from canteens))`.execute(db)
  const row = present(found.rows[0], 'always a row')
  return {
    diner:
      scope.dinerId === null || row.name === null
        ? null
        : {
            dinerId: scope.dinerId,
            name: row.name,
            callName: callNameOf({
              name: row.name,
              namePinyin: row.name_pinyin,
              gender: row.gender,
              age: ageOn(row.birth_date, row.today),
            }),
          },
    staffCanteenId: row.staff_canteen_id,
    today: row.today,
    letter: row.letter,
    // A community being set up has no canteen yet.
    help:
      row.canteen_name === null
        ? { canteenName: { zh: '', en: '' }, phone: '' }
        : { canteenName: { zh: row.canteen_name, en: row.canteen_name_en }, phone: row.phone },
  }
}

export interface OpenSession {
  readonly sessionId: number
  readonly userAgent: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

/** Where an account is signed in, latest first. */
export const openSessionsView = async (db: Reader, accountId: number): Promise<OpenSession[]> => {
  const found = await sql<OpenSession>`
    select id as "sessionId", user_agent as "userAgent", created_at as "createdAt",
      last_seen_at as "lastSeenAt"
    from sessions
    where account_id = ${accountId} and revoked_at is null and expires_at > app_now()
    order by last_seen_at desc, id desc`.execute(db)
  return found.rows
}
