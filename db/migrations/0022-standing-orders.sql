-- A meal that repeats: on these weekdays, this dish or whatever fits her, until further notice.
create table standing_orders (
  id          bigint generated always as identity primary key,
  diner_id    bigint       not null references diners,
  canteen_id  bigint       not null references canteens,
  meal        meal         not null,
  -- 1 Monday … 7 Sunday.
  weekdays    smallint[]   not null,
  -- Neither: what the kitchen would give her, among what fits her.
  set_id      bigint       references sets,
  dish_id     bigint       references dishes,
  size        portion_size not null default 'regular',
  way         way          not null,
  payment     payment_way  not null,
  -- Her own share, at most; a dearer meal is not booked.
  limit_fen   integer      not null check (limit_fen >= 0),
  valid_from  date         not null,
  valid_to    date,
  set_by      text         not null,
  set_by_name text         not null,
  created_at  timestamptz  not null default app_now(),
  changed_at  timestamptz  not null default app_now(),
  ended_at    timestamptz,
  check (cardinality(weekdays) between 1 and 7 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  check (num_nonnulls(set_id, dish_id) <= 1),
  check (valid_to > valid_from)
);
create index standing_orders_due on standing_orders (canteen_id, meal);
create index standing_orders_by_diner on standing_orders (diner_id);

-- Two orders of one diner never want the same meal of the same day. Her row is locked first, so that two people who
-- set one up at once are looked at one after the other.
create function standing_orders_apart() returns trigger language plpgsql as $$
begin
  if new.ended_at is not null then return new; end if;
  perform from diners where id = new.diner_id for no key update;
  if exists (
    select from standing_orders o
    where o.diner_id = new.diner_id and o.id <> new.id and o.ended_at is null and o.meal = new.meal
      and o.weekdays && new.weekdays and daterange(o.valid_from, o.valid_to) && daterange(new.valid_from, new.valid_to)
  ) then
    raise exception 'two standing orders for the same meal' using errcode = 'check_violation', constraint = 'standing_orders_apart';
  end if;
  return new;
end $$;
create trigger standing_orders_apart before insert or update on standing_orders
  for each row execute function standing_orders_apart();

-- Days on which nothing is booked for her; why is nobody's business. Without an end: until somebody says so.
create table standing_holds (
  id          bigint generated always as identity primary key,
  diner_id    bigint      not null references diners,
  valid_from  date        not null,
  valid_to    date,
  set_by      text        not null,
  set_by_name text        not null,
  created_at  timestamptz not null default app_now(),
  changed_at  timestamptz not null default app_now(),
  ended_at    timestamptz,
  check (valid_to > valid_from),
  constraint standing_holds_apart exclude using gist
    (int8range(diner_id, diner_id, '[]') with &&, daterange(valid_from, valid_to) with &&) where (ended_at is null)
);
create index standing_holds_by_diner on standing_holds (diner_id);

create type standing_result as enum ('booked', 'skipped');

-- What became of one order at one serving. A skip is tried again while nothing is booked, and told once.
create table standing_outcomes (
  order_id   bigint          not null references standing_orders,
  serving_id bigint          not null references servings,
  result     standing_result not null,
  booking_id bigint          references bookings,
  -- Why not, and the figures that belong to it.
  reason     text,
  params     jsonb           not null default '{}',
  tried_at   timestamptz     not null default app_now(),
  told_at    timestamptz,
  primary key (order_id, serving_id),
  check ((result = 'booked') = (booking_id is not null)),
  check ((result = 'skipped') = (reason is not null))
);
create index standing_outcomes_by_serving on standing_outcomes (serving_id);
create unique index standing_outcomes_by_booking on standing_outcomes (booking_id) where booking_id is not null;
create index standing_outcomes_untold on standing_outcomes (order_id) where result = 'skipped' and told_at is null;

-- Bookings to be taken back because of a pause, a change or an end, asked for in the transaction of that. Each is then
-- cancelled in a transaction of its own; what its cut-off was quicker for stays booked.
create table standing_withdrawals (
  booking_id    bigint      primary key references bookings,
  order_id      bigint      not null references standing_orders,
  asked_by      text        not null,
  asked_by_name text        not null,
  asked_at      timestamptz not null default app_now()
);
create index standing_withdrawals_by_order on standing_withdrawals (order_id);
create trigger standing_withdrawals_append_only before update or delete on standing_withdrawals
  for each row execute function refuse_change();
