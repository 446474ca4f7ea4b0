-- What a family member is to the diner, in her words: 女儿. Empty for every other role.
alter table role_grants add column relation text not null default '' check (length(relation) <= 20);
-- Who ended it: the desk takes back only what it ended itself.
alter table role_grants add column ended_by text;

-- How somebody becomes family, in person: a code on the elder's own phone (15 minutes) or a slip from the desk (24 hours), once.
-- Token and digits come from the nonce and the application's secret, so that the page can show them again; the table alone opens nothing.
create table family_invitations (
  id          bigint generated always as identity primary key,
  diner_id    bigint not null references diners,
  kind        text   not null check (kind in ('code', 'slip')),
  permissions text[] not null check (permissions <@ '{see,book,pay,health}' and 'see' = any (permissions)),
  nonce       bytea  not null,
  token_hash  bytea  not null unique,
  -- Keyed: eight digits hashed plainly would be read off a dump. Gone once typed: the browser that typed them holds a token.
  digits_hash bytea,
  made_by     text   not null,
  made_at     timestamptz not null default app_now(),
  expires_at  timestamptz not null,
  used_at     timestamptz,
  used_by     bigint references accounts,
  revoked_at  timestamptz,
  check ((used_at is null) = (used_by is null))
);
create index family_invitations_by_diner on family_invitations (diner_id);
create index family_invitations_by_account on family_invitations (used_by);
create unique index family_invitations_digits on family_invitations (digits_hash)
  where digits_hash is not null and used_at is null and revoked_at is null;

-- The meals of one diner as a calendar for one family member: whoever has the address may read, until it ends.
create table calendar_feeds (
  id         bigint generated always as identity primary key,
  account_id bigint not null references accounts,
  diner_id   bigint not null references diners,
  nonce      bytea  not null,
  token_hash bytea  not null unique,
  made_at    timestamptz not null default app_now(),
  ended_at   timestamptz
);
create unique index calendar_feeds_one on calendar_feeds (account_id, diner_id) where ended_at is null;
create index calendar_feeds_by_diner on calendar_feeds (diner_id);
