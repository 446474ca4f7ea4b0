import { daysBetween, weekdayOf } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type {
  Allergen,
  Clash,
  NeedKind,
  Texture,
  Tweak,
  Variant,
} from '../../../backend/vocabulary/diet.ts'
import type {
  BookingState,
  Meal,
  PaymentWay,
  PortionSize,
  ServingState,
  Way,
} from '../../../backend/vocabulary/meal.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { clockParts, dateParts } from './clock.ts'

interface Named {
  readonly zh: string
  readonly en: string
}
interface Moment {
  readonly day: ServiceDay
  readonly time: string
}
interface Window {
  readonly from: string
  readonly to: string
}

const weekdays: Record<number, string> = {
  1: '星期一',
  2: '星期二',
  3: '星期三',
  4: '星期四',
  5: '星期五',
  6: '星期六',
  7: '星期日',
}
const shortWeekdays: Record<number, string> = {
  1: '一',
  2: '二',
  3: '三',
  4: '四',
  5: '五',
  6: '六',
  7: '日',
}
const nearDays: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }
const mealTimes: Record<Meal, string> = { breakfast: '早上', lunch: '中午', dinner: '晚上' }
const mealNames: Record<Meal, string> = { breakfast: '早饭', lunch: '午饭', dinner: '晚饭' }
const ways: Record<Way, string> = { dine_in: '到食堂吃', pick_up: '自己来取', deliver: '送到家' }
const textures: Record<Texture, string> = {
  regular: '普通',
  soft: '软一点',
  minced: '剁碎',
  pureed: '打成泥',
}
const tweaks: Record<Tweak, string> = { less_salt: '少盐', no_sugar: '不放糖' }
const allergens: Record<Allergen, string> = {
  gluten: '麸质',
  crustacean: '虾蟹',
  fish: '鱼',
  egg: '鸡蛋',
  peanut: '花生',
  soy: '大豆',
  milk: '牛奶',
  nut: '坚果',
}
const needs: Record<NeedKind, string> = {
  allergen: '过敏',
  less_salt: '少盐',
  no_sugar: '无糖',
  low_purine: '低嘌呤',
  texture: '口感',
  halal: '清真',
  other: '其他',
}
const bookingStates: Record<BookingState, string> = {
  held: '等付款',
  placed: '订好了',
  collected: '领过了',
  delivered: '送到了',
  missed: '没来领',
  cancelled: '取消了',
}
const servingStates: Record<ServingState, string> = {
  planned: '还没开订',
  open: '正在订',
  closed: '停订了',
  served: '开过饭了',
  settled: '结清了',
}
const payments: Record<PaymentWay, string> = { wallet: '卡里扣', counter: '到食堂付' }
const sizes: Record<PortionSize, string> = { regular: '', small: '小份' }

const date = (day: ServiceDay): string => {
  const { month, dayOfMonth } = dateParts(day)
  return `${month}月${dayOfMonth}日`
}
const weekday = (day: ServiceDay): string => weekdays[weekdayOf(day)] ?? ''
const dayFromToday = (day: ServiceDay, today: ServiceDay): string =>
  nearDays[daysBetween(today, day)] ?? `${date(day)}${weekday(day)}`
const clock = (time: string): string => {
  const { hour, hour12, minute } = clockParts(time)
  const part =
    hour < 6 ? '凌晨' : hour < 11 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
  return `${part} ${hour12} 点${minute === 0 ? '' : minute === 30 ? '半' : ` ${minute} 分`}`
}
/** Every wish for one portion, in the order a cook reads them; empty when there is none. */
const variantParts = (variant: Variant): string[] => [
  ...(variant.texture === 'regular' ? [] : [textures[variant.texture]]),
  ...variant.tweaks.map((tweak) => tweaks[tweak]),
  ...(variant.omits.length === 0
    ? []
    : [`不放${variant.omits.map((one) => allergens[one]).join('、')}`]),
]

/** What is wrong with a dish for somebody, in as few words as the cook would use. */
const against = (clash: Clash): string => {
  switch (clash.need) {
    case 'allergen':
      return `有${allergens[clash.allergen]}`
    case 'texture':
      return `做不了${textures[clash.texture]}的`
    case 'less_salt':
      return '偏咸，做不了少盐的'
    case 'no_sugar':
      return '放了糖，去不掉'
    case 'low_purine':
      return '嘌呤高'
    case 'halal':
      return clash.weight === 'forbidden' ? '有猪肉' : '不是清真灶做的'
    case 'other':
      return `您说过${clash.words}`
  }
}

export const baseZh = {
  language: 'zh-CN' as Language,
  brand: '暖餐',
  /** A name kept in both languages, as this reader wants it. */
  name: (named: Named): string => named.zh,
  money: (amount: Fen): string => `${yuan(amount)} 元`,
  /** Tables that have the unit in their heading. */
  moneyUnit: '元',
  portions: (count: number): string => `${count} 份`,
  people: (count: number): string => `${count} 位`,
  pickupNumber: (number: number): string => `${number} 号`,
  years: (age: number): string => `${age} 岁`,
  date,
  weekday,
  shortWeekday: (day: ServiceDay): string => shortWeekdays[weekdayOf(day)] ?? '',
  dayFromToday,
  mealOn: (day: ServiceDay, meal: Meal, today: ServiceDay): string =>
    `${dayFromToday(day, today)}${mealTimes[meal]}`,
  /** 明天午饭 */
  mealNameOn: (day: ServiceDay, meal: Meal, today: ServiceDay): string =>
    `${dayFromToday(day, today)}${mealNames[meal]}`,
  window: ({ from, to }: Window): string => `${from} 到\u00a0${to}`,
  clock,
  moment: ({ day, time }: Moment, today: ServiceDay): string =>
    `${dayFromToday(day, today)}${clock(time)}`,
  list: (items: readonly string[]): string => items.join('、'),
  phrases: (items: readonly string[]): string => items.join('，'),
  variantParts,
  against,
  meal: mealNames,
  way: ways,
  texture: textures,
  tweak: tweaks,
  allergen: allergens,
  need: needs,
  bookingState: bookingStates,
  servingState: servingStates,
  payment: payments,
  size: sizes,
  price: { list: '应付', subsidy: '补贴', pay: '实付' },
  loading: '请稍等一下……',
  close: '关上',
  required: '要填',
}

export type BaseWords = typeof baseZh
