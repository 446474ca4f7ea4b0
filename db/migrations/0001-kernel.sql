-- The clock every decision reads. Production: the database's own clock. Only test databases replace it.
create function app_now() returns timestamptz
  language sql volatile as 'select clock_timestamp()';

-- A day is a calendar date at the canteen, never an instant (all of China keeps one time).
create function service_day_of(at timestamptz) returns date
  language sql stable as $$ select (at at time zone 'Asia/Shanghai')::date $$;

-- One row per write a client asked for: same key, same effect, same answer.
-- Inserted first in the write's own transaction, so a second tap waits for the first.
create table idempotency_keys (
  actor_key  text        not null,
  key        uuid        not null,
  endpoint   text        not null,
  body_hash  bytea       not null,
  reply      jsonb,
  created_at timestamptz not null default app_now(),
  primary key (actor_key, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- Hash-chained audit, one chain per canteen (chain 0: the city). One global chain would halve throughput.
create table audit_chains (
  chain_id  bigint primary key,
  seq       bigint not null default 0,
  prev_hash bytea  not null default ''::bytea,
  hash      bytea  not null default ''::bytea
);
insert into audit_chains (chain_id) values (0);

create table audit_entries (
  chain_id  bigint      not null references audit_chains,
  seq       bigint      not null,
  at        timestamptz not null,
  actor     text        not null,
  action    text        not null,
  subject   text        not null,
  detail    jsonb       not null,
  prev_hash bytea       not null,
  hash      bytea       not null,
  primary key (chain_id, seq)
);
create index audit_entries_by_subject on audit_entries (subject, at);

create function audit_digest(prev bytea, seq bigint, at timestamptz, actor text, action text, subject text, detail jsonb)
  returns bytea language sql stable as $$
  select sha256(prev || convert_to(
    seq::text || '|' || (extract(epoch from at) * 1000000)::bigint::text || '|' || actor || '|' ||
    action || '|' || subject || '|' || detail::text, 'UTF8'))
$$;

-- Appends one entry and moves the head of its chain in the same statement.
create function audit_append(chain bigint, actor text, action text, subject text, detail jsonb)
  returns bigint language sql volatile as $$
  with moment as (select app_now() as at),
  head as (
    update audit_chains c
    set seq = c.seq + 1, prev_hash = c.hash,
        hash = audit_digest(c.hash, c.seq + 1, moment.at, actor, action, subject, detail)
    from moment
    where c.chain_id = chain
    returning c.seq, c.prev_hash, c.hash, moment.at
  )
  insert into audit_entries (chain_id, seq, at, actor, action, subject, detail, prev_hash, hash)
  select chain, head.seq, head.at, actor, action, subject, detail, head.prev_hash, head.hash from head
  returning seq
$$;

-- Money and safety records are appended, never edited.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_change();

-- Store of the rate limiter (rate-limiter-flexible).
create table rate_limits (
  key    varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
