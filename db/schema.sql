-- Written from the catalogues of a migrated database; do not edit. The migrations are the source.

type account_kind: wallet | drawer | prepaid | revenue | receivable | concession | missed_loss | rounding | opening | bank | over_short | clearing | refunding | disputed | dispute_loss | donations | claim_loss | grants

type booking_channel: app | phone | round | counter | kiosk | standing | walk_in

type booking_state: held | placed | collected | delivered | missed | cancelled

type claim_row_kind: meal | operator | correction

type claim_state: draft | submitted | approved

type device_kind: counter | board | kitchen_tablet | kiosk

type dispute_state: open | won | lost

type gender: female | male

type kiosk_shown: card | digits

type meal: breakfast | lunch | dinner

type missed_meal_policy: full_price | own_share | nothing

type need_kind: allergen | less_salt | no_sugar | low_purine | texture | halal | other

type need_source: self | family | doctor

type notice_state: waiting | sending | sent | delivered | failed | withdrawn

type notice_way: feed | message | call

type online_purpose: top_up | booking

type online_state: asked | open | processing | paid | failed | expired

type payment_way: wallet | counter

type place_kind: city | district | street | community | compound | building

type portion_size: regular | small

type refund_state: asked | sent | done | failed

type role: diner | family | volunteer | counter | kitchen | manager | officer | auditor | admin

type scheme_state: draft | active | ended

type serving_state: planned | open | closed | served | settled

type standing_result: booked | skipped

type wait_state: waiting | offered | booked | ended

type wait_wish: book | ask

type way: dine_in | pick_up | deliver

table accounts
  id bigint not null generated always as identity
  display_name text not null
  user_name text
  password_hash text
  phone text
  created_at timestamp with time zone not null default app_now()
  ended_at timestamp with time zone
  language text
  text_step smallint
  contrast text
  unproven_phone text

table audit_chains
  chain_id bigint not null
  seq bigint not null default 0
  prev_hash bytea not null default '\x'::bytea
  hash bytea not null default '\x'::bytea

table audit_entries
  chain_id bigint not null
  seq bigint not null
  at timestamp with time zone not null
  actor text not null
  action text not null
  subject text not null
  detail jsonb not null
  prev_hash bytea not null
  hash bytea not null

table bind_slips
  id bigint not null generated always as identity
  diner_id bigint not null
  token_hash bytea not null
  made_by text not null
  made_at timestamp with time zone not null default app_now()
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  revoked_at timestamp with time zone

table booking_budgets
  booking_id bigint not null
  budget_id bigint not null
  amount_fen integer not null

table booking_clashes
  booking_id bigint not null
  offering_id bigint not null
  clash text not null
  found_at timestamp with time zone not null default app_now()
  over_at timestamp with time zone

table booking_lines
  booking_id bigint not null
  revision smallint not null
  line_no smallint not null
  offering_id bigint not null
  quantity smallint not null
  texture text not null default 'regular'::text
  tweaks text[] not null default '{}'::text[]
  omits text[] not null default '{}'::text[]
  unit_price_fen integer not null

table booking_moves
  booking_id bigint not null
  seq smallint not null
  state booking_state not null
  move text not null
  actor text not null
  actor_name text not null
  reason text not null default ''::text
  at timestamp with time zone not null default app_now()
  verified text not null default ''::text
  handed_at timestamp with time zone
  read_back_at timestamp with time zone
  collector jsonb

table booking_operator_payments
  booking_id bigint not null
  revision smallint not null
  line_no smallint not null
  kind text not null
  funder_id bigint not null
  scheme_version_id bigint not null
  amount_fen integer not null

table booking_payers
  booking_id bigint not null
  revision smallint not null
  line_no smallint not null
  funder_id bigint
  scheme_version_id bigint
  amount_fen integer not null

table booking_quotes
  booking_id bigint not null
  revision smallint not null
  inputs jsonb not null
  quote jsonb not null
  quoted_at timestamp with time zone not null default app_now()

table booking_usages
  booking_id bigint not null
  limit_key text not null
  period_start date not null
  amount integer not null

table booking_vouchers
  booking_id bigint not null
  voucher_id bigint not null
  back_when_missed boolean not null

table bookings
  id bigint not null generated always as identity
  serving_id bigint not null
  canteen_id bigint not null
  diner_id bigint not null
  state booking_state not null
  way way not null
  payment payment_way not null
  channel booking_channel not null
  placed_by text not null
  placed_by_name text not null
  revision smallint not null default 1
  portions integer not null
  price_fen integer not null
  own_fen integer not null
  ticket_no integer
  placed_at timestamp with time zone not null default app_now()
  ended_at timestamp with time zone
  held_until timestamp with time zone
  taken_at timestamp with time zone
  arrive_from time without time zone
  arrive_to time without time zone

table budget_slices
  budget_id bigint not null
  canteen_id bigint not null
  allotted_fen bigint not null default 0
  spent_fen bigint not null default 0

table budgets
  id bigint not null generated always as identity
  scheme_id bigint not null
  valid_from date not null
  valid_to date not null
  total_fen bigint not null
  reserve_fen bigint not null

table calendar_days
  day date not null
  is_workday boolean not null
  name text not null

table calendar_feeds
  id bigint not null generated always as identity
  account_id bigint not null
  diner_id bigint not null
  nonce bytea not null
  token_hash bytea not null
  made_at timestamp with time zone not null default app_now()
  ended_at timestamp with time zone

table call_claims
  serving_id bigint not null
  diner_id bigint not null
  account_id bigint not null
  until timestamp with time zone not null

table call_tries
  id bigint not null generated always as identity
  serving_id bigint not null
  diner_id bigint not null
  outcome text not null
  tried_by text not null
  tried_by_name text not null
  tried_at timestamp with time zone not null default app_now()

table canteen_communities
  canteen_id bigint not null
  community_id bigint not null

table canteens
  id bigint not null generated always as identity
  community_id bigint not null
  name text not null
  name_en text not null
  phone text not null
  address text not null
  cutoff_days_before smallint not null default 1
  cutoff_time time without time zone not null default '16:00:00'::time without time zone
  book_days_ahead smallint not null default 14
  max_portions_per_booking smallint not null default 2
  daily_portion_limit smallint not null default 4
  missed_meal_policy missed_meal_policy not null default 'own_share'::missed_meal_policy
  family_may_order boolean not null default true
  volunteer_may_order boolean not null default true
  others_may_collect boolean not null default true
  kitchen_shows_names boolean not null default true
  created_at timestamp with time zone not null default app_now()
  overdraft_fen integer not null default 0
  low_balance_fen integer not null default 2000
  traits text[] not null default '{}'::text[]
  quiet_from time without time zone not null default '21:00:00'::time without time zone
  quiet_to time without time zone not null default '07:00:00'::time without time zone
  volunteers_may_call boolean not null default false
  waiting_first text[] not null default '{living_alone,tekun,incapacity}'::text[]
  waiting_offer_minutes smallint not null default 60
  evidence_from date not null default ((app_now() AT TIME ZONE 'Asia/Shanghai'::text))::date
  small_portion_percent smallint not null default 100
  without_card text not null default 'name'::text
  undo_minutes integer not null default 10
  round_cash boolean not null default false
  round_cash_note_fen integer not null default 20000
  round_cash_carried_fen integer not null default 100000

table cards
  id bigint not null generated always as identity
  diner_id bigint not null
  canteen_id bigint not null
  token_hash bytea not null
  digits text not null
  issued_at timestamp with time zone not null default app_now()
  ended_at timestamp with time zone

table carried_cash
  id bigint not null generated always as identity
  canteen_id bigint not null
  carrier text not null
  carrier_name text not null
  noted_fen integer not null default 0
  received_at timestamp with time zone
  received_by text
  received_by_name text
  counted_fen integer
  difference_fen integer
  explanation text not null default ''::text
  difference_tx bigint

table cash_notes
  note_key uuid not null
  carried_id bigint not null
  diner_id bigint not null
  amount_fen integer not null
  for_order uuid
  noted_at timestamp with time zone not null
  arrived_at timestamp with time zone not null default app_now()
  taken_back_at timestamp with time zone
  taken_back_why text not null default ''::text
  transaction_id bigint

table claim_corrections
  claim_id bigint not null
  row_no integer not null
  reason text not null
  asked_by text not null
  asked_by_name text not null
  asked_at timestamp with time zone not null default app_now()

table claim_findings
  id bigint not null generated always as identity
  claim_id bigint not null
  kind text not null
  key text not null
  evidence jsonb not null
  booking_ids bigint[] not null
  answer text
  reason text not null default ''::text
  answered_by text
  answered_by_name text
  answered_at timestamp with time zone

table claim_moves
  claim_id bigint not null
  seq smallint not null
  move text not null
  state claim_state not null
  actor text not null
  actor_name text not null
  reason text not null default ''::text
  at timestamp with time zone not null default app_now()

table claim_rejections
  claim_id bigint not null
  row_no integer not null
  finding_id bigint
  reason text not null
  rejected_by text not null
  rejected_by_name text not null
  rejected_at timestamp with time zone not null default app_now()

table claim_rows
  claim_id bigint not null
  row_no integer not null
  kind claim_row_kind not null
  booking_id bigint not null
  line_no smallint not null
  serving_id bigint not null
  diner_id bigint not null
  day date not null
  meal meal not null
  way way not null
  portions smallint not null
  channel booking_channel not null
  placed_by text not null
  placed_by_name text not null
  placed_at timestamp with time zone not null
  handed_at timestamp with time zone not null
  handed_by text not null
  handed_by_name text not null
  verified text not null
  scheme_version_id bigint
  list_fen integer not null
  amount_fen integer not null
  corrects_claim_id bigint
  corrects_row_no integer

table claims
  id bigint not null generated always as identity
  canteen_id bigint not null
  funder_id bigint not null
  month date not null
  state claim_state not null default 'draft'::claim_state
  row_count integer not null default 0
  amount_fen bigint not null default 0
  approved_fen bigint
  checked_at timestamp with time zone

table clash_answers
  booking_id bigint not null
  offering_id bigint not null
  clash text not null
  weight text not null
  how text not null
  answered_by text not null
  answered_by_name text not null
  answered_at timestamp with time zone not null default app_now()

table clash_checks
  serving_id bigint not null
  checked_at timestamp with time zone not null

table closed_days
  canteen_id bigint not null
  day date not null
  reason text not null
  reason_en text not null

table consents
  id bigint not null generated always as identity
  diner_id bigint not null
  kind text not null
  given_at timestamp with time zone not null default app_now()
  recorded_by text not null
  revoked_at timestamp with time zone

table cook_plans
  id bigint not null generated always as identity
  serving_id bigint not null
  offering_id bigint not null
  extra integer not null
  booked integer not null
  reason text not null default ''::text
  decided_by text not null
  decided_by_name text not null
  decided_at timestamp with time zone not null default app_now()

table cooked_counts
  id bigint not null generated always as identity
  serving_id bigint not null
  offering_id bigint not null
  cooked integer not null
  left_over integer not null
  noted_by text not null
  noted_by_name text not null
  noted_at timestamp with time zone not null default app_now()

table count_changes
  id bigint not null generated always as identity
  serving_id bigint not null
  offering_id bigint not null
  booking_id bigint
  from_portions integer not null
  to_portions integer not null
  late boolean not null default false
  reason text not null default ''::text
  at timestamp with time zone not null default app_now()

table devices
  id bigint not null generated always as identity
  canteen_id bigint not null
  kind device_kind not null
  name text not null
  token_hash bytea
  pairing_hash bytea
  pairing_expires_at timestamp with time zone
  registered_at timestamp with time zone
  last_seen_at timestamp with time zone
  revoked_at timestamp with time zone
  created_by text not null
  created_at timestamp with time zone not null default app_now()
  letter text

table diet_needs
  id bigint not null generated always as identity
  diner_id bigint not null
  kind need_kind not null
  value text not null default ''::text
  source need_source not null default 'self'::need_source
  valid_from date not null
  valid_to date
  noted_at timestamp with time zone not null default app_now()

table diner_contacts
  id bigint not null generated always as identity
  diner_id bigint not null
  name text not null
  relation text not null
  phone text not null
  position smallint not null default 1

table diner_facts
  id bigint not null generated always as identity
  diner_id bigint not null
  kind text not null
  grade text
  place_id bigint
  place_text text
  valid_from date not null
  valid_to date
  evidence text not null default ''::text
  recorded_by text not null
  recorded_at timestamp with time zone not null default app_now()
  changed_at timestamp with time zone not null default app_now()

table diners
  id bigint not null generated always as identity
  name text not null
  name_pinyin text not null
  name_initials text not null
  gender gender not null
  birth_date date not null
  id_number_sealed bytea
  id_number_index bytea
  phone text
  phone_tail text generated always as ("right"(phone, 4)) stored
  community_id bigint not null
  building_id bigint
  door text not null default ''::text
  home_canteen_id bigint not null
  caller_note text not null default ''::text
  died_on date
  left_on date
  created_at timestamp with time zone not null default app_now()

table dish_ingredients
  dish_id bigint not null
  position smallint not null
  name text not null
  name_en text not null
  grams numeric(7,1) not null

table dishes
  id bigint not null generated always as identity
  canteen_id bigint
  name text not null
  name_en text not null
  picture text not null default ''::text
  category text not null
  price_fen integer not null
  allergens text[] not null default '{}'::text[]
  omittable text[] not null default '{}'::text[]
  nutrition jsonb not null default '{}'::jsonb
  textures text[] not null default '{regular}'::text[]
  tweaks text[] not null default '{}'::text[]
  spicy boolean not null default false
  ended_at timestamp with time zone

table disputes
  id bigint not null generated always as identity
  payment_id bigint not null
  dispute_ref text not null
  amount_fen integer not null
  state dispute_state not null default 'open'::dispute_state
  opened_at timestamp with time zone not null default app_now()
  closed_at timestamp with time zone

table drawer_shifts
  id bigint not null generated always as identity
  canteen_id bigint not null
  opened_by text not null
  opened_by_name text not null
  opened_at timestamp with time zone not null default app_now()
  after_transaction_id bigint not null
  carried_fen bigint not null
  float_fen bigint not null
  closed_by text
  closed_by_name text
  closed_at timestamp with time zone
  through_transaction_id bigint
  counts jsonb
  counted_fen bigint
  expected_fen bigint
  difference_fen bigint
  explanation text not null default ''::text
  signed_by text
  signed_by_name text
  signed_at timestamp with time zone

table exchanges
  id bigint not null generated always as identity
  booking_id bigint not null
  ordered_offering_id bigint not null
  given_offering_id bigint not null
  given_by text not null
  given_by_name text not null
  given_at timestamp with time zone not null default app_now()
  undone_by text
  undone_by_name text
  undone_at timestamp with time zone

table family_invitations
  id bigint not null generated always as identity
  diner_id bigint not null
  kind text not null
  permissions text[] not null
  nonce bytea not null
  token_hash bytea not null
  digits_hash bytea
  made_by text not null
  made_at timestamp with time zone not null default app_now()
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  used_by bigint
  revoked_at timestamp with time zone

table food_samples
  id bigint not null generated always as identity
  serving_id bigint not null
  dish_id bigint not null
  revision smallint not null default 1
  grams smallint not null
  place text not null
  taken_at timestamp with time zone not null default app_now()
  noted_at timestamp with time zone not null default app_now()
  noted_by text not null
  noted_by_name text not null

table food_temperatures
  id bigint not null generated always as identity
  serving_id bigint not null
  dish_id bigint not null
  stage text not null
  celsius smallint not null
  remedy text
  measured_at timestamp with time zone not null default app_now()
  measured_by text not null
  measured_by_name text not null

table frozen_counts
  serving_id bigint not null
  offering_id bigint not null
  texture text not null
  tweaks text[] not null
  omits text[] not null
  portions integer not null

table funders
  id bigint not null generated always as identity
  name text not null
  name_en text not null
  is_canteen boolean not null default false

table goods_received
  id bigint not null generated always as identity
  canteen_id bigint not null
  day date not null
  supplier text not null
  supplier_contact text not null default ''::text
  item text not null
  quantity numeric(9,2) not null
  unit text not null
  batch text not null default ''::text
  produced_on date
  expires_on date
  papers text[] not null default '{}'::text[]
  replaces_id bigint
  received_at timestamp with time zone not null default app_now()
  received_by text not null
  received_by_name text not null

table guest_sales
  id bigint not null generated always as identity
  serving_id bigint not null
  canteen_id bigint not null
  offering_id bigint not null
  portions integer not null
  way way not null
  price_fen integer not null
  ticket_no integer not null
  transaction_id bigint
  sold_by text not null
  sold_by_name text not null
  sold_at timestamp with time zone not null default app_now()
  undone_by text
  undone_by_name text
  undone_at timestamp with time zone

table hand_over_answers
  hand_over_id uuid not null
  answer text not null
  answered_by text not null
  answered_by_name text not null
  answered_at timestamp with time zone not null default app_now()

table hand_overs
  id uuid not null
  booking_id bigint not null
  canteen_id bigint not null
  device_at timestamp with time zone not null
  told_at timestamp with time zone not null default app_now()
  list_at timestamp with time zone not null
  collected_by text not null
  verified text not null
  cash_fen integer not null
  back_fen integer not null
  outcome text not null
  earlier_at timestamp with time zone
  earlier_by text not null default ''::text
  handed_by text not null
  handed_by_name text not null
  collector jsonb
  undone_before integer not null default 0

table idempotency_keys
  actor_key text not null
  key uuid not null
  endpoint text not null
  body_hash bytea not null
  reply jsonb
  created_at timestamp with time zone not null default app_now()

table ingredient_overrides
  id bigint not null generated always as identity
  canteen_id bigint not null
  ingredient text not null
  kind text not null
  other text not null
  first_day date not null
  last_day date not null
  noted_by text not null
  noted_by_name text not null
  noted_at timestamp with time zone not null default app_now()
  ended_at timestamp with time zone
  ended_by_name text

table ingredients
  id bigint not null generated always as identity
  canteen_id bigint
  name text not null
  name_en text not null default ''::text
  allergens text[] not null default '{}'::text[]
  traits text[] not null default '{}'::text[]
  buy_unit text not null default 'jin'::text
  unit_grams numeric(9,1) not null default 500
  unit_size text not null default ''::text
  noted_by text not null
  noted_by_name text not null
  noted_at timestamp with time zone not null default app_now()

table kiosk_visits
  id bigint not null generated always as identity
  device_id bigint not null
  diner_id bigint not null
  shown kiosk_shown not null
  secret_hash bytea not null
  opened_at timestamp with time zone not null default app_now()
  last_seen_at timestamp with time zone not null default app_now()
  ended_at timestamp with time zone

table ledger_accounts
  id bigint not null generated always as identity
  kind account_kind not null
  canteen_id bigint
  diner_id bigint
  funder_id bigint
  balance_fen bigint not null default 0
  floor_fen integer not null default 0

table ledger_entries
  transaction_id bigint not null
  line_no smallint not null
  account_id bigint not null
  amount_fen bigint not null

table ledger_transactions
  id bigint not null generated always as identity
  kind text not null
  canteen_id bigint not null
  booking_id bigint
  reverses_id bigint
  actor text not null
  note text not null default ''::text
  at timestamp with time zone not null default app_now()

table low_balances
  diner_id bigint not null
  told_at timestamp with time zone not null default app_now()

table meal_patterns
  canteen_id bigint not null
  meal meal not null
  window_from time without time zone not null
  window_to time without time zone not null
  dine_in_capacity integer not null
  pick_up_capacity integer not null
  window_minutes integer

table menu_weeks
  id bigint not null generated always as identity
  canteen_id bigint not null
  monday date not null
  published_at timestamp with time zone
  published_by text

table money_cases
  id bigint not null generated always as identity
  canteen_id bigint
  kind text not null
  subject text not null
  detail jsonb not null
  found_at timestamp with time zone not null default app_now()
  closed_at timestamp with time zone
  closed_by text
  closed_by_name text
  note text not null default ''::text

table month_closes
  canteen_id bigint not null
  month date not null
  closed_by text not null
  closed_by_name text not null
  closed_at timestamp with time zone not null default app_now()
  totals jsonb not null

table morning_checks
  id bigint not null generated always as identity
  canteen_id bigint not null
  day date not null
  account_id bigint not null
  outcome text not null
  codes smallint[] not null default '{}'::smallint[]
  put_right text[] not null default '{}'::text[]
  checked_at timestamp with time zone not null default app_now()
  checked_by text not null
  checked_by_name text not null

table notice_choices
  account_id bigint not null
  diner_id bigint not null
  topic text not null
  wanted boolean not null
  chosen_at timestamp with time zone not null default app_now()

table notice_receipts
  notice_id bigint not null
  outcome text not null
  received_at timestamp with time zone not null default app_now()

table notices
  id bigint not null generated always as identity
  canteen_id bigint
  diner_id bigint
  phone text
  kind text not null
  params jsonb not null default '{}'::jsonb
  state notice_state not null default 'waiting'::notice_state
  created_at timestamp with time zone not null default app_now()
  sent_at timestamp with time zone
  account_id bigint
  way notice_way not null default 'call'::notice_way
  send_key uuid not null default gen_random_uuid()
  tries smallint not null default 0
  due_at timestamp with time zone not null default app_now()
  over_at timestamp with time zone
  provider_ref text
  failure text
  recipient text generated always as (COALESCE(('account '::text || (account_id)::text), ('phone '::text || phone), ('diner '::text || (diner_id)::text))) stored

table offerings
  id bigint not null generated always as identity
  serving_id bigint not null
  set_id bigint
  dish_id bigint
  size portion_size not null default 'regular'::portion_size
  price_fen integer not null
  portion_limit integer not null
  booked integer not null default 0
  position smallint not null default 1
  withdrawn_at timestamp with time zone
  waiting integer not null default 0
  kept integer not null default 0

table one_time_codes
  id bigint not null generated always as identity
  challenge uuid not null
  phone text not null
  code_hash bytea not null
  created_at timestamp with time zone not null default app_now()
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  account_id bigint

table online_payments
  id bigint not null generated always as identity
  canteen_id bigint not null
  diner_id bigint not null
  purpose online_purpose not null
  booking_id bigint
  amount_fen integer not null
  state online_state not null default 'asked'::online_state
  provider text not null
  live boolean not null
  session_ref text
  session_url text
  payment_ref text
  method text
  asked_by text not null
  link_id bigint
  asked_at timestamp with time zone not null default app_now()
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  credited_tx bigint
  refunded_fen integer not null default 0
  answered_at timestamp with time zone

table parity_reports
  canteen_id bigint not null
  day date not null
  provider_count integer not null
  provider_fen bigint not null
  ledger_count integer not null
  ledger_fen bigint not null
  differing integer not null
  made_at timestamp with time zone not null default app_now()

table places
  id bigint not null generated always as identity
  kind place_kind not null
  name text not null
  parent_id bigint
  ancestor_ids bigint[] not null default '{}'::bigint[]
  path text not null default ''::text

table provider_events
  provider text not null
  event_ref text not null
  kind text not null
  object_ref text not null
  outcome text not null
  received_at timestamp with time zone not null default app_now()

table rate_limits
  key character varying(255) not null
  points integer not null default 0
  expire bigint

table ready_batches
  id bigint not null generated always as identity
  serving_id bigint not null
  offering_id bigint not null
  portions integer not null
  undoes bigint
  noted_by text not null
  noted_by_name text not null
  noted_at timestamp with time zone not null default app_now()

table recovery_codes
  account_id bigint not null
  code_hash bytea not null
  made_at timestamp with time zone not null default app_now()
  used_at timestamp with time zone

table refunds
  id bigint not null generated always as identity
  payment_id bigint not null
  amount_fen integer not null
  state refund_state not null default 'asked'::refund_state
  refund_ref text
  reason text not null
  failure text not null default ''::text
  asked_by text not null
  asked_by_name text not null
  asked_at timestamp with time zone not null default app_now()
  tries smallint not null default 0
  tried_at timestamp with time zone
  ended_at timestamp with time zone

table remainders
  offering_id bigint not null
  serving_id bigint not null
  portion_limit integer not null
  sold integer not null default 0

table role_grants
  id bigint not null generated always as identity
  account_id bigint not null
  role role not null
  diner_id bigint
  canteen_id bigint
  place_id bigint
  permissions text[] not null default '{}'::text[]
  granted_by text not null
  granted_at timestamp with time zone not null default app_now()
  ended_at timestamp with time zone
  relation text not null default ''::text
  ended_by text

table round_orders
  order_key uuid not null
  booking_id bigint not null
  agreed text not null
  taken_by text not null
  taken_at timestamp with time zone not null
  received_at timestamp with time zone not null default app_now()

table sample_disposals
  serving_id bigint not null
  dish_id bigint not null
  sample_id bigint not null
  taken_at timestamp with time zone not null
  disposed_at timestamp with time zone not null default app_now()
  disposed_by text not null
  disposed_by_name text not null

table scheme_versions
  id bigint not null generated always as identity
  scheme_id bigint not null
  version smallint not null
  state scheme_state not null default 'draft'::scheme_state
  place_id bigint not null
  valid_from date not null
  valid_to date
  source_title text not null
  source_url text not null default ''::text
  terms jsonb not null
  source_quote text not null default ''::text
  settings jsonb not null default '{}'::jsonb

table schemes
  id bigint not null generated always as identity
  code text not null
  name text not null
  name_en text not null

table second_factor_resets
  id bigint not null generated always as identity
  account_id bigint not null
  reset_by text not null
  reason text not null
  reset_at timestamp with time zone not null default app_now()

table serving_ways
  serving_id bigint not null
  way way not null
  capacity integer not null
  booked integer not null default 0
  waiting integer not null default 0
  kept integer not null default 0

table serving_windows
  serving_id bigint not null
  window_from time without time zone not null
  window_to time without time zone not null

table servings
  id bigint not null generated always as identity
  canteen_id bigint not null
  day date not null
  meal meal not null
  state serving_state not null default 'planned'::serving_state
  cutoff_at timestamp with time zone not null
  window_from time without time zone not null
  window_to time without time zone not null
  booked_portions integer not null default 0
  last_ticket integer not null default 0
  closed_at timestamp with time zone
  served_at timestamp with time zone
  settled_at timestamp with time zone

table sessions
  id bigint not null generated always as identity
  account_id bigint not null
  token_hash bytea not null
  user_agent text not null default ''::text
  created_at timestamp with time zone not null default app_now()
  last_seen_at timestamp with time zone not null default app_now()
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  second_factor_at timestamp with time zone

table set_dishes
  set_id bigint not null
  position smallint not null
  dish_id bigint not null

table sets
  id bigint not null generated always as identity
  canteen_id bigint not null
  name text not null
  name_en text not null
  sides text not null default ''::text
  sides_en text not null default ''::text
  picture text not null default ''::text
  price_fen integer not null
  ended_at timestamp with time zone

table standing_follow_ups
  booking_id bigint not null
  order_id bigint not null
  reason text
  params jsonb not null default '{}'::jsonb
  decided_at timestamp with time zone not null default app_now()
  told_at timestamp with time zone

table standing_holds
  id bigint not null generated always as identity
  diner_id bigint not null
  valid_from date not null
  valid_to date
  set_by text not null
  set_by_name text not null
  created_at timestamp with time zone not null default app_now()
  changed_at timestamp with time zone not null default app_now()
  ended_at timestamp with time zone

table standing_orders
  id bigint not null generated always as identity
  diner_id bigint not null
  canteen_id bigint not null
  meal meal not null
  weekdays smallint[] not null
  set_id bigint
  dish_id bigint
  size portion_size not null default 'regular'::portion_size
  way way not null
  payment payment_way not null
  limit_fen integer not null
  valid_from date not null
  valid_to date
  set_by text not null
  set_by_name text not null
  created_at timestamp with time zone not null default app_now()
  changed_at timestamp with time zone not null default app_now()
  ended_at timestamp with time zone

table standing_outcomes
  order_id bigint not null
  serving_id bigint not null
  result standing_result not null
  booking_id bigint
  reason text
  params jsonb not null default '{}'::jsonb
  tried_at timestamp with time zone not null default app_now()
  told_at timestamp with time zone

table standing_withdrawals
  booking_id bigint not null
  order_id bigint not null
  asked_by text not null
  asked_by_name text not null
  asked_at timestamp with time zone not null default app_now()
  id bigint not null generated always as identity
  hold_id bigint

table top_up_links
  id bigint not null generated always as identity
  diner_id bigint not null
  token_hash bytea not null
  made_by text not null
  made_at timestamp with time zone not null default app_now()
  revoked_at timestamp with time zone

table totp_secrets
  account_id bigint not null
  secret_sealed bytea
  confirmed_at timestamp with time zone
  last_step bigint
  pending_sealed bytea

table uncollected_told
  booking_id bigint not null
  told_at timestamp with time zone not null default app_now()

table usage_counters
  diner_id bigint not null
  limit_key text not null
  period_start date not null
  used integer not null
  cap integer not null

table vouchers
  id bigint not null generated always as identity
  scheme_id bigint not null
  diner_id bigint not null
  serial text not null default ('Q'::text || lpad((nextval('voucher_serials'::regclass))::text, 7, '0'::text))
  uses smallint not null default 1
  used smallint not null default 0
  valid_from date not null
  valid_to date
  canteen_id bigint not null
  issued_by text not null
  issued_by_name text not null
  issued_at timestamp with time zone not null default app_now()
  voided_at timestamp with time zone
  voided_by text
  void_reason text

table wait_lines
  wait_id bigint not null
  offering_id bigint not null

table waiting_queues
  serving_id bigint not null

table waits
  id bigint not null generated always as identity
  serving_id bigint not null
  canteen_id bigint not null
  diner_id bigint not null
  way way not null
  wish wait_wish not null
  payment payment_way not null
  seen_pay_fen integer not null
  class smallint not null
  state wait_state not null default 'waiting'::wait_state
  booking_id bigint
  channel booking_channel not null
  asked_by text not null
  asked_by_name text not null
  asked_at timestamp with time zone not null default app_now()
  ended_at timestamp with time zone
  ended_because text
  seen_at timestamp with time zone

constraints
  accounts: accounts_check CHECK (((user_name IS NULL) = (password_hash IS NULL)))
  accounts: accounts_contrast_check CHECK ((contrast = ANY (ARRAY['usual'::text, 'more'::text])))
  accounts: accounts_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text])))
  accounts: accounts_pkey PRIMARY KEY (id)
  accounts: accounts_text_step_check CHECK ((text_step = ANY (ARRAY[24, 28, 32])))
  audit_chains: audit_chains_pkey PRIMARY KEY (chain_id)
  audit_entries: audit_entries_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES audit_chains(chain_id)
  audit_entries: audit_entries_pkey PRIMARY KEY (chain_id, seq)
  bind_slips: bind_slips_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  bind_slips: bind_slips_pkey PRIMARY KEY (id)
  bind_slips: bind_slips_token_hash_key UNIQUE (token_hash)
  booking_budgets: booking_budgets_amount_fen_check CHECK ((amount_fen > 0))
  booking_budgets: booking_budgets_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  booking_budgets: booking_budgets_budget_id_fkey FOREIGN KEY (budget_id) REFERENCES budgets(id)
  booking_budgets: booking_budgets_pkey PRIMARY KEY (booking_id, budget_id)
  booking_clashes: booking_clashes_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  booking_clashes: booking_clashes_clash_check CHECK ((clash <> ''::text))
  booking_clashes: booking_clashes_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  booking_clashes: booking_clashes_pkey PRIMARY KEY (booking_id, offering_id, clash)
  booking_lines: booking_lines_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  booking_lines: booking_lines_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  booking_lines: booking_lines_pkey PRIMARY KEY (booking_id, revision, line_no)
  booking_lines: booking_lines_quantity_check CHECK ((quantity > 0))
  booking_lines: booking_lines_unit_price_fen_check CHECK ((unit_price_fen >= 0))
  booking_moves: booking_moves_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  booking_moves: booking_moves_collector CHECK ((is_collector(collector) AND ((collector IS NULL) OR (state = 'collected'::booking_state))))
  booking_moves: booking_moves_pkey PRIMARY KEY (booking_id, seq)
  booking_operator_payments: booking_operator_payments_amount_fen_check CHECK ((amount_fen >= 0))
  booking_operator_payments: booking_operator_payments_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  booking_operator_payments: booking_operator_payments_funder_id_fkey FOREIGN KEY (funder_id) REFERENCES funders(id)
  booking_operator_payments: booking_operator_payments_pkey PRIMARY KEY (booking_id, revision, line_no)
  booking_operator_payments: booking_operator_payments_scheme_version_id_fkey FOREIGN KEY (scheme_version_id) REFERENCES scheme_versions(id)
  booking_payers: booking_payers_amount_fen_check CHECK ((amount_fen >= 0))
  booking_payers: booking_payers_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  booking_payers: booking_payers_funder_id_fkey FOREIGN KEY (funder_id) REFERENCES funders(id)
  booking_payers: booking_payers_pkey PRIMARY KEY (booking_id, revision, line_no)
  booking_payers: booking_payers_scheme_version_id_fkey FOREIGN KEY (scheme_version_id) REFERENCES scheme_versions(id)
  booking_quotes: booking_quotes_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  booking_quotes: booking_quotes_pkey PRIMARY KEY (booking_id, revision)
  booking_usages: booking_usages_amount_check CHECK ((amount > 0))
  booking_usages: booking_usages_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  booking_usages: booking_usages_pkey PRIMARY KEY (booking_id, limit_key, period_start)
  booking_vouchers: booking_vouchers_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  booking_vouchers: booking_vouchers_pkey PRIMARY KEY (booking_id, voucher_id)
  booking_vouchers: booking_vouchers_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES vouchers(id)
  bookings: bookings_arrival_offered FOREIGN KEY (serving_id, arrive_from, arrive_to) REFERENCES serving_windows(serving_id, window_from, window_to)
  bookings: bookings_arrival_whole CHECK ((num_nonnulls(arrive_from, arrive_to) = ANY (ARRAY[0, 2])))
  bookings: bookings_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  bookings: bookings_check CHECK (((own_fen >= 0) AND (own_fen <= price_fen)))
  bookings: bookings_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  bookings: bookings_held_until CHECK (((state <> 'held'::booking_state) OR (held_until IS NOT NULL)))
  bookings: bookings_pkey PRIMARY KEY (id)
  bookings: bookings_portions_check CHECK ((portions > 0))
  bookings: bookings_price_fen_check CHECK ((price_fen >= 0))
  bookings: bookings_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  budget_slices: budget_slices_allotted_fen_check CHECK ((allotted_fen >= 0))
  budget_slices: budget_slices_budget_id_fkey FOREIGN KEY (budget_id) REFERENCES budgets(id)
  budget_slices: budget_slices_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  budget_slices: budget_slices_pkey PRIMARY KEY (budget_id, canteen_id)
  budget_slices: budget_slices_spent CHECK ((spent_fen <= allotted_fen))
  budget_slices: budget_slices_spent_fen_check CHECK ((spent_fen >= 0))
  budgets: budgets_check CHECK ((valid_to > valid_from))
  budgets: budgets_check1 CHECK ((reserve_fen <= total_fen))
  budgets: budgets_pkey PRIMARY KEY (id)
  budgets: budgets_reserve_fen_check CHECK ((reserve_fen >= 0))
  budgets: budgets_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES schemes(id)
  budgets: budgets_scheme_id_valid_from_key UNIQUE (scheme_id, valid_from)
  budgets: budgets_total_fen_check CHECK ((total_fen > 0))
  calendar_days: calendar_days_pkey PRIMARY KEY (day)
  calendar_feeds: calendar_feeds_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  calendar_feeds: calendar_feeds_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  calendar_feeds: calendar_feeds_pkey PRIMARY KEY (id)
  calendar_feeds: calendar_feeds_token_hash_key UNIQUE (token_hash)
  call_claims: call_claims_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  call_claims: call_claims_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  call_claims: call_claims_pkey PRIMARY KEY (serving_id, diner_id)
  call_claims: call_claims_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  call_tries: call_tries_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  call_tries: call_tries_outcome_check CHECK ((outcome = ANY (ARRAY['no_answer'::text, 'not_today'::text])))
  call_tries: call_tries_pkey PRIMARY KEY (id)
  call_tries: call_tries_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  canteen_communities: canteen_communities_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  canteen_communities: canteen_communities_community_id_fkey FOREIGN KEY (community_id) REFERENCES places(id)
  canteen_communities: canteen_communities_pkey PRIMARY KEY (canteen_id, community_id)
  canteens: canteens_book_days_ahead_check CHECK (((book_days_ahead >= 0) AND (book_days_ahead <= 60)))
  canteens: canteens_community_id_fkey FOREIGN KEY (community_id) REFERENCES places(id)
  canteens: canteens_cutoff_days_before_check CHECK (((cutoff_days_before >= 0) AND (cutoff_days_before <= 14)))
  canteens: canteens_daily_portion_limit_check CHECK (((daily_portion_limit >= 1) AND (daily_portion_limit <= 60)))
  canteens: canteens_low_balance_fen_check CHECK (((low_balance_fen >= 0) AND (low_balance_fen <= 50000)))
  canteens: canteens_max_portions_per_booking_check CHECK (((max_portions_per_booking >= 1) AND (max_portions_per_booking <= 20)))
  canteens: canteens_overdraft_fen_check CHECK (((overdraft_fen >= 0) AND (overdraft_fen <= 10000)))
  canteens: canteens_pkey PRIMARY KEY (id)
  canteens: canteens_round_cash_carried_fen_check CHECK (((round_cash_carried_fen >= 100) AND (round_cash_carried_fen <= 1000000)))
  canteens: canteens_round_cash_note_fen_check CHECK (((round_cash_note_fen >= 100) AND (round_cash_note_fen <= 200000)))
  canteens: canteens_small_portion_percent_check CHECK (((small_portion_percent >= 30) AND (small_portion_percent <= 100)))
  canteens: canteens_undo_minutes_check CHECK (((undo_minutes >= 0) AND (undo_minutes <= 60)))
  canteens: canteens_waiting_offer_minutes_check CHECK (((waiting_offer_minutes >= 5) AND (waiting_offer_minutes <= 240)))
  canteens: canteens_without_card CHECK ((without_card = ANY (ARRAY['card_only'::text, 'six_digits'::text, 'birthday'::text, 'phone_tail'::text, 'name'::text])))
  cards: cards_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  cards: cards_digits_check CHECK ((digits ~ '^[0-9]{6}$'::text))
  cards: cards_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  cards: cards_pkey PRIMARY KEY (id)
  cards: cards_token_hash_key UNIQUE (token_hash)
  carried_cash: carried_cash_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  carried_cash: carried_cash_check CHECK ((((received_at IS NULL) = (received_by IS NULL)) AND ((received_at IS NULL) = (received_by_name IS NULL)) AND ((received_at IS NULL) = (counted_fen IS NULL)) AND ((received_at IS NULL) = (difference_fen IS NULL))))
  carried_cash: carried_cash_check1 CHECK ((counted_fen = (noted_fen + difference_fen)))
  carried_cash: carried_cash_check2 CHECK (((COALESCE(difference_fen, 0) = 0) OR (explanation <> ''::text)))
  carried_cash: carried_cash_check3 CHECK ((received_by <> carrier))
  carried_cash: carried_cash_counted_fen_check CHECK ((counted_fen >= 0))
  carried_cash: carried_cash_difference_tx_fkey FOREIGN KEY (difference_tx) REFERENCES ledger_transactions(id)
  carried_cash: carried_cash_difference_tx_key UNIQUE (difference_tx)
  carried_cash: carried_cash_noted_fen_check CHECK ((noted_fen >= 0))
  carried_cash: carried_cash_pkey PRIMARY KEY (id)
  cash_notes: cash_notes_amount_fen_check CHECK ((amount_fen > 0))
  cash_notes: cash_notes_carried_id_fkey FOREIGN KEY (carried_id) REFERENCES carried_cash(id)
  cash_notes: cash_notes_check CHECK (((taken_back_at IS NULL) = (taken_back_why = ''::text)))
  cash_notes: cash_notes_check1 CHECK (((taken_back_at IS NULL) OR (transaction_id IS NULL)))
  cash_notes: cash_notes_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  cash_notes: cash_notes_pkey PRIMARY KEY (note_key)
  cash_notes: cash_notes_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES ledger_transactions(id)
  cash_notes: cash_notes_transaction_id_key UNIQUE (transaction_id)
  claim_corrections: claim_corrections_claim_id_row_no_fkey FOREIGN KEY (claim_id, row_no) REFERENCES claim_rows(claim_id, row_no)
  claim_corrections: claim_corrections_pkey PRIMARY KEY (claim_id, row_no)
  claim_corrections: claim_corrections_reason_check CHECK ((reason <> ''::text))
  claim_findings: claim_findings_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'rejected'::text])))
  claim_findings: claim_findings_booking_ids_check CHECK ((cardinality(booking_ids) > 0))
  claim_findings: claim_findings_check CHECK ((num_nonnulls(answer, answered_by, answered_by_name, answered_at) = ANY (ARRAY[0, 4])))
  claim_findings: claim_findings_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claims(id)
  claim_findings: claim_findings_claim_id_kind_key_key UNIQUE (claim_id, kind, key)
  claim_findings: claim_findings_pkey PRIMARY KEY (id)
  claim_moves: claim_moves_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claims(id)
  claim_moves: claim_moves_pkey PRIMARY KEY (claim_id, seq)
  claim_rejections: claim_rejections_claim_id_row_no_fkey FOREIGN KEY (claim_id, row_no) REFERENCES claim_rows(claim_id, row_no)
  claim_rejections: claim_rejections_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES claim_findings(id) ON DELETE SET NULL
  claim_rejections: claim_rejections_pkey PRIMARY KEY (claim_id, row_no)
  claim_rejections: claim_rejections_reason_check CHECK ((reason <> ''::text))
  claim_rows: claim_rows_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  claim_rows: claim_rows_check CHECK (
CASE
    WHEN (kind = 'correction'::claim_row_kind) THEN (amount_fen < 0)
    ELSE (amount_fen > 0)
END)
  claim_rows: claim_rows_check1 CHECK (((kind = 'correction'::claim_row_kind) = (corrects_row_no IS NOT NULL)))
  claim_rows: claim_rows_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claims(id)
  claim_rows: claim_rows_corrects_claim_id_corrects_row_no_fkey FOREIGN KEY (corrects_claim_id, corrects_row_no) REFERENCES claim_rows(claim_id, row_no)
  claim_rows: claim_rows_pkey PRIMARY KEY (claim_id, row_no)
  claims: claims_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  claims: claims_canteen_id_funder_id_month_key UNIQUE (canteen_id, funder_id, month)
  claims: claims_canteen_id_month_fkey FOREIGN KEY (canteen_id, month) REFERENCES month_closes(canteen_id, month)
  claims: claims_check CHECK (((state = 'approved'::claim_state) = (approved_fen IS NOT NULL)))
  claims: claims_funder_id_fkey FOREIGN KEY (funder_id) REFERENCES funders(id)
  claims: claims_pkey PRIMARY KEY (id)
  clash_answers: clash_answers_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  clash_answers: clash_answers_clash_check CHECK ((clash <> ''::text))
  clash_answers: clash_answers_how_check CHECK ((how = ANY (ARRAY['made_apart'::text, 'accepted'::text])))
  clash_answers: clash_answers_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  clash_answers: clash_answers_pkey PRIMARY KEY (booking_id, offering_id, clash)
  clash_answers: clash_answers_weight CHECK (((how = 'made_apart'::text) OR (weight = 'caution'::text)))
  clash_answers: clash_answers_weight_check CHECK ((weight = ANY (ARRAY['forbidden'::text, 'caution'::text])))
  clash_checks: clash_checks_pkey PRIMARY KEY (serving_id)
  clash_checks: clash_checks_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  closed_days: closed_days_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  closed_days: closed_days_pkey PRIMARY KEY (canteen_id, day)
  consents: consents_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  consents: consents_pkey PRIMARY KEY (id)
  cook_plans: cook_plans_booked_check CHECK ((booked >= 0))
  cook_plans: cook_plans_check CHECK (((booked + extra) >= 0))
  cook_plans: cook_plans_check1 CHECK (((extra >= 0) OR (reason <> ''::text)))
  cook_plans: cook_plans_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  cook_plans: cook_plans_pkey PRIMARY KEY (id)
  cook_plans: cook_plans_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  cooked_counts: cooked_counts_check CHECK (((left_over >= 0) AND (left_over <= cooked)))
  cooked_counts: cooked_counts_cooked_check CHECK ((cooked >= 0))
  cooked_counts: cooked_counts_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  cooked_counts: cooked_counts_pkey PRIMARY KEY (id)
  cooked_counts: cooked_counts_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  count_changes: count_changes_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  count_changes: count_changes_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  count_changes: count_changes_pkey PRIMARY KEY (id)
  count_changes: count_changes_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  devices: devices_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  devices: devices_letter_check CHECK ((letter ~ '^[A-HJ-NP-Z]{1,2}$'::text))
  devices: devices_pairing_hash_key UNIQUE (pairing_hash)
  devices: devices_pkey PRIMARY KEY (id)
  devices: devices_token_hash_key UNIQUE (token_hash)
  diet_needs: diet_needs_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
  diet_needs: diet_needs_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  diet_needs: diet_needs_pkey PRIMARY KEY (id)
  diner_contacts: diner_contacts_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  diner_contacts: diner_contacts_pkey PRIMARY KEY (id)
  diner_facts: diner_facts_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
  diner_facts: diner_facts_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  diner_facts: diner_facts_pkey PRIMARY KEY (id)
  diner_facts: diner_facts_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id)
  diners: diners_building_id_fkey FOREIGN KEY (building_id) REFERENCES places(id)
  diners: diners_community_id_fkey FOREIGN KEY (community_id) REFERENCES places(id)
  diners: diners_home_canteen_id_fkey FOREIGN KEY (home_canteen_id) REFERENCES canteens(id)
  diners: diners_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40)))
  diners: diners_pkey PRIMARY KEY (id)
  dish_ingredients: dish_ingredients_dish_id_fkey FOREIGN KEY (dish_id) REFERENCES dishes(id)
  dish_ingredients: dish_ingredients_grams_check CHECK ((grams > (0)::numeric))
  dish_ingredients: dish_ingredients_pkey PRIMARY KEY (dish_id, "position")
  dishes: dishes_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  dishes: dishes_name_check CHECK (((length(name) >= 1) AND (length(name) <= 16)))
  dishes: dishes_pkey PRIMARY KEY (id)
  dishes: dishes_price_fen_check CHECK ((price_fen >= 0))
  disputes: disputes_amount_fen_check CHECK ((amount_fen > 0))
  disputes: disputes_dispute_ref_key UNIQUE (dispute_ref)
  disputes: disputes_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES online_payments(id)
  disputes: disputes_pkey PRIMARY KEY (id)
  drawer_shifts: drawer_shifts_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  drawer_shifts: drawer_shifts_closed_whole CHECK ((num_nonnulls(closed_by, closed_by_name, closed_at, through_transaction_id, counts, counted_fen, expected_fen, difference_fen) = ANY (ARRAY[0, 8])))
  drawer_shifts: drawer_shifts_counted_fen_check CHECK ((counted_fen >= 0))
  drawer_shifts: drawer_shifts_difference CHECK (((counted_fen - expected_fen) = difference_fen))
  drawer_shifts: drawer_shifts_explained CHECK (((difference_fen = 0) OR (difference_fen IS NULL) OR (explanation <> ''::text)))
  drawer_shifts: drawer_shifts_float_fen_check CHECK ((float_fen >= 0))
  drawer_shifts: drawer_shifts_pkey PRIMARY KEY (id)
  drawer_shifts: drawer_shifts_signed_after_close CHECK (((signed_at IS NULL) OR (closed_at IS NOT NULL)))
  drawer_shifts: drawer_shifts_signed_whole CHECK ((num_nonnulls(signed_by, signed_by_name, signed_at) = ANY (ARRAY[0, 3])))
  drawer_shifts: drawer_shifts_two_people CHECK ((signed_by <> closed_by))
  exchanges: exchanges_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  exchanges: exchanges_for_another CHECK ((given_offering_id <> ordered_offering_id))
  exchanges: exchanges_given_offering_id_fkey FOREIGN KEY (given_offering_id) REFERENCES offerings(id)
  exchanges: exchanges_ordered_offering_id_fkey FOREIGN KEY (ordered_offering_id) REFERENCES offerings(id)
  exchanges: exchanges_pkey PRIMARY KEY (id)
  exchanges: exchanges_undone_whole CHECK ((num_nonnulls(undone_by, undone_by_name, undone_at) = ANY (ARRAY[0, 3])))
  family_invitations: family_invitations_check CHECK (((used_at IS NULL) = (used_by IS NULL)))
  family_invitations: family_invitations_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  family_invitations: family_invitations_kind_check CHECK ((kind = ANY (ARRAY['code'::text, 'slip'::text])))
  family_invitations: family_invitations_permissions_check CHECK (((permissions <@ '{see,book,pay,health}'::text[]) AND ('see'::text = ANY (permissions))))
  family_invitations: family_invitations_pkey PRIMARY KEY (id)
  family_invitations: family_invitations_token_hash_key UNIQUE (token_hash)
  family_invitations: family_invitations_used_by_fkey FOREIGN KEY (used_by) REFERENCES accounts(id)
  food_samples: food_samples_check CHECK ((taken_at <= noted_at))
  food_samples: food_samples_dish_id_fkey FOREIGN KEY (dish_id) REFERENCES dishes(id)
  food_samples: food_samples_grams CHECK (((grams >= 125) AND (grams <= 2000)))
  food_samples: food_samples_pkey PRIMARY KEY (id)
  food_samples: food_samples_place_check CHECK (((length(place) >= 1) AND (length(place) <= 40)))
  food_samples: food_samples_revision_check CHECK ((revision >= 1))
  food_samples: food_samples_serving_id_dish_id_revision_key UNIQUE (serving_id, dish_id, revision)
  food_samples: food_samples_serving_id_dish_id_taken_at_id_key UNIQUE (serving_id, dish_id, taken_at, id)
  food_samples: food_samples_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  food_temperatures: food_temperatures_celsius_check CHECK (((celsius >= 0) AND (celsius <= 150)))
  food_temperatures: food_temperatures_dish_id_fkey FOREIGN KEY (dish_id) REFERENCES dishes(id)
  food_temperatures: food_temperatures_pkey PRIMARY KEY (id)
  food_temperatures: food_temperatures_remedy CHECK (((remedy IS NOT NULL) OR (celsius >=
CASE stage
    WHEN 'cooked'::text THEN 70
    ELSE 60
END)))
  food_temperatures: food_temperatures_remedy_check CHECK ((remedy = ANY (ARRAY['reheated'::text, 'thrown_away'::text])))
  food_temperatures: food_temperatures_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  food_temperatures: food_temperatures_stage_check CHECK ((stage = ANY (ARRAY['cooked'::text, 'held'::text])))
  frozen_counts: frozen_counts_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  frozen_counts: frozen_counts_pkey PRIMARY KEY (serving_id, offering_id, texture, tweaks, omits)
  frozen_counts: frozen_counts_portions_check CHECK ((portions > 0))
  frozen_counts: frozen_counts_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  funders: funders_name_key UNIQUE (name)
  funders: funders_pkey PRIMARY KEY (id)
  goods_received: goods_received_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  goods_received: goods_received_check CHECK ((produced_on <= day))
  goods_received: goods_received_fresh CHECK ((expires_on >= day))
  goods_received: goods_received_item_check CHECK ((item <> ''::text))
  goods_received: goods_received_papers_check CHECK ((papers <@ ARRAY['invoice'::text, 'certificate'::text]))
  goods_received: goods_received_pkey PRIMARY KEY (id)
  goods_received: goods_received_quantity_check CHECK ((quantity > (0)::numeric))
  goods_received: goods_received_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES goods_received(id)
  goods_received: goods_received_supplier_check CHECK ((supplier <> ''::text))
  goods_received: goods_received_unit_check CHECK ((unit = ANY (ARRAY['kg'::text, 'jin'::text, 'litre'::text, 'piece'::text, 'box'::text, 'bag'::text, 'bottle'::text])))
  guest_sales: guest_sales_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  guest_sales: guest_sales_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  guest_sales: guest_sales_pkey PRIMARY KEY (id)
  guest_sales: guest_sales_portions_check CHECK ((portions > 0))
  guest_sales: guest_sales_price_fen_check CHECK ((price_fen >= 0))
  guest_sales: guest_sales_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  guest_sales: guest_sales_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES ledger_transactions(id)
  guest_sales: guest_sales_undone_whole CHECK ((num_nonnulls(undone_by, undone_by_name, undone_at) = ANY (ARRAY[0, 3])))
  hand_over_answers: hand_over_answers_hand_over_id_fkey FOREIGN KEY (hand_over_id) REFERENCES hand_overs(id)
  hand_over_answers: hand_over_answers_pkey PRIMARY KEY (hand_over_id)
  hand_overs: hand_overs_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  hand_overs: hand_overs_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  hand_overs: hand_overs_cash_fen_check CHECK ((cash_fen >= 0))
  hand_overs: hand_overs_check CHECK (((back_fen >= 0) AND (back_fen <= cash_fen)))
  hand_overs: hand_overs_collected_by_check CHECK ((collected_by = ANY (ARRAY['self'::text, 'other'::text])))
  hand_overs: hand_overs_collector CHECK ((is_collector(collector) AND ((collector IS NULL) OR (collected_by = 'other'::text))))
  hand_overs: hand_overs_outcome_check CHECK ((outcome = ANY (ARRAY['collected'::text, 'corrected'::text, 'already'::text, 'cancelled'::text, 'not_paid'::text, 'cash_short'::text, 'clock_wrong'::text, 'month_closed'::text, 'help_gone'::text])))
  hand_overs: hand_overs_pkey PRIMARY KEY (id)
  hand_overs: hand_overs_undone_before_check CHECK ((undone_before >= 0))
  hand_overs: hand_overs_verified CHECK ((verified = ANY (ARRAY['card'::text, 'digits'::text, 'birthday'::text, 'phone_tail'::text, 'name'::text])))
  idempotency_keys: idempotency_keys_pkey PRIMARY KEY (actor_key, key)
  ingredient_overrides: ingredient_overrides_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  ingredient_overrides: ingredient_overrides_check CHECK ((first_day <= last_day))
  ingredient_overrides: ingredient_overrides_check1 CHECK ((ingredient <> other))
  ingredient_overrides: ingredient_overrides_check2 CHECK (((ended_at IS NULL) = (ended_by_name IS NULL)))
  ingredient_overrides: ingredient_overrides_ingredient_check CHECK ((ingredient <> ''::text))
  ingredient_overrides: ingredient_overrides_kind_check CHECK ((kind = ANY (ARRAY['instead'::text, 'with'::text])))
  ingredient_overrides: ingredient_overrides_other_check CHECK ((other <> ''::text))
  ingredient_overrides: ingredient_overrides_pkey PRIMARY KEY (id)
  ingredients: ingredients_allergens_check CHECK ((allergens <@ ARRAY['gluten'::text, 'crustacean'::text, 'fish'::text, 'egg'::text, 'peanut'::text, 'soy'::text, 'milk'::text, 'nut'::text]))
  ingredients: ingredients_buy_unit_check CHECK ((buy_unit = ANY (ARRAY['jin'::text, 'kg'::text, 'bucket'::text, 'tray'::text, 'bag'::text, 'box'::text, 'bottle'::text, 'piece'::text])))
  ingredients: ingredients_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  ingredients: ingredients_name_check CHECK (((length(name) >= 1) AND (length(name) <= 20)))
  ingredients: ingredients_pkey PRIMARY KEY (id)
  ingredients: ingredients_traits_check CHECK ((traits <@ ARRAY['not_halal'::text, 'high_purine'::text, 'sweet'::text, 'salty'::text, 'spicy'::text]))
  ingredients: ingredients_unit_grams_check CHECK ((unit_grams > (0)::numeric))
  ingredients: ingredients_unit_size_check CHECK ((length(unit_size) <= 12))
  kiosk_visits: kiosk_visits_device_id_fkey FOREIGN KEY (device_id) REFERENCES devices(id)
  kiosk_visits: kiosk_visits_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  kiosk_visits: kiosk_visits_pkey PRIMARY KEY (id)
  kiosk_visits: kiosk_visits_secret_hash_key UNIQUE (secret_hash)
  ledger_accounts: ledger_accounts_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  ledger_accounts: ledger_accounts_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  ledger_accounts: ledger_accounts_floor_fen_check CHECK ((floor_fen <= 0))
  ledger_accounts: ledger_accounts_funder_id_fkey FOREIGN KEY (funder_id) REFERENCES funders(id)
  ledger_accounts: ledger_accounts_pkey PRIMARY KEY (id)
  ledger_accounts: ledger_accounts_wallet_not_negative CHECK ((((kind)::text <> ALL (ARRAY['wallet'::text, 'donations'::text])) OR (balance_fen >= floor_fen)))
  ledger_entries: ledger_entries_account_id_fkey FOREIGN KEY (account_id) REFERENCES ledger_accounts(id)
  ledger_entries: ledger_entries_amount_fen_check CHECK ((amount_fen <> 0))
  ledger_entries: ledger_entries_pkey PRIMARY KEY (transaction_id, line_no)
  ledger_entries: ledger_entries_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES ledger_transactions(id)
  ledger_transactions: ledger_transactions_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  ledger_transactions: ledger_transactions_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  ledger_transactions: ledger_transactions_pkey PRIMARY KEY (id)
  ledger_transactions: ledger_transactions_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES ledger_transactions(id)
  low_balances: low_balances_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  low_balances: low_balances_pkey PRIMARY KEY (diner_id)
  meal_patterns: meal_patterns_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  meal_patterns: meal_patterns_check CHECK ((window_from < window_to))
  meal_patterns: meal_patterns_dine_in_capacity_check CHECK ((dine_in_capacity >= 0))
  meal_patterns: meal_patterns_pick_up_capacity_check CHECK ((pick_up_capacity >= 0))
  meal_patterns: meal_patterns_pkey PRIMARY KEY (canteen_id, meal)
  meal_patterns: meal_patterns_window_minutes CHECK ((window_minutes = ANY (ARRAY[15, 20, 30, 45, 60])))
  menu_weeks: menu_weeks_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  menu_weeks: menu_weeks_canteen_id_monday_key UNIQUE (canteen_id, monday)
  menu_weeks: menu_weeks_monday_check CHECK ((EXTRACT(isodow FROM monday) = (1)::numeric))
  menu_weeks: menu_weeks_pkey PRIMARY KEY (id)
  money_cases: money_cases_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  money_cases: money_cases_check CHECK (((closed_at IS NULL) = (closed_by IS NULL)))
  money_cases: money_cases_check1 CHECK (((closed_at IS NULL) OR (note <> ''::text)))
  money_cases: money_cases_pkey PRIMARY KEY (id)
  month_closes: month_closes_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  month_closes: month_closes_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  month_closes: month_closes_pkey PRIMARY KEY (canteen_id, month)
  morning_checks: morning_checks_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  morning_checks: morning_checks_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  morning_checks: morning_checks_check CHECK (((outcome = 'away'::text) = (codes = '{}'::smallint[])))
  morning_checks: morning_checks_codes_check CHECK ((codes <@ ARRAY[(0)::smallint, (1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint, (8)::smallint, (9)::smallint, (10)::smallint, (11)::smallint, (12)::smallint]))
  morning_checks: morning_checks_codes_check1 CHECK (((NOT (0 = ANY (codes))) OR (cardinality(codes) = 1)))
  morning_checks: morning_checks_fit CHECK (((outcome <> 'works'::text) OR (NOT (codes && ARRAY[(1)::smallint, (3)::smallint, (4)::smallint, (6)::smallint, (7)::smallint, (8)::smallint, (9)::smallint, (10)::smallint]))))
  morning_checks: morning_checks_outcome_check CHECK ((outcome = ANY (ARRAY['works'::text, 'sent_home'::text, 'away'::text])))
  morning_checks: morning_checks_pkey PRIMARY KEY (id)
  morning_checks: morning_checks_put_right_check CHECK ((put_right <@ ARRAY['hands'::text, 'nails'::text, 'jewellery'::text, 'clothes'::text]))
  notice_choices: notice_choices_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  notice_choices: notice_choices_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  notice_choices: notice_choices_pkey PRIMARY KEY (account_id, diner_id, topic)
  notice_receipts: notice_receipts_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
  notice_receipts: notice_receipts_outcome_check CHECK ((outcome = ANY (ARRAY['delivered'::text, 'failed'::text])))
  notice_receipts: notice_receipts_pkey PRIMARY KEY (notice_id, outcome)
  notices: notices_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  notices: notices_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  notices: notices_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  notices: notices_pkey PRIMARY KEY (id)
  offerings: offerings_booked_check CHECK ((booked >= 0))
  offerings: offerings_check CHECK ((num_nonnulls(set_id, dish_id) = 1))
  offerings: offerings_dish_id_fkey FOREIGN KEY (dish_id) REFERENCES dishes(id)
  offerings: offerings_kept CHECK ((kept <= waiting))
  offerings: offerings_kept_check CHECK ((kept >= 0))
  offerings: offerings_limit CHECK (((booked + kept) <= portion_limit))
  offerings: offerings_pkey PRIMARY KEY (id)
  offerings: offerings_portion_limit_check CHECK ((portion_limit >= 0))
  offerings: offerings_price_fen_check CHECK ((price_fen >= 0))
  offerings: offerings_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  offerings: offerings_set_id_fkey FOREIGN KEY (set_id) REFERENCES sets(id)
  offerings: offerings_waiting_check CHECK ((waiting >= 0))
  one_time_codes: one_time_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  one_time_codes: one_time_codes_challenge_key UNIQUE (challenge)
  one_time_codes: one_time_codes_pkey PRIMARY KEY (id)
  online_payments: online_payments_amount_fen_check CHECK ((amount_fen > 0))
  online_payments: online_payments_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  online_payments: online_payments_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  online_payments: online_payments_check CHECK (((purpose = 'booking'::online_purpose) = (booking_id IS NOT NULL)))
  online_payments: online_payments_check1 CHECK (((state = 'paid'::online_state) = (credited_tx IS NOT NULL)))
  online_payments: online_payments_credited_tx_fkey FOREIGN KEY (credited_tx) REFERENCES ledger_transactions(id)
  online_payments: online_payments_credited_tx_key UNIQUE (credited_tx)
  online_payments: online_payments_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  online_payments: online_payments_link_id_fkey FOREIGN KEY (link_id) REFERENCES top_up_links(id)
  online_payments: online_payments_payment_ref_key UNIQUE (payment_ref)
  online_payments: online_payments_pkey PRIMARY KEY (id)
  online_payments: online_payments_refunds CHECK (((refunded_fen >= 0) AND (refunded_fen <= amount_fen)))
  online_payments: online_payments_session_ref_key UNIQUE (session_ref)
  parity_reports: parity_reports_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  parity_reports: parity_reports_pkey PRIMARY KEY (canteen_id, day)
  places: places_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES places(id)
  places: places_parent_id_name_key UNIQUE (parent_id, name)
  places: places_pkey PRIMARY KEY (id)
  provider_events: provider_events_pkey PRIMARY KEY (provider, event_ref)
  rate_limits: rate_limits_pkey PRIMARY KEY (key)
  ready_batches: ready_batches_check CHECK (((undoes IS NULL) = (portions > 0)))
  ready_batches: ready_batches_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  ready_batches: ready_batches_pkey PRIMARY KEY (id)
  ready_batches: ready_batches_portions_check CHECK ((portions <> 0))
  ready_batches: ready_batches_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  ready_batches: ready_batches_undoes_fkey FOREIGN KEY (undoes) REFERENCES ready_batches(id)
  ready_batches: ready_batches_undoes_key UNIQUE (undoes)
  recovery_codes: recovery_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  recovery_codes: recovery_codes_pkey PRIMARY KEY (account_id, code_hash)
  refunds: refunds_amount_fen_check CHECK ((amount_fen > 0))
  refunds: refunds_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES online_payments(id)
  refunds: refunds_pkey PRIMARY KEY (id)
  refunds: refunds_reason_check CHECK ((reason <> ''::text))
  refunds: refunds_refund_ref_key UNIQUE (refund_ref)
  remainders: remainders_not_oversold CHECK ((sold <= portion_limit))
  remainders: remainders_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  remainders: remainders_pkey PRIMARY KEY (offering_id)
  remainders: remainders_portion_limit_check CHECK ((portion_limit >= 0))
  remainders: remainders_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  remainders: remainders_sold_check CHECK ((sold >= 0))
  role_grants: role_grants_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  role_grants: role_grants_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  role_grants: role_grants_check CHECK ((num_nonnulls(diner_id, canteen_id, place_id) = 1))
  role_grants: role_grants_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  role_grants: role_grants_pkey PRIMARY KEY (id)
  role_grants: role_grants_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id)
  role_grants: role_grants_relation_check CHECK ((length(relation) <= 20))
  round_orders: round_orders_agreed_check CHECK ((agreed = ANY (ARRAY['usual'::text, 'read_back'::text])))
  round_orders: round_orders_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  round_orders: round_orders_booking_id_key UNIQUE (booking_id)
  round_orders: round_orders_pkey PRIMARY KEY (order_key)
  sample_disposals: sample_disposals_kept CHECK ((disposed_at >= (taken_at + '48:00:00'::interval)))
  sample_disposals: sample_disposals_pkey PRIMARY KEY (serving_id, dish_id)
  sample_disposals: sample_disposals_serving_id_dish_id_taken_at_sample_id_fkey FOREIGN KEY (serving_id, dish_id, taken_at, sample_id) REFERENCES food_samples(serving_id, dish_id, taken_at, id)
  scheme_versions: scheme_versions_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
  scheme_versions: scheme_versions_pkey PRIMARY KEY (id)
  scheme_versions: scheme_versions_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id)
  scheme_versions: scheme_versions_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES schemes(id)
  scheme_versions: scheme_versions_scheme_id_version_key UNIQUE (scheme_id, version)
  scheme_versions: scheme_versions_source_title_check CHECK ((source_title <> ''::text))
  schemes: schemes_code_key UNIQUE (code)
  schemes: schemes_pkey PRIMARY KEY (id)
  second_factor_resets: second_factor_resets_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  second_factor_resets: second_factor_resets_pkey PRIMARY KEY (id)
  serving_ways: serving_ways_booked_check CHECK ((booked >= 0))
  serving_ways: serving_ways_capacity CHECK (((booked + kept) <= capacity))
  serving_ways: serving_ways_capacity_check CHECK ((capacity >= 0))
  serving_ways: serving_ways_kept CHECK ((kept <= waiting))
  serving_ways: serving_ways_kept_check CHECK ((kept >= 0))
  serving_ways: serving_ways_pkey PRIMARY KEY (serving_id, way)
  serving_ways: serving_ways_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  serving_ways: serving_ways_waiting_check CHECK ((waiting >= 0))
  serving_windows: serving_windows_forward CHECK ((window_to > window_from))
  serving_windows: serving_windows_pkey PRIMARY KEY (serving_id, window_from, window_to)
  serving_windows: serving_windows_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  servings: servings_booked_portions_check CHECK ((booked_portions >= 0))
  servings: servings_canteen_id_day_meal_key UNIQUE (canteen_id, day, meal)
  servings: servings_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  servings: servings_check CHECK ((window_from < window_to))
  servings: servings_pkey PRIMARY KEY (id)
  sessions: sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  sessions: sessions_pkey PRIMARY KEY (id)
  sessions: sessions_token_hash_key UNIQUE (token_hash)
  set_dishes: set_dishes_dish_id_fkey FOREIGN KEY (dish_id) REFERENCES dishes(id)
  set_dishes: set_dishes_pkey PRIMARY KEY (set_id, "position")
  set_dishes: set_dishes_set_id_fkey FOREIGN KEY (set_id) REFERENCES sets(id)
  sets: sets_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  sets: sets_name_check CHECK (((length(name) >= 1) AND (length(name) <= 16)))
  sets: sets_pkey PRIMARY KEY (id)
  sets: sets_price_fen_check CHECK ((price_fen >= 0))
  standing_follow_ups: standing_follow_ups_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  standing_follow_ups: standing_follow_ups_check CHECK (((told_at IS NULL) OR (reason IS NOT NULL)))
  standing_follow_ups: standing_follow_ups_order_id_fkey FOREIGN KEY (order_id) REFERENCES standing_orders(id)
  standing_follow_ups: standing_follow_ups_pkey PRIMARY KEY (booking_id)
  standing_holds: standing_holds_apart EXCLUDE USING gist (int8range(diner_id, diner_id, '[]'::text) WITH &&, daterange(valid_from, valid_to) WITH &&) WHERE ((ended_at IS NULL))
  standing_holds: standing_holds_check CHECK ((valid_to > valid_from))
  standing_holds: standing_holds_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  standing_holds: standing_holds_pkey PRIMARY KEY (id)
  standing_orders: standing_orders_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  standing_orders: standing_orders_check CHECK ((num_nonnulls(set_id, dish_id) <= 1))
  standing_orders: standing_orders_check1 CHECK ((valid_to > valid_from))
  standing_orders: standing_orders_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  standing_orders: standing_orders_dish_id_fkey FOREIGN KEY (dish_id) REFERENCES dishes(id)
  standing_orders: standing_orders_limit_fen_check CHECK ((limit_fen >= 0))
  standing_orders: standing_orders_pkey PRIMARY KEY (id)
  standing_orders: standing_orders_set_id_fkey FOREIGN KEY (set_id) REFERENCES sets(id)
  standing_orders: standing_orders_weekdays_check CHECK ((((cardinality(weekdays) >= 1) AND (cardinality(weekdays) <= 7)) AND (weekdays <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint])))
  standing_outcomes: standing_outcomes_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  standing_outcomes: standing_outcomes_check CHECK (((result = 'booked'::standing_result) = (booking_id IS NOT NULL)))
  standing_outcomes: standing_outcomes_check1 CHECK (((result = 'skipped'::standing_result) = (reason IS NOT NULL)))
  standing_outcomes: standing_outcomes_order_id_fkey FOREIGN KEY (order_id) REFERENCES standing_orders(id)
  standing_outcomes: standing_outcomes_pkey PRIMARY KEY (order_id, serving_id)
  standing_outcomes: standing_outcomes_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  standing_withdrawals: standing_withdrawals_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  standing_withdrawals: standing_withdrawals_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES standing_holds(id)
  standing_withdrawals: standing_withdrawals_once UNIQUE NULLS NOT DISTINCT (booking_id, hold_id)
  standing_withdrawals: standing_withdrawals_order_id_fkey FOREIGN KEY (order_id) REFERENCES standing_orders(id)
  standing_withdrawals: standing_withdrawals_pkey PRIMARY KEY (id)
  top_up_links: top_up_links_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  top_up_links: top_up_links_pkey PRIMARY KEY (id)
  top_up_links: top_up_links_token_hash_key UNIQUE (token_hash)
  totp_secrets: totp_secrets_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  totp_secrets: totp_secrets_check CHECK (((secret_sealed IS NULL) = (confirmed_at IS NULL)))
  totp_secrets: totp_secrets_check1 CHECK (((secret_sealed IS NULL) = (last_step IS NULL)))
  totp_secrets: totp_secrets_check2 CHECK ((num_nonnulls(secret_sealed, pending_sealed) > 0))
  totp_secrets: totp_secrets_pkey PRIMARY KEY (account_id)
  uncollected_told: uncollected_told_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  uncollected_told: uncollected_told_pkey PRIMARY KEY (booking_id)
  usage_counters: usage_counters_cap CHECK ((used <= cap))
  usage_counters: usage_counters_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  usage_counters: usage_counters_pkey PRIMARY KEY (diner_id, limit_key, period_start)
  usage_counters: usage_counters_used_check CHECK ((used >= 0))
  vouchers: vouchers_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  vouchers: vouchers_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
  vouchers: vouchers_check1 CHECK ((num_nonnulls(voided_at, voided_by, void_reason) = ANY (ARRAY[0, 3])))
  vouchers: vouchers_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  vouchers: vouchers_pkey PRIMARY KEY (id)
  vouchers: vouchers_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES schemes(id)
  vouchers: vouchers_serial UNIQUE (serial)
  vouchers: vouchers_serial_check CHECK ((serial <> ''::text))
  vouchers: vouchers_used CHECK ((used <= uses))
  vouchers: vouchers_used_check CHECK ((used >= 0))
  vouchers: vouchers_uses_check CHECK ((uses > 0))
  wait_lines: wait_lines_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings(id)
  wait_lines: wait_lines_pkey PRIMARY KEY (wait_id, offering_id)
  wait_lines: wait_lines_wait_id_fkey FOREIGN KEY (wait_id) REFERENCES waits(id)
  waiting_queues: waiting_queues_pkey PRIMARY KEY (serving_id)
  waiting_queues: waiting_queues_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES servings(id)
  waits: waits_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
  waits: waits_canteen_id_fkey FOREIGN KEY (canteen_id) REFERENCES canteens(id)
  waits: waits_check CHECK (((state = ANY (ARRAY['offered'::wait_state, 'booked'::wait_state])) <= (booking_id IS NOT NULL)))
  waits: waits_check1 CHECK (((state = 'ended'::wait_state) = (ended_because IS NOT NULL)))
  waits: waits_class_check CHECK ((class = ANY (ARRAY[1, 2])))
  waits: waits_diner_id_fkey FOREIGN KEY (diner_id) REFERENCES diners(id)
  waits: waits_pkey PRIMARY KEY (id)
  waits: waits_seen_pay_fen_check CHECK ((seen_pay_fen >= 0))
  waits: waits_serving_id_fkey FOREIGN KEY (serving_id) REFERENCES waiting_queues(serving_id)

indexes
  CREATE UNIQUE INDEX accounts_phone ON public.accounts USING btree (phone) WHERE ((phone IS NOT NULL) AND (ended_at IS NULL))
  CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
  CREATE UNIQUE INDEX accounts_user_name ON public.accounts USING btree (lower(user_name)) WHERE (user_name IS NOT NULL)
  CREATE UNIQUE INDEX audit_chains_pkey ON public.audit_chains USING btree (chain_id)
  CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (chain_id, actor, at)
  CREATE INDEX audit_entries_by_subject ON public.audit_entries USING btree (subject, at)
  CREATE UNIQUE INDEX audit_entries_pkey ON public.audit_entries USING btree (chain_id, seq)
  CREATE INDEX bind_slips_by_diner ON public.bind_slips USING btree (diner_id)
  CREATE UNIQUE INDEX bind_slips_pkey ON public.bind_slips USING btree (id)
  CREATE UNIQUE INDEX bind_slips_token_hash_key ON public.bind_slips USING btree (token_hash)
  CREATE INDEX booking_budgets_by_budget ON public.booking_budgets USING btree (budget_id)
  CREATE UNIQUE INDEX booking_budgets_pkey ON public.booking_budgets USING btree (booking_id, budget_id)
  CREATE INDEX booking_clashes_by_offering ON public.booking_clashes USING btree (offering_id)
  CREATE UNIQUE INDEX booking_clashes_pkey ON public.booking_clashes USING btree (booking_id, offering_id, clash)
  CREATE INDEX booking_lines_by_offering ON public.booking_lines USING btree (offering_id)
  CREATE UNIQUE INDEX booking_lines_pkey ON public.booking_lines USING btree (booking_id, revision, line_no)
  CREATE UNIQUE INDEX booking_moves_pkey ON public.booking_moves USING btree (booking_id, seq)
  CREATE UNIQUE INDEX booking_operator_payments_pkey ON public.booking_operator_payments USING btree (booking_id, revision, line_no)
  CREATE UNIQUE INDEX booking_payers_pkey ON public.booking_payers USING btree (booking_id, revision, line_no)
  CREATE UNIQUE INDEX booking_quotes_pkey ON public.booking_quotes USING btree (booking_id, revision)
  CREATE UNIQUE INDEX booking_usages_pkey ON public.booking_usages USING btree (booking_id, limit_key, period_start)
  CREATE INDEX booking_vouchers_by_voucher ON public.booking_vouchers USING btree (voucher_id)
  CREATE UNIQUE INDEX booking_vouchers_pkey ON public.booking_vouchers USING btree (booking_id, voucher_id)
  CREATE INDEX bookings_by_diner ON public.bookings USING btree (diner_id, placed_at)
  CREATE INDEX bookings_held ON public.bookings USING btree (held_until) WHERE (state = 'held'::booking_state)
  CREATE UNIQUE INDEX bookings_one_per_diner ON public.bookings USING btree (serving_id, diner_id) WHERE (state <> 'cancelled'::booking_state)
  CREATE UNIQUE INDEX bookings_pkey ON public.bookings USING btree (id)
  CREATE UNIQUE INDEX bookings_tickets ON public.bookings USING btree (serving_id, ticket_no) WHERE (ticket_no IS NOT NULL)
  CREATE UNIQUE INDEX budget_slices_pkey ON public.budget_slices USING btree (budget_id, canteen_id)
  CREATE UNIQUE INDEX budgets_pkey ON public.budgets USING btree (id)
  CREATE UNIQUE INDEX budgets_scheme_id_valid_from_key ON public.budgets USING btree (scheme_id, valid_from)
  CREATE UNIQUE INDEX calendar_days_pkey ON public.calendar_days USING btree (day)
  CREATE INDEX calendar_feeds_by_diner ON public.calendar_feeds USING btree (diner_id)
  CREATE UNIQUE INDEX calendar_feeds_one ON public.calendar_feeds USING btree (account_id, diner_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX calendar_feeds_pkey ON public.calendar_feeds USING btree (id)
  CREATE UNIQUE INDEX calendar_feeds_token_hash_key ON public.calendar_feeds USING btree (token_hash)
  CREATE INDEX call_claims_by_account ON public.call_claims USING btree (account_id)
  CREATE INDEX call_claims_by_diner ON public.call_claims USING btree (diner_id)
  CREATE UNIQUE INDEX call_claims_pkey ON public.call_claims USING btree (serving_id, diner_id)
  CREATE INDEX call_tries_by_diner ON public.call_tries USING btree (diner_id)
  CREATE INDEX call_tries_by_serving ON public.call_tries USING btree (serving_id, diner_id, id DESC)
  CREATE UNIQUE INDEX call_tries_pkey ON public.call_tries USING btree (id)
  CREATE INDEX canteen_communities_by_community ON public.canteen_communities USING btree (community_id)
  CREATE UNIQUE INDEX canteen_communities_pkey ON public.canteen_communities USING btree (canteen_id, community_id)
  CREATE UNIQUE INDEX canteens_pkey ON public.canteens USING btree (id)
  CREATE UNIQUE INDEX cards_digits_per_canteen ON public.cards USING btree (canteen_id, digits) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX cards_one_per_diner ON public.cards USING btree (diner_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX cards_pkey ON public.cards USING btree (id)
  CREATE UNIQUE INDEX cards_token_hash_key ON public.cards USING btree (token_hash)
  CREATE UNIQUE INDEX carried_cash_difference_tx_key ON public.carried_cash USING btree (difference_tx)
  CREATE UNIQUE INDEX carried_cash_one_open ON public.carried_cash USING btree (canteen_id, carrier) WHERE (received_at IS NULL)
  CREATE UNIQUE INDEX carried_cash_pkey ON public.carried_cash USING btree (id)
  CREATE INDEX carried_cash_received ON public.carried_cash USING btree (canteen_id, received_at)
  CREATE INDEX cash_notes_carried ON public.cash_notes USING btree (carried_id)
  CREATE INDEX cash_notes_diner ON public.cash_notes USING btree (diner_id)
  CREATE UNIQUE INDEX cash_notes_pkey ON public.cash_notes USING btree (note_key)
  CREATE UNIQUE INDEX cash_notes_transaction_id_key ON public.cash_notes USING btree (transaction_id)
  CREATE UNIQUE INDEX claim_corrections_pkey ON public.claim_corrections USING btree (claim_id, row_no)
  CREATE UNIQUE INDEX claim_findings_claim_id_kind_key_key ON public.claim_findings USING btree (claim_id, kind, key)
  CREATE UNIQUE INDEX claim_findings_pkey ON public.claim_findings USING btree (id)
  CREATE UNIQUE INDEX claim_moves_pkey ON public.claim_moves USING btree (claim_id, seq)
  CREATE INDEX claim_rejections_by_finding ON public.claim_rejections USING btree (finding_id) WHERE (finding_id IS NOT NULL)
  CREATE UNIQUE INDEX claim_rejections_pkey ON public.claim_rejections USING btree (claim_id, row_no)
  CREATE INDEX claim_rows_corrections ON public.claim_rows USING btree (corrects_claim_id, corrects_row_no) WHERE (kind = 'correction'::claim_row_kind)
  CREATE UNIQUE INDEX claim_rows_once ON public.claim_rows USING btree (booking_id, kind, line_no)
  CREATE UNIQUE INDEX claim_rows_pkey ON public.claim_rows USING btree (claim_id, row_no)
  CREATE UNIQUE INDEX claims_canteen_id_funder_id_month_key ON public.claims USING btree (canteen_id, funder_id, month)
  CREATE UNIQUE INDEX claims_pkey ON public.claims USING btree (id)
  CREATE INDEX clash_answers_by_offering ON public.clash_answers USING btree (offering_id)
  CREATE UNIQUE INDEX clash_answers_pkey ON public.clash_answers USING btree (booking_id, offering_id, clash)
  CREATE UNIQUE INDEX clash_checks_pkey ON public.clash_checks USING btree (serving_id)
  CREATE UNIQUE INDEX closed_days_pkey ON public.closed_days USING btree (canteen_id, day)
  CREATE INDEX consents_by_diner ON public.consents USING btree (diner_id)
  CREATE UNIQUE INDEX consents_pkey ON public.consents USING btree (id)
  CREATE INDEX cook_plans_by_offering ON public.cook_plans USING btree (offering_id, id DESC)
  CREATE INDEX cook_plans_by_serving ON public.cook_plans USING btree (serving_id)
  CREATE UNIQUE INDEX cook_plans_pkey ON public.cook_plans USING btree (id)
  CREATE INDEX cooked_counts_by_offering ON public.cooked_counts USING btree (offering_id, id DESC)
  CREATE INDEX cooked_counts_by_serving ON public.cooked_counts USING btree (serving_id)
  CREATE UNIQUE INDEX cooked_counts_pkey ON public.cooked_counts USING btree (id)
  CREATE INDEX count_changes_by_offering ON public.count_changes USING btree (offering_id)
  CREATE INDEX count_changes_by_serving ON public.count_changes USING btree (serving_id, at)
  CREATE UNIQUE INDEX count_changes_pkey ON public.count_changes USING btree (id)
  CREATE INDEX devices_by_canteen ON public.devices USING btree (canteen_id)
  CREATE UNIQUE INDEX devices_letter_per_canteen ON public.devices USING btree (canteen_id, letter) WHERE (revoked_at IS NULL)
  CREATE UNIQUE INDEX devices_pairing_hash_key ON public.devices USING btree (pairing_hash)
  CREATE UNIQUE INDEX devices_pkey ON public.devices USING btree (id)
  CREATE UNIQUE INDEX devices_token_hash_key ON public.devices USING btree (token_hash)
  CREATE INDEX diet_needs_by_diner ON public.diet_needs USING btree (diner_id)
  CREATE UNIQUE INDEX diet_needs_pkey ON public.diet_needs USING btree (id)
  CREATE INDEX diner_contacts_by_diner ON public.diner_contacts USING btree (diner_id, "position")
  CREATE UNIQUE INDEX diner_contacts_pkey ON public.diner_contacts USING btree (id)
  CREATE INDEX diner_facts_by_diner ON public.diner_facts USING btree (diner_id, kind)
  CREATE UNIQUE INDEX diner_facts_pkey ON public.diner_facts USING btree (id)
  CREATE INDEX diners_by_building ON public.diners USING btree (building_id)
  CREATE INDEX diners_by_community ON public.diners USING btree (community_id)
  CREATE INDEX diners_by_home_canteen ON public.diners USING btree (home_canteen_id)
  CREATE UNIQUE INDEX diners_one_per_id_number ON public.diners USING btree (id_number_index) WHERE (id_number_index IS NOT NULL)
  CREATE UNIQUE INDEX diners_pkey ON public.diners USING btree (id)
  CREATE UNIQUE INDEX dish_ingredients_pkey ON public.dish_ingredients USING btree (dish_id, "position")
  CREATE UNIQUE INDEX dishes_names ON public.dishes USING btree (COALESCE(canteen_id, (0)::bigint), name) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX dishes_pkey ON public.dishes USING btree (id)
  CREATE INDEX disputes_by_payment ON public.disputes USING btree (payment_id)
  CREATE UNIQUE INDEX disputes_dispute_ref_key ON public.disputes USING btree (dispute_ref)
  CREATE UNIQUE INDEX disputes_pkey ON public.disputes USING btree (id)
  CREATE INDEX drawer_shifts_by_canteen ON public.drawer_shifts USING btree (canteen_id, id)
  CREATE UNIQUE INDEX drawer_shifts_one_open ON public.drawer_shifts USING btree (canteen_id) WHERE (closed_at IS NULL)
  CREATE UNIQUE INDEX drawer_shifts_pkey ON public.drawer_shifts USING btree (id)
  CREATE INDEX exchanges_by_booking ON public.exchanges USING btree (booking_id)
  CREATE INDEX exchanges_by_given ON public.exchanges USING btree (given_offering_id)
  CREATE INDEX exchanges_by_ordered ON public.exchanges USING btree (ordered_offering_id)
  CREATE UNIQUE INDEX exchanges_one_per_booking ON public.exchanges USING btree (booking_id) WHERE (undone_at IS NULL)
  CREATE UNIQUE INDEX exchanges_pkey ON public.exchanges USING btree (id)
  CREATE INDEX family_invitations_by_account ON public.family_invitations USING btree (used_by)
  CREATE INDEX family_invitations_by_diner ON public.family_invitations USING btree (diner_id)
  CREATE UNIQUE INDEX family_invitations_digits ON public.family_invitations USING btree (digits_hash) WHERE ((digits_hash IS NOT NULL) AND (used_at IS NULL) AND (revoked_at IS NULL))
  CREATE UNIQUE INDEX family_invitations_pkey ON public.family_invitations USING btree (id)
  CREATE UNIQUE INDEX family_invitations_token_hash_key ON public.family_invitations USING btree (token_hash)
  CREATE INDEX food_samples_by_dish ON public.food_samples USING btree (dish_id)
  CREATE UNIQUE INDEX food_samples_pkey ON public.food_samples USING btree (id)
  CREATE UNIQUE INDEX food_samples_serving_id_dish_id_revision_key ON public.food_samples USING btree (serving_id, dish_id, revision)
  CREATE UNIQUE INDEX food_samples_serving_id_dish_id_taken_at_id_key ON public.food_samples USING btree (serving_id, dish_id, taken_at, id)
  CREATE INDEX food_temperatures_by_dish ON public.food_temperatures USING btree (serving_id, dish_id, stage, id DESC)
  CREATE INDEX food_temperatures_of_dish ON public.food_temperatures USING btree (dish_id)
  CREATE UNIQUE INDEX food_temperatures_pkey ON public.food_temperatures USING btree (id)
  CREATE INDEX frozen_counts_by_offering ON public.frozen_counts USING btree (offering_id)
  CREATE UNIQUE INDEX frozen_counts_pkey ON public.frozen_counts USING btree (serving_id, offering_id, texture, tweaks, omits)
  CREATE UNIQUE INDEX funders_name_key ON public.funders USING btree (name)
  CREATE UNIQUE INDEX funders_pkey ON public.funders USING btree (id)
  CREATE INDEX goods_received_by_day ON public.goods_received USING btree (canteen_id, day, id)
  CREATE UNIQUE INDEX goods_received_pkey ON public.goods_received USING btree (id)
  CREATE UNIQUE INDEX goods_received_replaced ON public.goods_received USING btree (replaces_id) WHERE (replaces_id IS NOT NULL)
  CREATE INDEX guest_sales_by_offering ON public.guest_sales USING btree (offering_id)
  CREATE INDEX guest_sales_by_serving ON public.guest_sales USING btree (serving_id)
  CREATE UNIQUE INDEX guest_sales_pkey ON public.guest_sales USING btree (id)
  CREATE UNIQUE INDEX hand_over_answers_pkey ON public.hand_over_answers USING btree (hand_over_id)
  CREATE INDEX hand_overs_by_booking ON public.hand_overs USING btree (booking_id)
  CREATE INDEX hand_overs_by_canteen ON public.hand_overs USING btree (canteen_id, told_at)
  CREATE UNIQUE INDEX hand_overs_once ON public.hand_overs USING btree (booking_id, undone_before) WHERE (outcome = ANY (ARRAY['collected'::text, 'corrected'::text]))
  CREATE UNIQUE INDEX hand_overs_pkey ON public.hand_overs USING btree (id)
  CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at)
  CREATE UNIQUE INDEX idempotency_keys_pkey ON public.idempotency_keys USING btree (actor_key, key)
  CREATE INDEX ingredient_overrides_by_ingredient ON public.ingredient_overrides USING btree (canteen_id, ingredient, last_day)
  CREATE UNIQUE INDEX ingredient_overrides_pkey ON public.ingredient_overrides USING btree (id)
  CREATE INDEX ingredients_by_canteen ON public.ingredients USING btree (canteen_id, noted_at)
  CREATE INDEX ingredients_by_name ON public.ingredients USING btree (name, canteen_id, id DESC)
  CREATE UNIQUE INDEX ingredients_pkey ON public.ingredients USING btree (id)
  CREATE INDEX kiosk_visits_by_device ON public.kiosk_visits USING btree (device_id)
  CREATE INDEX kiosk_visits_by_diner ON public.kiosk_visits USING btree (diner_id)
  CREATE UNIQUE INDEX kiosk_visits_one_per_device ON public.kiosk_visits USING btree (device_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX kiosk_visits_pkey ON public.kiosk_visits USING btree (id)
  CREATE UNIQUE INDEX kiosk_visits_secret_hash_key ON public.kiosk_visits USING btree (secret_hash)
  CREATE INDEX ledger_accounts_by_diner ON public.ledger_accounts USING btree (diner_id) WHERE (diner_id IS NOT NULL)
  CREATE UNIQUE INDEX ledger_accounts_once ON public.ledger_accounts USING btree (kind, COALESCE(canteen_id, (0)::bigint), COALESCE(diner_id, (0)::bigint), COALESCE(funder_id, (0)::bigint))
  CREATE UNIQUE INDEX ledger_accounts_pkey ON public.ledger_accounts USING btree (id)
  CREATE INDEX ledger_entries_by_account ON public.ledger_entries USING btree (account_id)
  CREATE UNIQUE INDEX ledger_entries_pkey ON public.ledger_entries USING btree (transaction_id, line_no)
  CREATE INDEX ledger_transactions_by_booking ON public.ledger_transactions USING btree (booking_id)
  CREATE INDEX ledger_transactions_by_canteen ON public.ledger_transactions USING btree (canteen_id, at)
  CREATE UNIQUE INDEX ledger_transactions_pkey ON public.ledger_transactions USING btree (id)
  CREATE UNIQUE INDEX ledger_transactions_reversed_once ON public.ledger_transactions USING btree (reverses_id) WHERE (reverses_id IS NOT NULL)
  CREATE UNIQUE INDEX low_balances_pkey ON public.low_balances USING btree (diner_id)
  CREATE UNIQUE INDEX meal_patterns_pkey ON public.meal_patterns USING btree (canteen_id, meal)
  CREATE UNIQUE INDEX menu_weeks_canteen_id_monday_key ON public.menu_weeks USING btree (canteen_id, monday)
  CREATE UNIQUE INDEX menu_weeks_pkey ON public.menu_weeks USING btree (id)
  CREATE INDEX money_cases_by_canteen ON public.money_cases USING btree (canteen_id, found_at)
  CREATE UNIQUE INDEX money_cases_one_open ON public.money_cases USING btree (kind, subject) WHERE (closed_at IS NULL)
  CREATE UNIQUE INDEX money_cases_pkey ON public.money_cases USING btree (id)
  CREATE UNIQUE INDEX month_closes_pkey ON public.month_closes USING btree (canteen_id, month)
  CREATE INDEX morning_checks_by_account ON public.morning_checks USING btree (account_id)
  CREATE INDEX morning_checks_by_day ON public.morning_checks USING btree (canteen_id, day, account_id, id DESC)
  CREATE UNIQUE INDEX morning_checks_pkey ON public.morning_checks USING btree (id)
  CREATE INDEX notice_choices_by_diner ON public.notice_choices USING btree (diner_id)
  CREATE UNIQUE INDEX notice_choices_pkey ON public.notice_choices USING btree (account_id, diner_id, topic)
  CREATE UNIQUE INDEX notice_receipts_pkey ON public.notice_receipts USING btree (notice_id, outcome)
  CREATE INDEX notices_by_phone ON public.notices USING btree (phone, created_at)
  CREATE INDEX notices_due ON public.notices USING btree (due_at) WHERE ((over_at IS NULL) AND (way = 'message'::notice_way))
  CREATE INDEX notices_for_account ON public.notices USING btree (account_id, diner_id, id)
  CREATE INDEX notices_messages ON public.notices USING btree (canteen_id, id) WHERE ((way = 'message'::notice_way) OR (tries > 0))
  CREATE INDEX notices_open ON public.notices USING btree (canteen_id, created_at) WHERE (over_at IS NULL)
  CREATE INDEX notices_open_by_diner ON public.notices USING btree (diner_id) WHERE (over_at IS NULL)
  CREATE INDEX notices_open_by_recipient ON public.notices USING btree (recipient, id) WHERE (over_at IS NULL)
  CREATE UNIQUE INDEX notices_pkey ON public.notices USING btree (id)
  CREATE UNIQUE INDEX notices_send_key ON public.notices USING btree (send_key)
  CREATE INDEX offerings_by_serving ON public.offerings USING btree (serving_id, "position")
  CREATE UNIQUE INDEX offerings_once ON public.offerings USING btree (serving_id, COALESCE(set_id, (0)::bigint), COALESCE(dish_id, (0)::bigint), size)
  CREATE UNIQUE INDEX offerings_pkey ON public.offerings USING btree (id)
  CREATE INDEX one_time_codes_by_account ON public.one_time_codes USING btree (account_id) WHERE (account_id IS NOT NULL)
  CREATE INDEX one_time_codes_by_phone ON public.one_time_codes USING btree (phone, created_at)
  CREATE UNIQUE INDEX one_time_codes_challenge_key ON public.one_time_codes USING btree (challenge)
  CREATE UNIQUE INDEX one_time_codes_pkey ON public.one_time_codes USING btree (id)
  CREATE INDEX online_payments_by_canteen ON public.online_payments USING btree (canteen_id, asked_at)
  CREATE INDEX online_payments_by_diner ON public.online_payments USING btree (diner_id, id)
  CREATE UNIQUE INDEX online_payments_credited_tx_key ON public.online_payments USING btree (credited_tx)
  CREATE UNIQUE INDEX online_payments_one_under_way_per_booking ON public.online_payments USING btree (booking_id) WHERE (state = ANY (ARRAY['asked'::online_state, 'open'::online_state, 'processing'::online_state]))
  CREATE UNIQUE INDEX online_payments_payment_ref_key ON public.online_payments USING btree (payment_ref)
  CREATE UNIQUE INDEX online_payments_pkey ON public.online_payments USING btree (id)
  CREATE UNIQUE INDEX online_payments_session_ref_key ON public.online_payments USING btree (session_ref)
  CREATE INDEX online_payments_to_answer ON public.online_payments USING btree (id) WHERE ((purpose = 'booking'::online_purpose) AND (answered_at IS NULL))
  CREATE INDEX online_payments_under_way ON public.online_payments USING btree (asked_at) WHERE (state = ANY (ARRAY['asked'::online_state, 'open'::online_state, 'processing'::online_state]))
  CREATE UNIQUE INDEX parity_reports_pkey ON public.parity_reports USING btree (canteen_id, day)
  CREATE INDEX places_by_ancestor ON public.places USING gin (ancestor_ids)
  CREATE UNIQUE INDEX places_parent_id_name_key ON public.places USING btree (parent_id, name)
  CREATE UNIQUE INDEX places_pkey ON public.places USING btree (id)
  CREATE INDEX provider_events_by_age ON public.provider_events USING btree (received_at)
  CREATE UNIQUE INDEX provider_events_pkey ON public.provider_events USING btree (provider, event_ref)
  CREATE UNIQUE INDEX rate_limits_pkey ON public.rate_limits USING btree (key)
  CREATE INDEX ready_batches_by_offering ON public.ready_batches USING btree (offering_id)
  CREATE INDEX ready_batches_by_serving ON public.ready_batches USING btree (serving_id)
  CREATE UNIQUE INDEX ready_batches_pkey ON public.ready_batches USING btree (id)
  CREATE UNIQUE INDEX ready_batches_undoes_key ON public.ready_batches USING btree (undoes)
  CREATE UNIQUE INDEX recovery_codes_pkey ON public.recovery_codes USING btree (account_id, code_hash)
  CREATE INDEX refunds_by_payment ON public.refunds USING btree (payment_id)
  CREATE UNIQUE INDEX refunds_pkey ON public.refunds USING btree (id)
  CREATE UNIQUE INDEX refunds_refund_ref_key ON public.refunds USING btree (refund_ref)
  CREATE INDEX refunds_under_way ON public.refunds USING btree (asked_at) WHERE (state = ANY (ARRAY['asked'::refund_state, 'sent'::refund_state]))
  CREATE INDEX remainders_by_serving ON public.remainders USING btree (serving_id)
  CREATE UNIQUE INDEX remainders_pkey ON public.remainders USING btree (offering_id)
  CREATE INDEX role_grants_by_account ON public.role_grants USING btree (account_id) WHERE (ended_at IS NULL)
  CREATE INDEX role_grants_by_canteen ON public.role_grants USING btree (canteen_id) WHERE (ended_at IS NULL)
  CREATE INDEX role_grants_by_diner ON public.role_grants USING btree (diner_id) WHERE (ended_at IS NULL)
  CREATE INDEX role_grants_by_place ON public.role_grants USING btree (place_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX role_grants_once ON public.role_grants USING btree (account_id, role, COALESCE(diner_id, (0)::bigint), COALESCE(canteen_id, (0)::bigint), COALESCE(place_id, (0)::bigint)) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX role_grants_pkey ON public.role_grants USING btree (id)
  CREATE UNIQUE INDEX round_orders_booking_id_key ON public.round_orders USING btree (booking_id)
  CREATE UNIQUE INDEX round_orders_pkey ON public.round_orders USING btree (order_key)
  CREATE INDEX sample_disposals_by_sample ON public.sample_disposals USING btree (serving_id, dish_id, taken_at, sample_id)
  CREATE UNIQUE INDEX sample_disposals_pkey ON public.sample_disposals USING btree (serving_id, dish_id)
  CREATE INDEX scheme_versions_in_force ON public.scheme_versions USING btree (state, valid_from, valid_to)
  CREATE UNIQUE INDEX scheme_versions_pkey ON public.scheme_versions USING btree (id)
  CREATE UNIQUE INDEX scheme_versions_scheme_id_version_key ON public.scheme_versions USING btree (scheme_id, version)
  CREATE UNIQUE INDEX schemes_code_key ON public.schemes USING btree (code)
  CREATE UNIQUE INDEX schemes_pkey ON public.schemes USING btree (id)
  CREATE INDEX second_factor_resets_by_account ON public.second_factor_resets USING btree (account_id)
  CREATE UNIQUE INDEX second_factor_resets_pkey ON public.second_factor_resets USING btree (id)
  CREATE UNIQUE INDEX serving_ways_pkey ON public.serving_ways USING btree (serving_id, way)
  CREATE UNIQUE INDEX serving_windows_pkey ON public.serving_windows USING btree (serving_id, window_from, window_to)
  CREATE INDEX servings_by_state ON public.servings USING btree (state, cutoff_at)
  CREATE UNIQUE INDEX servings_canteen_id_day_meal_key ON public.servings USING btree (canteen_id, day, meal)
  CREATE UNIQUE INDEX servings_pkey ON public.servings USING btree (id)
  CREATE INDEX sessions_by_account ON public.sessions USING btree (account_id)
  CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id)
  CREATE UNIQUE INDEX sessions_token_hash_key ON public.sessions USING btree (token_hash)
  CREATE UNIQUE INDEX set_dishes_pkey ON public.set_dishes USING btree (set_id, "position")
  CREATE UNIQUE INDEX sets_names ON public.sets USING btree (canteen_id, name) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX sets_pkey ON public.sets USING btree (id)
  CREATE INDEX standing_follow_ups_by_order ON public.standing_follow_ups USING btree (order_id)
  CREATE UNIQUE INDEX standing_follow_ups_pkey ON public.standing_follow_ups USING btree (booking_id)
  CREATE INDEX standing_follow_ups_untold ON public.standing_follow_ups USING btree (order_id) WHERE ((reason IS NOT NULL) AND (told_at IS NULL))
  CREATE INDEX standing_holds_apart ON public.standing_holds USING gist (int8range(diner_id, diner_id, '[]'::text), daterange(valid_from, valid_to)) WHERE (ended_at IS NULL)
  CREATE INDEX standing_holds_by_diner ON public.standing_holds USING btree (diner_id)
  CREATE UNIQUE INDEX standing_holds_pkey ON public.standing_holds USING btree (id)
  CREATE INDEX standing_orders_by_diner ON public.standing_orders USING btree (diner_id)
  CREATE INDEX standing_orders_due ON public.standing_orders USING btree (canteen_id, meal)
  CREATE UNIQUE INDEX standing_orders_pkey ON public.standing_orders USING btree (id)
  CREATE UNIQUE INDEX standing_outcomes_by_booking ON public.standing_outcomes USING btree (booking_id) WHERE (booking_id IS NOT NULL)
  CREATE INDEX standing_outcomes_by_serving ON public.standing_outcomes USING btree (serving_id)
  CREATE UNIQUE INDEX standing_outcomes_pkey ON public.standing_outcomes USING btree (order_id, serving_id)
  CREATE INDEX standing_outcomes_untold ON public.standing_outcomes USING btree (order_id) WHERE ((result = 'skipped'::standing_result) AND (told_at IS NULL))
  CREATE INDEX standing_withdrawals_by_hold ON public.standing_withdrawals USING btree (hold_id)
  CREATE INDEX standing_withdrawals_by_order ON public.standing_withdrawals USING btree (order_id)
  CREATE UNIQUE INDEX standing_withdrawals_once ON public.standing_withdrawals USING btree (booking_id, hold_id) NULLS NOT DISTINCT
  CREATE UNIQUE INDEX standing_withdrawals_pkey ON public.standing_withdrawals USING btree (id)
  CREATE UNIQUE INDEX top_up_links_one_per_diner ON public.top_up_links USING btree (diner_id) WHERE (revoked_at IS NULL)
  CREATE UNIQUE INDEX top_up_links_pkey ON public.top_up_links USING btree (id)
  CREATE UNIQUE INDEX top_up_links_token_hash_key ON public.top_up_links USING btree (token_hash)
  CREATE UNIQUE INDEX totp_secrets_pkey ON public.totp_secrets USING btree (account_id)
  CREATE UNIQUE INDEX uncollected_told_pkey ON public.uncollected_told USING btree (booking_id)
  CREATE UNIQUE INDEX usage_counters_pkey ON public.usage_counters USING btree (diner_id, limit_key, period_start)
  CREATE INDEX vouchers_by_diner ON public.vouchers USING btree (diner_id, scheme_id)
  CREATE UNIQUE INDEX vouchers_pkey ON public.vouchers USING btree (id)
  CREATE UNIQUE INDEX vouchers_serial ON public.vouchers USING btree (serial)
  CREATE INDEX wait_lines_by_offering ON public.wait_lines USING btree (offering_id)
  CREATE UNIQUE INDEX wait_lines_pkey ON public.wait_lines USING btree (wait_id, offering_id)
  CREATE UNIQUE INDEX waiting_queues_pkey ON public.waiting_queues USING btree (serving_id)
  CREATE INDEX waits_by_diner ON public.waits USING btree (diner_id, serving_id, id)
  CREATE INDEX waits_in_order ON public.waits USING btree (serving_id, class, id) WHERE (state = 'waiting'::wait_state)
  CREATE INDEX waits_offered ON public.waits USING btree (booking_id) WHERE (state = 'offered'::wait_state)
  CREATE UNIQUE INDEX waits_one_per_diner ON public.waits USING btree (serving_id, diner_id) WHERE (state = ANY (ARRAY['waiting'::wait_state, 'offered'::wait_state]))
  CREATE UNIQUE INDEX waits_pkey ON public.waits USING btree (id)

triggers
  CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER kiosk_books_one_meal BEFORE INSERT ON public.booking_lines FOR EACH ROW WHEN (((new.revision = 1) AND ((new.quantity > 1) OR (new.line_no > 1)))) EXECUTE FUNCTION kiosk_books_one_meal()
  CREATE TRIGGER booking_moves_append_only BEFORE DELETE OR UPDATE ON public.booking_moves FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER booking_operator_payments_append_only BEFORE DELETE OR UPDATE ON public.booking_operator_payments FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER booking_payers_append_only BEFORE DELETE OR UPDATE ON public.booking_payers FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER booking_quotes_append_only BEFORE DELETE OR UPDATE ON public.booking_quotes FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER bookings_month_open BEFORE INSERT OR UPDATE ON public.bookings FOR EACH ROW EXECUTE FUNCTION refuse_closed_month()
  CREATE TRIGGER call_tries_append_only BEFORE DELETE OR UPDATE ON public.call_tries FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER canteens_audit_chain AFTER INSERT ON public.canteens FOR EACH ROW EXECUTE FUNCTION canteens_start_audit_chain()
  CREATE TRIGGER canteens_overdraft AFTER UPDATE ON public.canteens FOR EACH ROW WHEN ((new.overdraft_fen <> old.overdraft_fen)) EXECUTE FUNCTION follow_overdraft()
  CREATE TRIGGER carried_cash_kept BEFORE DELETE OR UPDATE ON public.carried_cash FOR EACH ROW EXECUTE FUNCTION keep_carried_cash()
  CREATE TRIGGER cash_notes_kept BEFORE DELETE OR UPDATE ON public.cash_notes FOR EACH ROW EXECUTE FUNCTION keep_cash_note()
  CREATE TRIGGER claim_corrections_append_only BEFORE DELETE OR UPDATE ON public.claim_corrections FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER claim_corrections_kept BEFORE TRUNCATE ON public.claim_corrections FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER claim_corrections_of_paid BEFORE INSERT ON public.claim_corrections FOR EACH ROW EXECUTE FUNCTION claim_corrections_of_paid()
  CREATE TRIGGER claim_findings_open BEFORE INSERT OR DELETE OR UPDATE ON public.claim_findings FOR EACH ROW EXECUTE FUNCTION claim_part_open()
  CREATE TRIGGER claim_moves_append_only BEFORE DELETE OR UPDATE ON public.claim_moves FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER claim_moves_kept BEFORE TRUNCATE ON public.claim_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER claim_rejections_kept BEFORE TRUNCATE ON public.claim_rejections FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER claim_rejections_open BEFORE INSERT OR DELETE OR UPDATE ON public.claim_rejections FOR EACH ROW EXECUTE FUNCTION claim_part_open()
  CREATE TRIGGER claim_rows_append_only BEFORE DELETE OR UPDATE ON public.claim_rows FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER claim_rows_kept BEFORE TRUNCATE ON public.claim_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER claim_rows_of_new_claim AFTER INSERT ON public.claim_rows REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION claim_rows_of_new_claim()
  CREATE TRIGGER claims_begin BEFORE INSERT ON public.claims FOR EACH ROW EXECUTE FUNCTION claims_begin()
  CREATE TRIGGER claims_kept BEFORE TRUNCATE ON public.claims FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER claims_locked BEFORE DELETE OR UPDATE ON public.claims FOR EACH ROW EXECUTE FUNCTION claims_locked()
  CREATE TRIGGER clash_answers_append_only BEFORE DELETE OR UPDATE ON public.clash_answers FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER cook_plans_append_only BEFORE DELETE OR UPDATE ON public.cook_plans FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER cooked_counts_append_only BEFORE DELETE OR UPDATE ON public.cooked_counts FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER diner_facts_changed BEFORE UPDATE ON public.diner_facts FOR EACH ROW EXECUTE FUNCTION diner_facts_changed()
  CREATE TRIGGER diners_overdraft AFTER UPDATE ON public.diners FOR EACH ROW WHEN ((new.home_canteen_id <> old.home_canteen_id)) EXECUTE FUNCTION follow_home_overdraft()
  CREATE TRIGGER drawer_shifts_stand BEFORE DELETE OR UPDATE ON public.drawer_shifts FOR EACH ROW EXECUTE FUNCTION drawer_shifts_stand()
  CREATE TRIGGER exchanges_stand BEFORE DELETE OR UPDATE ON public.exchanges FOR EACH ROW EXECUTE FUNCTION taken_back_once()
  CREATE TRIGGER food_samples_append_only BEFORE DELETE OR UPDATE ON public.food_samples FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER food_temperatures_append_only BEFORE DELETE OR UPDATE ON public.food_temperatures FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER frozen_counts_append_only BEFORE DELETE OR UPDATE ON public.frozen_counts FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER goods_received_append_only BEFORE DELETE OR UPDATE ON public.goods_received FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER guest_sales_month_open BEFORE INSERT OR UPDATE ON public.guest_sales FOR EACH ROW EXECUTE FUNCTION refuse_closed_month()
  CREATE TRIGGER guest_sales_stand BEFORE DELETE OR UPDATE ON public.guest_sales FOR EACH ROW EXECUTE FUNCTION taken_back_once()
  CREATE TRIGGER hand_over_answers_append_only BEFORE DELETE OR UPDATE ON public.hand_over_answers FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER hand_overs_append_only BEFORE DELETE OR UPDATE ON public.hand_overs FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER ingredients_append_only BEFORE DELETE OR UPDATE ON public.ingredients FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER ledger_accounts_floor BEFORE UPDATE ON public.ledger_accounts FOR EACH ROW WHEN ((((new.kind)::text = 'wallet'::text) AND (new.balance_fen > old.balance_fen) AND (new.floor_fen < 0))) EXECUTE FUNCTION raise_kept_floor()
  CREATE TRIGGER ledger_entries_append_only BEFORE DELETE OR UPDATE ON public.ledger_entries FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER ledger_entries_balanced AFTER INSERT ON public.ledger_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_entries_sum_to_zero()
  CREATE TRIGGER ledger_transactions_append_only BEFORE DELETE OR UPDATE ON public.ledger_transactions FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER ledger_transactions_month_open BEFORE INSERT ON public.ledger_transactions FOR EACH ROW WHEN (((new.booking_id IS NOT NULL) AND (new.kind !~~ 'reversal%'::text))) EXECUTE FUNCTION refuse_closed_month()
  CREATE TRIGGER month_closes_append_only BEFORE DELETE OR UPDATE ON public.month_closes FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER morning_checks_append_only BEFORE DELETE OR UPDATE ON public.morning_checks FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER places_ancestors BEFORE INSERT ON public.places FOR EACH ROW EXECUTE FUNCTION places_fill_ancestors()
  CREATE TRIGGER ready_batches_append_only BEFORE DELETE OR UPDATE ON public.ready_batches FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER round_orders_append_only BEFORE DELETE OR UPDATE ON public.round_orders FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER sample_disposals_append_only BEFORE DELETE OR UPDATE ON public.sample_disposals FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER scheme_versions_apart BEFORE INSERT OR UPDATE ON public.scheme_versions FOR EACH ROW EXECUTE FUNCTION scheme_versions_apart()
  CREATE TRIGGER standing_orders_apart BEFORE INSERT OR UPDATE ON public.standing_orders FOR EACH ROW EXECUTE FUNCTION standing_orders_apart()
  CREATE TRIGGER standing_withdrawals_append_only BEFORE DELETE OR UPDATE ON public.standing_withdrawals FOR EACH ROW EXECUTE FUNCTION refuse_change()

functions
CREATE OR REPLACE FUNCTION public.audit_append(chain bigint, actor text, action text, subject text, detail jsonb)
 RETURNS bigint
 LANGUAGE sql
AS $function$
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
$function$
CREATE OR REPLACE FUNCTION public.audit_digest(prev bytea, seq bigint, at timestamp with time zone, actor text, action text, subject text, detail jsonb)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  select sha256(prev || convert_to(
    seq::text || '|' || (extract(epoch from at) * 1000000)::bigint::text || '|' || actor || '|' ||
    action || '|' || subject || '|' || detail::text, 'UTF8'))
$function$
CREATE OR REPLACE FUNCTION public.canteen_balances(canteen bigint, day_after date, through bigint)
 RETURNS TABLE(kind text, funder_id bigint, amount bigint)
 LANGUAGE sql
 STABLE
AS $function$
  select a.kind::text, a.funder_id, sum(e.amount_fen)::bigint
  from ledger_transactions t
  join ledger_entries e on e.transaction_id = t.id
  join ledger_accounts a on a.id = e.account_id
  where t.canteen_id = canteen and t.id <= through and t.at < day_after::timestamp at time zone 'Asia/Shanghai'
  group by 1, 2
$function$
CREATE OR REPLACE FUNCTION public.canteen_figures(canteen bigint, first_day date, day_after date, through bigint)
 RETURNS TABLE(day date, figure text, funder_id bigint, amount bigint)
 LANGUAGE sql
 STABLE
AS $function$
  with served as (
    select s.day, b.id, b.portions, b.state
    from servings s join bookings b on b.serving_id = s.id
    where s.canteen_id = canteen and s.day >= first_day and s.day < day_after
      and b.state in ('collected', 'delivered', 'missed')
  ), guests as (
    select s.day, g.portions, g.price_fen
    from servings s join guest_sales g on g.serving_id = s.id
    where s.canteen_id = canteen and s.day >= first_day and s.day < day_after and g.undone_at is null
      and coalesce(g.transaction_id, 0) <= through
  ), entries as (
    select m.day, t.id, a.kind::text as kind, a.funder_id, e.amount_fen,
      bool_or(a.kind = 'revenue') over (partition by t.id) as sale
    from served m
    join ledger_transactions t on t.booking_id = m.id and t.id <= through
    join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.account_id
  ), moved as (
    select service_day_of(t.at) as day, t.booking_id, a.kind::text as kind, e.amount_fen
    from ledger_transactions t
    join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.account_id and a.kind::text in ('wallet', 'drawer')
    where t.canteen_id = canteen and t.id <= through
      and t.at >= first_day::timestamp at time zone 'Asia/Shanghai'
      and t.at < day_after::timestamp at time zone 'Asia/Shanghai'
  )
  select m.day, case when m.state = 'missed' then 'missed' else 'served' end, null::bigint, sum(m.portions)::bigint
  from served m group by 1, 2
  union all
  select g.day, 'served', null, sum(g.portions)::bigint from guests g group by 1
  union all
  select g.day, f.figure, null, sum(g.price_fen)::bigint from guests g cross join (values ('list'), ('cash')) f(figure) group by 1, 2
  union all
  select e.day,
    case e.kind when 'revenue' then 'list' when 'prepaid' then 'wallet' when 'wallet' then 'wallet' when 'drawer' then 'cash'
      when 'receivable' then 'funded' when 'concession' then 'concession' when 'missed_loss' then 'loss' else 'other' end,
    case when e.kind = 'receivable' then e.funder_id end,
    sum(case when e.kind = 'revenue' then -e.amount_fen else e.amount_fen end)::bigint
  from entries e where e.sale group by 1, 2, 3
  union all
  select m.day, case when m.amount_fen < 0 then 'topped_up' else 'paid_out' end, null, sum(abs(m.amount_fen))::bigint
  from moved m where m.kind = 'wallet' and m.booking_id is null group by 1, 2
  union all
  select m.day, 'drawer', null, sum(m.amount_fen)::bigint from moved m where m.kind = 'drawer' group by 1
$function$
CREATE OR REPLACE FUNCTION public.canteens_start_audit_chain()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into audit_chains (chain_id) values (new.id);
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.claim_corrections_of_paid()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from claim_rows r join claims c on c.id = r.claim_id
    where r.claim_id = new.claim_id and r.row_no = new.row_no and c.state = 'approved' and r.kind <> 'correction'
      and not exists (select from claim_rejections x where x.claim_id = r.claim_id and x.row_no = r.row_no)
  ) then
    raise exception 'row % of claim % was not paid', new.row_no, new.claim_id using errcode = 'restrict_violation', constraint = 'claims_locked';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.claim_part_open()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_claim bigint := case when tg_op = 'DELETE' then old.claim_id else new.claim_id end;
  stands claim_state;
begin
  select c.state into stands from claims c where c.id = of_claim for share;
  if stands = 'approved' then
    raise exception 'claim % is locked', of_claim using errcode = 'restrict_violation', constraint = 'claims_locked';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$
CREATE OR REPLACE FUNCTION public.claim_rows_of_new_claim()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from (select distinct claim_id from added) a join claims c on c.id = a.claim_id where c.row_count > 0) then
    raise exception 'rows of a claim are written once' using errcode = 'restrict_violation', constraint = 'claims_locked';
  end if;
  return null;
end $function$
CREATE OR REPLACE FUNCTION public.claims_begin()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.state <> 'draft' or new.row_count <> 0 then
    raise exception 'a claim begins as a draft' using errcode = 'restrict_violation', constraint = 'claims_locked';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.claims_locked()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.state = 'approved'
     or (new.canteen_id, new.funder_id, new.month) is distinct from (old.canteen_id, old.funder_id, old.month)
     or (old.row_count > 0 and (new.row_count, new.amount_fen) is distinct from (old.row_count, old.amount_fen)) then
    raise exception 'claim % is locked', old.id using errcode = 'restrict_violation', constraint = 'claims_locked';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.diner_facts_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.changed_at := app_now();
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.drawer_shifts_stand()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.signed_at is not null or old.closed_at is not null and
    (to_jsonb(new) - '{signed_by,signed_by_name,signed_at}'::text[]) <> (to_jsonb(old) - '{signed_by,signed_by_name,signed_at}'::text[])
  then
    raise exception 'a closed drawer stands as it was counted' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.follow_home_overdraft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update ledger_accounts a set floor_fen = least(-c.overdraft_fen, a.balance_fen, 0)
  from canteens c where c.id = new.home_canteen_id and a.kind::text = 'wallet' and a.diner_id = new.id;
  return null;
end $function$
CREATE OR REPLACE FUNCTION public.follow_overdraft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from ledger_accounts a join diners d on d.id = a.diner_id
  where a.kind::text = 'wallet' and d.home_canteen_id = new.id order by a.id for no key update of a;
  update ledger_accounts a set floor_fen = least(-new.overdraft_fen, a.balance_fen, 0)
  from diners d
  where d.id = a.diner_id and a.kind::text = 'wallet' and d.home_canteen_id = new.id
    and a.floor_fen <> least(-new.overdraft_fen, a.balance_fen, 0);
  return null;
end $function$
CREATE OR REPLACE FUNCTION public.is_collector(who jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select who is null or coalesce(who - '{kind,name,relation}'::text[] = '{}'::jsonb
    and who->>'kind' in ('family', 'neighbour', 'volunteer', 'other')
    and length(who->>'name') between 1 and 20 and length(who->>'relation') <= 20, false)
$function$
CREATE OR REPLACE FUNCTION public.keep_carried_cash()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE'
    -- Only what its difference was booked as is written beside it, once.
    or (old.received_at is not null
      and (old.difference_tx is not null or to_jsonb(new) - 'difference_tx' <> to_jsonb(old) - 'difference_tx'))
    or (new.canteen_id, new.carrier, new.carrier_name) <> (old.canteen_id, old.carrier, old.carrier_name) then
    raise exception 'carried cash % stays as it is', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.keep_cash_note()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.taken_back_at is not null or old.transaction_id is not null
    or (new.carried_id, new.diner_id, new.amount_fen) <> (old.carried_id, old.diner_id, old.amount_fen) then
    raise exception 'cash note % stays as it is', old.note_key using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.kiosk_books_one_meal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from bookings where id = new.booking_id and channel = 'kiosk') then
    raise exception 'a kiosk books one meal' using errcode = 'check_violation', constraint = 'kiosk_books_one_meal';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.ledger_entries_sum_to_zero()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select 1 from ledger_entries e
    where e.transaction_id in (select transaction_id from added)
    group by e.transaction_id having sum(e.amount_fen) <> 0
  ) then
    raise exception 'ledger transaction does not sum to zero' using errcode = 'check_violation';
  end if;
  return null;
end $function$
CREATE OR REPLACE FUNCTION public.month_totals(canteen bigint, month date, through bigint)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select jsonb_build_object(
    'through', through,
    'figures', coalesce((
      select jsonb_agg(jsonb_build_object('figure', f.figure, 'funderId', f.funder_id, 'amount', f.amount)
        order by f.figure, f.funder_id)
      from (select x.figure, x.funder_id, sum(x.amount)::bigint as amount
        from canteen_figures(canteen, month, (month + interval '1 month')::date, through) x group by 1, 2) f), '[]'::jsonb),
    'balances', coalesce((
      select jsonb_agg(jsonb_build_object('kind', b.kind, 'funderId', b.funder_id, 'amount', b.amount)
        order by b.kind, b.funder_id)
      from canteen_balances(canteen, (month + interval '1 month')::date, through) b), '[]'::jsonb))
$function$
CREATE OR REPLACE FUNCTION public.places_fill_ancestors()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  parent places%rowtype;
begin
  select * into parent from places p where p.id = new.parent_id;
  new.ancestor_ids := coalesce(parent.ancestor_ids, '{}') || new.id;
  new.path := case when parent.path is null then new.name else parent.path || '/' || new.name end;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.post_ledger(tx_kind text, canteen bigint, booking bigint, reverses bigint, actor text, note text, entries jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare
  tx bigint;
  accounts bigint[];
begin
  insert into ledger_accounts (kind, canteen_id, diner_id, funder_id, floor_fen)
  select distinct e.kind, e."canteenId", e."dinerId", e."funderId",
    case when e.kind = 'wallet' then
      coalesce((select -c.overdraft_fen from diners d join canteens c on c.id = d.home_canteen_id where d.id = e."dinerId"), 0)
    else 0 end
  from jsonb_to_recordset(entries) as e(kind account_kind, "canteenId" bigint, "dinerId" bigint, "funderId" bigint)
  where not exists (
    select 1 from ledger_accounts a
    where a.kind = e.kind and coalesce(a.canteen_id, 0) = coalesce(e."canteenId", 0)
      and coalesce(a.diner_id, 0) = coalesce(e."dinerId", 0) and coalesce(a.funder_id, 0) = coalesce(e."funderId", 0))
  on conflict do nothing;

  select array_agg(a.id order by e.n) into accounts
  from jsonb_array_elements(entries) with ordinality as e(entry, n)
  join ledger_accounts a
    on a.kind = (e.entry->>'kind')::account_kind
   and coalesce(a.canteen_id, 0) = coalesce((e.entry->>'canteenId')::bigint, 0)
   and coalesce(a.diner_id, 0) = coalesce((e.entry->>'dinerId')::bigint, 0)
   and coalesce(a.funder_id, 0) = coalesce((e.entry->>'funderId')::bigint, 0);

  perform 1 from ledger_accounts a
  where a.id = any (accounts) and a.kind in ('wallet', 'drawer', 'donations') order by a.id for update;

  update ledger_accounts a
  set balance_fen = a.balance_fen + case when a.kind = 'drawer' then moved.amount else -moved.amount end
  from (
    select accounts[e.n] as account_id, sum((e.entry->>'amountFen')::bigint) as amount
    from jsonb_array_elements(entries) with ordinality as e(entry, n) group by 1
  ) moved
  where a.id = moved.account_id and a.kind in ('wallet', 'drawer', 'donations');

  insert into ledger_transactions (kind, canteen_id, booking_id, reverses_id, actor, note)
  values (tx_kind, canteen, booking, reverses, actor, note) returning id into tx;

  insert into ledger_entries (transaction_id, line_no, account_id, amount_fen)
  select tx, e.n, accounts[e.n], (e.entry->>'amountFen')::bigint
  from jsonb_array_elements(entries) with ordinality as e(entry, n);
  return tx;
end $function$
CREATE OR REPLACE FUNCTION public.raise_kept_floor()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  select greatest(new.floor_fen, least(-c.overdraft_fen, new.balance_fen, 0)) into new.floor_fen
  from diners d join canteens c on c.id = d.home_canteen_id where d.id = new.diner_id;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $function$
CREATE OR REPLACE FUNCTION public.refuse_closed_month()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_serving bigint;
begin
  perform 1 from canteens c where c.id = new.canteen_id for key share;
  if tg_table_name in ('bookings', 'guest_sales') then
    of_serving := new.serving_id;
  else
    select b.serving_id into of_serving from bookings b where b.id = new.booking_id;
  end if;
  if exists (
    select 1 from servings s join month_closes m
      on m.canteen_id = s.canteen_id and m.month = date_trunc('month', s.day::timestamp)::date
    where s.id = of_serving
  ) then
    raise exception 'the month of this meal is closed' using errcode = 'check_violation', constraint = 'month_closed';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.scheme_versions_apart()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
CREATE OR REPLACE FUNCTION public.service_day_of(at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$ select (at at time zone 'Asia/Shanghai')::date $function$
CREATE OR REPLACE FUNCTION public.standing_orders_apart()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.ended_at is not null then return new; end if;
  perform from diners where id = new.diner_id for no key update;
  if exists (
    select from standing_orders o
    where o.diner_id = new.diner_id and o.id <> new.id and o.ended_at is null and o.meal = new.meal
      and o.weekdays && new.weekdays and daterange(o.valid_from, o.valid_to) && daterange(new.valid_from, new.valid_to)
  ) then
    raise exception 'two standing orders for the same meal' using errcode = 'check_violation', constraint = 'standing_orders_apart';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.taken_back_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.undone_at is not null
    or (to_jsonb(new) - '{undone_by,undone_by_name,undone_at}'::text[]) <> (to_jsonb(old) - '{undone_by,undone_by_name,undone_at}'::text[])
  then
    raise exception 'a sale stands as it was made' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
