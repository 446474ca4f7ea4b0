-- What became of a booked meal when its standing order was changed and the meal should follow: it does (no reason), or
-- it could not be had otherwise and stays as it was. Decided once for each change; told once.
create table standing_follow_ups (
  booking_id bigint      primary key references bookings,
  order_id   bigint      not null references standing_orders,
  reason     text,
  params     jsonb       not null default '{}',
  decided_at timestamptz not null default app_now(),
  told_at    timestamptz,
  check (told_at is null or reason is not null)
);
create index standing_follow_ups_by_order on standing_follow_ups (order_id);
create index standing_follow_ups_untold on standing_follow_ups (order_id) where reason is not null and told_at is null;
