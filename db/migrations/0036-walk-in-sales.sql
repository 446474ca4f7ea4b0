-- Sold at the counter to somebody who had not booked: nobody's booked count, and no place in a queue.
alter type booking_channel add value 'walk_in';

alter table canteens
  -- Whoever forgot her card may be known by her name and her face.
  add column name_may_collect boolean not null default true,
  -- Minutes in which the counter takes back what it pressed by mistake; 0 never.
  add column undo_minutes integer not null default 10 check (undo_minutes between 0 and 60);

-- Portions of a dish that the cook makes beyond the booked ones, for whoever comes without a booking. The cook's
-- decision writes the limit; selling counts against it. The booked count knows nothing of it.
create table remainders (
  offering_id   bigint  primary key references offerings,
  serving_id    bigint  not null references servings,
  portion_limit integer not null check (portion_limit >= 0),
  sold          integer not null default 0 check (sold >= 0),
  constraint remainders_not_oversold check (sold <= portion_limit)
);
create index remainders_by_serving on remainders (serving_id);
insert into remainders (offering_id, serving_id, portion_limit)
select distinct on (p.offering_id) p.offering_id, p.serving_id, greatest(p.extra, 0) from cook_plans p
order by p.offering_id, p.id desc;

-- Somebody nobody knows, at list price, in cash: no diner, no help, no wallet.
create table guest_sales (
  id             bigint      generated always as identity primary key,
  serving_id     bigint      not null references servings,
  canteen_id     bigint      not null references canteens,
  offering_id    bigint      not null references offerings,
  portions       integer     not null check (portions > 0),
  way            way         not null,
  price_fen      integer     not null check (price_fen >= 0),
  ticket_no      integer     not null,
  transaction_id bigint      references ledger_transactions,
  sold_by        text        not null,
  sold_by_name   text        not null,
  sold_at        timestamptz not null default app_now(),
  undone_by      text,
  undone_by_name text,
  undone_at      timestamptz,
  constraint guest_sales_undone_whole check (num_nonnulls(undone_by, undone_by_name, undone_at) in (0, 3))
);
create index guest_sales_by_serving on guest_sales (serving_id);
create index guest_sales_by_offering on guest_sales (offering_id);

-- Handed over instead of what was ordered, out of the remainder: what she ordered and pays stays as it was sold.
create table exchanges (
  id                  bigint      generated always as identity primary key,
  booking_id          bigint      not null references bookings,
  ordered_offering_id bigint      not null references offerings,
  given_offering_id   bigint      not null references offerings,
  given_by            text        not null,
  given_by_name       text        not null,
  given_at            timestamptz not null default app_now(),
  undone_by           text,
  undone_by_name      text,
  undone_at           timestamptz,
  constraint exchanges_for_another check (given_offering_id <> ordered_offering_id),
  constraint exchanges_undone_whole check (num_nonnulls(undone_by, undone_by_name, undone_at) in (0, 3))
);
-- One meal: whatever is given instead is given once.
create unique index exchanges_one_per_booking on exchanges (booking_id) where undone_at is null;
create index exchanges_by_booking on exchanges (booking_id);
create index exchanges_by_ordered on exchanges (ordered_offering_id);
create index exchanges_by_given on exchanges (given_offering_id);

-- What was sold or given stands as it was: it may be taken back, once, and nothing else.
create function taken_back_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.undone_at is not null
    or (to_jsonb(new) - '{undone_by,undone_by_name,undone_at}'::text[]) <> (to_jsonb(old) - '{undone_by,undone_by_name,undone_at}'::text[])
  then
    raise exception 'a sale stands as it was made' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guest_sales_stand before update or delete on guest_sales for each row execute function taken_back_once();
create trigger exchanges_stand before update or delete on exchanges for each row execute function taken_back_once();

-- As before, and sales to guests are meals of their serving's month too.
create or replace function refuse_closed_month() returns trigger language plpgsql as $$
declare
  of_serving bigint;
begin
  perform 1 from canteens c where c.id = new.canteen_id for key share;
  if tg_table_name in ('bookings', 'guest_sales') then
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
create trigger guest_sales_month_open before insert or update on guest_sales
  for each row execute function refuse_closed_month();

-- As before, and what guests paid: served, at list price, in cash.
create or replace function canteen_figures(canteen bigint, first_day date, day_after date, through bigint)
  returns table (day date, figure text, funder_id bigint, amount bigint) language sql stable as $$
  with served as (
    select s.day, b.id, b.portions, b.state
    from servings s join bookings b on b.serving_id = s.id
    where s.canteen_id = canteen and s.day >= first_day and s.day < day_after
      and b.state in ('collected', 'delivered', 'missed')
  ), guests as (
    select s.day, g.portions, g.price_fen
    from servings s join guest_sales g on g.serving_id = s.id
    where s.canteen_id = canteen and s.day >= first_day and s.day < day_after and g.undone_at is null
      and coalesce(g.transaction_id, 0) <= through
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
  select g.day, 'served', null, sum(g.portions)::bigint from guests g group by 1
  union all
  select g.day, f.figure, null, sum(g.price_fen)::bigint from guests g cross join (values ('list'), ('cash')) f(figure) group by 1, 2
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
