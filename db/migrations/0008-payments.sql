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
