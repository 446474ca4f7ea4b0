-- When somebody else than the server took an order down: a volunteer at a door, whose phone had no network.
alter table bookings add column taken_at timestamptz;

-- Orders taken on a round, by the key that the phone made when it was tapped: whatever the network does, and however
-- late, one key is one order. How she agreed to it stands beside the names on the booking.
create table round_orders (
  order_key   uuid        primary key,
  booking_id  bigint      not null unique references bookings,
  agreed      text        not null check (agreed in ('usual', 'read_back')),
  taken_by    text        not null,
  taken_at    timestamptz not null,
  received_at timestamptz not null default app_now()
);
create trigger round_orders_append_only before update or delete on round_orders
  for each row execute function refuse_change();
