import { fen, yuan } from './money.ts'
import type { RefusalCode, RefusalParams } from './refusal.ts'
import type { Language } from './role.ts'

type Sentence = string | ((params: RefusalParams) => string)

const money = (value: string | number | undefined): string => yuan(fen(Number(value ?? 0)))
const text = (value: string | number | undefined): string => String(value ?? '')

/** One kind sentence per refusal, and the way out. */
const zh: Readonly<Record<RefusalCode, Sentence>> = {
  malformed: '刚才填的东西没看懂，请检查一下再试。',
  too_large: '内容太大了，请少填一点再试。',
  not_found: '没有找到这一页，请回到首页。',
  method_not_allowed: '这里不能这样操作，请回到首页再试。',
  foreign_origin: '这个请求不是从本站发出的，为了安全没有办。请从首页重新打开。',
  busy: '现在人有点多，请过几秒再按一次。',
  too_many_requests: '试得太快了，请等几分钟再试，或者打电话给食堂。',
  failed: '出了点问题，没有办成，也没有扣钱。请再试一次，或者打电话给食堂。',
  key_missing: '这一页太旧了，请刷新再试。',
  key_reused: '这一步已经办过了，请刷新看看结果。',
  sign_in_required: '请先登录，或者打电话给食堂帮您办。',
  session_ended: '登录已经到期，请重新登录。',
  not_yours: '这不在您能办的范围里。需要的话请找站长开通。',
  wrong_sign_in: '用户名或口令不对，请再试一次。忘了口令请找站长。',
  wrong_code: '验证码不对，请看清楚再输一次。',
  code_expired: '验证码过期了，请重新要一个。',
  phone_unknown: '这个号码还没有登记。请打电话给食堂，或者请志愿者来登记。',
  phone_taken: '这个号码已经绑在别人名下了，请找食堂工作人员。',
  slip_expired: '这张绑定单过期了，请工作人员再打一张。',
  slip_used: '这张绑定单已经用过了。要换手机请再打一张。',
  weak_pass_phrase: '口令太短了，至少要 12 个字。用一句您记得住的话就好。',
  user_name_taken: '这个用户名有人用了，请换一个。',
  device_required: '这一步只能在食堂登记过的设备上办。',
  device_revoked: '这台设备已经停用，请找站长重新登记。',
  pairing_expired: '配对码不对或者过期了，请站长再出一个。',
  set_up_done: '这里已经设置好了，请直接登录。忘了口令请找站长。',
  set_up_code_wrong: '启动码不对，请照电脑上显示的再输一次，就是启动暖餐时打印的那一行。',
  diner_unknown: '没有找到这位长者，请换个名字、门牌或电话再找找。',
  diner_gone: '这位长者的登记已经结束，不能再订。有疑问请找站长。',
  card_unknown: '没认出这张卡。可以报名字或电话后四位，由工作人员查找。',
  id_number_wrong: (p) =>
    p['digits'] === 15
      ? '这是 15 位的老号码，请填二代身份证上的 18 位号码。'
      : '身份证号码不对，请对着证件再核一遍。',
  diner_exists: (p) => `这位长者已经登记过了（${text(p['name'])}），请直接打开原来的登记。`,
  date_impossible: '没有这一天，请看一下日历再选。',
  birth_date_wrong: (p) =>
    `${p['part'] === 'gender' ? '性别' : '出生日期'}和身份证号码对不上，请核对。`,
  family_may_not_order: '长者还没有同意您代订。请她在自己手机上或到食堂点头同意。',
  volunteer_may_not_order: '这个食堂不接受志愿者代订，请打电话给食堂。',
  others_may_not_collect: '这个食堂要长者本人来领，请打电话商量。',
  serving_unknown: '没有这一顿的安排，请看看别的日子。',
  serving_not_open: '这一顿还没有开始订，或者已经停订了。请看看别的日子。',
  past_cutoff: (p) =>
    `这一顿${p['until'] ? ` ${text(p['until'])} ` : ''}已经截止了。可以打电话给食堂，看还有没有多的。`,
  closed_day: (p) => `这天食堂休息${p['reason'] ? `（${text(p['reason'])}）` : ''}，请选别的日子。`,
  too_far_ahead: '这天还太远，菜单没有定，过几天再来订。',
  offering_unknown: '这一顿没有这个菜，请重新选一个。',
  offering_withdrawn: '这个菜今天做不了了，请换一个。',
  sold_out: (p) => `${p['name'] ? `「${text(p['name'])}」` : '这个菜'}订满了，请换一个菜。`,
  way_full: '这个时段的位子满了，可以改成打包带走，或者打电话给食堂。',
  way_not_offered: '这一顿不能这样吃，请换一种方式。',
  quantity_wrong: (p) =>
    `份数不对，一次可以订 1 到 ${text(p['max'] ?? 2)} 份。要得多请打电话给食堂。`,
  daily_limit: (p) => `一天最多订 ${text(p['max'])} 份，今天的已经订够了。`,
  variant_not_offered: '这个菜做不了这样的口味，请换一个菜或者打电话给食堂。',
  dish_clashes: (p) =>
    `这个菜${p['allergens'] ? `里有${text(p['allergens'])}` : '跟您的忌口对不上'}，您不能吃。请换一个菜，或者打电话给食堂。`,
  price_changed: (p) => `价钱刚刚变了，现在您付 ${money(p['ownFen'])} 元。看一下，合适再订。`,
  already_booked: '这一顿已经订过了，不会重复订。要换菜请点「我的饭」。',
  entitlement_used: '这一天的补贴刚刚用掉了，请重新看一下价钱再订。',
  wallet_short: (p) => `还差 ${money(p['shortFen'])} 元，可以到食堂付现金。`,
  booking_unknown: '没有找到这一单，请到「我的饭」里看看。',
  booking_over: '这一单已经结束了，不能再改。',
  nothing_to_change: '跟原来的一样，不用改。',
  already_collected: (p) => `这一份${p['at'] ? ` ${text(p['at'])} ` : ''}已经领过了。`,
  not_today: '这一单不是今天的，请看清日期。',
  not_yet_serving: '还没到开饭时间，请稍等。',
  still_serving: '还在开饭时间，等大家都领完了再结束。',
  amount_wrong: '金额不对，请填 0.01 元到 2000 元之间的数。',
  cash_short: (p) => `现金还差 ${money(p['shortFen'])} 元，请再收一点。`,
  menu_week_exists: '那一周已经有菜单了，请直接打开修改。',
  menu_week_empty: '这一周还没有排菜，先排上再发布。',
  menu_published: '这一顿已经发布，有人订了，只能加菜或停售，不能删。',
  name_taken: '已经有同名的了，请换个名字。',
  still_open: '这一顿还没有截止，请等截止以后再办。',
  below_booked: (p) => `已经订出去 ${text(p['booked'])} 份，不能比这个少。`,
  reason_required: '请写一句原因。',
  online_payment_off: '这个食堂还没开通网上付款，可以到窗口付现金。',
  provider_silent: '付款的那边没有回话，钱没有动。请过一会儿再试，或者到食堂付现金。',
  payment_unknown: '没有找到这笔付款，请回到上一页再看看。',
  payment_over: '这笔付款已经结束了。要再存，请重新选一个数。',
  payment_not_paid: '这笔钱没有付成，没有可以退的。',
  amount_below_least: (p) =>
    `网上一次至少 ${money(p['leastFen'])} 元，少于这个数请用卡里的钱，或者到窗口付现金。`,
  refund_spent: (p) => `卡里只剩 ${money(p['leftFen'])} 元，别的已经吃掉了，最多退这么多。`,
  refund_too_large: (p) => `这笔付款最多还能退 ${money(p['leftFen'])} 元。`,
  refund_too_late: '付款过了 90 天，退不回原来的地方了。可以留在卡里吃饭，或者在窗口退现金。',
  link_over: '这个存钱的链接已经停用了。请向长者或食堂要一张新的。',
  not_paid_yet: '这一份还没付好钱，付好了再来领；也可以在窗口重新订。',
  hold_over: '留给您的时间过了，这一份放回去了。要吃请重新订；已经付的钱在您卡里。',
  event_forged: '这个通知不是付款那边发来的，没有理会。',
}

const en: Readonly<Record<RefusalCode, Sentence>> = {
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
  not_yours: 'This is outside what you may do. Please ask the manager if you need it.',
  wrong_sign_in: 'User name or pass phrase is wrong. Please try again, or ask the manager.',
  wrong_code: 'That code is not right. Please look again and retype it.',
  code_expired: 'That code has expired. Please ask for a new one.',
  phone_unknown:
    'This number is not registered yet. Please call the canteen, or ask a volunteer to register you.',
  phone_taken: 'This number already belongs to somebody else. Please ask the canteen staff.',
  slip_expired: 'This slip has expired. Please ask the staff to print a new one.',
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
  family_may_not_order:
    'The elder has not agreed yet that you order for them. They can agree on their phone or at the canteen.',
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
  price_changed: (p) =>
    `The price has just changed: you now pay ${money(p['ownFen'])} yuan. Please look, then book.`,
  already_booked:
    'This meal is already booked; it will not be booked twice. To change it, open “My meals”.',
  entitlement_used: 'The subsidy for that day has just been used. Please look at the price again.',
  wallet_short: (p) => `${money(p['shortFen'])} yuan short. You can pay cash at the canteen.`,
  booking_unknown: 'We could not find this booking. Please look in “My meals”.',
  booking_over: 'This booking is finished and cannot be changed.',
  nothing_to_change: 'That is the same as before; nothing to change.',
  already_collected: (p) =>
    `This meal was already collected${p['at'] ? ` at ${text(p['at'])}` : ''}.`,
  not_today: 'This booking is not for today. Please check the date.',
  not_yet_serving: 'Serving has not started yet. Please wait a little.',
  still_serving: 'Serving is still on. Please wait until everybody has been served.',
  amount_wrong: 'The amount is not right. Please enter 0.01 to 2000 yuan.',
  cash_short: (p) => `${money(p['shortFen'])} yuan short. Please take a little more.`,
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
  event_forged: 'This message did not come from the payment service and was ignored.',
}

const words: Readonly<Record<Language, Readonly<Record<RefusalCode, Sentence>>>> = {
  'zh-CN': zh,
  en,
}

/** The sentence a person reads for a refusal, with its way out. */
export const refusalSentence = (
  code: RefusalCode,
  params: RefusalParams,
  language: Language,
): string => {
  const sentence = words[language][code]
  return typeof sentence === 'string' ? sentence : sentence(params)
}
