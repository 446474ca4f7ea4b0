create type place_kind as enum ('city', 'district', 'street', 'community', 'compound', 'building');
create type meal as enum ('breakfast', 'lunch', 'dinner');
create type way as enum ('dine_in', 'pick_up', 'deliver');
create type missed_meal_policy as enum ('full_price', 'own_share', 'nothing');

-- City → district → street → community → compound → building. ancestor_ids and path include the place itself.
create table places (
  id           bigint generated always as identity primary key,
  kind         place_kind not null,
  name         text       not null,
  parent_id    bigint     references places,
  ancestor_ids bigint[]   not null default '{}',
  -- '上海市/普陀区/甘泉路街道': how papers and subsidy terms name a place.
  path         text       not null default '',
  unique (parent_id, name)
);
create index places_by_ancestor on places using gin (ancestor_ids);

create function places_fill_ancestors() returns trigger language plpgsql as $$
declare
  parent places%rowtype;
begin
  select * into parent from places p where p.id = new.parent_id;
  new.ancestor_ids := coalesce(parent.ancestor_ids, '{}') || new.id;
  new.path := case when parent.path is null then new.name else parent.path || '/' || new.name end;
  return new;
end $$;
create trigger places_ancestors before insert on places
  for each row execute function places_fill_ancestors();

create table canteens (
  id                       bigint generated always as identity primary key,
  community_id             bigint not null references places,
  name                     text   not null,
  name_en                  text   not null,
  phone                    text   not null,
  address                  text   not null,
  -- Cut-off: so many days before the meal, at this time of day at the canteen.
  cutoff_days_before       smallint not null default 1 check (cutoff_days_before between 0 and 14),
  cutoff_time              time     not null default '16:00',
  book_days_ahead          smallint not null default 14 check (book_days_ahead between 0 and 60),
  max_portions_per_booking smallint not null default 2 check (max_portions_per_booking between 1 and 20),
  daily_portion_limit      smallint not null default 4 check (daily_portion_limit between 1 and 60),
  missed_meal_policy       missed_meal_policy not null default 'own_share',
  family_may_order         boolean not null default true,
  volunteer_may_order      boolean not null default true,
  others_may_collect       boolean not null default true,
  kitchen_shows_names      boolean not null default true,
  created_at               timestamptz not null default app_now()
);

create function canteens_start_audit_chain() returns trigger language plpgsql as $$
begin
  insert into audit_chains (chain_id) values (new.id);
  return new;
end $$;
create trigger canteens_audit_chain after insert on canteens
  for each row execute function canteens_start_audit_chain();

-- Which communities a canteen serves.
create table canteen_communities (
  canteen_id   bigint not null references canteens,
  community_id bigint not null references places,
  primary key (canteen_id, community_id)
);
create index canteen_communities_by_community on canteen_communities (community_id);

-- Ways of eating a canteen offers for a meal, with seats or bags and the time window. The pattern new servings copy.
create table meal_patterns (
  canteen_id  bigint  not null references canteens,
  meal        meal    not null,
  window_from time    not null,
  window_to   time    not null,
  dine_in_capacity integer not null check (dine_in_capacity >= 0),
  pick_up_capacity integer not null check (pick_up_capacity >= 0),
  primary key (canteen_id, meal),
  check (window_from < window_to)
);

create table closed_days (
  canteen_id bigint not null references canteens,
  day        date   not null,
  reason     text   not null,
  reason_en  text   not null,
  primary key (canteen_id, day)
);

-- Statutory holidays and 调休 workdays: a table the office edits, libraries don't have next year's.
create table calendar_days (
  day    date primary key,
  is_workday boolean not null,
  name   text not null
);
