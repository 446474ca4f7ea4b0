import { money, text } from './refusal-sentence.ts'
import type { RefusalParams } from './refusal.ts'
import type { SkipReason } from './standing.ts'
import type { Words } from './words.ts'

/** Why a standing order got no meal, in a sentence that names the way out. */
const sentences: Readonly<Record<SkipReason, Words | ((figures: RefusalParams) => Words)>> = {
  closed_day: ({ reason, reasonEn }) => ({
    zh: `这天食堂休息${reason ? `（${text(reason)}）` : ''}。`,
    en: `the canteen is closed that day${reasonEn ? ` (${text(reasonEn)})` : ''}.`,
  }),
  not_offered: {
    zh: '菜单上没有您要的那个，可以自己选个别的。',
    en: 'your dish is not on the menu; you can choose another yourself.',
  },
  clashes: {
    zh: '这一顿没有合您忌口的，想吃什么打电话跟食堂说。',
    en: 'nothing on the menu fits your diet; please call the canteen.',
  },
  sold_out: { zh: '已经订完了，可以自己选个别的。', en: 'it is sold out; you can choose another.' },
  way_full: {
    zh: '那时候的位子满了，可以改成打包带走。',
    en: 'there is no place left; you can order it to take away.',
  },
  way_not_offered: {
    zh: '这一顿不能这样取，可以自己订一份堂食或者打包。',
    en: 'it cannot be had that way; you can book it to eat in or to take away.',
  },
  wallet_short: ({ shortFen }) => ({
    zh: `卡里还差 ${money(shortFen)} 元，存了钱会自动订上；也可以自己订，到窗口付现金。`,
    en: `the card is ${money(shortFen)} yuan short. Top up and it books itself, or book it yourself and pay cash.`,
  }),
  above_limit: ({ ownFen, limitFen }) => ({
    zh: `要付 ${money(ownFen)} 元，超过了您说的 ${money(limitFen)} 元。想吃可以自己订。`,
    en: `it costs ${money(ownFen)} yuan, more than the ${money(limitFen)} you named. You can book it yourself.`,
  }),
  conditions: {
    zh: '这一顿的补贴规定不让这样订，请打电话问食堂。',
    en: 'a rule of your subsidy does not allow it; please call the canteen.',
  },
  too_late: {
    zh: '没赶上订饭的时间，请打电话问食堂还有没有。',
    en: 'it was too late to book; please call the canteen and ask what is left.',
  },
  not_possible: {
    zh: '没有订成，请打电话给食堂帮您订。',
    en: 'it could not be booked; please call the canteen.',
  },
}

export const skipWords = (reason: SkipReason, figures: RefusalParams): Words => {
  const sentence = sentences[reason]
  return typeof sentence === 'function' ? sentence(figures) : sentence
}
