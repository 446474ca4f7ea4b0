create type serving_state as enum ('planned', 'open', 'closed', 'served', 'settled');
create type portion_size as enum ('regular', 'small');

create table dishes (
  id         bigint generated always as identity primary key,
  canteen_id bigint  references canteens,
  name       text    not null check (length(name) between 1 and 16),
  name_en    text    not null,
  picture    text    not null default '',
  category   text    not null,
  price_fen  integer not null check (price_fen >= 0),
  allergens  text[]  not null default '{}',
  -- Allergens the kitchen can leave out on request (a garnish, not the body of the dish).
  omittable  text[]  not null default '{}',
  -- Per portion: kcal, proteinG, saltG, oilG, carbG, purine.
  nutrition  jsonb   not null default '{}',
  textures   text[]  not null default '{regular}',
  tweaks     text[]  not null default '{}',
  spicy      boolean not null default false,
  ended_at   timestamptz
);
create unique index dishes_names on dishes (coalesce(canteen_id, 0), name) where ended_at is null;

create table dish_ingredients (
  dish_id bigint   not null references dishes,
  position smallint not null,
  name    text     not null,
  name_en text     not null,
  grams   numeric(7, 1) not null check (grams > 0),
  primary key (dish_id, position)
);

create table sets (
  id         bigint generated always as identity primary key,
  canteen_id bigint  not null references canteens,
  name       text    not null check (length(name) between 1 and 16),
  name_en    text    not null,
  sides      text    not null default '',
  sides_en   text    not null default '',
  picture    text    not null default '',
  price_fen  integer not null check (price_fen >= 0),
  ended_at   timestamptz
);
create unique index sets_names on sets (canteen_id, name) where ended_at is null;

create table set_dishes (
  set_id   bigint   not null references sets,
  position smallint not null,
  dish_id  bigint   not null references dishes,
  primary key (set_id, position)
);

create table menu_weeks (
  id           bigint generated always as identity primary key,
  canteen_id   bigint not null references canteens,
  monday       date   not null check (extract(isodow from monday) = 1),
  published_at timestamptz,
  published_by text,
  unique (canteen_id, monday)
);

create table servings (
  id              bigint generated always as identity primary key,
  canteen_id      bigint        not null references canteens,
  day             date          not null,
  meal            meal          not null,
  state           serving_state not null default 'planned',
  cutoff_at       timestamptz   not null,
  window_from     time          not null,
  window_to       time          not null,
  -- Portions of all bookings that were not cancelled; moves only together with them.
  booked_portions integer       not null default 0 check (booked_portions >= 0),
  last_ticket     integer       not null default 0,
  closed_at       timestamptz,
  served_at       timestamptz,
  settled_at      timestamptz,
  unique (canteen_id, day, meal),
  check (window_from < window_to)
);
create index servings_by_state on servings (state, cutoff_at);

create table serving_ways (
  serving_id bigint  not null references servings,
  way        way     not null,
  capacity   integer not null check (capacity >= 0),
  booked     integer not null default 0 check (booked >= 0),
  primary key (serving_id, way),
  constraint serving_ways_capacity check (booked <= capacity)
);

create table offerings (
  id            bigint generated always as identity primary key,
  serving_id    bigint       not null references servings,
  set_id        bigint       references sets,
  dish_id       bigint       references dishes,
  size          portion_size not null default 'regular',
  price_fen     integer      not null check (price_fen >= 0),
  portion_limit integer      not null check (portion_limit >= 0),
  booked        integer      not null default 0 check (booked >= 0),
  position      smallint     not null default 1,
  withdrawn_at  timestamptz,
  check (num_nonnulls(set_id, dish_id) = 1),
  constraint offerings_limit check (booked <= portion_limit)
);
create unique index offerings_once on offerings (serving_id, coalesce(set_id, 0), coalesce(dish_id, 0), size);
create index offerings_by_serving on offerings (serving_id, position);
