-- Whether volunteers may take cash at doors, and how much: a canteen decides, and begins with no.
alter table canteens
  add column round_cash boolean not null default false,
  add column round_cash_note_fen integer not null default 20000 check (round_cash_note_fen between 100 and 200000),
  add column round_cash_carried_fen integer not null default 100000 check (round_cash_carried_fen between 100 and 1000000);

-- What one person carries to one canteen, from her first note until the counter has received it. It is a promise and
-- no money of anybody's: the ledger hears of it when it lies in the drawer.
create table carried_cash (
  id               bigint      generated always as identity primary key,
  canteen_id       bigint      not null references canteens,
  carrier          text        not null,
  carrier_name     text        not null,
  noted_fen        integer     not null default 0 check (noted_fen >= 0),
  received_at      timestamptz,
  received_by      text,
  received_by_name text,
  counted_fen      integer     check (counted_fen >= 0),
  difference_fen   integer,
  explanation      text        not null default '',
  difference_tx    bigint      unique references ledger_transactions,
  check ((received_at is null) = (received_by is null) and (received_at is null) = (received_by_name is null)
    and (received_at is null) = (counted_fen is null) and (received_at is null) = (difference_fen is null)),
  check (counted_fen = noted_fen + difference_fen),
  check (coalesce(difference_fen, 0) = 0 or explanation <> ''),
  check (received_by <> carrier)
);
create unique index carried_cash_one_open on carried_cash (canteen_id, carrier) where received_at is null;
create index carried_cash_received on carried_cash (canteen_id, received_at);

-- Of one person's money in it: the key is the phone's own, so one tap is one note, however late it comes.
create table cash_notes (
  note_key       uuid        primary key,
  carried_id     bigint      not null references carried_cash,
  diner_id       bigint      not null references diners,
  amount_fen     integer     not null check (amount_fen > 0),
  -- The order of a round it was given for, which may have been refused since: the money is hers either way.
  for_order      uuid,
  noted_at       timestamptz not null,
  arrived_at     timestamptz not null default app_now(),
  taken_back_at  timestamptz,
  taken_back_why text        not null default '',
  transaction_id bigint      unique references ledger_transactions,
  check ((taken_back_at is null) = (taken_back_why = '')),
  check (taken_back_at is null or transaction_id is null)
);
create index cash_notes_carried on cash_notes (carried_id);
create index cash_notes_diner on cash_notes (diner_id);

-- What was received once is never received again, and who noted what for whom stays.
create function keep_carried_cash() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    -- Only what its difference was booked as is written beside it, once.
    or (old.received_at is not null
      and (old.difference_tx is not null or to_jsonb(new) - 'difference_tx' <> to_jsonb(old) - 'difference_tx'))
    or (new.canteen_id, new.carrier, new.carrier_name) <> (old.canteen_id, old.carrier, old.carrier_name) then
    raise exception 'carried cash % stays as it is', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger carried_cash_kept before update or delete on carried_cash
  for each row execute function keep_carried_cash();

create function keep_cash_note() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.taken_back_at is not null or old.transaction_id is not null
    or (new.carried_id, new.diner_id, new.amount_fen) <> (old.carried_id, old.diner_id, old.amount_fen) then
    raise exception 'cash note % stays as it is', old.note_key using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger cash_notes_kept before update or delete on cash_notes
  for each row execute function keep_cash_note();
