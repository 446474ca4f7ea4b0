create type kiosk_shown as enum ('card', 'digits');

-- Somebody standing before a kiosk: opened with her card or its six digits, over after two quiet minutes, ten at most.
create table kiosk_visits (
  id           bigint generated always as identity primary key,
  device_id    bigint      not null references devices,
  diner_id     bigint      not null references diners,
  -- Digits can be overheard: they show and do less than the card.
  shown        kiosk_shown not null,
  secret_hash  bytea       not null unique,
  opened_at    timestamptz not null default app_now(),
  last_seen_at timestamptz not null default app_now(),
  ended_at     timestamptz
);
-- One person at a time: the next one's card ends the visit of whoever walked away.
create unique index kiosk_visits_one_per_device on kiosk_visits (device_id) where ended_at is null;
create index kiosk_visits_by_device on kiosk_visits (device_id);
create index kiosk_visits_by_diner on kiosk_visits (diner_id);

-- Six digits book one meal a serving and no more, whatever an application asks for.
create function kiosk_books_one_meal() returns trigger language plpgsql as $$
begin
  if exists (select from bookings where id = new.booking_id and channel = 'kiosk') then
    raise exception 'a kiosk books one meal' using errcode = 'check_violation', constraint = 'kiosk_books_one_meal';
  end if;
  return new;
end $$;
create trigger kiosk_books_one_meal before insert on booking_lines for each row
  when (new.revision = 1 and (new.quantity > 1 or new.line_no > 1)) execute function kiosk_books_one_meal();
