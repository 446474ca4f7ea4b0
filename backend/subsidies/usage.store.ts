import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Usage } from './limit.rules.ts'

const inOrder = (usages: readonly Usage[]): Usage[] =>
  usages.toSorted(
    (a, b) => a.limitKey.localeCompare(b.limitKey) || a.periodStart.localeCompare(b.periodStart),
  )

/**
 * Takes entitlement: guarded upserts, rows in a fixed order, so that no number of parallel bookings passes a cap.
 * Refuses `entitlement_used`, or `daily_limit` for the canteen's own limit of portions.
 */
export const takeUsage = async (
  tx: Tx,
  dinerId: number,
  usages: readonly Usage[],
): Promise<void> => {
  if (usages.length === 0) return
  const ordered = inOrder(usages)
  const rows = ordered.map(
    (usage) =>
      sql`(${dinerId}::bigint, ${usage.limitKey}, ${usage.periodStart}::date, ${usage.amount}::int, ${usage.cap}::int)`,
  )
  const tooMuch = ordered.find((usage) => usage.amount > usage.cap)
  if (tooMuch) throw refused(tooMuch)
  const taken = await sql<{ limit_key: string; period_start: string }>`
    insert into usage_counters as u (diner_id, limit_key, period_start, used, cap) values ${sql.join(rows)}
    on conflict (diner_id, limit_key, period_start) do update
      set used = u.used + excluded.used, cap = excluded.cap where u.used + excluded.used <= excluded.cap
    returning limit_key, period_start`.execute(tx)
  if (taken.rows.length === ordered.length) {
    for (const usage of ordered) await assertDays(tx, dinerId, usage)
    return
  }
  const kept = new Set(taken.rows.map((row) => `${row.limit_key}@${row.period_start}`))
  const missing = ordered.find((usage) => !kept.has(`${usage.limitKey}@${usage.periodStart}`))
  throw refused(missing)
}

/** The counter of the period is locked by now: nobody else begins a day of it before this booking stands or falls. */
const assertDays = async (tx: Tx, dinerId: number, usage: Usage): Promise<void> => {
  const { days, periodStart } = usage
  if (days === undefined) return
  const found = await sql<{ used: number }>`
    select count(*)::int as used from usage_counters
    where diner_id = ${dinerId} and period_start = ${periodStart}::date and starts_with(limit_key, ${days.key}) and used > 0`.execute(
    tx,
  )
  if ((found.rows[0]?.used ?? 0) > days.most) throw refused(usage)
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
    if (taken) await takeUsage(tx, dinerId, [taken])
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
