-- What canteens cook with: what is in it, and how it is bought. A row is one word on one ingredient and is never
-- changed: the latest counts, the earlier ones say what was known when somebody booked. Without a canteen: every
-- canteen's; what a canteen says itself counts there.
create table ingredients (
  id            bigint generated always as identity primary key,
  canteen_id    bigint        references canteens,
  name          text          not null check (length(name) between 1 and 20),
  name_en       text          not null default '',
  allergens     text[]        not null default '{}',
  traits        text[]        not null default '{}',
  buy_unit      text          not null default 'jin',
  -- What one of these weighs, and what the shop writes on it ('5 L', '30 个').
  unit_grams    numeric(9, 1) not null default 500 check (unit_grams > 0),
  unit_size     text          not null default '' check (length(unit_size) <= 12),
  noted_by      text          not null,
  noted_by_name text          not null,
  noted_at      timestamptz   not null default app_now(),
  check (allergens <@ array['gluten', 'crustacean', 'fish', 'egg', 'peanut', 'soy', 'milk', 'nut']),
  check (traits <@ array['not_halal', 'high_purine', 'sweet', 'salty', 'spicy']),
  check (buy_unit in ('jin', 'kg', 'bucket', 'tray', 'bag', 'box', 'bottle', 'piece'))
);
create index ingredients_by_name on ingredients (name, canteen_id, id desc);
create index ingredients_by_canteen on ingredients (canteen_id, noted_at);
create trigger ingredients_append_only before update or delete on ingredients
  for each row execute function refuse_change();

-- For some days something else is cooked with ('instead'), or comes with it ('with'): the shop had no other, a
-- delivery was changed. Both days included. Ended is not undone: what was found because of it happened.
create table ingredient_overrides (
  id            bigint generated always as identity primary key,
  canteen_id    bigint      not null references canteens,
  ingredient    text        not null check (ingredient <> ''),
  kind          text        not null check (kind in ('instead', 'with')),
  other         text        not null check (other <> ''),
  first_day     date        not null,
  last_day      date        not null,
  noted_by      text        not null,
  noted_by_name text        not null,
  noted_at      timestamptz not null default app_now(),
  ended_at      timestamptz,
  ended_by_name text,
  check (first_day <= last_day),
  check (ingredient <> other),
  check ((ended_at is null) = (ended_by_name is null))
);
create index ingredient_overrides_by_ingredient on ingredient_overrides (canteen_id, ingredient, last_day);

-- When a need was written down: who booked before that was never asked about it.
alter table diet_needs add column noted_at timestamptz not null default app_now();
update diet_needs set noted_at = valid_from::timestamp at time zone 'Asia/Shanghai';

-- Booked meals that turned out to go against what somebody may eat, and were told to her. `over_at`: no longer so.
create table booking_clashes (
  booking_id  bigint      not null references bookings,
  offering_id bigint      not null references offerings,
  clash       text        not null check (clash <> ''),
  found_at    timestamptz not null default app_now(),
  over_at     timestamptz,
  primary key (booking_id, offering_id, clash)
);
create index booking_clashes_by_offering on booking_clashes (offering_id);

-- What a person made of one: the kitchen cooks hers apart, or she was asked and wants it all the same. What must
-- never be served to her cannot be wanted.
create table clash_answers (
  booking_id       bigint      not null references bookings,
  offering_id      bigint      not null references offerings,
  clash            text        not null check (clash <> ''),
  weight           text        not null check (weight in ('forbidden', 'caution')),
  how              text        not null check (how in ('made_apart', 'accepted')),
  answered_by      text        not null,
  answered_by_name text        not null,
  answered_at      timestamptz not null default app_now(),
  primary key (booking_id, offering_id, clash),
  constraint clash_answers_weight check (how = 'made_apart' or weight = 'caution')
);
create index clash_answers_by_offering on clash_answers (offering_id);
create trigger clash_answers_append_only before update or delete on clash_answers
  for each row execute function refuse_change();

-- Up to when a meal was looked through for them.
create table clash_checks (
  serving_id bigint      primary key references servings,
  checked_at timestamptz not null
);

-- How much of a whole portion a small one is, when what to buy is reckoned.
alter table canteens add column small_portion_percent smallint not null default 100
  check (small_portion_percent between 30 and 100);
