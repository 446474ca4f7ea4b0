-- Portions of a dish that stand ready at the pass, batch by batch as the pots are emptied. What was pressed by mistake
-- is taken back by a row that names it, once.
create table ready_batches (
  id            bigint generated always as identity primary key,
  serving_id    bigint      not null references servings,
  offering_id   bigint      not null references offerings,
  portions      integer     not null check (portions <> 0),
  undoes        bigint      unique references ready_batches,
  noted_by      text        not null,
  noted_by_name text        not null,
  noted_at      timestamptz not null default app_now(),
  check ((undoes is null) = (portions > 0))
);
create index ready_batches_by_serving on ready_batches (serving_id);
create index ready_batches_by_offering on ready_batches (offering_id);
create trigger ready_batches_append_only before update or delete on ready_batches
  for each row execute function refuse_change();
