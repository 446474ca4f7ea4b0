// Written from the catalogues of a migrated database; do not edit. The migrations are the source.
import type { ColumnType, GeneratedAlways } from 'kysely'
import type { ServiceDay } from '../backend/vocabulary/calendar.ts'
import type { Fen } from '../backend/vocabulary/money.ts'

type Instant = ColumnType<Date, Date | string, Date | string>
type Json = ColumnType<unknown, string, string>
/** A column with a default: may be left out when inserting, also where reading and writing differ. */
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
export type AccountKind = 'wallet' | 'drawer' | 'prepaid' | 'revenue' | 'receivable' | 'concession' | 'missed_loss' | 'rounding' | 'opening' | 'bank' | 'over_short' | 'clearing' | 'refunding' | 'disputed' | 'dispute_loss' | 'donations' | 'claim_loss' | 'grants'
export type BookingChannel = 'app' | 'phone' | 'round' | 'counter' | 'kiosk' | 'standing'
export type BookingState = 'held' | 'placed' | 'collected' | 'delivered' | 'missed' | 'cancelled'
export type ClaimRowKind = 'meal' | 'operator' | 'correction'
export type ClaimState = 'draft' | 'submitted' | 'approved'
export type DeviceKind = 'counter' | 'board' | 'kitchen_tablet' | 'kiosk'
export type DisputeState = 'open' | 'won' | 'lost'
export type Gender = 'female' | 'male'
export type KioskShown = 'card' | 'digits'
export type Meal = 'breakfast' | 'lunch' | 'dinner'
export type MissedMealPolicy = 'full_price' | 'own_share' | 'nothing'
export type NeedKind = 'allergen' | 'less_salt' | 'no_sugar' | 'low_purine' | 'texture' | 'halal' | 'other'
export type NeedSource = 'self' | 'family' | 'doctor'
export type NoticeState = 'waiting' | 'sending' | 'sent' | 'delivered' | 'failed' | 'withdrawn'
export type NoticeWay = 'feed' | 'message' | 'call'
export type OnlinePurpose = 'top_up' | 'booking'
export type OnlineState = 'asked' | 'open' | 'processing' | 'paid' | 'failed' | 'expired'
export type PaymentWay = 'wallet' | 'counter'
export type PlaceKind = 'city' | 'district' | 'street' | 'community' | 'compound' | 'building'
export type PortionSize = 'regular' | 'small'
export type RefundState = 'asked' | 'sent' | 'done' | 'failed'
export type Role = 'diner' | 'family' | 'volunteer' | 'counter' | 'kitchen' | 'manager' | 'officer' | 'auditor' | 'admin'
export type SchemeState = 'draft' | 'active' | 'ended'
export type ServingState = 'planned' | 'open' | 'closed' | 'served' | 'settled'
export type StandingResult = 'booked' | 'skipped'
export type WaitState = 'waiting' | 'offered' | 'booked' | 'ended'
export type WaitWish = 'book' | 'ask'
export type Way = 'dine_in' | 'pick_up' | 'deliver'

export interface AccountsTable {
  id: GeneratedAlways<number>
  display_name: string
  user_name: string | null
  password_hash: string | null
  phone: string | null
  created_at: Generated<Instant>
  ended_at: Instant | null
}

export interface AuditChainsTable {
  chain_id: number
  seq: Generated<number>
  prev_hash: Generated<Buffer>
  hash: Generated<Buffer>
}

export interface AuditEntriesTable {
  chain_id: number
  seq: number
  at: Instant
  actor: string
  action: string
  subject: string
  detail: Json
  prev_hash: Buffer
  hash: Buffer
}

export interface BindSlipsTable {
  id: GeneratedAlways<number>
  diner_id: number
  token_hash: Buffer
  made_by: string
  made_at: Generated<Instant>
  expires_at: Instant
  used_at: Instant | null
  revoked_at: Instant | null
}

export interface BookingBudgetsTable {
  booking_id: number
  budget_id: number
  amount_fen: Fen
}

export interface BookingLinesTable {
  booking_id: number
  revision: number
  line_no: number
  offering_id: number
  quantity: number
  texture: Generated<string>
  tweaks: Generated<string[]>
  omits: Generated<string[]>
  unit_price_fen: Fen
}

export interface BookingMovesTable {
  booking_id: number
  seq: number
  state: BookingState
  move: string
  actor: string
  actor_name: string
  reason: Generated<string>
  at: Generated<Instant>
  verified: Generated<string>
}

export interface BookingOperatorPaymentsTable {
  booking_id: number
  revision: number
  line_no: number
  kind: string
  funder_id: number
  scheme_version_id: number
  amount_fen: Fen
}

export interface BookingPayersTable {
  booking_id: number
  revision: number
  line_no: number
  funder_id: number | null
  scheme_version_id: number | null
  amount_fen: Fen
}

export interface BookingQuotesTable {
  booking_id: number
  revision: number
  inputs: Json
  quote: Json
  quoted_at: Generated<Instant>
}

export interface BookingUsagesTable {
  booking_id: number
  limit_key: string
  period_start: ServiceDay
  amount: number
}

export interface BookingVouchersTable {
  booking_id: number
  voucher_id: number
  back_when_missed: boolean
}

export interface BookingsTable {
  id: GeneratedAlways<number>
  serving_id: number
  canteen_id: number
  diner_id: number
  state: BookingState
  way: Way
  payment: PaymentWay
  channel: BookingChannel
  placed_by: string
  placed_by_name: string
  revision: Generated<number>
  portions: number
  price_fen: Fen
  own_fen: Fen
  ticket_no: number | null
  placed_at: Generated<Instant>
  ended_at: Instant | null
  held_until: Instant | null
}

export interface BudgetSlicesTable {
  budget_id: number
  canteen_id: number
  allotted_fen: Generated<Fen>
  spent_fen: Generated<Fen>
}

export interface BudgetsTable {
  id: GeneratedAlways<number>
  scheme_id: number
  valid_from: ServiceDay
  valid_to: ServiceDay
  total_fen: Fen
  reserve_fen: Fen
}

export interface CalendarDaysTable {
  day: ServiceDay
  is_workday: boolean
  name: string
}

export interface CalendarFeedsTable {
  id: GeneratedAlways<number>
  account_id: number
  diner_id: number
  nonce: Buffer
  token_hash: Buffer
  made_at: Generated<Instant>
  ended_at: Instant | null
}

export interface CanteenCommunitiesTable {
  canteen_id: number
  community_id: number
}

export interface CanteensTable {
  id: GeneratedAlways<number>
  community_id: number
  name: string
  name_en: string
  phone: string
  address: string
  cutoff_days_before: Generated<number>
  cutoff_time: Generated<string>
  book_days_ahead: Generated<number>
  max_portions_per_booking: Generated<number>
  daily_portion_limit: Generated<number>
  missed_meal_policy: Generated<MissedMealPolicy>
  family_may_order: Generated<boolean>
  volunteer_may_order: Generated<boolean>
  others_may_collect: Generated<boolean>
  kitchen_shows_names: Generated<boolean>
  created_at: Generated<Instant>
  overdraft_fen: Generated<Fen>
  low_balance_fen: Generated<Fen>
  traits: Generated<string[]>
  quiet_from: Generated<string>
  quiet_to: Generated<string>
  volunteers_may_call: Generated<boolean>
  waiting_first: Generated<string[]>
  waiting_offer_minutes: Generated<number>
}

export interface CardsTable {
  id: GeneratedAlways<number>
  diner_id: number
  canteen_id: number
  token_hash: Buffer
  digits: string
  issued_at: Generated<Instant>
  ended_at: Instant | null
}

export interface ClaimCorrectionsTable {
  claim_id: number
  row_no: number
  reason: string
  asked_by: string
  asked_by_name: string
  asked_at: Generated<Instant>
}

export interface ClaimFindingsTable {
  id: GeneratedAlways<number>
  claim_id: number
  kind: string
  key: string
  evidence: Json
  booking_ids: number[]
  answer: string | null
  reason: Generated<string>
  answered_by: string | null
  answered_by_name: string | null
  answered_at: Instant | null
}

export interface ClaimMovesTable {
  claim_id: number
  seq: number
  move: string
  state: ClaimState
  actor: string
  actor_name: string
  reason: Generated<string>
  at: Generated<Instant>
}

export interface ClaimRejectionsTable {
  claim_id: number
  row_no: number
  finding_id: number | null
  reason: string
  rejected_by: string
  rejected_by_name: string
  rejected_at: Generated<Instant>
}

export interface ClaimRowsTable {
  claim_id: number
  row_no: number
  kind: ClaimRowKind
  booking_id: number
  line_no: number
  serving_id: number
  diner_id: number
  day: ServiceDay
  meal: Meal
  way: Way
  portions: number
  channel: BookingChannel
  placed_by: string
  placed_by_name: string
  placed_at: Instant
  handed_at: Instant
  handed_by: string
  handed_by_name: string
  verified: string
  scheme_version_id: number | null
  list_fen: Fen
  amount_fen: Fen
  corrects_claim_id: number | null
  corrects_row_no: number | null
}

export interface ClaimsTable {
  id: GeneratedAlways<number>
  canteen_id: number
  funder_id: number
  month: ServiceDay
  state: Generated<ClaimState>
  row_count: Generated<number>
  amount_fen: Generated<Fen>
  approved_fen: Fen | null
  checked_at: Instant | null
}

export interface ClosedDaysTable {
  canteen_id: number
  day: ServiceDay
  reason: string
  reason_en: string
}

export interface ConsentsTable {
  id: GeneratedAlways<number>
  diner_id: number
  kind: string
  given_at: Generated<Instant>
  recorded_by: string
  revoked_at: Instant | null
}

export interface CountChangesTable {
  id: GeneratedAlways<number>
  serving_id: number
  offering_id: number
  booking_id: number | null
  from_portions: number
  to_portions: number
  late: Generated<boolean>
  reason: Generated<string>
  at: Generated<Instant>
}

export interface DevicesTable {
  id: GeneratedAlways<number>
  canteen_id: number
  kind: DeviceKind
  name: string
  token_hash: Buffer | null
  pairing_hash: Buffer | null
  pairing_expires_at: Instant | null
  registered_at: Instant | null
  last_seen_at: Instant | null
  revoked_at: Instant | null
  created_by: string
  created_at: Generated<Instant>
}

export interface DietNeedsTable {
  id: GeneratedAlways<number>
  diner_id: number
  kind: NeedKind
  value: Generated<string>
  source: Generated<NeedSource>
  valid_from: ServiceDay
  valid_to: ServiceDay | null
}

export interface DinerContactsTable {
  id: GeneratedAlways<number>
  diner_id: number
  name: string
  relation: string
  phone: string
  position: Generated<number>
}

export interface DinerFactsTable {
  id: GeneratedAlways<number>
  diner_id: number
  kind: string
  grade: string | null
  place_id: number | null
  place_text: string | null
  valid_from: ServiceDay
  valid_to: ServiceDay | null
  evidence: Generated<string>
  recorded_by: string
  recorded_at: Generated<Instant>
  changed_at: Generated<Instant>
}

export interface DinersTable {
  id: GeneratedAlways<number>
  name: string
  name_pinyin: string
  name_initials: string
  gender: Gender
  birth_date: ServiceDay
  id_number_sealed: Buffer | null
  id_number_index: Buffer | null
  phone: string | null
  phone_tail: GeneratedAlways<string | null>
  community_id: number
  building_id: number | null
  door: Generated<string>
  home_canteen_id: number
  caller_note: Generated<string>
  died_on: ServiceDay | null
  left_on: ServiceDay | null
  created_at: Generated<Instant>
}

export interface DishIngredientsTable {
  dish_id: number
  position: number
  name: string
  name_en: string
  grams: number
}

export interface DishesTable {
  id: GeneratedAlways<number>
  canteen_id: number | null
  name: string
  name_en: string
  picture: Generated<string>
  category: string
  price_fen: Fen
  allergens: Generated<string[]>
  omittable: Generated<string[]>
  nutrition: Generated<Json>
  textures: Generated<string[]>
  tweaks: Generated<string[]>
  spicy: Generated<boolean>
  ended_at: Instant | null
}

export interface DisputesTable {
  id: GeneratedAlways<number>
  payment_id: number
  dispute_ref: string
  amount_fen: Fen
  state: Generated<DisputeState>
  opened_at: Generated<Instant>
  closed_at: Instant | null
}

export interface DrawerShiftsTable {
  id: GeneratedAlways<number>
  canteen_id: number
  opened_by: string
  opened_by_name: string
  opened_at: Generated<Instant>
  after_transaction_id: number
  carried_fen: Fen
  float_fen: Fen
  closed_by: string | null
  closed_by_name: string | null
  closed_at: Instant | null
  through_transaction_id: number | null
  counts: Json | null
  counted_fen: Fen | null
  expected_fen: Fen | null
  difference_fen: Fen | null
  explanation: Generated<string>
  signed_by: string | null
  signed_by_name: string | null
  signed_at: Instant | null
}

export interface FamilyInvitationsTable {
  id: GeneratedAlways<number>
  diner_id: number
  kind: string
  permissions: string[]
  nonce: Buffer
  token_hash: Buffer
  digits_hash: Buffer | null
  made_by: string
  made_at: Generated<Instant>
  expires_at: Instant
  used_at: Instant | null
  used_by: number | null
  revoked_at: Instant | null
}

export interface FrozenCountsTable {
  serving_id: number
  offering_id: number
  texture: string
  tweaks: string[]
  omits: string[]
  portions: number
}

export interface FundersTable {
  id: GeneratedAlways<number>
  name: string
  name_en: string
  is_canteen: Generated<boolean>
}

export interface IdempotencyKeysTable {
  actor_key: string
  key: string
  endpoint: string
  body_hash: Buffer
  reply: Json | null
  created_at: Generated<Instant>
}

export interface KioskVisitsTable {
  id: GeneratedAlways<number>
  device_id: number
  diner_id: number
  shown: KioskShown
  secret_hash: Buffer
  opened_at: Generated<Instant>
  last_seen_at: Generated<Instant>
  ended_at: Instant | null
}

export interface LedgerAccountsTable {
  id: GeneratedAlways<number>
  kind: AccountKind
  canteen_id: number | null
  diner_id: number | null
  funder_id: number | null
  balance_fen: Generated<Fen>
  floor_fen: Generated<Fen>
}

export interface LedgerEntriesTable {
  transaction_id: number
  line_no: number
  account_id: number
  amount_fen: Fen
}

export interface LedgerTransactionsTable {
  id: GeneratedAlways<number>
  kind: string
  canteen_id: number
  booking_id: number | null
  reverses_id: number | null
  actor: string
  note: Generated<string>
  at: Generated<Instant>
}

export interface LowBalancesTable {
  diner_id: number
  told_at: Generated<Instant>
}

export interface MealPatternsTable {
  canteen_id: number
  meal: Meal
  window_from: string
  window_to: string
  dine_in_capacity: number
  pick_up_capacity: number
}

export interface MenuWeeksTable {
  id: GeneratedAlways<number>
  canteen_id: number
  monday: ServiceDay
  published_at: Instant | null
  published_by: string | null
}

export interface MoneyCasesTable {
  id: GeneratedAlways<number>
  canteen_id: number | null
  kind: string
  subject: string
  detail: Json
  found_at: Generated<Instant>
  closed_at: Instant | null
  closed_by: string | null
  closed_by_name: string | null
  note: Generated<string>
}

export interface MonthClosesTable {
  canteen_id: number
  month: ServiceDay
  closed_by: string
  closed_by_name: string
  closed_at: Generated<Instant>
  totals: Json
}

export interface NoticeChoicesTable {
  account_id: number
  diner_id: number
  topic: string
  wanted: boolean
  chosen_at: Generated<Instant>
}

export interface NoticeReceiptsTable {
  notice_id: number
  outcome: string
  received_at: Generated<Instant>
}

export interface NoticesTable {
  id: GeneratedAlways<number>
  canteen_id: number | null
  diner_id: number | null
  phone: string | null
  kind: string
  params: Generated<Json>
  state: Generated<NoticeState>
  created_at: Generated<Instant>
  sent_at: Instant | null
  account_id: number | null
  way: Generated<NoticeWay>
  send_key: Generated<string>
  tries: Generated<number>
  due_at: Generated<Instant>
  over_at: Instant | null
  provider_ref: string | null
  failure: string | null
  recipient: GeneratedAlways<string | null>
}

export interface OfferingsTable {
  id: GeneratedAlways<number>
  serving_id: number
  set_id: number | null
  dish_id: number | null
  size: Generated<PortionSize>
  price_fen: Fen
  portion_limit: number
  booked: Generated<number>
  position: Generated<number>
  withdrawn_at: Instant | null
  waiting: Generated<number>
  kept: Generated<number>
}

export interface OneTimeCodesTable {
  id: GeneratedAlways<number>
  challenge: string
  phone: string
  code_hash: Buffer
  created_at: Generated<Instant>
  expires_at: Instant
  used_at: Instant | null
}

export interface OnlinePaymentsTable {
  id: GeneratedAlways<number>
  canteen_id: number
  diner_id: number
  purpose: OnlinePurpose
  booking_id: number | null
  amount_fen: Fen
  state: Generated<OnlineState>
  provider: string
  live: boolean
  session_ref: string | null
  session_url: string | null
  payment_ref: string | null
  method: string | null
  asked_by: string
  link_id: number | null
  asked_at: Generated<Instant>
  expires_at: Instant
  ended_at: Instant | null
  credited_tx: number | null
  refunded_fen: Generated<Fen>
  answered_at: Instant | null
}

export interface ParityReportsTable {
  canteen_id: number
  day: ServiceDay
  provider_count: number
  provider_fen: Fen
  ledger_count: number
  ledger_fen: Fen
  differing: number
  made_at: Generated<Instant>
}

export interface PlacesTable {
  id: GeneratedAlways<number>
  kind: PlaceKind
  name: string
  parent_id: number | null
  ancestor_ids: Generated<number[]>
  path: Generated<string>
}

export interface ProviderEventsTable {
  provider: string
  event_ref: string
  kind: string
  object_ref: string
  outcome: string
  received_at: Generated<Instant>
}

export interface RateLimitsTable {
  key: string
  points: Generated<number>
  expire: number | null
}

export interface RecoveryCodesTable {
  account_id: number
  code_hash: Buffer
  made_at: Generated<Instant>
  used_at: Instant | null
}

export interface RefundsTable {
  id: GeneratedAlways<number>
  payment_id: number
  amount_fen: Fen
  state: Generated<RefundState>
  refund_ref: string | null
  reason: string
  failure: Generated<string>
  asked_by: string
  asked_by_name: string
  asked_at: Generated<Instant>
  tries: Generated<number>
  tried_at: Instant | null
  ended_at: Instant | null
}

export interface RoleGrantsTable {
  id: GeneratedAlways<number>
  account_id: number
  role: Role
  diner_id: number | null
  canteen_id: number | null
  place_id: number | null
  permissions: Generated<string[]>
  granted_by: string
  granted_at: Generated<Instant>
  ended_at: Instant | null
  relation: Generated<string>
  ended_by: string | null
}

export interface SchemeVersionsTable {
  id: GeneratedAlways<number>
  scheme_id: number
  version: number
  state: Generated<SchemeState>
  place_id: number
  valid_from: ServiceDay
  valid_to: ServiceDay | null
  source_title: string
  source_url: Generated<string>
  terms: Json
  source_quote: Generated<string>
  settings: Generated<Json>
}

export interface SchemesTable {
  id: GeneratedAlways<number>
  code: string
  name: string
  name_en: string
}

export interface SecondFactorResetsTable {
  id: GeneratedAlways<number>
  account_id: number
  reset_by: string
  reason: string
  reset_at: Generated<Instant>
}

export interface ServingWaysTable {
  serving_id: number
  way: Way
  capacity: number
  booked: Generated<number>
  waiting: Generated<number>
  kept: Generated<number>
}

export interface ServingsTable {
  id: GeneratedAlways<number>
  canteen_id: number
  day: ServiceDay
  meal: Meal
  state: Generated<ServingState>
  cutoff_at: Instant
  window_from: string
  window_to: string
  booked_portions: Generated<number>
  last_ticket: Generated<number>
  closed_at: Instant | null
  served_at: Instant | null
  settled_at: Instant | null
}

export interface SessionsTable {
  id: GeneratedAlways<number>
  account_id: number
  token_hash: Buffer
  user_agent: Generated<string>
  created_at: Generated<Instant>
  last_seen_at: Generated<Instant>
  expires_at: Instant
  revoked_at: Instant | null
  second_factor_at: Instant | null
}

export interface SetDishesTable {
  set_id: number
  position: number
  dish_id: number
}

export interface SetsTable {
  id: GeneratedAlways<number>
  canteen_id: number
  name: string
  name_en: string
  sides: Generated<string>
  sides_en: Generated<string>
  picture: Generated<string>
  price_fen: Fen
  ended_at: Instant | null
}

export interface StandingHoldsTable {
  id: GeneratedAlways<number>
  diner_id: number
  valid_from: ServiceDay
  valid_to: ServiceDay | null
  set_by: string
  set_by_name: string
  created_at: Generated<Instant>
  changed_at: Generated<Instant>
  ended_at: Instant | null
}

export interface StandingOrdersTable {
  id: GeneratedAlways<number>
  diner_id: number
  canteen_id: number
  meal: Meal
  weekdays: number[]
  set_id: number | null
  dish_id: number | null
  size: Generated<PortionSize>
  way: Way
  payment: PaymentWay
  limit_fen: Fen
  valid_from: ServiceDay
  valid_to: ServiceDay | null
  set_by: string
  set_by_name: string
  created_at: Generated<Instant>
  changed_at: Generated<Instant>
  ended_at: Instant | null
}

export interface StandingOutcomesTable {
  order_id: number
  serving_id: number
  result: StandingResult
  booking_id: number | null
  reason: string | null
  params: Generated<Json>
  tried_at: Generated<Instant>
  told_at: Instant | null
}

export interface StandingWithdrawalsTable {
  booking_id: number
  order_id: number
  asked_by: string
  asked_by_name: string
  asked_at: Generated<Instant>
}

export interface TopUpLinksTable {
  id: GeneratedAlways<number>
  diner_id: number
  token_hash: Buffer
  made_by: string
  made_at: Generated<Instant>
  revoked_at: Instant | null
}

export interface TotpSecretsTable {
  account_id: number
  secret_sealed: Buffer | null
  confirmed_at: Instant | null
  last_step: number | null
  pending_sealed: Buffer | null
}

export interface UncollectedToldTable {
  booking_id: number
  told_at: Generated<Instant>
}

export interface UsageCountersTable {
  diner_id: number
  limit_key: string
  period_start: ServiceDay
  used: number
  cap: number
}

export interface VouchersTable {
  id: GeneratedAlways<number>
  scheme_id: number
  diner_id: number
  serial: Generated<string>
  uses: Generated<number>
  used: Generated<number>
  valid_from: ServiceDay
  valid_to: ServiceDay | null
  canteen_id: number
  issued_by: string
  issued_by_name: string
  issued_at: Generated<Instant>
  voided_at: Instant | null
  voided_by: string | null
  void_reason: string | null
}

export interface WaitLinesTable {
  wait_id: number
  offering_id: number
}

export interface WaitingQueuesTable {
  serving_id: number
}

export interface WaitsTable {
  id: GeneratedAlways<number>
  serving_id: number
  canteen_id: number
  diner_id: number
  way: Way
  wish: WaitWish
  payment: PaymentWay
  seen_pay_fen: Fen
  class: number
  state: Generated<WaitState>
  booking_id: number | null
  channel: BookingChannel
  asked_by: string
  asked_by_name: string
  asked_at: Generated<Instant>
  ended_at: Instant | null
  ended_because: string | null
  seen_at: Instant | null
}

export interface Tables {
  accounts: AccountsTable
  audit_chains: AuditChainsTable
  audit_entries: AuditEntriesTable
  bind_slips: BindSlipsTable
  booking_budgets: BookingBudgetsTable
  booking_lines: BookingLinesTable
  booking_moves: BookingMovesTable
  booking_operator_payments: BookingOperatorPaymentsTable
  booking_payers: BookingPayersTable
  booking_quotes: BookingQuotesTable
  booking_usages: BookingUsagesTable
  booking_vouchers: BookingVouchersTable
  bookings: BookingsTable
  budget_slices: BudgetSlicesTable
  budgets: BudgetsTable
  calendar_days: CalendarDaysTable
  calendar_feeds: CalendarFeedsTable
  canteen_communities: CanteenCommunitiesTable
  canteens: CanteensTable
  cards: CardsTable
  claim_corrections: ClaimCorrectionsTable
  claim_findings: ClaimFindingsTable
  claim_moves: ClaimMovesTable
  claim_rejections: ClaimRejectionsTable
  claim_rows: ClaimRowsTable
  claims: ClaimsTable
  closed_days: ClosedDaysTable
  consents: ConsentsTable
  count_changes: CountChangesTable
  devices: DevicesTable
  diet_needs: DietNeedsTable
  diner_contacts: DinerContactsTable
  diner_facts: DinerFactsTable
  diners: DinersTable
  dish_ingredients: DishIngredientsTable
  dishes: DishesTable
  disputes: DisputesTable
  drawer_shifts: DrawerShiftsTable
  family_invitations: FamilyInvitationsTable
  frozen_counts: FrozenCountsTable
  funders: FundersTable
  idempotency_keys: IdempotencyKeysTable
  kiosk_visits: KioskVisitsTable
  ledger_accounts: LedgerAccountsTable
  ledger_entries: LedgerEntriesTable
  ledger_transactions: LedgerTransactionsTable
  low_balances: LowBalancesTable
  meal_patterns: MealPatternsTable
  menu_weeks: MenuWeeksTable
  money_cases: MoneyCasesTable
  month_closes: MonthClosesTable
  notice_choices: NoticeChoicesTable
  notice_receipts: NoticeReceiptsTable
  notices: NoticesTable
  offerings: OfferingsTable
  one_time_codes: OneTimeCodesTable
  online_payments: OnlinePaymentsTable
  parity_reports: ParityReportsTable
  places: PlacesTable
  provider_events: ProviderEventsTable
  rate_limits: RateLimitsTable
  recovery_codes: RecoveryCodesTable
  refunds: RefundsTable
  role_grants: RoleGrantsTable
  scheme_versions: SchemeVersionsTable
  schemes: SchemesTable
  second_factor_resets: SecondFactorResetsTable
  serving_ways: ServingWaysTable
  servings: ServingsTable
  sessions: SessionsTable
  set_dishes: SetDishesTable
  sets: SetsTable
  standing_holds: StandingHoldsTable
  standing_orders: StandingOrdersTable
  standing_outcomes: StandingOutcomesTable
  standing_withdrawals: StandingWithdrawalsTable
  top_up_links: TopUpLinksTable
  totp_secrets: TotpSecretsTable
  uncollected_told: UncollectedToldTable
  usage_counters: UsageCountersTable
  vouchers: VouchersTable
  wait_lines: WaitLinesTable
  waiting_queues: WaitingQueuesTable
  waits: WaitsTable
}
