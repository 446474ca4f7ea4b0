create type role as enum ('diner', 'family', 'volunteer', 'counter', 'kitchen', 'manager', 'officer', 'auditor', 'admin');
create type device_kind as enum ('counter', 'board', 'kitchen_tablet', 'kiosk');

-- A person who signs in: staff with user name and pass phrase, elders and family with a bound phone.
create table accounts (
  id            bigint generated always as identity primary key,
  display_name  text not null,
  user_name     text,
  password_hash text,
  phone         text,
  created_at    timestamptz not null default app_now(),
  ended_at      timestamptz,
  check ((user_name is null) = (password_hash is null))
);
create unique index accounts_user_name on accounts (lower(user_name)) where user_name is not null;
create unique index accounts_phone on accounts (phone) where phone is not null and ended_at is null;

-- A role over something: exactly one of diner, canteen, place (a building … the city).
create table role_grants (
  id          bigint generated always as identity primary key,
  account_id  bigint not null references accounts,
  role        role   not null,
  diner_id    bigint references diners,
  canteen_id  bigint references canteens,
  place_id    bigint references places,
  -- What a family member may do for the diner: see, book, pay, health.
  permissions text[] not null default '{}',
  granted_by  text   not null,
  granted_at  timestamptz not null default app_now(),
  ended_at    timestamptz,
  check (num_nonnulls(diner_id, canteen_id, place_id) = 1)
);
create index role_grants_by_account on role_grants (account_id) where ended_at is null;
create index role_grants_by_diner on role_grants (diner_id) where ended_at is null;
create index role_grants_by_canteen on role_grants (canteen_id) where ended_at is null;
create index role_grants_by_place on role_grants (place_id) where ended_at is null;
create unique index role_grants_once on role_grants
  (account_id, role, coalesce(diner_id, 0), coalesce(canteen_id, 0), coalesce(place_id, 0)) where ended_at is null;

create table sessions (
  id           bigint generated always as identity primary key,
  account_id   bigint not null references accounts,
  token_hash   bytea  not null unique,
  user_agent   text   not null default '',
  created_at   timestamptz not null default app_now(),
  last_seen_at timestamptz not null default app_now(),
  expires_at   timestamptz not null,
  revoked_at   timestamptz
);
create index sessions_by_account on sessions (account_id);

create table one_time_codes (
  id         bigint generated always as identity primary key,
  -- What the phone sends back with the code: says nothing about the number.
  challenge  uuid   not null unique,
  phone      text   not null,
  code_hash  bytea  not null,
  created_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index one_time_codes_by_phone on one_time_codes (phone, created_at);

-- A paper slip with a QR that binds the phone that opens it to the diner: 24 h, single use.
create table bind_slips (
  id         bigint generated always as identity primary key,
  diner_id   bigint not null references diners,
  token_hash bytea  not null unique,
  made_by    text   not null,
  made_at    timestamptz not null default app_now(),
  expires_at timestamptz not null,
  used_at    timestamptz,
  revoked_at timestamptz
);
create index bind_slips_by_diner on bind_slips (diner_id);

create table devices (
  id                 bigint generated always as identity primary key,
  canteen_id         bigint      not null references canteens,
  kind               device_kind not null,
  name               text        not null,
  token_hash         bytea unique,
  pairing_hash       bytea unique,
  pairing_expires_at timestamptz,
  registered_at      timestamptz,
  last_seen_at       timestamptz,
  revoked_at         timestamptz,
  created_by         text        not null,
  created_at         timestamptz not null default app_now()
);
create index devices_by_canteen on devices (canteen_id);
