import { carriedRefusalCodes } from './carried-refusals.ts'
import { saleRefusalCodes } from './sale-refusals.ts'

/** Every way the server says no. Closed: words and HTTP status are exhaustive tables over it. */
export const refusalCodes = [
  'malformed',
  'too_large',
  'not_found',
  'method_not_allowed',
  'foreign_origin',
  'busy',
  'too_many_requests',
  'failed',
  'key_missing',
  'key_reused',
  'sign_in_required',
  'session_ended',
  'someone_else_here',
  'not_yours',
  'wrong_sign_in',
  'second_factor_required',
  'step_up_required',
  'wrong_totp',
  'totp_not_set_up',
  'not_oneself',
  'last_administrator',
  'wrong_code',
  'code_expired',
  'phone_unknown',
  'phone_taken',
  'slip_expired',
  'slip_used',
  'invitation_over',
  'invitation_own',
  'scan_instead',
  'phone_in_use',
  'phone_no_messages',
  'weak_pass_phrase',
  'user_name_taken',
  'device_required',
  'device_revoked',
  'pairing_expired',
  'set_up_done',
  'set_up_code_wrong',
  'diner_unknown',
  'diner_gone',
  'card_unknown',
  'card_elsewhere',
  'card_needed',
  'card_short',
  'scan_or_ask',
  'digits_locked',
  'visit_over',
  'id_number_wrong',
  'diner_exists',
  'date_impossible',
  'birth_date_wrong',
  'import_unreadable',
  'import_decision_wrong',
  'import_changed',
  'import_faulty',
  'import_undecided',
  'family_may_not_order',
  'volunteer_may_not_order',
  'others_may_not_collect',
  'volunteers_may_not_call',
  'call_taken',
  'serving_unknown',
  'serving_not_open',
  'past_cutoff',
  'closed_day',
  'too_far_ahead',
  'offering_unknown',
  'offering_withdrawn',
  'sold_out',
  'way_full',
  'way_not_offered',
  'quantity_wrong',
  'daily_limit',
  'variant_not_offered',
  'dish_clashes',
  'clash_forbidden',
  'ingredient_unknown',
  'price_changed',
  'already_booked',
  'already_waiting',
  'still_free',
  'wait_over',
  'price_above_limit',
  'standing_order_unknown',
  'standing_order_exists',
  'hold_unknown',
  'hold_overlaps',
  'hold_days_wrong',
  'entitlement_used',
  'budget_spent',
  'scheme_requires',
  'voucher_unknown',
  'voucher_used',
  'voucher_expired',
  'voucher_void',
  'voucher_exists',
  'scheme_unknown',
  'scheme_unreadable',
  'scheme_faulty',
  'scheme_not_draft',
  'scheme_not_in_force',
  'scheme_begun',
  'scheme_place_wrong',
  'scheme_code_taken',
  'scheme_renamed',
  'scheme_begins_too_early',
  'schemes_overlap',
  'budget_too_small',
  'wallet_short',
  'booking_unknown',
  'booking_over',
  'nothing_to_change',
  'already_collected',
  'not_today',
  'not_yet_serving',
  'list_unknown',
  'still_serving',
  'not_its_day',
  'serving_over',
  'amount_wrong',
  'cash_short',
  'drawer_open',
  'drawer_not_open',
  'drawer_closed',
  'drawer_moved',
  'drawer_short',
  'count_wrong',
  'shift_unknown',
  'already_signed',
  'sign_own_count',
  'movement_unknown',
  'not_reversible',
  'already_reversed',
  'wallet_spent',
  'fund_short',
  'heir_required',
  'menu_week_exists',
  'menu_week_empty',
  'menu_published',
  'name_taken',
  'still_open',
  'below_booked',
  'reason_required',
  'online_payment_off',
  'provider_silent',
  'payment_unknown',
  'payment_over',
  'payment_not_paid',
  'amount_below_least',
  'refund_spent',
  'refund_too_large',
  'refund_too_late',
  'link_over',
  'not_paid_yet',
  'hold_over',
  'event_forged',
  'month_to_come',
  'month_not_ready',
  'month_closed',
  'figures_changed',
  'claim_unknown',
  'claim_month_open',
  'claims_prepared',
  'nothing_to_claim',
  'claim_not_draft',
  'claim_not_submitted',
  'claim_approved',
  'claim_not_approved',
  'own_claim',
  'findings_open',
  'finding_unknown',
  'claim_row_unknown',
  'already_corrected',
  'export_too_long',
  'evidence_missing',
  'evidence_day_over',
  'dish_not_served',
  'sample_unknown',
  'sample_too_young',
  'sample_disposed',
  'too_cold',
  'hand_unknown',
  'unfit_for_kitchen',
  'goods_expired',
  'goods_dates_wrong',
  'goods_unknown',
  ...saleRefusalCodes,
  ...carriedRefusalCodes,
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export type RefusalParams = Readonly<Record<string, string | number>>

/** A plain no with its reason. Thrown by rules, stores and actions; becomes the HTTP answer and the sentence on the screen. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly params: RefusalParams

  constructor(code: RefusalCode, params: RefusalParams = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** What the client gets instead of a reply. */
export interface RefusalBody {
  readonly code: RefusalCode
  readonly params: RefusalParams
  /** The whole sentence, in the reader's language, naming the way out. */
  readonly sentence: string
}

/** "Allowed, or not and why": replies carry it so that screens never mirror a rule. */
export type Allowed =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly because: RefusalBody }

/** What a caller of an endpoint catches, in the browser and in the server's own rendering alike. */
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall'
  readonly status: number
  readonly refusal: RefusalBody

  constructor(status: number, refusal: RefusalBody) {
    super(refusal.code)
    this.status = status
    this.refusal = refusal
  }
}
