-- Guests asked to come in turns, so that nobody queues before a full room and the kitchen can pace its pots. Null: one
-- time for everybody.
alter table meal_patterns
  add column window_minutes integer,
  add constraint meal_patterns_window_minutes check (window_minutes in (15, 20, 30, 45, 60));

-- The turns of one serving, cut from the pattern when it was made. Neither they nor the pattern's later changes ever
-- move what somebody was told.
create table serving_windows (
  serving_id  bigint not null references servings,
  window_from time   not null,
  window_to   time   not null,
  primary key (serving_id, window_from, window_to),
  constraint serving_windows_forward check (window_to > window_from)
);

-- When she comes. The foreign key makes a turn that the serving does not have impossible.
alter table bookings
  add column arrive_from time,
  add column arrive_to time,
  add constraint bookings_arrival_whole check (num_nonnulls(arrive_from, arrive_to) in (0, 2)),
  add constraint bookings_arrival_offered foreign key (serving_id, arrive_from, arrive_to)
    references serving_windows (serving_id, window_from, window_to);
