import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { FamilyTopic } from '../vocabulary/notices.ts'

/** What an account said about a diner; topics it never said anything about are missing. */
export const readChoices = async (
  reader: Reader,
  accountId: number,
  dinerId: number,
): Promise<ReadonlyMap<string, boolean>> => {
  const found = await sql<{ topic: string; wanted: boolean }>`
    select topic, wanted from notice_choices
    where account_id = ${accountId} and diner_id = ${dinerId}`.execute(reader)
  return new Map(found.rows.map(({ topic, wanted }) => [topic, wanted]))
}

export const writeChoices = async (
  tx: Tx,
  accountId: number,
  dinerId: number,
  choices: readonly { readonly topic: FamilyTopic; readonly wanted: boolean }[],
): Promise<void> => {
  await sql`
    insert into notice_choices (account_id, diner_id, topic, wanted)
    select ${accountId}, ${dinerId}, topic, wanted
    from jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) as chosen (topic text, wanted boolean)
    order by topic
    on conflict (account_id, diner_id, topic)
    do update set wanted = excluded.wanted, chosen_at = excluded.chosen_at`.execute(tx)
}
