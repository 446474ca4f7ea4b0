import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'

export interface AuditRow {
  readonly seq: number
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly detail: unknown
}

export interface AuditPage {
  /** Older than this entry. */
  readonly before: number | null
  readonly subject: string | null
}

/** A hundred entries of a canteen's chain, newest first. */
export const auditView = async (
  db: Reader,
  canteenId: number,
  page: AuditPage,
): Promise<AuditRow[]> => {
  const found = await sql<AuditRow>`
    select seq, at, actor, action, subject, detail from audit_entries
    where chain_id = ${canteenId}
      and seq < coalesce(${page.before}::bigint, 9223372036854775807)
      and subject = coalesce(${page.subject}::text, subject)
    order by seq desc limit 100`.execute(db)
  return found.rows
}
