import { festivalOn, solarTermOn } from '../canteens/lunar.rules.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Words } from '../vocabulary/words.ts'

/** What people eat on a day, and the verb for making it: 包 饺子. `named`: how a menu that has it calls it. */
interface Custom {
  readonly named: readonly string[]
  readonly verb: string
  readonly dish: Words
}

const custom = (verb: string, zh: string, en: string, ...named: string[]): Custom => ({
  named,
  verb,
  dish: { zh, en },
})

const dumplings = custom('包', '饺子', 'dumplings', '饺')
const sweetBalls = custom('煮', '汤圆', 'sweet rice balls', '汤圆', '元宵', '汤团')
const mutton = custom('炖', '羊肉', 'mutton', '羊肉', '羊汤', '羊排')
const riceCake = custom('蒸', '年糕', 'rice cake', '年糕')
const stickyRice = custom('蒸', '糯米饭', 'sticky rice', '糯米饭')
const springRolls = custom('炸', '春卷', 'spring rolls', '春卷')
const radish = custom('炖', '萝卜', 'daikon', '萝卜')
const duck = custom('烧', '鸭子', 'duck', '鸭腿', '烤鸭', '老鸭', '烧鸭', '酱鸭', '鸭煲')

/**
 * Customs of north and south by solar term and festival, as our words for the day name it. Days without a dish that
 * a canteen would cook are left out.
 */
const customs: Readonly<Record<string, readonly Custom[]>> = {
  小寒: [stickyRice],
  大寒: [stickyRice, riceCake],
  立春: [custom('烙', '春饼', 'spring pancakes', '春饼'), springRolls],
  惊蛰: [custom('炖', '梨', 'stewed pears', '雪梨', '炖梨')],
  清明: [custom('做', '青团', 'green rice balls', '青团')],
  谷雨: [custom('炒', '香椿', 'toon shoots', '香椿')],
  立夏: [
    custom('焖', '豌豆饭', 'rice with peas', '豌豆饭', '蚕豆饭', '立夏饭'),
    custom('煮', '蛋', 'boiled eggs', '茶叶蛋', '咸鸭蛋', '白煮蛋'),
  ],
  夏至: [custom('做', '面条', 'noodles', '凉面', '冷面', '拌面', '汤面', '过水面')],
  小暑: [custom('炒', '藕', 'lotus root', '藕')],
  大暑: [custom('煮', '绿豆汤', 'mung bean soup', '绿豆汤'), mutton],
  立秋: [custom('炖', '肉', 'braised pork', '红烧肉', '炖肉', '东坡肉')],
  处暑: [duck],
  白露: [custom('蒸', '红薯', 'sweet potatoes', '红薯', '番薯', '地瓜')],
  霜降: [custom('做', '牛肉', 'beef', '牛肉', '牛腩'), mutton],
  立冬: [dumplings, mutton],
  小雪: [custom('炖', '萝卜排骨', 'ribs with daikon', '萝卜排骨', '萝卜炖排骨'), radish],
  大雪: [mutton, custom('蒸', '咸肉', 'salted pork', '咸肉', '腊肉')],
  冬至: [dumplings, sweetBalls, mutton],
  腊八节: [custom('熬', '腊八粥', 'Laba congee', '腊八粥')],
  除夕: [dumplings, riceCake],
  春节: [dumplings, riceCake, sweetBalls, springRolls],
  元宵节: [sweetBalls],
  端午节: [custom('包', '粽子', 'rice dumplings in leaves', '粽')],
  中秋节: [
    custom('备', '月饼', 'mooncakes', '月饼'),
    custom('烧', '芋艿', 'taro', '芋艿', '芋头'),
    duck,
  ],
  重阳节: [custom('蒸', '重阳糕', 'Double Ninth cake', '重阳糕')],
}

export interface Seasonal {
  /** 冬至 */
  readonly term: Words
  readonly verb: string
  readonly dish: Words
}

/** The festival before the solar term, as the calendar leaf has it. */
const termsOn = (day: ServiceDay): Words[] =>
  [festivalOn(day), solarTermOn(day)].flatMap((term) => term ?? [])

/** Whether there is anything that people eat on this very day. */
export const hasCustom = (day: ServiceDay): boolean =>
  termsOn(day).some(({ zh }) => customs[zh] !== undefined)

interface OnTheMenu {
  readonly name: string
  readonly sides: string
}

/** Names that have the word in them and are something else. */
const somethingElse = ['胡萝卜']

const says = (text: string, { named }: Custom): boolean => {
  const rest = somethingElse.reduce((left, other) => left.replaceAll(other, ' '), text)
  return named.some((word) => rest.includes(word))
}

/** What of a day's menu people eat on that day: the dish itself before what comes beside one. Null: nothing of it. */
export const seasonalOn = (day: ServiceDay, menu: readonly OnTheMenu[]): Seasonal | null => {
  const all = termsOn(day).flatMap((term) => (customs[term.zh] ?? []).map((one) => ({ term, one })))
  const found =
    all.find(({ one }) => menu.some(({ name }) => says(name, one))) ??
    all.find(({ one }) => menu.some(({ sides }) => says(sides, one)))
  return found ? { term: found.term, verb: found.one.verb, dish: found.one.dish } : null
}
