-- What a canteen is in the words of subsidy papers: '自建厨房', …
alter table canteens add column traits text[] not null default '{}';

-- The canteen itself among those who pay: for its own discounts, and where it goes on at its own risk.
insert into funders (name, name_en, is_canteen)
select '食堂', 'The canteen', true where not exists (select from funders where is_canteen);

-- The sentence of the paper the terms come from, and what the district chose of the amounts it leaves open.
alter table scheme_versions add column source_quote text not null default '';
alter table scheme_versions add column settings jsonb not null default '{}';

-- Two versions of one scheme never hold on the same day: which price would count? The scheme's row is locked first,
-- so that two people switching versions on at once are looked at one after the other.
create function scheme_versions_apart() returns trigger language plpgsql as $$
begin
  if new.state <> 'active' then return new; end if;
  perform from schemes where id = new.scheme_id for update;
  if exists (
    select from scheme_versions v
    where v.scheme_id = new.scheme_id and v.id <> new.id and v.state = 'active'
      and daterange(v.valid_from, v.valid_to) && daterange(new.valid_from, new.valid_to)
  ) then
    raise exception 'two versions of scheme % hold on the same day', new.scheme_id
      using errcode = 'check_violation', constraint = 'scheme_versions_apart';
  end if;
  return new;
end $$;
create trigger scheme_versions_apart before insert or update on scheme_versions
  for each row execute function scheme_versions_apart();

-- Money set aside for a scheme over some days. What no canteen holds yet lies in the reserve.
create table budgets (
  id          bigint generated always as identity primary key,
  scheme_id   bigint not null references schemes,
  valid_from  date   not null,
  valid_to    date   not null,
  total_fen   bigint not null check (total_fen > 0),
  reserve_fen bigint not null check (reserve_fen >= 0),
  check (valid_to > valid_from),
  check (reserve_fen <= total_fen),
  unique (scheme_id, valid_from)
);

-- A canteen's share: bookings there meet in this row and not in one row for the whole city.
create table budget_slices (
  budget_id    bigint not null references budgets,
  canteen_id   bigint not null references canteens,
  allotted_fen bigint not null default 0 check (allotted_fen >= 0),
  spent_fen    bigint not null default 0 check (spent_fen >= 0),
  primary key (budget_id, canteen_id),
  constraint budget_slices_spent check (spent_fen <= allotted_fen)
);

-- What a booking holds of a budget, as long as it is neither cancelled nor missed.
create table booking_budgets (
  booking_id bigint  not null references bookings,
  budget_id  bigint  not null references budgets,
  amount_fen integer not null check (amount_fen > 0),
  primary key (booking_id, budget_id)
);
create index booking_budgets_by_budget on booking_budgets (budget_id);
