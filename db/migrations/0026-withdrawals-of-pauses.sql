-- A pause that was made shorter or ended again asks for nothing any more: each withdrawal says which pause asked for it.
-- Without one it was a change or the end of the order, and stands. A booking may be asked back for by several, each once.
alter table standing_withdrawals
  add column id      bigint generated always as identity,
  add column hold_id bigint references standing_holds,
  drop constraint standing_withdrawals_pkey,
  add primary key (id),
  add constraint standing_withdrawals_once unique nulls not distinct (booking_id, hold_id);
create index standing_withdrawals_by_hold on standing_withdrawals (hold_id);
