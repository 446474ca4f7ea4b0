create type online_purpose as enum ('top_up', 'booking');
create type online_state as enum ('asked', 'open', 'processing', 'paid', 'failed', 'expired');
create type refund_state as enum ('asked', 'sent', 'done', 'failed');
create type dispute_state as enum ('open', 'won', 'lost');

-- A page behind a long random link that shows a masked name and takes money only. One counts per diner; printed on
-- her slip, so it lives until somebody ends it.
create table top_up_links (
  id         bigint generated always as identity primary key,
  diner_id   bigint      not null references diners,
  token_hash bytea       not null unique,
  made_by    text        not null,
  made_at    timestamptz not null default app_now(),
  revoked_at timestamptz
);
create unique index top_up_links_one_per_diner on top_up_links (diner_id) where revoked_at is null;

-- Money asked for online. Its number is what the provider is told, and the key under which it is asked for once.
create table online_payments (
  id           bigint generated always as identity primary key,
  canteen_id   bigint         not null references canteens,
  diner_id     bigint         not null references diners,
  purpose      online_purpose not null,
  -- Whose meal it is to pay; what that means is decided where bookings are.
  booking_id   bigint         references bookings,
  amount_fen   integer        not null check (amount_fen > 0),
  state        online_state   not null default 'asked',
  provider     text           not null,
  -- Real money, or a provider's test world: never mixed.
  live         boolean        not null,
  session_ref  text           unique,
  session_url  text,
  payment_ref  text           unique,
  method       text,
  asked_by     text           not null,
  link_id      bigint         references top_up_links,
  asked_at     timestamptz    not null default app_now(),
  expires_at   timestamptz    not null,
  ended_at     timestamptz,
  credited_tx  bigint         unique references ledger_transactions,
  -- Σ of refunds that did not fail: a guarded counter, so that no number of them gives back more than was paid.
  refunded_fen integer        not null default 0,
  -- Set once the room that asked for it has drawn its conclusion.
  answered_at  timestamptz,
  check ((purpose = 'booking') = (booking_id is not null)),
  check ((state = 'paid') = (credited_tx is not null)),
  constraint online_payments_refunds check (refunded_fen between 0 and amount_fen)
);
create index online_payments_by_diner on online_payments (diner_id, id);
create index online_payments_by_canteen on online_payments (canteen_id, asked_at);
create index online_payments_under_way on online_payments (asked_at) where state in ('asked', 'open', 'processing');
create index online_payments_to_answer on online_payments (id) where purpose = 'booking' and answered_at is null;
create unique index online_payments_one_under_way_per_booking on online_payments (booking_id)
  where state in ('asked', 'open', 'processing');

-- Every event of a provider once, in the transaction of its effect.
create table provider_events (
  provider    text        not null,
  event_ref   text        not null,
  kind        text        not null,
  object_ref  text        not null,
  outcome     text        not null,
  received_at timestamptz not null default app_now(),
  primary key (provider, event_ref)
);
create index provider_events_by_age on provider_events (received_at);

create table refunds (
  id          bigint generated always as identity primary key,
  payment_id  bigint       not null references online_payments,
  amount_fen  integer      not null check (amount_fen > 0),
  state       refund_state not null default 'asked',
  refund_ref  text         unique,
  reason      text         not null check (reason <> ''),
  failure     text         not null default '',
  asked_by    text         not null,
  asked_by_name text       not null,
  asked_at    timestamptz  not null default app_now(),
  -- Tries to send it, and the last: one at a time, so that no two may be under way.
  tries       smallint     not null default 0,
  tried_at    timestamptz,
  ended_at    timestamptz
);
create index refunds_by_payment on refunds (payment_id);
create index refunds_under_way on refunds (asked_at) where state in ('asked', 'sent');

create table disputes (
  id          bigint generated always as identity primary key,
  payment_id  bigint        not null references online_payments,
  dispute_ref text          not null unique,
  amount_fen  integer       not null check (amount_fen > 0),
  state       dispute_state not null default 'open',
  opened_at   timestamptz   not null default app_now(),
  closed_at   timestamptz
);
create index disputes_by_payment on disputes (payment_id);

-- Money that does not add up, for a person to look at: never mended silently.
create table money_cases (
  id          bigint generated always as identity primary key,
  -- Null where nobody can say whose it is.
  canteen_id  bigint      references canteens,
  kind        text        not null,
  subject     text        not null,
  detail      jsonb       not null,
  found_at    timestamptz not null default app_now(),
  closed_at   timestamptz,
  closed_by   text,
  closed_by_name text,
  note        text        not null default '',
  check ((closed_at is null) = (closed_by is null)),
  check (closed_at is null or note <> '')
);
create unique index money_cases_one_open on money_cases (kind, subject) where closed_at is null;
create index money_cases_by_canteen on money_cases (canteen_id, found_at);

-- One day of one canteen beside the provider's own list of it.
create table parity_reports (
  canteen_id     bigint      not null references canteens,
  day            date        not null,
  provider_count integer     not null,
  provider_fen   bigint      not null,
  ledger_count   integer     not null,
  ledger_fen     bigint      not null,
  differing      integer     not null,
  made_at        timestamptz not null default app_now(),
  primary key (canteen_id, day)
);

-- Portions wait this long for an online payment; then they are free again.
alter table bookings add column held_until timestamptz;
alter table bookings add constraint bookings_held_until check (state <> 'held' or held_until is not null);
create index bookings_held on bookings (held_until) where state = 'held';
