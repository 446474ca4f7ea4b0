-- She heard the order read back and said yes: beside the move it was about, with who asked her.
alter table booking_moves add column read_back_at timestamptz;

-- Who is ringing somebody up about a meal right now. Held for some minutes, so that nobody is called twice.
create table call_claims (
  serving_id bigint      not null references servings,
  diner_id   bigint      not null references diners,
  account_id bigint      not null references accounts,
  until      timestamptz not null,
  primary key (serving_id, diner_id)
);
create index call_claims_by_diner on call_claims (diner_id);
create index call_claims_by_account on call_claims (account_id);

-- What came of a call about a meal. That she booked is said by the booking itself.
create table call_tries (
  id            bigint generated always as identity primary key,
  serving_id    bigint      not null references servings,
  diner_id      bigint      not null references diners,
  outcome       text        not null check (outcome in ('no_answer', 'not_today')),
  tried_by      text        not null,
  tried_by_name text        not null,
  tried_at      timestamptz not null default app_now()
);
create index call_tries_by_serving on call_tries (serving_id, diner_id, id desc);
create index call_tries_by_diner on call_tries (diner_id);
create trigger call_tries_append_only before update or delete on call_tries
  for each row execute function refuse_change();

-- Hours of a volunteer are read off what she did.
create index audit_entries_by_actor on audit_entries (chain_id, actor, at);
