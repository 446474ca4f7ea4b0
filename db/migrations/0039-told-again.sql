-- A hand-over may be undone, and then be told again by whoever really gave her the meal: once for each time that it was
-- undone. What was told before stays as it was told.
alter table hand_overs add column undone_before integer not null default 0 check (undone_before >= 0);
drop index hand_overs_once;
create unique index hand_overs_once on hand_overs (booking_id, undone_before) where outcome in ('collected', 'corrected');
