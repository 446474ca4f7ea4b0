import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Db, Tx } from '../kernel/database.ts'
import type { Language } from '../vocabulary/role.ts'
import type { TheDiner } from './about.rules.ts'
import type { NextStep } from './delivery.rules.ts'
import { mayHearOf, numberOf, type NeededByKind } from './tellable.store.ts'
import { quiet } from './quiet-hours.store.ts'

export interface ClaimedMessage {
  readonly noticeId: number
  readonly key: string
  readonly kind: string
  readonly params: Readonly<Record<string, unknown>>
  /** With this one. */
  readonly tries: number
  /** As it is now; empty where there is none. */
  readonly phone: string
  /** Of the account of whoever reads it; Chinese where there is none, or nothing was chosen. */
  readonly language: Language
  readonly diner: TheDiner | null
}

const largestBatch = 10
/** A process that died while sending is taken over after this; every answer comes or is given up long before. */
const lease = sql`interval '1 minute'`

/** A member of the family reads her own; else whoever has the number; else, at her own number, the diner herself. */
const readerLanguage = sql`case
  when n.account_id is not null then f.language
  when n.phone is not null then
    (select a.language from accounts a where a.phone = n.phone and a.ended_at is null)
  else (select a.language from role_grants g join accounts a on a.id = g.account_id
    where g.diner_id = n.diner_id and g.role = 'diner' and g.ended_at is null and a.ended_at is null
    order by g.id limit 1) end`

/**
 * Takes the next messages that are due, for this process alone: a second one passes over rows that are locked or
 * leased. Nobody gets a second message before the first is settled; a code, which somebody is waiting for, passes
 * all others and knows no quiet hours. What may not be told any more is not
 * taken, and the next run withdraws it.
 */
export const claimMessages = async (tx: Tx, needed: NeededByKind): Promise<ClaimedMessage[]> => {
  const claimed = await sql<{ id: number }>`
    with due as (
      select n.id from notices n left join canteens c on c.id = n.canteen_id
      where n.over_at is null and n.way = 'message' and n.state in ('waiting', 'sending') and n.due_at <= app_now()
        and ${mayHearOf(needed)}
        and case when n.kind = 'one_time_code' then n.created_at > app_now() - interval '5 minutes'
          else not coalesce(${quiet}, false) and not exists (
            select from notices e where e.recipient = n.recipient and e.id < n.id and e.over_at is null
              and e.way = 'message' and e.kind <> 'one_time_code') end
      order by n.kind <> 'one_time_code', n.id limit ${largestBatch} for update of n skip locked
    )
    update notices n set state = 'sending', tries = n.tries + 1, due_at = app_now() + ${lease}
    from due where n.id = due.id returning n.id`.execute(tx)
  const ids = claimed.rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const found = await sql<ClaimedMessage>`
    select n.id as "noticeId", n.send_key as key, n.kind, n.params, n.tries,
      ${numberOf} as phone, coalesce(${readerLanguage}, 'zh-CN') as language,
      case when d.id is not null then jsonb_build_object('name', d.name, 'namePinyin', d.name_pinyin, 'gender', d.gender,
        'birthDate', d.birth_date, 'today', service_day_of(app_now())) end as diner
    from notices n left join diners d on d.id = n.diner_id left join accounts f on f.id = n.account_id
    where n.id = any(${ids}) order by n.id`.execute(tx)
  return found.rows
}

/** The provider has it: nothing readable stays of a code. An answer that came late counts as well. */
const settleSent = (db: Db, noticeId: number, ref: string): Promise<unknown> =>
  sql`
    update notices n set provider_ref = ${ref}, failure = null, sent_at = coalesce(sent_at, app_now()),
      over_at = coalesce(over_at, app_now()), state = case when state = 'delivered' then state else 'sent' end, way = 'message',
      params = case when kind = 'one_time_code' then '{}' else params end
    where id = ${noticeId} and (over_at is null or state = 'delivered')
      and not exists (select from notice_receipts r where r.notice_id = n.id and r.outcome = 'failed')`.execute(
    db,
  )

/** Not told by message: a person calls, or, where the kind is not worth one, it has failed and nothing secret stays. */
const givenUp = (calledKinds: readonly string[]): RawBuilder<unknown> => {
  const called = sql`kind = any(${calledKinds})`
  return sql`
    way = case when ${called} then 'call' else way end,
    state = (case when ${called} then 'waiting' else 'failed' end)::notice_state,
    over_at = case when ${called} then null else app_now() end,
    params = case when kind = 'one_time_code' then '{}' else params end`
}

/** What follows from an answer, as long as nobody else has taken the message over since. */
export const settleMessage = async (
  db: Db,
  { noticeId, tries }: Pick<ClaimedMessage, 'noticeId' | 'tries'>,
  next: NextStep,
  calledKinds: readonly string[],
): Promise<void> => {
  if (next.step === 'sent') {
    await settleSent(db, noticeId, next.ref)
    return
  }
  const mine = sql`id = ${noticeId} and state = 'sending' and tries = ${tries}`
  await (
    next.step === 'again'
      ? sql`
        update notices set state = 'waiting', failure = ${next.why}, due_at = app_now() + make_interval(secs => ${next.inSeconds})
        where ${mine}`
      : sql`update notices set ${givenUp(calledKinds)}, failure = ${next.why} where ${mine}`
  ).execute(db)
}

/** Writes a report down; false when it was known, null when no message has this key. */
export const noteReceipt = async (
  tx: Tx,
  key: string,
  outcome: 'delivered' | 'failed',
): Promise<boolean | null> => {
  // Locked, so that two reports of one message and the answer to it are taken one after the other.
  const found = await sql<{ id: number }>`
    select id from notices where send_key = ${key}::uuid for update`.execute(tx)
  const notice = found.rows[0]
  if (!notice) return null
  const noted = await sql`
    insert into notice_receipts (notice_id, outcome) values (${notice.id}, ${outcome}) on conflict do nothing`.execute(
    tx,
  )
  return noted.numAffectedRows === 1n
}

/** It arrived: whoever was to call her instead need not. What somebody has told her by telephone stays so. */
export const markDelivered = async (tx: Tx, key: string): Promise<void> => {
  await sql`
    update notices set state = 'delivered', way = 'message', failure = null, sent_at = coalesce(sent_at, app_now()),
      over_at = coalesce(over_at, app_now()), params = case when kind = 'one_time_code' then '{}' else params end
    where send_key = ${key}::uuid and state <> 'withdrawn' and not (way = 'call' and state = 'sent')`.execute(
    tx,
  )
}

/** It did not arrive, unless another report says that it did. */
export const markUndelivered = async (
  tx: Tx,
  key: string,
  calledKinds: readonly string[],
): Promise<void> => {
  await sql`
    update notices n set ${givenUp(calledKinds)}, failure = 'not_delivered'
    where send_key = ${key}::uuid and way = 'message' and state in ('sending', 'sent')
      and not exists (select from notice_receipts r where r.notice_id = n.id and r.outcome = 'delivered')`.execute(
    tx,
  )
}

/** What may not be told any more; what a process that died was sending too. */
export const withdrawUntellable = async (db: Db, needed: NeededByKind): Promise<void> => {
  await sql`
    update notices n set state = 'withdrawn', over_at = app_now()
    where n.over_at is null and (n.state = 'waiting' or n.state = 'sending' and n.due_at <= app_now())
      and not ${mayHearOf(needed)}`.execute(db)
}

/** What is no news any more. What somebody should have called about in time has failed, and stays to be seen. */
export const withdrawStale = async (
  db: Db,
  goodFor: readonly { readonly kind: string; readonly hours: number }[],
  calledKinds: readonly string[],
): Promise<void> => {
  await sql`
    update notices n set over_at = app_now(), failure = 'too_late',
      state = (case when n.kind = any(${calledKinds}) then 'failed' else 'withdrawn' end)::notice_state
    from jsonb_to_recordset(${JSON.stringify(goodFor)}::jsonb) as good (kind text, hours integer)
    where n.kind = good.kind and n.over_at is null and n.state = 'waiting'
      and n.created_at < app_now() - make_interval(hours => good.hours)`.execute(db)
}
