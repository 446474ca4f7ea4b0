import { sql } from 'kysely'
import type { Check } from './verify-check.ts'

export const familyChecks: readonly Check[] = [
  [
    'I10 rights over a diner are the family’s, each of them known and once, and seeing is always among them',
    sql`select 'grant ' || g.id as what from role_grants g
      where case when g.role = 'family'
        then g.diner_id is null or not 'see' = any (g.permissions) or not g.permissions <@ '{see,book,pay,health}'
          or cardinality(g.permissions) <> (select count(distinct p) from unnest(g.permissions) p)
        else g.permissions <> '{}' or g.relation <> '' end`,
  ],
  [
    'I10 nobody is her own family, and only who was let in is let out again',
    sql`select 'grant ' || g.id as what from role_grants g
      where g.role = 'family' and g.ended_at is null and exists (
        select from role_grants o where o.account_id = g.account_id and o.diner_id = g.diner_id and o.role = 'diner' and o.ended_at is null)
      union all
      select 'grant ' || g.id || ' ended by ' || g.ended_by from role_grants g where g.ended_by is not null and g.ended_at is null`,
  ],
  [
    'I10 an invitation that was used let somebody in, once',
    sql`select 'invitation ' || i.id as what from family_invitations i
      left join (select granted_by, count(*) as grants, min(account_id) as account, min(diner_id) as diner
        from role_grants where role = 'family' and granted_by like 'invitation:%' group by granted_by) g
        on g.granted_by = 'invitation:' || i.id
      where case when i.used_at is null then g.grants is not null
        else (g.grants, g.account, g.diner) is distinct from (1::bigint, i.used_by, i.diner_id) end`,
  ],
  [
    'I10 a calendar is open only to somebody who is still let in',
    sql`select 'calendar ' || f.id as what from calendar_feeds f
      where f.ended_at is null and not exists (
        select from role_grants g where g.account_id = f.account_id and g.diner_id = f.diner_id and g.role = 'family' and g.ended_at is null)`,
  ],
]
