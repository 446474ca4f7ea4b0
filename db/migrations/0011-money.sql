-- Accounts of the whole money circle. 'bank': the canteen's money outside the drawer, in its safe or at the bank.
alter type account_kind add value 'bank';
-- What a counted drawer had too much or too little.
alter type account_kind add value 'over_short';
-- Paid online, still at the payment provider; on its way back to who paid it; held back there in a dispute; lost there.
alter type account_kind add value 'clearing';
alter type account_kind add value 'refunding';
alter type account_kind add value 'disputed';
alter type account_kind add value 'dispute_loss';
-- Given for meals of people who are short: a fund, owed to whoever it will be given to.
alter type account_kind add value 'donations';

alter table canteens
  -- How far a diner's wallet may go below zero before she is asked for cash; fen.
  add column overdraft_fen integer not null default 0 check (overdraft_fen between 0 and 10000),
  -- Below this her family is told; fen.
  add column low_balance_fen integer not null default 2000 check (low_balance_fen between 0 and 50000);

-- A wallet may go as far below zero as its canteen's policy says, the donation fund never. The column is compared
-- as text: a value of an enum added in this transaction cannot be named in it.
alter table ledger_accounts
  add column floor_fen integer not null default 0 check (floor_fen <= 0);
alter table ledger_accounts drop constraint ledger_accounts_wallet_not_negative;
alter table ledger_accounts add constraint ledger_accounts_wallet_not_negative
  check (kind::text not in ('wallet', 'donations') or balance_fen >= floor_fen);

-- Wallets, drawers and the donation fund carry a counter; wallet and fund are owed, their balance is −Σ.
create or replace function post_ledger(tx_kind text, canteen bigint, booking bigint, reverses bigint, actor text, note text, entries jsonb)
  returns bigint language plpgsql as $$
declare
  tx bigint;
  accounts bigint[];
begin
  insert into ledger_accounts (kind, canteen_id, diner_id, funder_id, floor_fen)
  select distinct e.kind, e."canteenId", e."dinerId", e."funderId",
    case when e.kind = 'wallet' then
      coalesce((select -c.overdraft_fen from diners d join canteens c on c.id = d.home_canteen_id where d.id = e."dinerId"), 0)
    else 0 end
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

  perform 1 from ledger_accounts a
  where a.id = any (accounts) and a.kind in ('wallet', 'drawer', 'donations') order by a.id for update;

  update ledger_accounts a
  set balance_fen = a.balance_fen + case when a.kind = 'drawer' then moved.amount else -moved.amount end
  from (
    select accounts[e.n] as account_id, sum((e.entry->>'amountFen')::bigint) as amount
    from jsonb_array_elements(entries) with ordinality as e(entry, n) group by 1
  ) moved
  where a.id = moved.account_id and a.kind in ('wallet', 'drawer', 'donations');

  insert into ledger_transactions (kind, canteen_id, booking_id, reverses_id, actor, note)
  values (tx_kind, canteen, booking, reverses, actor, note) returning id into tx;

  insert into ledger_entries (transaction_id, line_no, account_id, amount_fen)
  select tx, e.n, accounts[e.n], (e.entry->>'amountFen')::bigint
  from jsonb_array_elements(entries) with ordinality as e(entry, n);
  return tx;
end $$;
