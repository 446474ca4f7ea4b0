-- `phone` opens the account and is told about others: only a number whose owner has shown that she holds it. What
-- somebody typed about herself waits here until then, and opens nothing.
alter table accounts add column unproven_phone text;

-- Until now a number typed while joining a family was believed. Those are asked to be shown once more.
update accounts a set unproven_phone = a.phone, phone = null
where a.phone is not null and a.user_name is null
  and exists (select from role_grants g where g.account_id = a.id and g.role = 'family')
  and not exists (select from role_grants g where g.account_id = a.id and g.role <> 'family');

-- Whose number the code is to prove; null: it signs in whoever has the number.
alter table one_time_codes add column account_id bigint references accounts;
create index one_time_codes_by_account on one_time_codes (account_id) where account_id is not null;
