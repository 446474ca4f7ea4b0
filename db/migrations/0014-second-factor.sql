-- The second thing that those who move money prove: a code from their own phone (RFC 6238).
create table totp_secrets (
  account_id     bigint primary key references accounts,
  -- Sealed with the application's secret: the database alone makes no code.
  secret_sealed  bytea,
  confirmed_at   timestamptz,
  -- The last half minute whose code was used: no code is good twice.
  last_step      bigint,
  -- Shown on the set-up page and not confirmed by a first code yet; the one before stays good until then.
  pending_sealed bytea,
  check ((secret_sealed is null) = (confirmed_at is null)),
  check ((secret_sealed is null) = (last_step is null)),
  check (num_nonnulls(secret_sealed, pending_sealed) > 0)
);

-- On paper, for the day the phone is lost: each once.
create table recovery_codes (
  account_id bigint not null references accounts,
  code_hash  bytea  not null,
  made_at    timestamptz not null default app_now(),
  used_at    timestamptz,
  primary key (account_id, code_hash)
);

-- Who let somebody in anew, and why. The words stay out of the chain: they may name people.
create table second_factor_resets (
  id         bigint generated always as identity primary key,
  account_id bigint not null references accounts,
  reset_by   text   not null,
  reason     text   not null,
  reset_at   timestamptz not null default app_now()
);
create index second_factor_resets_by_account on second_factor_resets (account_id);

-- When this very session last proved it: until then its roles that move money are held back.
alter table sessions add column second_factor_at timestamptz;
