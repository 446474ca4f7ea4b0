-- A notice is told by a message (SMS), by a person on the telephone, or only stands on the family's page.
create type notice_way as enum ('feed', 'message', 'call');
-- waiting → sending → sent → delivered | failed; withdrawn: what it was about is over, or nobody may hear of it any more.
alter type notice_state add value 'sending' after 'waiting';
alter type notice_state add value 'delivered' after 'sent';
alter type notice_state add value 'withdrawn' after 'failed';

alter table notices
  -- A member of the family: the number is the account's at the moment of telling.
  add column account_id   bigint references accounts,
  add column way          notice_way  not null default 'call',
  -- What the provider knows the message by: sent again with it, it is told once.
  add column send_key     uuid        not null default gen_random_uuid(),
  add column tries        smallint    not null default 0,
  -- When it may be tried next; while it is being sent, until when nobody else tries.
  add column due_at       timestamptz not null default app_now(),
  -- When there was nothing left to do.
  add column over_at      timestamptz,
  add column provider_ref text,
  add column failure      text,
  -- Whose notices keep their order.
  add column recipient    text generated always as
    (coalesce('account ' || account_id::text, 'phone ' || phone, 'diner ' || diner_id::text)) stored;
update notices set over_at = coalesce(sent_at, created_at) where state <> 'waiting';

drop index notices_waiting;
create unique index notices_send_key on notices (send_key);
create index notices_open on notices (canteen_id, created_at) where over_at is null;
create index notices_due on notices (due_at) where over_at is null and way = 'message';
create index notices_open_by_recipient on notices (recipient, id) where over_at is null;
create index notices_open_by_diner on notices (diner_id) where over_at is null;
create index notices_for_account on notices (account_id, diner_id, id);
create index notices_messages on notices (canteen_id, id) where way = 'message' or tries > 0;

-- What a member of the family wants to hear about a diner; without a row, what everybody hears from the start.
create table notice_choices (
  account_id bigint  not null references accounts,
  diner_id   bigint  not null references diners,
  topic      text    not null,
  wanted     boolean not null,
  chosen_at  timestamptz not null default app_now(),
  primary key (account_id, diner_id, topic)
);
create index notice_choices_by_diner on notice_choices (diner_id);

-- What the provider reported of a message, each once.
create table notice_receipts (
  notice_id   bigint not null references notices,
  outcome     text   not null check (outcome in ('delivered', 'failed')),
  received_at timestamptz not null default app_now(),
  primary key (notice_id, outcome)
);

-- Meals whose family was told, before the window closed, that nobody had come: once for each.
create table uncollected_told (
  booking_id bigint primary key references bookings,
  told_at    timestamptz not null default app_now()
);

alter table canteens
  -- No message goes out from then till then; equal: at any hour.
  add column quiet_from          time    not null default '21:00',
  add column quiet_to            time    not null default '07:00',
  add column volunteers_may_call boolean not null default false;
