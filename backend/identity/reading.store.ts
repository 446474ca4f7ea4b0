import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Reading } from '../vocabulary/reading.ts'

/** What is null stays as it was. */
export const keepReading = async (tx: Tx, accountId: number, chosen: Reading): Promise<void> => {
  await sql`
    update accounts set language = coalesce(${chosen.language}::text, language),
      text_step = coalesce(${chosen.text}::smallint, text_step),
      contrast = coalesce(${chosen.contrast}::text, contrast)
    where id = ${accountId}`.execute(tx)
}
