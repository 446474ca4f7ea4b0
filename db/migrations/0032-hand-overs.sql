-- When a meal was really handed over, by the clock of a counter that was without the network; null: at the moment of
-- the move itself.
alter table booking_moves add column handed_at timestamptz;

-- A meal handed over from a counter's own list while there was no network, told when the line was back. Each is told
-- once under the counter's own id and never thrown away: it collected the booking, or it says why it did not.
create table hand_overs (
  id              uuid        primary key,
  booking_id      bigint      not null references bookings,
  canteen_id      bigint      not null references canteens,
  -- By the clock of the tablet, beside ours.
  device_at       timestamptz not null,
  told_at         timestamptz not null default app_now(),
  list_at         timestamptz not null,
  collected_by    text        not null check (collected_by in ('self', 'other')),
  verified        text        not null check (verified in ('card', 'name')),
  cash_fen        integer     not null check (cash_fen >= 0),
  -- Cash that was taken and is not owed (any more).
  back_fen        integer     not null check (back_fen between 0 and cash_fen),
  outcome         text        not null check (outcome in ('collected', 'corrected', 'already', 'cancelled', 'not_paid',
    'cash_short', 'clock_wrong', 'month_closed', 'help_gone')),
  -- Who was quicker, and when.
  earlier_at      timestamptz,
  earlier_by      text        not null default '',
  handed_by       text        not null,
  handed_by_name  text        not null
);
create index hand_overs_by_booking on hand_overs (booking_id);
create index hand_overs_by_canteen on hand_overs (canteen_id, told_at);
-- A meal is collected once, however many counters handed it out.
create unique index hand_overs_once on hand_overs (booking_id) where outcome in ('collected', 'corrected');
create trigger hand_overs_append_only before update or delete on hand_overs
  for each row execute function refuse_change();

-- What a person did about one that collected nothing, or about cash that was too much.
create table hand_over_answers (
  hand_over_id     uuid        primary key references hand_overs,
  answer           text        not null,
  answered_by      text        not null,
  answered_by_name text        not null,
  answered_at      timestamptz not null default app_now()
);
create trigger hand_over_answers_append_only before update or delete on hand_over_answers
  for each row execute function refuse_change();
