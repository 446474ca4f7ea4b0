-- What a scheme pays the canteen itself for a meal sold, beside the bill. The elder never sees it; a claim asks for it.
create table booking_operator_payments (
  booking_id        bigint   not null references bookings,
  revision          smallint not null,
  line_no           smallint not null,
  kind              text     not null,
  funder_id         bigint   not null references funders,
  scheme_version_id bigint   not null references scheme_versions,
  amount_fen        integer  not null check (amount_fen >= 0),
  primary key (booking_id, revision, line_no)
);
create trigger booking_operator_payments_append_only before update or delete on booking_operator_payments
  for each row execute function refuse_change();
insert into booking_operator_payments (booking_id, revision, line_no, kind, funder_id, scheme_version_id, amount_fen)
select q.booking_id, q.revision, p.n, p.paid->>'kind', (p.paid->>'funderId')::bigint, (p.paid->>'schemeVersionId')::bigint,
  (p.paid->>'amountFen')::int
from booking_quotes q cross join lateral jsonb_array_elements(q.quote->'operatorPayments') with ordinality as p(paid, n)
where exists (select from funders f where f.id = (p.paid->>'funderId')::bigint);

-- How the counter knew her: 'card' or 'name'. Empty before this was asked, and where nothing was handed over.
alter table booking_moves add column verified text not null default '';

-- When somebody last wrote on a fact: one ended afterwards may reach back over meals already sold.
alter table diner_facts add column changed_at timestamptz;
update diner_facts set changed_at = recorded_at;
alter table diner_facts alter column changed_at set default app_now(), alter column changed_at set not null;
create function diner_facts_changed() returns trigger language plpgsql as $$
begin
  new.changed_at := app_now();
  return new;
end $$;
create trigger diner_facts_changed before update on diner_facts for each row execute function diner_facts_changed();

-- What the ledger books when an officer has decided: subsidy nobody pays, and what is paid to the canteen itself.
alter type account_kind add value 'claim_loss';
alter type account_kind add value 'grants';

create type claim_state as enum ('draft', 'submitted', 'approved');
create type claim_row_kind as enum ('meal', 'operator', 'correction');

-- What a canteen asks one funder for, for one closed month. Approved, it stays as it is.
create table claims (
  id           bigint generated always as identity primary key,
  canteen_id   bigint      not null references canteens,
  funder_id    bigint      not null references funders,
  month        date        not null,
  state        claim_state not null default 'draft',
  row_count    integer     not null default 0,
  -- Σ rows as prepared; corrections count against it.
  amount_fen   bigint      not null default 0,
  -- Σ rows that were not rejected.
  approved_fen bigint,
  -- Alarms were last looked for.
  checked_at   timestamptz,
  unique (canteen_id, funder_id, month),
  foreign key (canteen_id, month) references month_closes,
  check ((state = 'approved') = (approved_fen is not null))
);

-- Who moved it, when, why.
create table claim_moves (
  claim_id   bigint      not null references claims,
  seq        smallint    not null,
  move       text        not null,
  state      claim_state not null,
  actor      text        not null,
  actor_name text        not null,
  reason     text        not null default '',
  at         timestamptz not null default app_now(),
  primary key (claim_id, seq)
);
create trigger claim_moves_append_only before update or delete on claim_moves
  for each row execute function refuse_change();

-- One served meal's share, one payment to the canteen for it, or the taking back of a row of an earlier claim:
-- everything as it stood when the claim was prepared. Serving, diner and scheme are those of the booking, which
-- nobody deletes: only the booking is checked, a month of a city has hundreds of thousands of rows.
create table claim_rows (
  claim_id          bigint         not null references claims,
  row_no            integer        not null,
  kind              claim_row_kind not null,
  booking_id        bigint         not null references bookings,
  -- Which line of the booking's payers, or of what the operator is paid.
  line_no           smallint       not null,
  serving_id        bigint         not null,
  diner_id          bigint         not null,
  day               date           not null,
  meal              meal           not null,
  way               way            not null,
  portions          smallint       not null,
  channel           booking_channel not null,
  placed_by         text           not null,
  placed_by_name    text           not null,
  placed_at         timestamptz    not null,
  handed_at         timestamptz    not null,
  handed_by         text           not null,
  handed_by_name    text           not null,
  verified          text           not null,
  scheme_version_id bigint,
  list_fen          integer        not null,
  amount_fen        integer        not null check (case when kind = 'correction' then amount_fen < 0 else amount_fen > 0 end),
  corrects_claim_id bigint,
  corrects_row_no   integer,
  primary key (claim_id, row_no),
  foreign key (corrects_claim_id, corrects_row_no) references claim_rows,
  check ((kind = 'correction') = (corrects_row_no is not null))
);
-- No fen is asked for twice, whatever the program does.
create unique index claim_rows_once on claim_rows (booking_id, kind, line_no);
create index claim_rows_corrections on claim_rows (corrects_claim_id, corrects_row_no) where kind = 'correction';
create trigger claim_rows_append_only before update or delete on claim_rows
  for each row execute function refuse_change();

-- What looks wrong in a claim, with the meals behind it, until the officer says what she makes of it.
create table claim_findings (
  id               bigint generated always as identity primary key,
  claim_id         bigint   not null references claims,
  kind             text     not null,
  -- The same finding keeps its key when the claim is looked through again.
  key              text     not null,
  evidence         jsonb    not null,
  booking_ids      bigint[] not null check (cardinality(booking_ids) > 0),
  answer           text     check (answer in ('accepted', 'rejected')),
  reason           text     not null default '',
  answered_by      text,
  answered_by_name text,
  answered_at      timestamptz,
  unique (claim_id, kind, key),
  check (num_nonnulls(answer, answered_by, answered_by_name, answered_at) in (0, 4))
);

-- Rows the officer does not pay.
create table claim_rejections (
  claim_id         bigint      not null,
  row_no           integer     not null,
  -- Which finding's answer it is; null: the officer took the row by itself, or the finding has gone since.
  finding_id       bigint      references claim_findings on delete set null,
  reason           text        not null check (reason <> ''),
  rejected_by      text        not null,
  rejected_by_name text        not null,
  rejected_at      timestamptz not null default app_now(),
  primary key (claim_id, row_no),
  foreign key (claim_id, row_no) references claim_rows
);

create index claim_rejections_by_finding on claim_rejections (finding_id) where finding_id is not null;

-- An approved row found wrong afterwards: the next claim on the same funder takes it back.
create table claim_corrections (
  claim_id      bigint      not null,
  row_no        integer     not null,
  reason        text        not null check (reason <> ''),
  asked_by      text        not null,
  asked_by_name text        not null,
  asked_at      timestamptz not null default app_now(),
  primary key (claim_id, row_no),
  foreign key (claim_id, row_no) references claim_rows
);
create trigger claim_corrections_append_only before update or delete on claim_corrections
  for each row execute function refuse_change();

-- An approved claim is never touched again, and what a claim asks for never changes once it is written.
create function claims_locked() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'approved'
     or (new.canteen_id, new.funder_id, new.month) is distinct from (old.canteen_id, old.funder_id, old.month)
     or (old.row_count > 0 and (new.row_count, new.amount_fen) is distinct from (old.row_count, old.amount_fen)) then
    raise exception 'claim % is locked', old.id using errcode = 'restrict_violation', constraint = 'claims_locked';
  end if;
  return new;
end $$;
create trigger claims_locked before update or delete on claims for each row execute function claims_locked();

-- Rows are written while the claim is being prepared, all at once.
create function claim_rows_of_new_claim() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct claim_id from added) a join claims c on c.id = a.claim_id where c.row_count > 0) then
    raise exception 'rows of a claim are written once' using errcode = 'restrict_violation', constraint = 'claims_locked';
  end if;
  return null;
end $$;
create trigger claim_rows_of_new_claim after insert on claim_rows
  referencing new table as added for each statement execute function claim_rows_of_new_claim();

-- The claim's row is shared before looking, so an approval under way is waited for.
create function claim_part_open() returns trigger language plpgsql as $$
declare
  of_claim bigint := case when tg_op = 'DELETE' then old.claim_id else new.claim_id end;
  stands claim_state;
begin
  select c.state into stands from claims c where c.id = of_claim for share;
  if stands = 'approved' then
    raise exception 'claim % is locked', of_claim using errcode = 'restrict_violation', constraint = 'claims_locked';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger claim_findings_open before insert or update or delete on claim_findings
  for each row execute function claim_part_open();
create trigger claim_rejections_open before insert or update or delete on claim_rejections
  for each row execute function claim_part_open();

-- A claim begins as a draft, whoever writes it down.
create function claims_begin() returns trigger language plpgsql as $$
begin
  if new.state <> 'draft' or new.row_count <> 0 then
    raise exception 'a claim begins as a draft' using errcode = 'restrict_violation', constraint = 'claims_locked';
  end if;
  return new;
end $$;
create trigger claims_begin before insert on claims for each row execute function claims_begin();

-- Only what was approved and paid can be taken back.
create function claim_corrections_of_paid() returns trigger language plpgsql as $$
begin
  if not exists (
    select from claim_rows r join claims c on c.id = r.claim_id
    where r.claim_id = new.claim_id and r.row_no = new.row_no and c.state = 'approved' and r.kind <> 'correction'
      and not exists (select from claim_rejections x where x.claim_id = r.claim_id and x.row_no = r.row_no)
  ) then
    raise exception 'row % of claim % was not paid', new.row_no, new.claim_id using errcode = 'restrict_violation', constraint = 'claims_locked';
  end if;
  return new;
end $$;
create trigger claim_corrections_of_paid before insert on claim_corrections
  for each row execute function claim_corrections_of_paid();

-- Emptying a table passes by the triggers of its rows.
create trigger claims_kept before truncate on claims for each statement execute function refuse_change();
create trigger claim_rows_kept before truncate on claim_rows for each statement execute function refuse_change();
create trigger claim_moves_kept before truncate on claim_moves for each statement execute function refuse_change();
create trigger claim_rejections_kept before truncate on claim_rejections for each statement execute function refuse_change();
create trigger claim_corrections_kept before truncate on claim_corrections for each statement execute function refuse_change();
