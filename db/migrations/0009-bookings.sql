create type booking_state as enum ('held', 'placed', 'collected', 'delivered', 'missed', 'cancelled');
create type booking_channel as enum ('app', 'phone', 'round', 'counter', 'kiosk', 'standing');
create type payment_way as enum ('wallet', 'counter');

create table bookings (
  id             bigint generated always as identity primary key,
  serving_id     bigint          not null references servings,
  canteen_id     bigint          not null references canteens,
  diner_id       bigint          not null references diners,
  state          booking_state   not null,
  way            way             not null,
  payment        payment_way     not null,
  channel        booking_channel not null,
  placed_by      text            not null,
  placed_by_name text            not null,
  revision       smallint        not null default 1,
  portions       integer         not null check (portions > 0),
  price_fen      integer         not null check (price_fen >= 0),
  own_fen        integer         not null check (own_fen between 0 and price_fen),
  ticket_no      integer,
  placed_at      timestamptz     not null default app_now(),
  ended_at       timestamptz
);
-- One meal, one serving, one booking: the database says so.
create unique index bookings_one_per_diner on bookings (serving_id, diner_id) where state <> 'cancelled';
create unique index bookings_tickets on bookings (serving_id, ticket_no) where ticket_no is not null;
create index bookings_by_diner on bookings (diner_id, placed_at);

-- Lines and payers belong to a revision: an amendment adds the next one, the old stays as it was sold.
create table booking_lines (
  booking_id     bigint   not null references bookings,
  revision       smallint not null,
  line_no        smallint not null,
  offering_id    bigint   not null references offerings,
  quantity       smallint not null check (quantity > 0),
  texture        text     not null default 'regular',
  tweaks         text[]   not null default '{}',
  omits          text[]   not null default '{}',
  unit_price_fen integer  not null check (unit_price_fen >= 0),
  primary key (booking_id, revision, line_no)
);
create index booking_lines_by_offering on booking_lines (offering_id);

create table booking_quotes (
  booking_id bigint      not null references bookings,
  revision   smallint    not null,
  -- What was computed and from what: recomputable years later.
  inputs     jsonb       not null,
  quote      jsonb       not null,
  quoted_at  timestamptz not null default app_now(),
  primary key (booking_id, revision)
);
create trigger booking_quotes_append_only before update or delete on booking_quotes
  for each row execute function refuse_change();

create table booking_payers (
  booking_id        bigint   not null references bookings,
  revision          smallint not null,
  line_no           smallint not null,
  -- The diner's own share has neither funder nor scheme.
  funder_id         bigint   references funders,
  scheme_version_id bigint   references scheme_versions,
  amount_fen        integer  not null check (amount_fen >= 0),
  primary key (booking_id, revision, line_no)
);
create trigger booking_payers_append_only before update or delete on booking_payers
  for each row execute function refuse_change();

-- Entitlement a booking holds, so that cancelling gives back exactly that.
create table booking_usages (
  booking_id   bigint  not null references bookings,
  limit_key    text    not null,
  period_start date    not null,
  amount       integer not null check (amount > 0),
  primary key (booking_id, limit_key, period_start)
);

-- State as rows: who moved it, when, why.
create table booking_moves (
  booking_id bigint        not null references bookings,
  seq        smallint      not null,
  state      booking_state not null,
  move       text          not null,
  actor      text          not null,
  actor_name text          not null,
  reason     text          not null default '',
  at         timestamptz   not null default app_now(),
  primary key (booking_id, seq)
);
create trigger booking_moves_append_only before update or delete on booking_moves
  for each row execute function refuse_change();

alter table ledger_transactions add foreign key (booking_id) references bookings;
