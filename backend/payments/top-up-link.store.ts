import { sql } from 'kysely'
import { hashToken } from '../kernel/crypto.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { present } from '../vocabulary/invariant.ts'

export interface LinkedDiner {
  readonly linkId: number
  readonly dinerId: number
  readonly canteenId: number
  /** 张*英: what a stranger who found the slip may see. */
  readonly maskedName: string
  readonly canteenName: string
  readonly canteenNameEn: string
  readonly canteenPhone: string
}

/** Whom a link pays in for; null once it was ended, or she is gone. */
export const readLinkedDiner = async (
  reader: Reader,
  token: string,
): Promise<LinkedDiner | null> => {
  const found = await sql<LinkedDiner>`
    select l.id as "linkId", d.id as "dinerId", c.id as "canteenId", c.name as "canteenName", c.name_en as "canteenNameEn",
      c.phone as "canteenPhone",
      left(d.name, 1) || '*' || case when length(d.name) > 2 then right(d.name, 1) else '' end as "maskedName"
    from top_up_links l join diners d on d.id = l.diner_id join canteens c on c.id = d.home_canteen_id
    where l.token_hash = ${hashToken(token)} and l.revoked_at is null and d.died_on is null
      and coalesce(d.left_on > service_day_of(app_now()), true)`.execute(reader)
  return found.rows[0] ?? null
}

/** Ends the link that counts; true when there was one. */
export const endTopUpLink = async (tx: Tx, dinerId: number): Promise<boolean> => {
  const ended = await sql`
    update top_up_links set revoked_at = app_now() where diner_id = ${dinerId} and revoked_at is null`.execute(
    tx,
  )
  return (ended.numAffectedRows ?? 0n) > 0n
}

export const insertTopUpLink = async (
  tx: Tx,
  link: { readonly dinerId: number; readonly token: string; readonly madeBy: string },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into top_up_links (diner_id, token_hash, made_by)
    values (${link.dinerId}, ${hashToken(link.token)}, ${link.madeBy}) returning id`.execute(tx)
  return present(made.rows[0], 'insert returns its row').id
}
