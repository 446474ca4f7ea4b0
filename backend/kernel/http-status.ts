import type { RefusalCode } from '../vocabulary/refusal.ts'

/** 400 bad form, 401 who are you, 403 not yours, 404 not there, 409 the world differs, 410 over, 422 not possible, 429 slow down. */
export const httpStatusOf: Readonly<Record<RefusalCode, number>> = {
  malformed: 400, too_large: 413, not_found: 404, method_not_allowed: 405, foreign_origin: 403, busy: 503,
  too_many_requests: 429, failed: 500, key_missing: 400, key_reused: 422,
  sign_in_required: 401, session_ended: 401, not_yours: 403, wrong_sign_in: 401, wrong_code: 401, code_expired: 410,
  phone_unknown: 404, phone_taken: 409, slip_expired: 410, slip_used: 410, weak_pass_phrase: 422, user_name_taken: 409,
  device_required: 403, device_revoked: 401, pairing_expired: 410,
  diner_unknown: 404, diner_gone: 409, card_unknown: 404, id_number_wrong: 422, diner_exists: 409, date_impossible: 422,
  birth_date_wrong: 422, family_may_not_order: 403, volunteer_may_not_order: 403, others_may_not_collect: 403,
  serving_unknown: 404, serving_not_open: 409, past_cutoff: 409, closed_day: 409, too_far_ahead: 422, offering_unknown: 404,
  offering_withdrawn: 409, sold_out: 409, way_full: 409, way_not_offered: 422, quantity_wrong: 422, daily_limit: 409,
  variant_not_offered: 422, dish_clashes: 422, price_changed: 409, already_booked: 409, entitlement_used: 409, wallet_short: 409,
  booking_unknown: 404, booking_over: 409, nothing_to_change: 422, already_collected: 409, not_today: 409,
  not_yet_serving: 409, amount_wrong: 422, cash_short: 422,
  menu_week_exists: 409, menu_week_empty: 422, menu_published: 409, name_taken: 409, still_open: 409, below_booked: 409,
  reason_required: 422,
}
