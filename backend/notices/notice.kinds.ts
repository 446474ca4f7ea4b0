import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal } from '../vocabulary/meal.ts'
import { negativeFen, yuan } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { dayWords, mealWords } from '../vocabulary/when-words.ts'

interface Sentence {
  readonly zh: string
  readonly en: string
}

interface AboutMeal {
  readonly day: ServiceDay
  readonly meal: Meal
}

/** What each kind of notice must know to be said. Never more: it lies in the outbox until somebody has been told. */
export interface NoticeParams {
  readonly one_time_code: { readonly code: string }
  /** Somebody booked for her: she hears what and by whom. */
  readonly booking_placed: AboutMeal & { readonly dish: Sentence; readonly byName: string }
  readonly booking_cancelled: AboutMeal & { readonly dish: Sentence; readonly byName: string }
  readonly meal_missed: AboutMeal
  readonly topped_up_online: { readonly amountFen: Fen }
  /** The money came when her portion had gone back: it is on her card, and somebody asks what she wants. */
  readonly paid_too_late: AboutMeal & { readonly amountFen: Fen }
  /** Whoever she lets pay is called, about her. */
  readonly balance_low: { readonly familyName: string; readonly balanceFen: Fen }
}
export type NoticeKind = keyof NoticeParams

const english = (words: Sentence): string => (words.en === '' ? words.zh : words.en)

/** What the person who calls reads out. */
const sentences: {
  readonly [Kind in NoticeKind]: (params: NoticeParams[Kind]) => Sentence
} = {
  one_time_code: ({ code }) => ({
    zh: `登录验证码 ${code}，5 分钟内有效。`,
    en: `Sign-in code ${code}, valid for 5 minutes.`,
  }),
  booking_placed: ({ day, meal, dish, byName }) => ({
    zh: `${byName}给您订了${dayWords(day).zh}的${mealWords[meal].zh}：${dish.zh}。`,
    en: `${byName} booked ${meal} on ${dayWords(day).en} for you: ${english(dish)}.`,
  }),
  booking_cancelled: ({ day, meal, dish, byName }) => ({
    zh: `${byName}取消了您${dayWords(day).zh}的${mealWords[meal].zh}：${dish.zh}。`,
    en: `${byName} cancelled your ${meal} on ${dayWords(day).en}: ${english(dish)}.`,
  }),
  meal_missed: ({ day, meal }) => ({
    zh: `${dayWords(day).zh}的${mealWords[meal].zh}没有来领，问一声好不好。`,
    en: `${mealNamed(meal)} on ${dayWords(day).en} was not collected; please ask how things are.`,
  }),
  topped_up_online: ({ amountFen }) => ({
    zh: `有人给您卡里存了 ${yuan(amountFen)} 元，已经到账。`,
    en: `${yuan(amountFen)} yuan were paid onto your card.`,
  }),
  paid_too_late: ({ day, meal, amountFen }) => ({
    zh: `${dayWords(day).zh}的${mealWords[meal].zh}付款到得晚了，那一份已经放回去，${yuan(amountFen)} 元在您卡里。还要吃的话，我帮您重新订。`,
    en: `The payment for ${meal} on ${dayWords(day).en} came too late and the meal went back; ${yuan(amountFen)} yuan are on your card. Shall I order again for you?`,
  }),
  balance_low: ({ familyName, balanceFen }) => ({
    zh: `打给家属${familyName}：老人卡里${leftZh(balanceFen)}，方便的时候来窗口存一点，来之前付现金吃饭也行。`,
    en: `Call the family, ${familyName}: the meal card ${leftEn(balanceFen)}. Please top up at the window; until then meals can be paid in cash.`,
  }),
}

const leftZh = (amount: Fen): string =>
  amount < 0 ? `先欠着 ${yuan(negativeFen(amount))} 元` : `只剩 ${yuan(amount)} 元`
const leftEn = (amount: Fen): string =>
  amount < 0 ? `owes ${yuan(negativeFen(amount))} yuan` : `has ${yuan(amount)} yuan left`

const mealNamed = (meal: Meal): string => {
  const { en } = mealWords[meal]
  return en.slice(0, 1).toUpperCase() + en.slice(1)
}

const isKind = (kind: string): kind is NoticeKind => Object.hasOwn(sentences, kind)

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** The sentence of a stored notice; null when its secret has gone (a used or sealed code) or nobody knows the kind. */
export const noticeSentence = (
  kind: string,
  params: Readonly<Record<string, unknown>>,
): Sentence | null => {
  if (!isKind(kind)) return null
  if (kind === 'one_time_code' && !isText(params['code'])) return null
  // Written by `queueNotice`, which takes only what the kind needs.
  return (sentences[kind] as (params: unknown) => Sentence)(params)
}
