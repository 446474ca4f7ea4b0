import { sql } from 'kysely'
import type { SearchScope } from '../diners/search-query.rules.ts'
import { isInScopeOf } from '../diners/within-scope.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { NoticeWay } from '../vocabulary/notices.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** Whom to tell what. `params` is what the kind's sentence needs (notice.kinds.ts). */
export interface NewNotice<Kind extends string, Params> {
  readonly canteenId: number
  readonly dinerId: number
  readonly kind: Kind
  readonly params: Params
  /** When somebody else is called about her: that person's number. */
  readonly phone?: string
}

/**
 * Into the outbox, in the transaction that caused it: what happened and that she must hear of it stand or fall
 * together. The telephone number is taken at the moment of telling, so a corrected one is used.
 */
export const insertNotice = async <Kind extends string, Params>(
  tx: Tx,
  notice: NewNotice<Kind, Params>,
  way: Exclude<NoticeWay, 'feed'>,
): Promise<void> => {
  await sql`
    insert into notices (canteen_id, diner_id, phone, kind, params, way)
    values (${notice.canteenId}, ${notice.dinerId}, ${notice.phone ?? null}, ${notice.kind},
      ${JSON.stringify(notice.params)}::jsonb, ${way})`.execute(tx)
}

/** True when it was still to be told until now; told twice is told. Refuses `not_found`. */
export const markSent = async (
  tx: Tx,
  canteenId: number,
  noticeId: number,
  scope: SearchScope,
): Promise<boolean> => {
  const found = await sql<{ state: string }>`
    select n.state from notices n left join diners d on d.id = n.diner_id
    where n.id = ${noticeId} and n.canteen_id = ${canteenId} and (d.id is null or ${isInScopeOf(scope, canteenId)})
    for update of n`.execute(tx)
  if (!found.rows[0]) throw new Refusal('not_found')
  if (found.rows[0].state !== 'waiting') return false
  await sql`
    update notices set state = 'sent', sent_at = app_now(), over_at = app_now(),
      params = case when kind = 'one_time_code' then '{}' else params end
    where id = ${noticeId}`.execute(tx)
  return true
}

/** All of a kind about one diner, of one canteen, whose params hold these. */
interface NoticesAbout {
  readonly canteenId: number
  readonly dinerId: number
  readonly kind: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Takes off her family’s pages what was said today and turned out never to have been so. */
export const withdrawFromFeed = async (tx: Tx, about: NoticesAbout): Promise<void> => {
  await sql`
    update notices set state = 'withdrawn'
    where diner_id = ${about.dinerId} and canteen_id = ${about.canteenId} and kind = ${about.kind} and way = 'feed'
      and state = 'delivered' and params @> ${JSON.stringify(about.params)}::jsonb
      and service_day_of(created_at) = service_day_of(app_now())`.execute(tx)
}

/** Takes back what nobody has been told yet because it is no longer so. */
export const withdrawNotices = async (tx: Tx, about: NoticesAbout): Promise<void> => {
  await sql`
    update notices set state = 'withdrawn', over_at = app_now()
    where diner_id = ${about.dinerId} and canteen_id = ${about.canteenId} and kind = ${about.kind} and over_at is null
      and state = 'waiting' and params @> ${JSON.stringify(about.params)}::jsonb`.execute(tx)
}
