import { sql } from 'kysely'
import type { Check } from './verify-check.ts'

export const deskChecks: readonly Check[] = [
  [
    'I9 what came of a call is on the record',
    sql`select 'call ' || t.id as what from call_tries t join servings s on s.id = t.serving_id
      where not exists (select from audit_entries e where e.subject = 'diner:' || t.diner_id and e.chain_id = s.canteen_id
        and e.action = 'call_back.noted' and e.actor = t.tried_by and (e.detail->>'servingId')::bigint = t.serving_id)`,
  ],
  [
    'I9 an order was read back to her by a person',
    sql`select 'booking ' || booking_id || ', move ' || seq as what from booking_moves
      where read_back_at is not null and (actor not like 'account:%' and actor not like 'device:%' or move in ('confirm', 'collect', 'miss'))`,
  ],
]
