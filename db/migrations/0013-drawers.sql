-- From opening the drawer to counting it: who stood for the cash, what should have been there, what was.
-- Movements of a shift are those of the drawer's account after one ledger transaction and through another: a drawer's
-- transactions are numbered under its account's lock, so their numbers are their order, whatever a clock says.
create table drawer_shifts (
  id                     bigint generated always as identity primary key,
  canteen_id             bigint      not null references canteens,
  opened_by              text        not null,
  opened_by_name         text        not null,
  opened_at              timestamptz not null default app_now(),
  -- The drawer's last transaction before the shift, 0 when there was none.
  after_transaction_id   bigint      not null,
  -- What lay in the drawer, and what was put in to open with.
  carried_fen            bigint      not null,
  float_fen              bigint      not null check (float_fen >= 0),
  closed_by              text,
  closed_by_name         text,
  closed_at              timestamptz,
  through_transaction_id bigint,
  -- {"note100": 3, "coin1": 12, …}
  counts                 jsonb,
  counted_fen            bigint check (counted_fen >= 0),
  expected_fen           bigint,
  difference_fen         bigint,
  explanation            text        not null default '',
  signed_by              text,
  signed_by_name         text,
  signed_at              timestamptz,
  constraint drawer_shifts_closed_whole check (
    num_nonnulls(closed_by, closed_by_name, closed_at, through_transaction_id, counts, counted_fen, expected_fen, difference_fen)
      in (0, 8)),
  constraint drawer_shifts_difference check (counted_fen - expected_fen = difference_fen),
  constraint drawer_shifts_explained check (difference_fen = 0 or difference_fen is null or explanation <> ''),
  constraint drawer_shifts_signed_whole check (num_nonnulls(signed_by, signed_by_name, signed_at) in (0, 3)),
  constraint drawer_shifts_signed_after_close check (signed_at is null or closed_at is not null),
  constraint drawer_shifts_two_people check (signed_by <> closed_by)
);
-- One drawer per canteen, so one open shift.
create unique index drawer_shifts_one_open on drawer_shifts (canteen_id) where closed_at is null;
create index drawer_shifts_by_canteen on drawer_shifts (canteen_id, id);

-- A count stands as it was made: the second person may add a signature, once, and nothing else.
create function drawer_shifts_stand() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.signed_at is not null or old.closed_at is not null and
    (to_jsonb(new) - '{signed_by,signed_by_name,signed_at}'::text[]) <> (to_jsonb(old) - '{signed_by,signed_by_name,signed_at}'::text[])
  then
    raise exception 'a closed drawer stands as it was counted' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger drawer_shifts_stand before update or delete on drawer_shifts
  for each row execute function drawer_shifts_stand();
