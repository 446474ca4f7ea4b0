import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { CallOutcome } from '../vocabulary/call-backs.ts'

export interface Call {
  readonly servingId: number
  readonly dinerId: number
}

/**
 * Takes the call in one statement: free, over, or hers already. Null while somebody else has it or the meal can no
 * longer be booked.
 */
export const takeCall = async (
  tx: Tx,
  { servingId, dinerId }: Call,
  accountId: number,
  minutes: number,
): Promise<Date | null> => {
  const taken = await sql<{ until: Date }>`
    insert into call_claims (serving_id, diner_id, account_id, until)
    select s.id, ${dinerId}, ${accountId}, app_now() + make_interval(mins => ${minutes}) from servings s
    where s.id = ${servingId} and s.state = 'open' and app_now() < s.cutoff_at
    on conflict (serving_id, diner_id) do update set account_id = excluded.account_id, until = excluded.until
    where call_claims.account_id = excluded.account_id or call_claims.until <= app_now()
    returning until`.execute(tx)
  return taken.rows[0]?.until ?? null
}

/** Who has a call, and until when; null when nobody has. */
export const readCallHolder = async (
  tx: Tx,
  { servingId, dinerId }: Call,
): Promise<{ name: string; until: Date } | null> => {
  const found = await sql<{ name: string; until: Date }>`
    select a.display_name as name, c.until from call_claims c join accounts a on a.id = c.account_id
    where c.serving_id = ${servingId} and c.diner_id = ${dinerId} and c.until > app_now()`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

/** Only one's own: what somebody else has taken since is hers. */
export const leaveCall = async (
  tx: Tx,
  { servingId, dinerId }: Call,
  accountId: number,
): Promise<void> => {
  await sql`
    delete from call_claims where serving_id = ${servingId} and diner_id = ${dinerId} and account_id = ${accountId}`.execute(
    tx,
  )
}

export const insertTry = async (
  tx: Tx,
  { servingId, dinerId }: Call,
  actor: Actor,
  outcome: Exclude<CallOutcome, 'let_go'>,
): Promise<void> => {
  await tx
    .insertInto('call_tries')
    .values({
      serving_id: servingId,
      diner_id: dinerId,
      outcome,
      tried_by: actor.key,
      tried_by_name: actor.name,
    })
    .execute()
}
