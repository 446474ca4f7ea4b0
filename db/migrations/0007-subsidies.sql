create type scheme_state as enum ('draft', 'active', 'ended');

-- Who puts money in: a bureau, a street, a charity, or the canteen itself (a merchant's discount).
create table funders (
  id      bigint generated always as identity primary key,
  name    text not null unique,
  name_en text not null,
  is_canteen boolean not null default false
);

create table schemes (
  id      bigint generated always as identity primary key,
  code    text not null unique,
  name    text not null,
  name_en text not null
);

-- A dated version of a scheme; terms are checked against subsidies/*.kinds.ts. Ended and replaced, never edited.
create table scheme_versions (
  id           bigint generated always as identity primary key,
  scheme_id    bigint       not null references schemes,
  version      smallint     not null,
  state        scheme_state not null default 'draft',
  -- Canteens inside this place apply it.
  place_id     bigint       not null references places,
  valid_from   date         not null,
  valid_to     date,
  source_title text         not null check (source_title <> ''),
  source_url   text         not null default '',
  terms        jsonb        not null,
  unique (scheme_id, version),
  check (valid_to is null or valid_to > valid_from)
);
create index scheme_versions_in_force on scheme_versions (state, valid_from, valid_to);

-- Used entitlements per diner, limit and period. Guarded upserts keep used <= cap under any concurrency.
create table usage_counters (
  diner_id     bigint  not null references diners,
  limit_key    text    not null,
  period_start date    not null,
  used         integer not null check (used >= 0),
  cap          integer not null,
  primary key (diner_id, limit_key, period_start),
  constraint usage_counters_cap check (used <= cap)
);
