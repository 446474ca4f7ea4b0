import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** What a member of the family must be allowed to hear of a kind: `{ balance_low: 'pay' }`. */
export type NeededByKind = Readonly<Record<string, string>>

/**
 * The notice `n` may be told now: she lives, and whoever of her family it is for may still hear of it. Asked at each
 * step that tells, in its own statement: what was right when it was queued may be over when it goes out.
 */
export const mayHearOf = (needed: NeededByKind): RawBuilder<boolean> => sql<boolean>`(
  n.kind = 'one_time_code' or (
    not exists (select from diners dead where dead.id = n.diner_id and dead.died_on is not null)
    and (n.account_id is null or exists (
      select from role_grants g join accounts holder on holder.id = g.account_id
      where g.account_id = n.account_id and g.diner_id = n.diner_id and g.role = 'family'
        and g.ended_at is null and holder.ended_at is null
        and coalesce(${JSON.stringify(needed)}::jsonb ->> n.kind, 'see') = any (g.permissions)))))`

/**
 * The number of whom the notice `n` is for, as it is now; empty where there is none. One for her family goes to that
 * account's own proven number (`f`) or to nobody: never to the diner's (`d`), who is somebody else.
 */
export const numberOf = sql<string>`case when n.account_id is null
  then coalesce(n.phone, d.phone, '') else coalesce(f.phone, '') end`
