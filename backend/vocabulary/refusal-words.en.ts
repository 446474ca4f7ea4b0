import type { CarriedRefusalCode } from './carried-refusals.ts'
import type { RefusalCode, RefusalParams } from './refusal.ts'
import { money, text } from './refusal-sentence.ts'
import { saleRefusalsEn } from './refusal-words.sales.ts'
import type { Sentence } from './refusal-sentence.ts'

/** Why a table handed in cannot be read, and what to do. */
const unreadable: Readonly<Record<string, string>> = {
  xls: 'This is an old .xls table. Please save it as .xlsx in Excel and choose it again.',
  broken: 'This file cannot be opened. Please open it in Excel, save it as .xlsx and try again.',
  no_header:
    'We found no headings. One row must name its columns, such as “name” or “ID number”; see the template.',
  column_twice: 'The same heading stands there twice. Please delete one of the columns.',
  no_rows: 'There is nobody in this table. Please fill it in and try again.',
  too_many_rows: 'Too many rows: 5,000 at most. Please split the table.',
  too_big:
    'The file is too large: 2 MB at most. Please remove pictures and other sheets, or split the table.',
}

/** 2 samples, 1 morning check */
const evidence = (p: RefusalParams): string =>
  (
    [
      ['samples', 'sample', 'samples'],
      ['temperatures', 'temperature', 'temperatures'],
      ['tooCold', 'dish not hot enough', 'dishes not hot enough'],
      ['tooOld', 'dish cooked over 4 hours before', 'dishes cooked over 4 hours before'],
      ['unchecked', 'morning check', 'morning checks'],
    ] as const
  )
    .filter(([what]) => Number(p[what]) > 0)
    .map(([what, one, many]) => `${text(p[what])} ${p[what] === 1 ? one : many}`)
    .join(', ')

/** One kind sentence per refusal, and the way out. */
export const refusalsEn: Readonly<Record<Exclude<RefusalCode, CarriedRefusalCode>, Sentence>> = {
  malformed: 'We could not read what was entered. Please check it and try again.',
  too_large: 'That is too much at once. Please send less.',
  not_found: 'This page does not exist. Please go back to the start.',
  method_not_allowed: 'That cannot be done here. Please go back to the start.',
  foreign_origin:
    'This request did not come from our own pages, so nothing was done. Please open the start page again.',
  busy: 'It is busy right now. Please press again in a few seconds.',
  too_many_requests: 'Too many tries. Please wait a few minutes, or call the canteen.',
  failed:
    'Something went wrong. Nothing was done and nothing was charged. Please try again or call the canteen.',
  key_missing: 'This page is too old. Please reload it and try again.',
  key_reused: 'This step was already done. Please reload to see the result.',
  sign_in_required: 'Please sign in first, or call the canteen and we will do it for you.',
  session_ended: 'You have been signed out. Please sign in again.',
  someone_else_here:
    'This was taken down while somebody else was signed in. Please let that person sign in to send it.',
  not_yours: 'This is outside what you may do. Please ask the manager if you need it.',
  wrong_sign_in: 'User name or pass phrase is wrong. Please try again, or ask the manager.',
  second_factor_required: 'One more step: please enter the code from your phone first.',
  step_up_required: 'This matters, so please enter the code from your phone once more.',
  wrong_totp: (p) =>
    p['kind'] === 'recovery'
      ? 'That recovery code is not right, or was used before. Please try one that is not crossed out.'
      : 'That code is not right, or was used a moment ago. Wait for the next six digits and try again.',
  totp_not_set_up: 'No phone has been set up here yet. Please set one up first.',
  not_oneself: 'Nobody does this for themselves. Please ask another administrator.',
  last_administrator:
    'This is the last administrator here, and somebody has to be. Please add another one first.',
  wrong_code: 'That code is not right. Please look again and retype it.',
  code_expired: 'That code has expired. Please ask for a new one.',
  phone_unknown:
    'This number is not registered yet. Please call the canteen, or ask a volunteer to register you.',
  phone_taken: 'This number already belongs to somebody else. Please ask the canteen staff.',
  slip_expired: 'This slip has expired. Please ask the staff to print a new one.',
  invitation_over:
    'This code is wrong, expired or already used. Ask for a new one; it takes a moment.',
  scan_instead: 'The digits rest for a while. Please scan the code on their phone instead.',
  invitation_own: 'This is your own code. Let your family open it on their phone.',
  phone_in_use: 'This number is already known here. Take another, or leave it empty.',
  phone_no_messages: 'A landline takes no text messages. Please give a mobile number.',
  slip_used: 'This slip was already used. For another phone, please ask for a new one.',
  weak_pass_phrase:
    'The pass phrase is too short: at least 12 characters. A sentence you remember is best.',
  user_name_taken: 'That user name is taken. Please choose another.',
  device_required: 'This can only be done on a device registered with the canteen.',
  device_revoked: 'This device has been switched off. Please ask the manager to register it again.',
  pairing_expired:
    'The pairing code is wrong or has expired. Please ask the manager for a new one.',
  set_up_done:
    'This community is already set up. Please sign in, or ask the manager if you forgot the pass phrase.',
  set_up_code_wrong:
    'The set-up code is not right. Please copy it from the line Nuancan printed when it was started.',
  diner_unknown: 'We could not find this person. Try another name, door or phone number.',
  diner_gone: 'This person’s registration has ended. Please ask the manager.',
  card_elsewhere: 'This card belongs to another canteen. Please ask at the counter.',
  card_needed:
    'This meal was not booked at this machine. Scan the card to cancel it, or ask at the counter.',
  scan_or_ask: 'Please scan the card, or ask at the counter.',
  card_short: 'There is not enough on the card. You can pay in cash at the counter.',
  digits_locked:
    'Wrong numbers were typed several times. Typing rests for some minutes; cards still work, and so does the counter.',
  visit_over: 'That took too long. Please scan the card or type the digits once more.',
  card_unknown:
    'We do not know this card. Staff can search by name or the last four digits of the phone.',
  id_number_wrong: (p) =>
    p['digits'] === 15
      ? 'That is an old number of 15 digits. Please enter the 18 of the present card.'
      : 'The ID number is not valid. Please check it against the card.',
  diner_exists: (p) =>
    `This person is already registered (${text(p['name'])}). Please open that record.`,
  date_impossible: 'There is no such day. Please check the calendar.',
  birth_date_wrong: (p) =>
    `The ${p['part'] === 'gender' ? 'gender' : 'birth date'} does not match the ID number. Please check.`,
  import_unreadable: (p) =>
    unreadable[String(p['why'])] ??
    'We could not read this table. Please fill in the template and try again.',
  import_decision_wrong: 'The person you chose has changed. Please look again and choose again.',
  import_changed:
    'The records changed after you looked. Nothing was written. Please look again, then import.',
  import_faulty: (p) =>
    `${text(p['count'])} people have a fault, so nothing was written. Please correct the table, or choose to leave them out.`,
  import_undecided: (p) =>
    `For ${text(p['count'])} people it is still open whether they are the same person. Please decide, then import.`,
  family_may_not_order:
    'The elder has not agreed yet that you order for them. They can agree on their phone or at the canteen.',
  volunteers_may_not_call: 'At this canteen the window makes the calls; volunteers need not.',
  call_taken: (p) =>
    `${text(p['name'])} is on the phone with this person. Please take the next one.`,
  volunteer_may_not_order:
    'This canteen takes no orders through volunteers. Please call the canteen.',
  others_may_not_collect:
    'At this canteen the elder must collect in person. Please call to arrange it.',
  serving_unknown: 'There is no such meal. Please look at another day.',
  serving_not_open: 'This meal cannot be booked now. Please look at another day.',
  past_cutoff: (p) =>
    `Booking for this meal closed${p['until'] ? ` at ${text(p['until'])}` : ''}. Please call the canteen and ask what is left.`,
  closed_day: (p) =>
    `The canteen is closed that day${p['reason'] ? ` (${text(p['reason'])})` : ''}. Please choose another day.`,
  too_far_ahead: 'That day is too far ahead and has no menu yet. Please come back in a few days.',
  offering_unknown: 'This dish is not on that meal. Please choose again.',
  offering_withdrawn: 'This dish cannot be made today. Please choose another.',
  sold_out: (p) =>
    `${p['name'] ? `“${text(p['name'])}”` : 'This dish'} is fully booked. Please choose another dish.`,
  way_full: 'No seats are left at that time. You can take it away, or call the canteen.',
  way_not_offered: 'This meal cannot be had that way. Please choose another way.',
  quantity_wrong: (p) =>
    `You can book 1 to ${text(p['max'] ?? 2)} portions at once. For more, please call the canteen.`,
  daily_limit: (p) => `At most ${text(p['max'])} portions a day, and today’s are booked.`,
  variant_not_offered:
    'This dish cannot be made that way. Please choose another, or call the canteen.',
  dish_clashes: (p) =>
    `This dish ${p['allergens'] ? `contains ${text(p['allergens'])}` : 'does not fit your diet needs'}. Please choose another, or call the canteen.`,
  clash_forbidden: 'She must not eat this, asked or not. Change her dish, or cook hers apart.',
  ingredient_unknown: 'That is not on the ingredient list yet. Put it on the list first.',
  price_changed: (p) =>
    `The price has just changed: you now pay ${money(p['ownFen'])} yuan. Please look, then book.`,
  already_waiting: 'You are already waiting for this meal; there is no need to ask twice.',
  still_free: 'There is one left. No need to wait, you can book it now.',
  wait_over:
    'You are not waiting for this meal any more. Go to the first page to book or to wait again.',
  already_booked:
    'This meal is already booked; it will not be booked twice. To change it, open “My meals”.',
  price_above_limit: (p) =>
    `You would pay ${money(p['ownFen'])} yuan, more than the ${money(p['limitFen'])} you named, so it was not booked. You can still book it yourself.`,
  standing_order_unknown: 'We could not find this standing order. Please reload the page.',
  standing_order_exists:
    'There is already a standing order for this meal on one of these days. Please change that one, or choose other days.',
  hold_unknown: 'We could not find this pause. Please reload the page.',
  hold_overlaps: (p) =>
    `Meals are already paused from ${text(p['from'])}${p['to'] ? ` to ${text(p['to'])}` : ''}. Please make that pause longer or shorter.`,
  hold_days_wrong:
    'These days do not fit: the last must not be before the first, nor in the past. Please check.',
  entitlement_used: 'This subsidy has just been used. Please look at the price again.',
  scheme_requires: (p) => `${text(p['en'])}.`,
  voucher_unknown: (p) =>
    `There is no voucher ${text(p['serial'])} in this name. Please check the number.`,
  voucher_used: (p) => `Voucher ${text(p['serial'])} has been used. Take another, or none.`,
  voucher_expired: (p) =>
    `Voucher ${text(p['serial'])} is not good for that day. Please look at its dates.`,
  voucher_void: (p) => `Voucher ${text(p['serial'])} was made void and cannot be used.`,
  voucher_exists: (p) =>
    `There is a voucher ${text(p['serial'])} already. Please take another number.`,
  scheme_unknown: 'There is no such scheme.',
  scheme_unreadable: (p) => `Cannot be saved yet: ${text(p['en'])}.`,
  scheme_faulty: (p) => `Cannot be switched on yet: ${text(p['en'])}.`,
  scheme_not_draft:
    'This version has been switched on and is not edited any more. Write a new version.',
  scheme_not_in_force: 'This version is not in force.',
  scheme_begun: 'This version has begun and cannot be withdrawn. Say its last day to end it.',
  scheme_place_wrong: 'You do not answer for this place, or the canteen is not in it.',
  scheme_code_taken: 'This code is used by another place. Please choose another.',
  scheme_renamed: (p) =>
    `This scheme is called “${text(p['en'])}”. For another name, write another scheme.`,
  scheme_begins_too_early: 'Tomorrow at the earliest: today’s meals are being sold.',
  schemes_overlap:
    'Another version of this scheme holds on these days. End that one the day before.',
  budget_too_small: (p) => `${money(p['spentFen'])} yuan are spent already; it cannot be less.`,
  budget_spent: 'The money for this subsidy has just run out. Please look at the price again.',
  wallet_short: (p) => `${money(p['shortFen'])} yuan short. You can pay cash at the canteen.`,
  booking_unknown: 'We could not find this booking. Please look in “My meals”.',
  booking_over: 'This booking is finished and cannot be changed.',
  nothing_to_change: 'That is the same as before; nothing to change.',
  already_collected: (p) =>
    `This meal was already collected${p['at'] ? ` at ${text(p['at'])}` : ''}.`,
  not_today: 'This booking is not for today. Please check the date.',
  list_unknown: 'This list is not ours. Note the pick-up number and tell the manager.',
  not_yet_serving: 'Serving has not started yet. Please wait a little.',
  serving_over: 'This meal was served already; what to cook can no longer be changed.',
  not_its_day: 'This meal is not today’s. Pots are marked on the day itself.',
  still_serving: 'Serving is still on. Please wait until everybody has been served.',
  amount_wrong: (p) =>
    `The amount is not right. Please enter 0.01 to ${money(p['maxFen'] ?? 200_000)} yuan.`,
  cash_short: (p) => `${money(p['shortFen'])} yuan short. Please take a little more.`,
  drawer_open: 'The drawer is still open. Please count and close it first.',
  drawer_not_open:
    'The drawer is not open yet. Open it under “Cash”, with some change, then take the money.',
  drawer_closed:
    'Somebody has closed the drawer. Check the count, then ask a second person to sign.',
  drawer_moved: (p) =>
    `Cash moved while you counted: ${money(p['expectedFen'])} yuan should be there now. Please compare again.`,
  drawer_short: (p) =>
    `There is not that much cash in the drawer: ${money(p['shortFen'])} yuan short. Put some in first.`,
  count_wrong: (p) =>
    `That count is not right. Please enter whole numbers from 0 to ${text(p['most'])}.`,
  shift_unknown: 'We could not find this count. Please reload.',
  already_signed: 'This count is already signed.',
  sign_own_count: 'Whoever counted cannot sign. Please ask a colleague to sign in and do it.',
  movement_unknown: 'We could not find this movement. Please reload.',
  not_reversible:
    'This cannot be undone here. A meal is undone with its booking; a counted difference stays.',
  already_reversed: 'This was already undone; it will not be undone twice.',
  wallet_spent:
    'The card does not hold that much; it may have been spent. Please check the balance.',
  fund_short: 'The fund does not hold that much. Please give a little less.',
  heir_required: 'This person has died. Please write who in the family took the money.',
  menu_week_exists: 'That week already has a menu. Please open and change it.',
  menu_week_empty: 'This week has no dishes yet. Please fill it first.',
  menu_published:
    'This meal is published and booked. You can add dishes or stop one, but not delete.',
  name_taken: 'That name is taken. Please choose another.',
  still_open: 'This meal is still open for booking. Please wait until it closes.',
  below_booked: (p) => `${text(p['booked'])} portions are already booked; it cannot be less.`,
  reason_required: 'Please write a short reason.',
  online_payment_off:
    'This canteen does not take online payment yet. You can pay in cash at the counter.',
  provider_silent:
    'The payment service did not answer, and no money moved. Please try again later, or pay in cash at the canteen.',
  payment_unknown: 'This payment could not be found. Please go back and look again.',
  payment_over: 'This payment is over. To pay in more, please choose an amount again.',
  payment_not_paid: 'This payment did not go through, so there is nothing to give back.',
  amount_below_least: (p) =>
    `Online it is ${money(p['leastFen'])} yuan at least. For less, use the card’s balance or pay in cash at the counter.`,
  refund_spent: (p) =>
    `Only ${money(p['leftFen'])} yuan are left on the card, the rest has been eaten; no more than that can go back.`,
  refund_too_large: (p) =>
    `At most ${money(p['leftFen'])} yuan of this payment can still be given back.`,
  refund_too_late:
    'After 90 days it can no longer go back to where it came from. It can stay on the card for meals, or be paid out in cash at the counter.',
  link_over: 'This link is no longer in use. Please ask her or the canteen for a new one.',
  not_paid_yet: 'This meal is not paid yet. Please pay first, or order again at the counter.',
  hold_over:
    'The time it was kept for you is over and the meal went back. Please order again; what you paid is on your card.',
  event_forged: 'This report did not come from the service it names and was ignored.',
  month_to_come: 'That month has not begun yet. Please look at this one or an earlier one.',
  month_not_ready: (p) =>
    `This month cannot be closed yet: ${text(p['count'])} things are unfinished. Please do what “Books” lists first.`,
  month_closed:
    'The books of that month are closed and cannot be changed. For a correction, please ask the manager; it counts in this month.',
  figures_changed: 'The figures have just changed. Please look again, then close.',
  claim_unknown: 'This claim was not found; please look in the list.',
  claim_month_open: 'This month is not closed yet. Close it under Books first.',
  claims_prepared: 'The claims of this month are prepared already; please open them.',
  nothing_to_claim: 'Nobody else pays towards this month, so there is nothing to claim.',
  claim_not_draft: 'This claim has been handed in already.',
  claim_not_submitted: 'This claim has not been handed in, or is decided already. Please reload.',
  claim_approved:
    'This claim is approved and stays as it is. What is wrong is taken back in the next one.',
  claim_not_approved: 'This claim is not approved yet: leave the row unpaid now.',
  own_claim: 'Whoever prepared or handed in a claim cannot decide it. Please ask a colleague.',
  findings_open: (p) => `${text(p['count'])} alarms have no answer yet; please look at each first.`,
  finding_unknown: 'This alarm was not found; please reload.',
  claim_row_unknown: 'There is no such row in this claim; please reload.',
  already_corrected: 'This row is noted to be taken back already.',
  export_too_long: (p) =>
    `That is too much: at most ${text(p['max'])} rows at once. Please choose fewer days.`,
  evidence_missing: (p) =>
    `Food safety records are missing: ${evidence(p)}.${p['over'] === 1 ? '' : ' Please note them under “Food safety” in the kitchen.'}`,
  evidence_day_over: 'Only today’s can be noted. What is missing of another day stays missing.',
  dish_not_served: 'That dish is not on the menu of this meal. Please reload.',
  sample_unknown: 'No sample was kept of this dish.',
  sample_too_young: (p) =>
    `A sample stays 48 hours: it may be thrown away from ${text(p['until'])} on.`,
  sample_disposed: 'This sample was thrown away already and stays as noted.',
  too_cold: (p) =>
    `Only ${text(p['celsius'])} °C: it needs ${text(p['least'])} °C to be served. Heat it through and measure again, or throw it away.`,
  hand_unknown:
    'Please choose who is noting this, from the kitchen. People are added under “Staff”.',
  unfit_for_kitchen:
    'Nobody works in the kitchen like this. Please send her home until she is well.',
  goods_expired: 'It is past its date and cannot be taken in. Please hand it back at once.',
  goods_dates_wrong: 'The dates do not fit together. Please read the package again.',
  goods_unknown: 'That delivery was not found, or was corrected already. Please reload.',
  ...saleRefusalsEn,
}
