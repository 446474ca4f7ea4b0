create type notice_state as enum ('waiting', 'sent', 'failed');

-- What must be told to a person, written in the transaction that caused it; an adapter sends it later.
create table notices (
  id         bigint generated always as identity primary key,
  canteen_id bigint references canteens,
  diner_id   bigint references diners,
  phone      text,
  kind       text         not null,
  params     jsonb        not null default '{}',
  state      notice_state not null default 'waiting',
  created_at timestamptz  not null default app_now(),
  sent_at    timestamptz
);
create index notices_waiting on notices (created_at) where state = 'waiting';
create index notices_by_phone on notices (phone, created_at);
