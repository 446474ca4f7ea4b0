import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import { collectorWords } from '../vocabulary/collector-words.ts'
import type { Meal } from '../vocabulary/meal.ts'
import { negativeFen, yuan } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { topicRules, type FamilyTopic, type NoticeWay } from '../vocabulary/notices.ts'
import type { Collector } from '../vocabulary/recognition.ts'
import type { FamilyPermission } from '../vocabulary/role.ts'
import { waitEndWords } from '../vocabulary/waiting-words.ts'
import type { WaitEnd } from '../vocabulary/waiting.ts'
import { dayWords, mealWords } from '../vocabulary/when-words.ts'
import type { Words } from '../vocabulary/words.ts'
import { herMealClashes, mealClashes } from './clash-notice.kinds.ts'
import { begun, familyKind, inEnglishToo, kind, same } from './notice-kind.rules.ts'
import type { FamilyKindOf, KindOf } from './notice-kind.rules.ts'
import { standingNoticeKinds } from './standing-notice.kinds.ts'

interface AboutMeal {
  readonly day: ServiceDay
  readonly meal: Meal
}

const left = (amount: Fen): Words =>
  amount < 0
    ? {
        zh: `先欠着 ${yuan(negativeFen(amount))} 元`,
        en: `owes ${yuan(negativeFen(amount))} yuan`,
      }
    : { zh: `只剩 ${yuan(amount)} 元`, en: `has ${yuan(amount)} yuan left` }

const fetched = (collector: Collector | undefined): Words => {
  if (collector === undefined) return { zh: '别人代取了', en: 'Collected by somebody else' }
  const { zh, en } = collectorWords(collector)
  return { zh: `${zh}代取了`, en: `Collected by ${en}` }
}

/** What each must know to be said is its `Params`: never more, it lies in the outbox until somebody has been told. */
export const noticeKinds = {
  one_time_code: kind<{ readonly code: string }>({
    ways: ['message'],
    template: {
      zh: '登录验证码 {code}，5 分钟内有效。',
      en: 'Sign-in code {code}, valid for 5 minutes.',
    },
    blanks: ({ code }) => ({ code: same(code) }),
  }),
  /** Somebody booked for her: she hears what and by whom. */
  booking_placed: kind<AboutMeal & { readonly dish: Words; readonly byName: string }>({
    ways: ['message', 'call'],
    template: {
      zh: '{byName}给您订了{day}的{meal}：{dish}。',
      en: '{byName} booked {meal} on {day} for you: {dish}.',
    },
    blanks: ({ day, meal, dish, byName }) => ({
      byName: same(byName),
      day: dayWords(day),
      meal: mealWords[meal],
      dish: inEnglishToo(dish),
    }),
  }),
  booking_cancelled: kind<AboutMeal & { readonly dish: Words; readonly byName: string }>({
    ways: ['message', 'call'],
    template: {
      zh: '{byName}取消了您{day}的{meal}：{dish}。',
      en: '{byName} cancelled your {meal} on {day}: {dish}.',
    },
    blanks: ({ day, meal, dish, byName }) => ({
      byName: same(byName),
      day: dayWords(day),
      meal: mealWords[meal],
      dish: inEnglishToo(dish),
    }),
  }),
  meal_missed: kind<AboutMeal>({
    ways: ['call'],
    template: {
      zh: '{day}的{meal}没有来领，问一声好不好。',
      en: '{meal} on {day} was not collected; please ask how things are.',
    },
    blanks: ({ day, meal }) => ({ day: dayWords(day), meal: begun(mealWords[meal]) }),
  }),
  topped_up_online: kind<{ readonly amountFen: Fen }>({
    ways: ['message', 'call'],
    template: {
      zh: '有人给您卡里存了 {amount} 元，已经到账。',
      en: '{amount} yuan were paid onto your card.',
    },
    blanks: ({ amountFen }) => ({ amount: same(yuan(amountFen)) }),
  }),
  /** The money came when her portion had gone back: it is on her card, and somebody asks what she wants. */
  paid_too_late: kind<AboutMeal & { readonly amountFen: Fen }>({
    ways: ['call'],
    template: {
      zh: '{day}的{meal}付款到得晚了，那一份已经放回去，{amount} 元在您卡里。还要吃的话，我帮您重新订。',
      en: 'The payment for {meal} on {day} came too late and the meal went back; {amount} yuan are on your card. Shall I order again for you?',
    },
    blanks: ({ day, meal, amountFen }) => ({
      day: dayWords(day),
      meal: mealWords[meal],
      amount: same(yuan(amountFen)),
    }),
  }),
  /** From the queue: her meal is booked. */
  waiting_booked: kind<AboutMeal & { readonly dish: Words; readonly payFen: Fen }>({
    ways: ['message', 'call'],
    template: {
      zh: '排到了！{day}的{meal}给您订上了：{dish}，{pay} 元。',
      en: 'It was your turn: {meal} on {day} is booked for you, {dish}, {pay} yuan.',
    },
    blanks: ({ day, meal, dish, payFen }) => ({
      day: dayWords(day),
      meal: mealWords[meal],
      dish: inEnglishToo(dish),
      pay: same(yuan(payFen)),
    }),
  }),
  /** From the queue: a portion is kept until this time of day, for her answer. */
  waiting_offer: kind<
    AboutMeal & {
      readonly dish: Words
      readonly payFen: Fen
      readonly untilDay: ServiceDay
      readonly until: TimeOfDay
    }
  >({
    ways: ['message', 'call'],
    template: {
      zh: '{day}的{meal}有人退了一份{dish}，{pay} 元，给您留到{untilDay} {until}。要不要给您订上？',
      en: 'A portion of {dish} for {meal} on {day} is free, {pay} yuan; it is kept for you until {until} on {untilDay}. Shall I book it?',
    },
    blanks: ({ day, meal, dish, payFen, untilDay, until }) => ({
      day: dayWords(day),
      meal: mealWords[meal],
      dish: inEnglishToo(dish),
      pay: same(yuan(payFen)),
      untilDay: dayWords(untilDay),
      until: same(until),
    }),
  }),
  waiting_ended: kind<AboutMeal & { readonly because: WaitEnd }>({
    ways: ['message', 'call'],
    template: { zh: '{day}的{meal}，{because}', en: '{meal} on {day}. {because}' },
    blanks: ({ day, meal, because }) => ({
      day: dayWords(day),
      meal: begun(mealWords[meal]),
      because: waitEndWords[because],
    }),
  }),
  ...standingNoticeKinds,
  meal_clashes: mealClashes,
  her_meal_clashes: herMealClashes,
  balance_low: familyKind<{ readonly balanceFen: Fen }>({
    ways: ['message', 'call'],
    topic: 'balance_low',
    template: {
      zh: '{name}卡里{left}，方便的时候来窗口存一点，来之前付现金吃饭也行。',
      en: 'The meal card of {name} {left}. Please top up at the window; until then meals can be paid in cash.',
    },
    blanks: ({ balanceFen }, about) => ({ name: about, left: left(balanceFen) }),
  }),
  /** Her family sees that she ate today; nobody telephones for that. */
  collected: familyKind<{
    readonly time: TimeOfDay
    readonly by: 'self' | 'other'
    /** Left out in news of before it was written down. */
    readonly collector?: Collector
  }>({
    ways: ['feed'],
    topic: 'collected',
    template: { zh: '{time} {took}', en: '{took} at {time}' },
    blanks: ({ time, by, collector }) => ({
      time: same(time),
      took: by === 'self' ? { zh: '已取餐', en: 'Collected' } : fetched(collector),
    }),
  }),
  not_collected: familyKind<AboutMeal & { readonly time: TimeOfDay }>({
    ways: ['message', 'call'],
    goodForHours: 6,
    topic: 'not_collected',
    template: {
      zh: '{name}{day}的{meal}到 {time} 还没来取，麻烦您问一声。',
      en: 'By {time}, {name} had not come for {meal} on {day}. Please ask how things are.',
    },
    blanks: ({ day, meal, time }, about) => ({
      name: about,
      day: dayWords(day),
      meal: mealWords[meal],
      time: same(time),
    }),
  }),
  menu_week: familyKind<{ readonly monday: ServiceDay; readonly sunday: ServiceDay }>({
    ways: ['message'],
    goodForHours: 72,
    topic: 'menu_week',
    template: {
      zh: '{monday}到{sunday}的菜单出来了，可以订饭了。',
      en: 'The menu from {monday} to {sunday} is out; meals can be ordered.',
    },
    blanks: ({ monday, sunday }) => ({ monday: dayWords(monday), sunday: dayWords(sunday) }),
  }),
} as const

type Kinds = typeof noticeKinds
export type NoticeKind = keyof Kinds
export type NoticeParams = {
  readonly [Kind in NoticeKind]: Kinds[Kind] extends KindOf<infer Params, NoticeWay>
    ? Params
    : never
}
export type FamilyKind = {
  [Kind in NoticeKind]: Kinds[Kind] extends FamilyKindOf<never> ? Kind : never
}[NoticeKind]

type AnyKind = KindOf<unknown, NoticeWay> & { readonly topic?: FamilyTopic }

/** Null for a kind nobody knows (any more). */
export const kindOf = (name: string): AnyKind | null =>
  // Its params were written by `queueNotice` and `tellFamily`, which take only what the kind needs.
  Object.hasOwn(noticeKinds, name) ? ((noticeKinds as Record<string, AnyKind>)[name] ?? null) : null

const allKinds = Object.entries(noticeKinds as Record<string, AnyKind>)
const namesOf = (fits: (entry: AnyKind) => boolean): string[] =>
  allKinds.flatMap(([name, entry]) => (fits(entry) ? [name] : []))

/** Kinds a person may be asked to telephone for. */
export const calledKinds: readonly string[] = namesOf(({ ways }) => ways.includes('call'))

/** What the diner must have allowed, by each kind for her family. */
export const neededByKind: Readonly<Record<string, FamilyPermission>> = Object.fromEntries(
  namesOf(() => true).flatMap((name) => {
    const topic = kindOf(name)?.topic
    return topic === undefined ? [] : [[name, topicRules[topic].needs]]
  }),
)

/** The topics' kinds. */
export const kindsOfTopics = (topics: readonly FamilyTopic[]): string[] =>
  namesOf(({ topic }) => topic !== undefined && topics.includes(topic))

export const kindsGoodForHours: readonly { readonly kind: string; readonly hours: number }[] =
  allKinds.flatMap(([name, { goodForHours }]) =>
    goodForHours === undefined ? [] : [{ kind: name, hours: goodForHours }],
  )

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** For somebody whose name is not at hand. */
const unnamed: Words = { zh: '老人家', en: 'your elder' }

/** What goes into the blanks of a stored notice; null when its secret has gone or nobody knows the kind. */
export const noticeBlanks = (
  kindName: string,
  params: Readonly<Record<string, unknown>>,
  about: Words = unnamed,
): Readonly<Record<string, Words>> | null => {
  const known = kindOf(kindName)
  if (known === null || (kindName === 'one_time_code' && !isText(params['code']))) return null
  return known.blanks(params, about)
}

/** The sentence of a stored notice; null when its secret has gone (a used or sealed code) or nobody knows the kind. */
export const noticeSentence = (
  kindName: string,
  params: Readonly<Record<string, unknown>>,
  about: Words = unnamed,
): Words | null => {
  const known = kindOf(kindName)
  const blanks = noticeBlanks(kindName, params, about)
  if (known === null || blanks === null) return null
  const filled = (language: keyof Words): string =>
    known.template[language].replace(
      /\{(\w+)\}/g,
      (blank, name: string) => blanks[name]?.[language] ?? blank,
    )
  return { zh: filled('zh'), en: filled('en') }
}
