import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Usage } from './limit.rules.ts'

const inOrder = (usages: readonly Usage[]): Usage[] =>
  usages.toSorted(
    (a, b) => a.limitKey.localeCompare(b.limitKey) || a.periodStart.localeCompare(b.periodStart),
  )

/** What one diner takes. */
export interface Taking {
  readonly dinerId: number
  readonly usages: readonly Usage[]
}

const inDinersOrder = (takings: readonly Taking[]): (Usage & { readonly dinerId: number })[] =>
  takings
    .toSorted((a, b) => a.dinerId - b.dinerId)
    .flatMap(({ dinerId, usages }) => inOrder(usages).map((usage) => ({ ...usage, dinerId })))

/**
 * Takes entitlement: guarded upserts, rows in a fixed order, so that no number of parallel bookings passes a cap.
 * One statement however many diners; the first of them who finds nothing left is the reason for all.
 * Refuses `entitlement_used`, or `daily_limit` for the canteen's own limit of portions.
 */
export const takeUsage = async (tx: Tx, ...takings: readonly Taking[]): Promise<void> => {
  const ordered = inDinersOrder(takings)
  if (ordered.length === 0) return
  const tooMuch = ordered.find((usage) => usage.amount > usage.cap)
  if (tooMuch) throw refused(tooMuch)
  const rows = ordered.map(({ dinerId, limitKey, periodStart, amount, cap }) => ({
    diner_id: dinerId,
    limit_key: limitKey,
    period_start: periodStart,
    amount,
    cap,
  }))
  const taken = await sql<{ diner_id: number; limit_key: string; period_start: string }>`
    insert into usage_counters as u (diner_id, limit_key, period_start, used, cap)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(diner_id bigint, limit_key text, period_start date, amount int, cap int)
    on conflict (diner_id, limit_key, period_start) do update
      set used = u.used + excluded.used, cap = excluded.cap where u.used + excluded.used <= excluded.cap
    returning diner_id, limit_key, period_start`.execute(tx)
  if (taken.rows.length === ordered.length) return assertDays(tx, ordered)
  const kept = new Set(
    taken.rows.map((row) => `${row.diner_id} ${row.limit_key}@${row.period_start}`),
  )
  const missing = ordered.find(
    ({ dinerId, limitKey, periodStart }) => !kept.has(`${dinerId} ${limitKey}@${periodStart}`),
  )
  throw refused(missing)
}

/** The counter of the period is locked by now: nobody else begins a day of it before this booking stands or falls. */
const assertDays = async (
  tx: Tx,
  usages: readonly (Usage & { readonly dinerId: number })[],
): Promise<void> => {
  const limited = usages.flatMap(({ dinerId, periodStart, days }) =>
    days === undefined
      ? []
      : [{ diner_id: dinerId, period_start: periodStart, key: days.key, most: days.most }],
  )
  if (limited.length === 0) return
  const found = await sql`
    select from jsonb_to_recordset(${JSON.stringify(limited)}::jsonb)
      as d(diner_id bigint, period_start date, key text, most int)
    where (select count(*) from usage_counters u
      where u.diner_id = d.diner_id and u.period_start = d.period_start and starts_with(u.limit_key, d.key) and u.used > 0) > d.most
    limit 1`.execute(tx)
  if (found.rows.length > 0) throw new Refusal('entitlement_used')
}

/** Gives entitlement back, in the same order of rows. */
export const returnUsage = async (
  tx: Tx,
  dinerId: number,
  usages: readonly Usage[],
): Promise<void> => {
  for (const usage of inOrder(usages)) {
    await tx
      .updateTable('usage_counters')
      .set((eb) => ({ used: eb('used', '-', usage.amount) }))
      .where('diner_id', '=', dinerId)
      .where('limit_key', '=', usage.limitKey)
      .where('period_start', '=', usage.periodStart)
      .execute()
  }
}

/**
 * Exchanges held entitlement for new, touching only what differs: row by row in the one order of rows. Giving
 * everything back first and taking afterwards would pass the order twice, and meet her other bookings head-on.
 */
export const exchangeUsage = async (
  tx: Tx,
  dinerId: number,
  held: readonly Usage[],
  wanted: readonly Usage[],
): Promise<void> => {
  const row = (usage: Usage): string => `${usage.limitKey}@${usage.periodStart}`
  const [before, after] = [held, wanted].map(
    (usages) => new Map(usages.map((usage) => [row(usage), usage])),
  ) as [Map<string, Usage>, Map<string, Usage>]
  for (const usage of inOrder([...new Map([...before, ...after]).values()])) {
    const [given, taken] = [before.get(row(usage)), after.get(row(usage))]
    if (given?.amount === taken?.amount) continue
    if (given) await returnUsage(tx, dinerId, [given])
    if (taken) await takeUsage(tx, { dinerId, usages: [taken] })
  }
}

const portionsKey = 'portions:day'

/** The canteen's own limit of portions a day, kept by the same guarded counter. */
export const portionsUsage = (
  day: Usage['periodStart'],
  portions: number,
  dailyLimit: number,
): Usage => ({
  limitKey: portionsKey,
  periodStart: day,
  amount: portions,
  cap: dailyLimit,
})

const refused = (usage: Usage | undefined): Refusal =>
  usage?.limitKey === portionsKey
    ? new Refusal('daily_limit', { max: usage.cap })
    : new Refusal('entitlement_used')
