import type { ComingMeal } from '../../../backend/contract/standing.ts'
import type { Meal, PaymentWay } from '../../../backend/vocabulary/meal.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { weekdayWords } from '../../../backend/vocabulary/standing.ts'

const times: Record<Meal, string> = { breakfast: '早上', lunch: '中午', dinner: '晚上' }
const states: Record<ComingMeal['state'], string> = {
  booked: '订好了',
  standing: '到时候给您订',
  held: '停着',
  skipped: '没订上',
  cancelled: '您取消了',
}
const pay: Record<PaymentWay, string> = { wallet: '从卡里扣', counter: '来时付现金' }

/** Meals that repeat, as somebody at the window would arrange them. */
export const standingZh = {
  title: '长期订饭',
  heading: '长期订饭',
  none: '说一次，天天给您订好。',
  days: (weekdays: readonly number[], meal: Meal) => `${weekdayWords(weekdays).zh}${times[meal]}`,
  kitchen: '厨师看着配，合您忌口的',
  most: (amount: Fen) => `每顿最多付 ${yuan(amount)} 元`,
  pay,
  add: '新订一个',
  pause: '暂停几天',
  coming: '看后面两个星期',
  paused: (from: string, to: string | null) =>
    to === null ? `${from}起停着` : `${from}到${to}停着`,
  askDays: (meal: Meal) => `哪几天${times[meal]}？`,
  dayChoice: (weekdays: readonly number[]) => weekdayWords(weekdays).zh,
  pickDays: '自己挑几天',
  picked: '就这几天',
  otherMeal: (name: string) => `改订${name}`,
  allTaken: '每天都订上了',
  askDish: '想吃什么？',
  pays: (amount: Fen) => `付 ${yuan(amount)} 元`,
  others: '看看别的菜',
  confirm: '这样订，对吗？',
  yes: '对，就这样订',
  rather: (what: string) => `改成${what}`,
  done: '长期订好了',
  doneText: '每顿都在「后面的饭」里，随时能取消。',
  ok: '好，知道了',
  orderHeading: '这个还要吗？',
  keep: '还要，不改',
  end: '不要了',
  endKeep: (count: number) => `不要了，订上的 ${count} 顿照吃`,
  endCancel: (count: number) => `不要了，订上的 ${count} 顿也取消`,
  ended: '以后不订了',
  again: '按错了，还要订',
  pauseFrom: '从哪天起停？',
  today: '今天起',
  tomorrow: '明天起',
  otherDay: '别的日子',
  fromThen: '从这天起',
  pauseUntil: (from: string) => `${from}起，停多久？`,
  weeks: (count: number): string => (count === 1 ? '一个星期' : '两个星期'),
  open: '先停着，回来再说',
  lastDay: '停到哪天',
  untilThen: '停到这天',
  backNow: '回来了，接着订',
  changeLength: '改停多久',
  keepHold: '就这样停着',
  stillBooked: (count: number) => `还有 ${count} 顿没退：来不及退，或是您自己订的。`,
  seeStill: '看看是哪几顿',
  comingTitle: '后面的饭',
  states,
  closed: (why: string) => `食堂休息，${why}`,
  nothing: '后面两个星期还没有饭',
  gone: '这个已经没有了',
}

export type StandingWords = typeof standingZh
