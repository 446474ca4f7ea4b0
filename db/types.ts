// Written from the catalogues of a migrated database; do not edit. The migrations are the source.
import type { ColumnType, GeneratedAlways } from 'kysely'
import type { ServiceDay } from '../backend/vocabulary/calendar.ts'
import type { Fen } from '../backend/vocabulary/money.ts'

type Instant = ColumnType<Date, Date | string, Date | string>
type Json = ColumnType<unknown, string, string>
/** A column with a default: may be left out when inserting, also where reading and writing differ. */
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
export type AccountKind = 'wallet' | 'drawer' | 'prepaid' | 'revenue' | 'receivable' | 'concession' | 'missed_loss' | 'rounding' | 'opening' | 'bank' | 'over_short' | 'clearing' | 'refunding' | 'disputed' | 'dispute_loss' | 'donations' | 'claim_loss' | 'grants'
export type BookingChannel = 'app' | 'phone' | 'round' | 'counter' | 'kiosk' | 'standing' | 'walk_in'
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
  language: string | null
  text_step: number | null
  contrast: string | null
  unproven_phone: string | null
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

export interface BookingClashesTable {
  booking_id: number
  offering_id: number
  clash: string
  found_at: Generated<Instant>
  over_at: Instant | null
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
  handed_at: Instant | null
  read_back_at: Instant | null
  collector: Json | null
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
  taken_at: Instant | null
  arrive_from: string | null
  arrive_to: string | null
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

export interface CallClaimsTable {
  serving_id: number
  diner_id: number
  account_id: number
  until: Instant
}

export interface CallTriesTable {
  id: GeneratedAlways<number>
  serving_id: number
  diner_id: number
  outcome: string
  tried_by: string
  tried_by_name: string
  tried_at: Generated<Instant>
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
  evidence_from: Generated<ServiceDay>
  small_portion_percent: Generated<number>
  without_card: Generated<string>
  undo_minutes: Generated<number>
  round_cash: Generated<boolean>
  round_cash_note_fen: Generated<Fen>
  round_cash_carried_fen: Generated<Fen>
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

export interface CarriedCashTable {
  id: GeneratedAlways<number>
  canteen_id: number
  carrier: string
  carrier_name: string
  noted_fen: Generated<Fen>
  received_at: Instant | null
  received_by: string | null
  received_by_name: string | null
  counted_fen: Fen | null
  difference_fen: Fen | null
  explanation: Generated<string>
  difference_tx: number | null
}

export interface CashNotesTable {
  note_key: string
  carried_id: number
  diner_id: number
  amount_fen: Fen
  for_order: string | null
  noted_at: Instant
  arrived_at: Generated<Instant>
  taken_back_at: Instant | null
  taken_back_why: Generated<string>
  transaction_id: number | null
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

export interface ClashAnswersTable {
  booking_id: number
  offering_id: number
  clash: string
  weight: string
  how: string
  answered_by: string
  answered_by_name: string
  answered_at: Generated<Instant>
}

export interface ClashChecksTable {
  serving_id: number
  checked_at: Instant
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

export interface CookPlansTable {
  id: GeneratedAlways<number>
  serving_id: number
  offering_id: number
  extra: number
  booked: number
  reason: Generated<string>
  decided_by: string
  decided_by_name: string
  decided_at: Generated<Instant>
}

export interface CookedCountsTable {
  id: GeneratedAlways<number>
  serving_id: number
  offering_id: number
  cooked: number
  left_over: number
  noted_by: string
  noted_by_name: string
  noted_at: Generated<Instant>
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
  letter: string | null
}

export interface DietNeedsTable {
  id: GeneratedAlways<number>
  diner_id: number
  kind: NeedKind
  value: Generated<string>
  source: Generated<NeedSource>
  valid_from: ServiceDay
  valid_to: ServiceDay | null
  noted_at: Generated<Instant>
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

export interface ExchangesTable {
  id: GeneratedAlways<number>
  booking_id: number
  ordered_offering_id: number
  given_offering_id: number
  given_by: string
  given_by_name: string
  given_at: Generated<Instant>
  undone_by: string | null
  undone_by_name: string | null
  undone_at: Instant | null
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

export interface FoodSamplesTable {
  id: GeneratedAlways<number>
  serving_id: number
  dish_id: number
  revision: Generated<number>
  grams: number
  place: string
  taken_at: Generated<Instant>
  noted_at: Generated<Instant>
  noted_by: string
  noted_by_name: string
}

export interface FoodTemperaturesTable {
  id: GeneratedAlways<number>
  serving_id: number
  dish_id: number
  stage: string
  celsius: number
  remedy: string | null
  measured_at: Generated<Instant>
  measured_by: string
  measured_by_name: string
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

export interface GoodsReceivedTable {
  id: GeneratedAlways<number>
  canteen_id: number
  day: ServiceDay
  supplier: string
  supplier_contact: Generated<string>
  item: string
  quantity: number
  unit: string
  batch: Generated<string>
  produced_on: ServiceDay | null
  expires_on: ServiceDay | null
  papers: Generated<string[]>
  replaces_id: number | null
  received_at: Generated<Instant>
  received_by: string
  received_by_name: string
}

export interface GuestSalesTable {
  id: GeneratedAlways<number>
  serving_id: number
  canteen_id: number
  offering_id: number
  portions: number
  way: Way
  price_fen: Fen
  ticket_no: number
  transaction_id: number | null
  sold_by: string
  sold_by_name: string
  sold_at: Generated<Instant>
  undone_by: string | null
  undone_by_name: string | null
  undone_at: Instant | null
}

export interface HandOverAnswersTable {
  hand_over_id: string
  answer: string
  answered_by: string
  answered_by_name: string
  answered_at: Generated<Instant>
}

export interface HandOversTable {
  id: string
  booking_id: number
  canteen_id: number
  device_at: Instant
  told_at: Generated<Instant>
  list_at: Instant
  collected_by: string
  verified: string
  cash_fen: Fen
  back_fen: Fen
  outcome: string
  earlier_at: Instant | null
  earlier_by: Generated<string>
  handed_by: string
  handed_by_name: string
  collector: Json | null
  undone_before: Generated<number>
}

export interface IdempotencyKeysTable {
  actor_key: string
  key: string
  endpoint: string
  body_hash: Buffer
  reply: Json | null
  created_at: Generated<Instant>
}

export interface IngredientOverridesTable {
  id: GeneratedAlways<number>
  canteen_id: number
  ingredient: string
  kind: string
  other: string
  first_day: ServiceDay
  last_day: ServiceDay
  noted_by: string
  noted_by_name: string
  noted_at: Generated<Instant>
  ended_at: Instant | null
  ended_by_name: string | null
}

export interface IngredientsTable {
  id: GeneratedAlways<number>
  canteen_id: number | null
  name: string
  name_en: Generated<string>
  allergens: Generated<string[]>
  traits: Generated<string[]>
  buy_unit: Generated<string>
  unit_grams: Generated<number>
  unit_size: Generated<string>
  noted_by: string
  noted_by_name: string
  noted_at: Generated<Instant>
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
  window_minutes: number | null
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

export interface MorningChecksTable {
  id: GeneratedAlways<number>
  canteen_id: number
  day: ServiceDay
  account_id: number
  outcome: string
  codes: Generated<number[]>
  put_right: Generated<string[]>
  checked_at: Generated<Instant>
  checked_by: string
  checked_by_name: string
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
  account_id: number | null
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

export interface ReadyBatchesTable {
  id: GeneratedAlways<number>
  serving_id: number
  offering_id: number
  portions: number
  undoes: number | null
  noted_by: string
  noted_by_name: string
  noted_at: Generated<Instant>
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

export interface RemaindersTable {
  offering_id: number
  serving_id: number
  portion_limit: number
  sold: Generated<number>
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

export interface RoundOrdersTable {
  order_key: string
  booking_id: number
  agreed: string
  taken_by: string
  taken_at: Instant
  received_at: Generated<Instant>
}

export interface SampleDisposalsTable {
  serving_id: number
  dish_id: number
  sample_id: number
  taken_at: Instant
  disposed_at: Generated<Instant>
  disposed_by: string
  disposed_by_name: string
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

export interface ServingWindowsTable {
  serving_id: number
  window_from: string
  window_to: string
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

export interface StandingFollowUpsTable {
  booking_id: number
  order_id: number
  reason: string | null
  params: Generated<Json>
  decided_at: Generated<Instant>
  told_at: Instant | null
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
  id: GeneratedAlways<number>
  hold_id: number | null
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
  booking_clashes: BookingClashesTable
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
  call_claims: CallClaimsTable
  call_tries: CallTriesTable
  canteen_communities: CanteenCommunitiesTable
  canteens: CanteensTable
  cards: CardsTable
  carried_cash: CarriedCashTable
  cash_notes: CashNotesTable
  claim_corrections: ClaimCorrectionsTable
  claim_findings: ClaimFindingsTable
  claim_moves: ClaimMovesTable
  claim_rejections: ClaimRejectionsTable
  claim_rows: ClaimRowsTable
  claims: ClaimsTable
  clash_answers: ClashAnswersTable
  clash_checks: ClashChecksTable
  closed_days: ClosedDaysTable
  consents: ConsentsTable
  cook_plans: CookPlansTable
  cooked_counts: CookedCountsTable
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
  exchanges: ExchangesTable
  family_invitations: FamilyInvitationsTable
  food_samples: FoodSamplesTable
  food_temperatures: FoodTemperaturesTable
  frozen_counts: FrozenCountsTable
  funders: FundersTable
  goods_received: GoodsReceivedTable
  guest_sales: GuestSalesTable
  hand_over_answers: HandOverAnswersTable
  hand_overs: HandOversTable
  idempotency_keys: IdempotencyKeysTable
  ingredient_overrides: IngredientOverridesTable
  ingredients: IngredientsTable
  kiosk_visits: KioskVisitsTable
  ledger_accounts: LedgerAccountsTable
  ledger_entries: LedgerEntriesTable
  ledger_transactions: LedgerTransactionsTable
  low_balances: LowBalancesTable
  meal_patterns: MealPatternsTable
  menu_weeks: MenuWeeksTable
  money_cases: MoneyCasesTable
  month_closes: MonthClosesTable
  morning_checks: MorningChecksTable
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
  ready_batches: ReadyBatchesTable
  recovery_codes: RecoveryCodesTable
  refunds: RefundsTable
  remainders: RemaindersTable
  role_grants: RoleGrantsTable
  round_orders: RoundOrdersTable
  sample_disposals: SampleDisposalsTable
  scheme_versions: SchemeVersionsTable
  schemes: SchemesTable
  second_factor_resets: SecondFactorResetsTable
  serving_ways: ServingWaysTable
  serving_windows: ServingWindowsTable
  servings: ServingsTable
  sessions: SessionsTable
  set_dishes: SetDishesTable
  sets: SetsTable
  standing_follow_ups: StandingFollowUpsTable
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
