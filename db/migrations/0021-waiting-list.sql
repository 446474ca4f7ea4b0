-- A queue for what is sold out. A portion or place that is given back while somebody waits for it is `kept` for the
-- queue in the same UPDATE: whoever presses "book" in between cannot have it.
alter table offerings
  add column waiting integer not null default 0 check (waiting >= 0),
  add column kept    integer not null default 0 check (kept >= 0),
  drop constraint offerings_limit,
  add constraint offerings_limit check (booked + kept <= portion_limit),
  add constraint offerings_kept check (kept <= waiting);
alter table serving_ways
  add column waiting integer not null default 0 check (waiting >= 0),
  add column kept    integer not null default 0 check (kept >= 0),
  drop constraint serving_ways_capacity,
  add constraint serving_ways_capacity check (booked + kept <= capacity),
  add constraint serving_ways_kept check (kept <= waiting);

-- Who comes first (facts of people without another way to a meal), and how long a portion is kept for an answer.
alter table canteens
  add column waiting_first text[] not null default '{living_alone,tekun,incapacity}',
  add column waiting_offer_minutes smallint not null default 60 check (waiting_offer_minutes between 5 and 240);

-- Locked by whoever joins or is being served, so that the order of asking is the order of the numbers.
create table waiting_queues (
  serving_id bigint primary key references servings
);

create type wait_state as enum ('waiting', 'offered', 'booked', 'ended');
create type wait_wish as enum ('book', 'ask');

create table waits (
  id            bigint generated always as identity primary key,
  serving_id    bigint          not null references waiting_queues,
  canteen_id    bigint          not null references canteens,
  diner_id      bigint          not null references diners,
  way           way             not null,
  -- Booked at once, or asked first.
  wish          wait_wish       not null,
  payment       payment_way     not null,
  -- What she saw: the most it may cost her without asking again.
  seen_pay_fen  integer         not null check (seen_pay_fen >= 0),
  -- 1 first, by the canteen's policy on the day she asked; then the order of asking.
  class         smallint        not null check (class in (1, 2)),
  state         wait_state      not null default 'waiting',
  booking_id    bigint          references bookings,
  channel       booking_channel not null,
  asked_by      text            not null,
  asked_by_name text            not null,
  asked_at      timestamptz     not null default app_now(),
  ended_at      timestamptz,
  ended_because text,
  -- She has read how it came out.
  seen_at       timestamptz,
  check ((state in ('offered', 'booked')) <= (booking_id is not null)),
  check ((state = 'ended') = (ended_because is not null))
);
create unique index waits_one_per_diner on waits (serving_id, diner_id) where state in ('waiting', 'offered');
create index waits_in_order on waits (serving_id, class, id) where state = 'waiting';
create index waits_offered on waits (booking_id) where state = 'offered';
create index waits_by_diner on waits (diner_id, serving_id, id);

-- What she would eat: one dish, or whatever frees first.
create table wait_lines (
  wait_id     bigint not null references waits,
  offering_id bigint not null references offerings,
  primary key (wait_id, offering_id)
);
create index wait_lines_by_offering on wait_lines (offering_id);
