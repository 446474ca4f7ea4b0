import type { CarriedRefusalCode } from './carried-refusals.ts'
import { money, text } from './refusal-sentence.ts'
import type { Sentence } from './refusal-sentence.ts'

type Words = Readonly<Record<CarriedRefusalCode, Sentence>>

export const carriedRefusalsZh: Words = {
  round_cash_off: '这个食堂上门不收现金。请把钱还给她，或者陪她到窗口存。',
  carried_full: (p) =>
    `手上已经有 ${money(p['carriedFen'])} 元，最多带 ${money(p['mostFen'])} 元。先回食堂交给窗口，再接着记。`,
  note_unknown: '没有找到您记的这一笔。',
  note_handed_over: '这一笔已经交给食堂，进了她的卡。要改，请找站长。',
  carried_unknown: '没有找到这一笔，请刷新再看。',
  carried_received: (p) => `${text(p['by'])} 已经收过了，不用再收。`,
  carried_moved: (p) => `刚才又有变动，现在一共是 ${money(p['notedFen'])} 元。请再数一遍。`,
  carried_own: '自己收回来的钱，要请另一位同事来点收。',
}

export const carriedRefusalsEn: Words = {
  round_cash_off:
    'This canteen takes no cash at doors. Please give it back to her, or come to the counter with her.',
  carried_full: (p) =>
    `You carry ${money(p['carriedFen'])} yuan already; ${money(p['mostFen'])} is the most. Please hand it in at the counter first, then note this again.`,
  note_unknown: 'No such note of yours was found.',
  note_handed_over:
    'The canteen has received this already; it is on her card. Please ask the manager to put it right.',
  carried_unknown: 'This was not found. Please refresh and look again.',
  carried_received: (p) => `${text(p['by'])} has received it already.`,
  carried_moved: (p) =>
    `Something has changed: it is ${money(p['notedFen'])} yuan now. Please count again.`,
  carried_own: 'Who carried the money cannot receive it: please ask a colleague.',
}
