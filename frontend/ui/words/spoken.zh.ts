import type { Allergen, Variant } from '../../../backend/vocabulary/diet.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { baseZh } from './base.zh.ts'
import { clockParts } from './clock.ts'
import type { SpokenMeal, SpokenWords } from './spoken.ts'

/** 11 点, 12 点半, 9 点 15 分 */
const spokenClock = (time: string): string => {
  const { hour, minute } = clockParts(time)
  return `${hour} 点${minute === 0 ? '' : minute === 30 ? '半' : ` ${minute} 分`}`
}

/** 10 块, 8 块 5 毛, 3 块 7 毛 5 分: as money is said, not as it is written. */
const spokenMoney = (amount: Fen): string => {
  const [yuan, jiao, cents] = [Math.trunc(amount / 100), Math.trunc(amount / 10) % 10, amount % 10]
  const parts = [
    yuan > 0 && `${yuan} 块`,
    jiao > 0 && `${jiao} 毛`,
    cents > 0 && `${cents} 分`,
  ].filter(Boolean)
  return parts.length === 0 ? '0 块' : parts.join(' ')
}

const joined = (omits: readonly Allergen[]): string => {
  const names = omits.map((one) => baseZh.allergen[one])
  const last = names.pop()
  return names.length === 0 ? (last ?? '') : `${names.join('、')}和${last}`
}

const textures = { regular: '', soft: '做软一点', minced: '剁碎一点', pureed: '打成泥' } as const
const tweaks = { less_salt: '少放盐', no_sugar: '不放糖' } as const

const made = (variant: Variant): string =>
  [
    textures[variant.texture],
    ...variant.tweaks.map((tweak) => tweaks[tweak]),
    variant.omits.length === 0 ? '' : `不放${joined(variant.omits)}`,
  ]
    .filter(Boolean)
    .join('，')

const arrival = { dine_in: '来吃', pick_up: '来取', deliver: '给您送到家' } as const

const paying = ({ payFen, by }: SpokenMeal): string =>
  payFen === 0
    ? '不用付钱'
    : by === 'wallet'
      ? `卡里扣 ${spokenMoney(payFen)}`
      : `来的时候付 ${spokenMoney(payFen)}`

/** 11 点到 12 点半来吃 */
const coming = ({ window, way }: Pick<SpokenMeal, 'window' | 'way'>): string =>
  `${spokenClock(window.from)}到 ${spokenClock(window.to)}${arrival[way]}`

const numbered = ({ number }: SpokenMeal): string =>
  number === null ? '' : `取餐号 ${number} 号，`

const order = (meal: SpokenMeal, opening: string): string[] => {
  const how = made(meal.variant)
  const several = meal.quantity > 1 ? ` ${baseZh.portions(meal.quantity)}` : ''
  const first = `${meal.callName}，${opening}${meal.dish}${several}`
  return [
    ...(how === '' ? [`${first}。`] : [`${first}，`, `${how}。`]),
    ...(meal.unmet === null
      ? []
      : [`这个菜不能做${baseZh.list(baseZh.variantParts(meal.unmet))}，您看行吗？`]),
    `${coming(meal)}，${paying(meal)}，${numbered(meal)}对吧？`,
  ]
}

export const spokenZh: SpokenWords = {
  ask: (meal) => [`${meal.callName}，您好！`, `${meal.mealOn}还是吃${meal.dish}，好吗？`],
  askOpenly: ({ callName, mealOn }) => [`${callName}，您好！`, `${mealOn}的饭，您想吃点什么？`],
  alreadyBooked: (meal) => [
    `${meal.callName}，您好！`,
    `${meal.mealOn}给您订好了${meal.dish}，`,
    '要换个菜，还是照旧？',
  ],
  book: (meal) => order(meal, `给您订${meal.mealOn}的`),
  change: (meal) => order(meal, `${meal.mealOn}给您换成`),
  keep: (meal) => [
    `好的，${meal.callName}，照旧。`,
    `${[`${meal.mealOn}${meal.dish}`, made(meal.variant)].filter(Boolean).join('，')}，`,
    `${numbered(meal)}${coming(meal)}。`,
  ],
  skip: ({ callName, mealOn }) => [
    `好的，${callName}，`,
    `${mealOn}不做您的饭。`,
    '想吃了，随时打电话来。',
  ],
  cancel: (meal) => [
    `${meal.callName}，${meal.mealOn} ${coming(meal)}的`,
    `${[meal.dish, made(meal.variant)].filter(Boolean).join('，')}，`,
    `${numbered(meal)}给您取消，对吧？`,
    ...(meal.by === 'wallet' && meal.payFen > 0 ? [`${spokenMoney(meal.payFen)}退回您卡里。`] : []),
  ],
  ticket: ({ callName, mealOn, number, ...meal }) => [
    `${callName}，办好了。`,
    `${mealOn}取餐号 ${number} 号，`,
    `${coming(meal)}。`,
  ],
}
