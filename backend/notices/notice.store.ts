import { sql } from 'kysely'
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
export const markSent = async (tx: Tx, canteenId: number, noticeId: number): Promise<boolean> => {
  const found = await sql<{ state: string }>`
    select state from notices where id = ${noticeId} and canteen_id = ${canteenId} for update`.execute(
    tx,
  )
  if (!found.rows[0]) throw new Refusal('not_found')
  if (found.rows[0].state !== 'waiting') return false
  await sql`
    update notices set state = 'sent', sent_at = app_now(), over_at = app_now(),
      params = case when kind = 'one_time_code' then '{}' else params end
    where id = ${noticeId}`.execute(tx)
  return true
}

/**
 * Takes back what nobody has been told yet because it is no longer so: all of a kind about her whose params hold
 * these.
 */
export const withdrawNotices = async (
  tx: Tx,
  about: {
    readonly dinerId: number
    readonly kind: string
    readonly params: Readonly<Record<string, unknown>>
  },
): Promise<void> => {
  await sql`
    update notices set state = 'withdrawn', over_at = app_now()
    where diner_id = ${about.dinerId} and kind = ${about.kind} and over_at is null and state = 'waiting'
      and params @> ${JSON.stringify(about.params)}::jsonb`.execute(tx)
}
