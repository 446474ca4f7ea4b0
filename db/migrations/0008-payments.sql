create type account_kind as enum
  ('wallet', 'drawer', 'prepaid', 'revenue', 'receivable', 'concession', 'missed_loss', 'rounding', 'opening');

-- Double entry in fen. An entry's amount is positive for a debit, negative for a credit; each transaction sums to 0.
create table ledger_accounts (
  id          bigint generated always as identity primary key,
  kind        account_kind not null,
  canteen_id  bigint references canteens,
  diner_id    bigint references diners,
  funder_id   bigint references funders,
  -- Wallets and drawers carry a counter, provably Σ entries; busy accounts are summed, a counter would be a hot row.
  -- A wallet is what the canteen owes the diner: its balance is −Σ.
  balance_fen bigint not null default 0,
  constraint ledger_accounts_wallet_not_negative check (kind <> 'wallet' or balance_fen >= 0)
);
create unique index ledger_accounts_once on ledger_accounts
  (kind, coalesce(canteen_id, 0), coalesce(diner_id, 0), coalesce(funder_id, 0));
create index ledger_accounts_by_diner on ledger_accounts (diner_id) where diner_id is not null;

create table ledger_transactions (
  id          bigint generated always as identity primary key,
  kind        text        not null,
  canteen_id  bigint      not null references canteens,
  booking_id  bigint,
  reverses_id bigint      references ledger_transactions,
  actor       text        not null,
  note        text        not null default '',
  at          timestamptz not null default app_now()
);
create index ledger_transactions_by_booking on ledger_transactions (booking_id);
create index ledger_transactions_by_canteen on ledger_transactions (canteen_id, at);
create unique index ledger_transactions_reversed_once on ledger_transactions (reverses_id) where reverses_id is not null;

create table ledger_entries (
  transaction_id bigint   not null references ledger_transactions,
  line_no        smallint not null,
  account_id     bigint   not null references ledger_accounts,
  amount_fen     bigint   not null check (amount_fen <> 0),
  primary key (transaction_id, line_no)
);
create index ledger_entries_by_account on ledger_entries (account_id);

create function ledger_entries_sum_to_zero() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from ledger_entries e
    where e.transaction_id in (select transaction_id from added)
    group by e.transaction_id having sum(e.amount_fen) <> 0
  ) then
    raise exception 'ledger transaction does not sum to zero' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_entries_balanced after insert on ledger_entries
  referencing new table as added for each statement execute function ledger_entries_sum_to_zero();
create trigger ledger_entries_append_only before update or delete on ledger_entries
  for each row execute function refuse_change();
create trigger ledger_transactions_append_only before update or delete on ledger_transactions
  for each row execute function refuse_change();

-- Posts one balanced transaction: opens accounts that are missing, moves the counters of wallets and drawers
-- (locked in the order of their ids), writes the entries. A wallet that would go below zero fails its check.
-- entries: [{"kind", "canteenId", "dinerId", "funderId", "amountFen"}]
create function post_ledger(tx_kind text, canteen bigint, booking bigint, reverses bigint, actor text, note text, entries jsonb)
  returns bigint language plpgsql as $$
declare
  tx bigint;
  accounts bigint[];
begin
  insert into ledger_accounts (kind, canteen_id, diner_id, funder_id)
  select distinct e.kind, e."canteenId", e."dinerId", e."funderId"
  from jsonb_to_recordset(entries) as e(kind account_kind, "canteenId" bigint, "dinerId" bigint, "funderId" bigint)
  where not exists (
    select 1 from ledger_accounts a
    where a.kind = e.kind and coalesce(a.canteen_id, 0) = coalesce(e."canteenId", 0)
      and coalesce(a.diner_id, 0) = coalesce(e."dinerId", 0) and coalesce(a.funder_id, 0) = coalesce(e."funderId", 0))
  on conflict do nothing;

  select array_agg(a.id order by e.n) into accounts
  from jsonb_array_elements(entries) with ordinality as e(entry, n)
  join ledger_accounts a
    on a.kind = (e.entry->>'kind')::account_kind
   and coalesce(a.canteen_id, 0) = coalesce((e.entry->>'canteenId')::bigint, 0)
   and coalesce(a.diner_id, 0) = coalesce((e.entry->>'dinerId')::bigint, 0)
   and coalesce(a.funder_id, 0) = coalesce((e.entry->>'funderId')::bigint, 0);

  perform 1 from ledger_accounts a where a.id = any (accounts) and a.kind in ('wallet', 'drawer') order by a.id for update;

  update ledger_accounts a
  set balance_fen = a.balance_fen + case when a.kind = 'wallet' then -moved.amount else moved.amount end
  from (
    select accounts[e.n] as account_id, sum((e.entry->>'amountFen')::bigint) as amount
    from jsonb_array_elements(entries) with ordinality as e(entry, n) group by 1
  ) moved
  where a.id = moved.account_id and a.kind in ('wallet', 'drawer');

  insert into ledger_transactions (kind, canteen_id, booking_id, reverses_id, actor, note)
  values (tx_kind, canteen, booking, reverses, actor, note) returning id into tx;

  insert into ledger_entries (transaction_id, line_no, account_id, amount_fen)
  select tx, e.n, accounts[e.n], (e.entry->>'amountFen')::bigint
  from jsonb_array_elements(entries) with ordinality as e(entry, n);
  return tx;
end $$;
