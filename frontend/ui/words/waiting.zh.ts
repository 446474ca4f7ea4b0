import { yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'

/** Waiting for what is sold out, as somebody at the window would explain it. */
export const waitingZh = {
  title: '排队等退',
  ask: (meal: string) => `${meal}订满了，排个队？`,
  anyDish: '哪个菜有人退，就吃哪个',
  ahead: (people: number) => (people === 0 ? '您是头一个' : `前面有 ${people} 位`),
  most: (amount: Fen) => `最多付 ${yuan(amount)} 元`,
  fromCard: '从卡里扣',
  inCash: '来时付现金',
  book: '有人退了，就给我订上',
  bookUntil: (moment: string) => `等到${moment}为止`,
  askMe: '有人退了，先问我',
  askMeFor: (minutes: number) => `给您留 ${minutes} 分钟`,
  otherDishes: '看看别的菜',
  notNow: '现在不用排',
  inLine: (position: number) => `排上了，您是第 ${position} 位`,
  willBook: '有人退了就给您订上，会打电话告诉您。',
  willAsk: '有人退了先打电话问您，给您留一会儿。',
  until: (moment: string) => `等到${moment}，没有就不等了。`,
  ok: '好，知道了',
  leave: '不排了',
  offer: '有您的一份，要吗？',
  keptUntil: (moment: string) => `给您留到${moment}`,
  take: '要，订下',
  takeCash: (amount: Fen) => `来时付 ${yuan(amount)} 元现金`,
  takeCard: '钱从卡里扣',
  decline: '不要了，给后面的人',
}

export type WaitingWords = typeof waitingZh
