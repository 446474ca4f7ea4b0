import type { AuditAction } from '../vocabulary/audit-actions.ts'
import { sql } from 'kysely'
import type { Actor } from '../vocabulary/actor.ts'
import type { Reader, Tx } from './database.ts'

/** The city's own chain; canteens have one each, numbered as they are. */
export const cityChain = 0

export interface AuditEntry {
  /** Canteen id, or `cityChain`. */
  readonly chain: number
  readonly actor: Actor
  readonly action: AuditAction
  /** What it was done to: 'booking:12'. Never personal data. */
  readonly subject: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Entries of transactions that keep them back until everything else is written. */
const keptBack = new WeakMap<Tx, AuditEntry[]>()

/**
 * Work of many acts whose entries all come at its end, chain by chain: a chain's head is locked by its first entry,
 * and everybody else at the canteen would wait from the first act to the last.
 */
export const auditedLast = async <T>(tx: Tx, work: () => Promise<T>): Promise<T> => {
  const entries: AuditEntry[] = []
  keptBack.set(tx, entries)
  try {
    const result = await work()
    await appendAll(tx, entries)
    return result
  } finally {
    keptBack.delete(tx)
  }
}

const appendAll = async (tx: Tx, entries: readonly AuditEntry[]): Promise<void> => {
  const rows = entries.map(({ chain, actor, action, subject, detail = {} }) => ({
    chain,
    actor: actor.key,
    action,
    subject,
    detail,
  }))
  await sql`
    select audit_append(e.chain, e.actor, e.action, e.subject, e.detail) from (
      select (x.value->>'chain')::bigint as chain, x.value->>'actor' as actor, x.value->>'action' as action,
        x.value->>'subject' as subject, x.value->'detail' as detail
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as x(value, nth)
      order by 1, x.nth) e`.execute(tx)
}

/** Appends to the hash chains, in this order on each, in the transaction of the changes themselves. */
export const appendAudits = async (tx: Tx, entries: readonly AuditEntry[]): Promise<void> => {
  const kept = keptBack.get(tx)
  if (kept !== undefined) kept.push(...entries)
  else await appendAll(tx, entries)
}

/** Appends to the hash chain, in the transaction of the change itself. */
export const appendAudit = (tx: Tx, entry: AuditEntry): Promise<void> => appendAudits(tx, [entry])

/** Chains whose entries do not hash to their head: none, unless somebody edited the table. */
export const brokenChains = async (db: Reader): Promise<{ chainId: number; seq: number }[]> => {
  const found = await sql<{ chain_id: number; seq: number }>`
    select e.chain_id, e.seq from audit_entries e
    left join audit_entries p on p.chain_id = e.chain_id and p.seq = e.seq - 1
    where e.prev_hash <> coalesce(p.hash, ''::bytea)
       or e.hash <> audit_digest(e.prev_hash, e.seq, e.at, e.actor, e.action, e.subject, e.detail)
    union all
    select c.chain_id, c.seq from audit_chains c
    left join audit_entries e on e.chain_id = c.chain_id and e.seq = c.seq
    where c.seq > 0 and (e.hash is null or e.hash <> c.hash)`.execute(db)
  return found.rows.map((row) => ({ chainId: row.chain_id, seq: row.seq }))
}
