-- Before a kiosk's queue numbers while there is no network: no two kiosks of one canteen print the same.
alter table devices add column letter text check (letter ~ '^[A-HJ-NP-Z]{1,2}$');
update devices d set letter = substr('ABCDEFGHJKLMNPQRSTUVWXYZ', k.place::int, 1)
from (select id, row_number() over (partition by canteen_id order by id) as place
  from devices where kind = 'kiosk' and registered_at is not null and revoked_at is null) k
where k.id = d.id and k.place <= 24;
create unique index devices_letter_per_canteen on devices (canteen_id, letter) where revoked_at is null;
