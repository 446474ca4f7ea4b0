create sequence voucher_serials as bigint;

-- A voucher or ticket of a scheme in somebody's name: paper with a number, good for so many meals on some days.
create table vouchers (
  id             bigint generated always as identity primary key,
  scheme_id      bigint      not null references schemes,
  diner_id       bigint      not null references diners,
  -- As printed; the office's own number where the paper brings none.
  serial         text        not null default 'Q' || lpad(nextval('voucher_serials')::text, 7, '0')
    check (serial <> ''),
  uses           smallint    not null default 1 check (uses > 0),
  used           smallint    not null default 0 check (used >= 0),
  valid_from     date        not null,
  valid_to       date,
  canteen_id     bigint      not null references canteens,
  issued_by      text        not null,
  issued_by_name text        not null,
  issued_at      timestamptz not null default app_now(),
  -- No new meal is paid with it; what it was used for stays.
  voided_at      timestamptz,
  voided_by      text,
  void_reason    text,
  constraint vouchers_serial unique (serial),
  constraint vouchers_used check (used <= uses),
  check (valid_to is null or valid_to > valid_from),
  check (num_nonnulls(voided_at, voided_by, void_reason) in (0, 3))
);
create index vouchers_by_diner on vouchers (diner_id, scheme_id);

-- What a booking has used up: one row for a voucher, whoever comes with it twice. Cancelled, it is given back.
create table booking_vouchers (
  booking_id       bigint  not null references bookings,
  voucher_id       bigint  not null references vouchers,
  -- As the scheme said when the meal was sold.
  back_when_missed boolean not null,
  primary key (booking_id, voucher_id)
);
create index booking_vouchers_by_voucher on booking_vouchers (voucher_id);
