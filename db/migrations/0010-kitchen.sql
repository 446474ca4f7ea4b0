-- What changed on the board, with the old figure; rows after cut-off are late changes and stand apart.
create table count_changes (
  id            bigint generated always as identity primary key,
  serving_id    bigint      not null references servings,
  offering_id   bigint      not null references offerings,
  booking_id    bigint      references bookings,
  from_portions integer     not null,
  to_portions   integer     not null,
  late          boolean     not null default false,
  reason        text        not null default '',
  at            timestamptz not null default app_now()
);
create index count_changes_by_serving on count_changes (serving_id, at);

-- The count frozen at cut-off, per offering and variant.
create table frozen_counts (
  serving_id  bigint  not null references servings,
  offering_id bigint  not null references offerings,
  texture     text    not null,
  tweaks      text[]  not null,
  omits       text[]  not null,
  portions    integer not null check (portions > 0),
  primary key (serving_id, offering_id, texture, tweaks, omits)
);
create trigger frozen_counts_append_only before update or delete on frozen_counts
  for each row execute function refuse_change();

-- Taking an offering off the menu asks both whether anybody stands on it.
create index count_changes_by_offering on count_changes (offering_id);
create index frozen_counts_by_offering on frozen_counts (offering_id);
