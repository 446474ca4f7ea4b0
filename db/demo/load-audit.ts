import { sql } from 'kysely'
import type { Tx } from '../../backend/kernel/database.ts'

export interface PastEntry {
  /** Canteen, or 0 for the city. */
  readonly chain: number
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}

/**
 * Appends entries with moments of the past, in order, hashed by the database's own function. The head of a chain is
 * moved once: moving it with each entry would leave thousands of dead versions of one row behind.
 */
export const loadAudit = async (tx: Tx, entries: readonly PastEntry[]): Promise<void> => {
  await sql`
    create or replace function pg_temp.append_past(entries jsonb) returns void language plpgsql as $$
    declare
      entry record;
      head audit_chains%rowtype;
      before bytea;
    begin
      for head in select * from audit_chains order by chain_id loop
        for entry in
          select * from jsonb_to_recordset(entries)
            as e(nth int, chain bigint, at timestamptz, actor text, action text, subject text, detail jsonb)
          where e.chain = head.chain_id order by e.at, e.nth
        loop
          before := head.hash;
          head.seq := head.seq + 1;
          head.prev_hash := before;
          head.hash := audit_digest(before, head.seq, entry.at, entry.actor, entry.action, entry.subject, entry.detail);
          insert into audit_entries (chain_id, seq, at, actor, action, subject, detail, prev_hash, hash)
          values (head.chain_id, head.seq, entry.at, entry.actor, entry.action, entry.subject, entry.detail, before, head.hash);
        end loop;
        update audit_chains set seq = head.seq, prev_hash = head.prev_hash, hash = head.hash where chain_id = head.chain_id;
      end loop;
    end $$`.execute(tx)
  const numbered = entries.map((entry, nth) => ({ nth, ...entry }))
  await sql`select pg_temp.append_past(${JSON.stringify(numbered)}::jsonb)`.execute(tx)
}
