-- The figures of a canteen by day, as the ledger and the bookings say: the manager's day, a month before it is
-- closed, what a close stores and what is checked against it later are all sums over these rows.
-- Meals count on the day of their serving, however late they were settled; cash and prepaid money on the day it moved.
-- Only transactions up to `through` count. list = wallet + cash + funded + concession + loss + other, always.
create function canteen_figures(canteen bigint, first_day date, day_after date, through bigint)
  returns table (day date, figure text, funder_id bigint, amount bigint) language sql stable as $$
  with served as (
    select s.day, b.id, b.portions, b.state
    from servings s join bookings b on b.serving_id = s.id
    where s.canteen_id = canteen and s.day >= first_day and s.day < day_after
      and b.state in ('collected', 'delivered', 'missed')
  ), entries as (
    select m.day, t.id, a.kind::text as kind, a.funder_id, e.amount_fen,
      bool_or(a.kind = 'revenue') over (partition by t.id) as sale
    from served m
    join ledger_transactions t on t.booking_id = m.id and t.id <= through
    join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.account_id
  ), moved as (
    select service_day_of(t.at) as day, t.booking_id, a.kind::text as kind, e.amount_fen
    from ledger_transactions t
    join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.account_id and a.kind::text in ('wallet', 'drawer')
    where t.canteen_id = canteen and t.id <= through
      and t.at >= first_day::timestamp at time zone 'Asia/Shanghai'
      and t.at < day_after::timestamp at time zone 'Asia/Shanghai'
  )
  select m.day, case when m.state = 'missed' then 'missed' else 'served' end, null::bigint, sum(m.portions)::bigint
  from served m group by 1, 2
  union all
  select e.day,
    case e.kind when 'revenue' then 'list' when 'prepaid' then 'wallet' when 'wallet' then 'wallet' when 'drawer' then 'cash'
      when 'receivable' then 'funded' when 'concession' then 'concession' when 'missed_loss' then 'loss' else 'other' end,
    case when e.kind = 'receivable' then e.funder_id end,
    sum(case when e.kind = 'revenue' then -e.amount_fen else e.amount_fen end)::bigint
  from entries e where e.sale group by 1, 2, 3
  union all
  select m.day, case when m.amount_fen < 0 then 'topped_up' else 'paid_out' end, null, sum(abs(m.amount_fen))::bigint
  from moved m where m.kind = 'wallet' and m.booking_id is null group by 1, 2
  union all
  select m.day, 'drawer', null, sum(m.amount_fen)::bigint from moved m where m.kind = 'drawer' group by 1
$$;

-- What every account of a canteen's own transactions holds at the end of the day before `day_after`. Each transaction
-- sums to zero, so these do: what the canteen has, and whose it is. The wallets of all diners are one line.
create function canteen_balances(canteen bigint, day_after date, through bigint)
  returns table (kind text, funder_id bigint, amount bigint) language sql stable as $$
  select a.kind::text, a.funder_id, sum(e.amount_fen)::bigint
  from ledger_transactions t
  join ledger_entries e on e.transaction_id = t.id
  join ledger_accounts a on a.id = e.account_id
  where t.canteen_id = canteen and t.id <= through and t.at < day_after::timestamp at time zone 'Asia/Shanghai'
  group by 1, 2
$$;

-- A whole month as one value, in one order: what a close stores, and what it is compared with.
create function month_totals(canteen bigint, month date, through bigint) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'through', through,
    'figures', coalesce((
      select jsonb_agg(jsonb_build_object('figure', f.figure, 'funderId', f.funder_id, 'amount', f.amount)
        order by f.figure, f.funder_id)
      from (select x.figure, x.funder_id, sum(x.amount)::bigint as amount
        from canteen_figures(canteen, month, (month + interval '1 month')::date, through) x group by 1, 2) f), '[]'::jsonb),
    'balances', coalesce((
      select jsonb_agg(jsonb_build_object('kind', b.kind, 'funderId', b.funder_id, 'amount', b.amount)
        order by b.kind, b.funder_id)
      from canteen_balances(canteen, (month + interval '1 month')::date, through) b), '[]'::jsonb))
$$;

-- A month whose figures are final: claims stand on it.
create table month_closes (
  canteen_id     bigint      not null references canteens,
  -- Its first day.
  month          date        not null check (extract(day from month) = 1),
  closed_by      text        not null,
  closed_by_name text        not null,
  closed_at      timestamptz not null default app_now(),
  -- As month_totals said at that moment; "through" is the last transaction that counts.
  totals         jsonb       not null,
  primary key (canteen_id, month)
);
create trigger month_closes_append_only before update or delete on month_closes
  for each row execute function refuse_change();

-- Meals of a closed month stay as they are. The canteen's row is shared before looking: a close takes it for itself,
-- so it waits for every change under way, and whoever comes later waits for the close and then sees it.
create function refuse_closed_month() returns trigger language plpgsql as $$
declare
  of_serving bigint;
begin
  perform 1 from canteens c where c.id = new.canteen_id for key share;
  if tg_table_name = 'bookings' then
    of_serving := new.serving_id;
  else
    select b.serving_id into of_serving from bookings b where b.id = new.booking_id;
  end if;
  if exists (
    select 1 from servings s join month_closes m
      on m.canteen_id = s.canteen_id and m.month = date_trunc('month', s.day::timestamp)::date
    where s.id = of_serving
  ) then
    raise exception 'the month of this meal is closed' using errcode = 'check_violation', constraint = 'month_closed';
  end if;
  return new;
end $$;
create trigger bookings_month_open before insert or update on bookings
  for each row execute function refuse_closed_month();
-- What was wrong in a closed month is put right by a reversal, which counts in the month it is made.
create trigger ledger_transactions_month_open before insert on ledger_transactions
  for each row when (new.booking_id is not null and new.kind not like 'reversal%') execute function refuse_closed_month();

-- How far below zero a wallet may go is its home canteen's word. One that is lower already keeps the floor it needs.
create function follow_overdraft() returns trigger language plpgsql as $$
begin
  perform 1 from ledger_accounts a join diners d on d.id = a.diner_id
  where a.kind::text = 'wallet' and d.home_canteen_id = new.id order by a.id for no key update of a;
  update ledger_accounts a set floor_fen = least(-new.overdraft_fen, a.balance_fen, 0)
  from diners d
  where d.id = a.diner_id and a.kind::text = 'wallet' and d.home_canteen_id = new.id
    and a.floor_fen <> least(-new.overdraft_fen, a.balance_fen, 0);
  return null;
end $$;
create trigger canteens_overdraft after update on canteens
  for each row when (new.overdraft_fen <> old.overdraft_fen) execute function follow_overdraft();

create function follow_home_overdraft() returns trigger language plpgsql as $$
begin
  update ledger_accounts a set floor_fen = least(-c.overdraft_fen, a.balance_fen, 0)
  from canteens c where c.id = new.home_canteen_id and a.kind::text = 'wallet' and a.diner_id = new.id;
  return null;
end $$;
create trigger diners_overdraft after update on diners
  for each row when (new.home_canteen_id <> old.home_canteen_id) execute function follow_home_overdraft();

-- A floor that was kept only because the wallet was lower rises with it: what she paid back she cannot owe again.
create function raise_kept_floor() returns trigger language plpgsql as $$
begin
  select greatest(new.floor_fen, least(-c.overdraft_fen, new.balance_fen, 0)) into new.floor_fen
  from diners d join canteens c on c.id = d.home_canteen_id where d.id = new.diner_id;
  return new;
end $$;
create trigger ledger_accounts_floor before update on ledger_accounts
  for each row when (new.kind::text = 'wallet' and new.balance_fen > old.balance_fen and new.floor_fen < 0)
  execute function raise_kept_floor();

-- Whose wallet is below its canteen's line, and whose family has heard of it: once for every drop.
create table low_balances (
  diner_id bigint      primary key references diners,
  told_at  timestamptz not null default app_now()
);
