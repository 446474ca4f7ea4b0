-- Evidence that food was safe. Rows are only ever added: a later row corrects an earlier one, both stay.

-- Servings of this day and later want their evidence. A canteen that was there before begins tomorrow: nobody can
-- keep a sample of a meal that was eaten.
alter table canteens add column evidence_from date not null default (app_now() at time zone 'Asia/Shanghai')::date;
update canteens set evidence_from = evidence_from + 1;

-- What was kept of a dish of a meal, and where it stands. The latest revision counts; the moment is that of the first.
create table food_samples (
  id            bigint generated always as identity primary key,
  serving_id    bigint      not null references servings,
  dish_id       bigint      not null references dishes,
  revision      smallint    not null default 1 check (revision >= 1),
  grams         smallint    not null,
  place         text        not null check (length(place) between 1 and 40),
  taken_at      timestamptz not null default app_now(),
  noted_at      timestamptz not null default app_now(),
  noted_by      text        not null,
  noted_by_name text        not null,
  constraint food_samples_grams check (grams between 125 and 2000),
  check (taken_at <= noted_at),
  unique (serving_id, dish_id, revision),
  unique (serving_id, dish_id, taken_at, id)
);
create index food_samples_by_dish on food_samples (dish_id);
create trigger food_samples_append_only before update or delete on food_samples
  for each row execute function refuse_change();

-- Thrown away at last: once per dish of a meal, and never within 48 hours of the moment the sample itself was taken.
create table sample_disposals (
  serving_id       bigint      not null,
  dish_id          bigint      not null,
  sample_id        bigint      not null,
  taken_at         timestamptz not null,
  disposed_at      timestamptz not null default app_now(),
  disposed_by      text        not null,
  disposed_by_name text       not null,
  primary key (serving_id, dish_id),
  foreign key (serving_id, dish_id, taken_at, sample_id) references food_samples (serving_id, dish_id, taken_at, id),
  constraint sample_disposals_kept check (disposed_at >= taken_at + interval '48 hours')
);
create index sample_disposals_by_sample on sample_disposals (serving_id, dish_id, taken_at, sample_id);
create trigger sample_disposals_append_only before update or delete on sample_disposals
  for each row execute function refuse_change();

-- Whole degrees in the middle of the food. Too cold is never without what was done about it.
create table food_temperatures (
  id               bigint generated always as identity primary key,
  serving_id       bigint      not null references servings,
  dish_id          bigint      not null references dishes,
  stage            text        not null check (stage in ('cooked', 'held')),
  celsius          smallint    not null check (celsius between 0 and 150),
  remedy           text        check (remedy in ('reheated', 'thrown_away')),
  measured_at      timestamptz not null default app_now(),
  measured_by      text        not null,
  measured_by_name text        not null,
  constraint food_temperatures_remedy
    check (remedy is not null or celsius >= case stage when 'cooked' then 70 else 60 end)
);
create index food_temperatures_by_dish on food_temperatures (serving_id, dish_id, stage, id desc);
create index food_temperatures_of_dish on food_temperatures (dish_id);
create trigger food_temperatures_append_only before update or delete on food_temperatures
  for each row execute function refuse_change();

-- One look at one person before work. The latest row of a day counts.
create table morning_checks (
  id              bigint generated always as identity primary key,
  canteen_id      bigint      not null references canteens,
  day             date        not null,
  account_id      bigint      not null references accounts,
  outcome         text        not null check (outcome in ('works', 'sent_home', 'away')),
  -- 0 normal 1 fever 2 nausea 3 vomiting 4 diarrhoea 5 belly pain 6 wound 7 burn 8 eczema 9 jaundice 10 sore throat
  -- 11 cough 12 other
  codes           smallint[]  not null default '{}',
  -- Put right before work: hands, nails, jewellery, clothes.
  put_right       text[]      not null default '{}',
  checked_at      timestamptz not null default app_now(),
  checked_by      text        not null,
  checked_by_name text        not null,
  check (codes <@ array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]::smallint[]),
  check (put_right <@ array['hands', 'nails', 'jewellery', 'clothes']),
  check ((outcome = 'away') = (codes = '{}')),
  check (not 0 = any(codes) or cardinality(codes) = 1),
  -- With one of these nobody touches food.
  constraint morning_checks_fit check (outcome <> 'works' or not codes && array[1, 3, 4, 6, 7, 8, 9, 10]::smallint[])
);
create index morning_checks_by_day on morning_checks (canteen_id, day, account_id, id desc);
create index morning_checks_by_account on morning_checks (account_id);
create trigger morning_checks_append_only before update or delete on morning_checks
  for each row execute function refuse_change();

-- What came in by the back door. A row that replaces another corrects it.
create table goods_received (
  id               bigint generated always as identity primary key,
  canteen_id       bigint      not null references canteens,
  day              date        not null,
  supplier         text        not null check (supplier <> ''),
  -- Address and telephone, as the law asks.
  supplier_contact text        not null default '',
  item             text        not null check (item <> ''),
  quantity         numeric(9, 2) not null check (quantity > 0),
  unit             text        not null check (unit in ('kg', 'jin', 'litre', 'piece', 'box', 'bag', 'bottle')),
  batch            text        not null default '',
  produced_on      date,
  expires_on       date,
  papers           text[]      not null default '{}' check (papers <@ array['invoice', 'certificate']),
  replaces_id      bigint      references goods_received,
  received_at      timestamptz not null default app_now(),
  received_by      text        not null,
  received_by_name text        not null,
  constraint goods_received_fresh check (expires_on >= day),
  check (produced_on <= day)
);
create index goods_received_by_day on goods_received (canteen_id, day, id);
create unique index goods_received_replaced on goods_received (replaces_id) where replaces_id is not null;
create trigger goods_received_append_only before update or delete on goods_received
  for each row execute function refuse_change();
