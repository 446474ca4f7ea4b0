import { text } from './refusal-sentence.ts'
import type { Sentence } from './refusal-sentence.ts'
import type { saleRefusalCodes } from './sale-refusals.ts'

type Words = Readonly<Record<(typeof saleRefusalCodes)[number], Sentence>>

export const saleRefusalsZh: Words = {
  still_bookable: '这一顿还没截止，直接给她订就行。',
  sale_over: '这一顿已经收了，不能再卖。',
  remainder_gone: (p) =>
    `${p['name'] ? `「${text(p['name'])}」` : '这个菜'}多做的卖完了，请换一个，或者问问厨房。`,
  below_sold: (p) => `窗口已经现卖了 ${text(p['sold'])} 份，不能比这个再少。`,
  card_to_collect: '这个食堂要刷卡才能领。忘了带卡的，请站长补一张卡，当场就能用。',
  digits_to_collect: '没带卡的，请报卡上的 6 位数。记不得的，请站长补一张卡。',
  person_to_vouch: '这台机器没有人登录，不能报名字领。请报卡上的 6 位数，或者先登录。',
  ask_to_collect: '报名字领的，先问一问再给饭。',
  not_handed_over: '这一份没有领走，没有什么要改的。',
  undo_too_late: '过了能撤销的时间，请找站长。',
  sale_unknown: '没有找到这一笔，请刷新再看。',
  dish_dearer: '这个菜比她付的贵，请换一个不更贵的。',
  exchanged_already: '这一份已经换过菜了，不能再换一次。',
}

export const saleRefusalsEn: Words = {
  still_bookable: 'This meal can still be booked: just book it for her.',
  sale_over: 'This meal is over; nothing more can be sold of it.',
  remainder_gone: (p) =>
    `${p['name'] ? `“${text(p['name'])}”` : 'This dish'}: what was made extra is gone. Please choose another, or ask the kitchen.`,
  below_sold: (p) => `The counter has sold ${text(p['sold'])} already; it cannot be less.`,
  card_to_collect:
    'Here meals are collected with the card. The manager can make another one at once.',
  digits_to_collect:
    'Without the card its six digits will do. If they are forgotten, the manager can make another card.',
  person_to_vouch:
    'Nobody is signed in here, so a name is not enough. Use the six digits of the card, or sign in first.',
  ask_to_collect: 'Who is found by name is asked first.',
  not_handed_over: 'This meal was not handed over, so there is nothing to put right.',
  undo_too_late: 'It is too late to undo this here. Please ask the manager.',
  sale_unknown: 'This sale was not found. Please refresh and look again.',
  dish_dearer: 'This dish costs more than hers. Please give one that does not.',
  exchanged_already: 'Another dish was already given for this meal.',
}
