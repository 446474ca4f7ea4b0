create type gender as enum ('female', 'male');
create type need_kind as enum ('allergen', 'less_salt', 'no_sugar', 'low_purine', 'texture', 'halal', 'other');
create type need_source as enum ('self', 'family', 'doctor');

create table diners (
  id                bigint generated always as identity primary key,
  name              text   not null check (length(name) between 1 and 40),
  name_pinyin       text   not null,
  name_initials     text   not null,
  gender            gender not null,
  birth_date        date   not null,
  -- AES-256-GCM, and an HMAC to find duplicates: the number itself is never stored readable.
  id_number_sealed  bytea,
  id_number_index   bytea,
  phone             text,
  phone_tail        text generated always as (right(phone, 4)) stored,
  community_id      bigint not null references places,
  building_id       bigint references places,
  door              text   not null default '',
  home_canteen_id   bigint not null references canteens,
  caller_note       text   not null default '',
  died_on           date,
  left_on           date,
  created_at        timestamptz not null default app_now()
);
create unique index diners_one_per_id_number on diners (id_number_index) where id_number_index is not null;
create index diners_by_home_canteen on diners (home_canteen_id);
create index diners_by_building on diners (building_id);
create index diners_by_community on diners (community_id);

create table diner_contacts (
  id        bigint generated always as identity primary key,
  diner_id  bigint not null references diners,
  name      text   not null,
  relation  text   not null,
  phone     text   not null,
  position  smallint not null default 1
);
create index diner_contacts_by_diner on diner_contacts (diner_id, position);

-- The QR holds a long random token (stored hashed); six digits work only on registered devices of the canteen.
create table cards (
  id         bigint generated always as identity primary key,
  diner_id   bigint not null references diners,
  canteen_id bigint not null references canteens,
  token_hash bytea  not null unique,
  digits     text   not null check (digits ~ '^[0-9]{6}$'),
  issued_at  timestamptz not null default app_now(),
  ended_at   timestamptz
);
create unique index cards_digits_per_canteen on cards (canteen_id, digits) where ended_at is null;
create unique index cards_one_per_diner on cards (diner_id) where ended_at is null;

-- What makes a diner eligible, each with evidence and dates (valid_to is the first day it no longer holds).
create table diner_facts (
  id          bigint generated always as identity primary key,
  diner_id    bigint not null references diners,
  kind        text   not null,
  grade       text,
  place_id    bigint references places,
  place_text  text,
  valid_from  date   not null,
  valid_to    date,
  evidence    text   not null default '',
  recorded_by text   not null,
  recorded_at timestamptz not null default app_now(),
  check (valid_to is null or valid_to > valid_from)
);
create index diner_facts_by_diner on diner_facts (diner_id, kind);

create table diet_needs (
  id         bigint generated always as identity primary key,
  diner_id   bigint      not null references diners,
  kind       need_kind   not null,
  value      text        not null default '',
  source     need_source not null default 'self',
  valid_from date        not null,
  valid_to   date,
  check (valid_to is null or valid_to > valid_from)
);
create index diet_needs_by_diner on diet_needs (diner_id);

-- Each consent separate and revocable.
create table consents (
  id          bigint generated always as identity primary key,
  diner_id    bigint not null references diners,
  kind        text   not null,
  given_at    timestamptz not null default app_now(),
  recorded_by text   not null,
  revoked_at  timestamptz
);
create index consents_by_diner on consents (diner_id);
