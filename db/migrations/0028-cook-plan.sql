-- What the cook decided to cook of a dish, said as portions beyond whoever is booked: somebody who books later is
-- cooked for all the same. The latest row counts; earlier ones tell how the morning went.
create table cook_plans (
  id              bigint generated always as identity primary key,
  serving_id      bigint      not null references servings,
  offering_id     bigint      not null references offerings,
  extra           integer     not null,
  -- Portions booked when it was decided.
  booked          integer     not null check (booked >= 0),
  reason          text        not null default '',
  decided_by      text        not null,
  decided_by_name text        not null,
  decided_at      timestamptz not null default app_now(),
  check (booked + extra >= 0),
  -- Fewer than are booked is somebody's meal: never without a word.
  check (extra >= 0 or reason <> '')
);
create index cook_plans_by_offering on cook_plans (offering_id, id desc);
create index cook_plans_by_serving on cook_plans (serving_id);
create trigger cook_plans_append_only before update or delete on cook_plans
  for each row execute function refuse_change();

-- What came out of the pot, and what nobody ate. The latest row counts.
create table cooked_counts (
  id            bigint generated always as identity primary key,
  serving_id    bigint      not null references servings,
  offering_id   bigint      not null references offerings,
  cooked        integer     not null check (cooked >= 0),
  left_over     integer     not null check (left_over between 0 and cooked),
  noted_by      text        not null,
  noted_by_name text        not null,
  noted_at      timestamptz not null default app_now()
);
create index cooked_counts_by_offering on cooked_counts (offering_id, id desc);
create index cooked_counts_by_serving on cooked_counts (serving_id);
create trigger cooked_counts_append_only before update or delete on cooked_counts
  for each row execute function refuse_change();
