import chineseDays from 'chinese-days'
import { addDays, daysBetween, serviceDay, type ServiceDay } from '../vocabulary/calendar.ts'
import type { Words } from '../vocabulary/words.ts'

/** A day of the farmers' calendar, as elders name it. */
export interface LunarDay {
  readonly month: number
  readonly day: number
  readonly leap: boolean
  readonly words: Words
}

const monthWords = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'] as const
const digitWords = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** 初一, 十五, 廿二. */
export const lunarDayWords = (day: number): string => {
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  const tens = day <= 10 ? '初' : day < 20 ? '十' : '廿'
  return tens + (digitWords[(day - 1) % 10] ?? '')
}

const ordinal = (number: number): string => {
  const ending =
    number % 100 >= 11 && number % 100 <= 13
      ? 'th'
      : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}

/** The first day the library's table knows; before it there is no lunar date. */
export const lunarSince = serviceDay('1901-01-01')

export const lunarDayOf = (day: ServiceDay): LunarDay => {
  const found = chineseDays.getLunarDate(day)
  const { lunarMon: month, lunarDay, isLeap: leap } = found
  return {
    month,
    day: lunarDay,
    leap,
    words: {
      zh: `${leap ? '闰' : ''}${monthWords[month - 1] ?? ''}月${lunarDayWords(lunarDay)}`,
      en: `${ordinal(lunarDay)} of the ${leap ? 'leap ' : ''}${ordinal(month)} lunar month`,
    },
  }
}

/** The 24 solar terms, two a month from January on: the library's key and our words. */
const terms = [
  ['lesser_cold', '小寒', 'Minor Cold'],
  ['greater_cold', '大寒', 'Major Cold'],
  ['the_beginning_of_spring', '立春', 'Start of Spring'],
  ['rain_water', '雨水', 'Rain Water'],
  ['the_waking_of_insects', '惊蛰', 'Awakening of Insects'],
  ['the_spring_equinox', '春分', 'Spring Equinox'],
  ['pure_brightness', '清明', 'Qingming'],
  ['grain_rain', '谷雨', 'Grain Rain'],
  ['the_beginning_of_summer', '立夏', 'Start of Summer'],
  ['lesser_fullness_of_grain', '小满', 'Grain Buds'],
  ['grain_in_beard', '芒种', 'Grain in Ear'],
  ['the_summer_solstice', '夏至', 'Summer Solstice'],
  ['lesser_heat', '小暑', 'Minor Heat'],
  ['greater_heat', '大暑', 'Major Heat'],
  ['the_beginning_of_autumn', '立秋', 'Start of Autumn'],
  ['the_end_of_heat', '处暑', 'End of Heat'],
  ['white_dew', '白露', 'White Dew'],
  ['the_autumn_equinox', '秋分', 'Autumn Equinox'],
  ['code_dew', '寒露', 'Cold Dew'],
  ['frost_descent', '霜降', 'Frost’s Descent'],
  ['the_beginning_of_winter', '立冬', 'Start of Winter'],
  ['lesser_snow', '小雪', 'Minor Snow'],
  ['greater_snow', '大雪', 'Major Snow'],
  ['the_winter_solstice', '冬至', 'Winter Solstice'],
] as const

/**
 * The library reads a date as UTC and writes it in the zone of the process: west of Greenwich it is a day early.
 * What it echoes for a day it was given says by how much.
 */
const straightened = (said: string): ServiceDay => {
  const day = serviceDay(said)
  return addDays(day, daysBetween(serviceDay(chineseDays.getLunarDate(day).date), day))
}

/** The solar term that begins on this day, if one does. */
export const solarTermOn = (day: ServiceDay): Words | null => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const here = terms
    .slice((month - 1) * 2, month * 2)
    .find(([key]) => straightened(chineseDays.getSolarTermDate(year, month, key)) === day)
  return here ? { zh: here[1], en: here[2] } : null
}

export const lunarFestivalWords = {
  spring_festival: { zh: '春节', en: 'Spring Festival' },
  lantern_festival: { zh: '元宵节', en: 'Lantern Festival' },
  dragon_boat: { zh: '端午节', en: 'Dragon Boat Festival' },
  qixi: { zh: '七夕', en: 'Qixi Festival' },
  mid_autumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  double_ninth: { zh: '重阳节', en: 'Double Ninth Festival' },
  laba: { zh: '腊八节', en: 'Laba Festival' },
  new_years_eve: { zh: '除夕', en: 'New Year’s Eve' },
} as const satisfies Readonly<Record<string, Words>>
type LunarFestival = keyof typeof lunarFestivalWords

const lunarFestivals: Readonly<Record<string, LunarFestival>> = {
  '1-1': 'spring_festival',
  '1-15': 'lantern_festival',
  '5-5': 'dragon_boat',
  '7-7': 'qixi',
  '8-15': 'mid_autumn',
  '9-9': 'double_ninth',
  '12-8': 'laba',
}

/** The festival of the farmers' calendar on this day. A leap month repeats none. */
export const lunarFestivalOn = (day: ServiceDay): LunarFestival | null => {
  const tomorrow = lunarDayOf(addDays(day, 1))
  if (tomorrow.month === 1 && tomorrow.day === 1) return 'new_years_eve'
  const today = lunarDayOf(day)
  return (!today.leap && lunarFestivals[`${today.month}-${today.day}`]) || null
}

export const festivalOn = (day: ServiceDay): Words | null => {
  const name = lunarFestivalOn(day)
  return name && lunarFestivalWords[name]
}

/** What the calendar leaf on the home screen shows: today's festival, else a solar term not older than two days. */
export const leafOf = (day: ServiceDay): Words | null =>
  festivalOn(day) ??
  [0, -1, -2].map((ago) => solarTermOn(addDays(day, ago))).find((term) => term !== null) ??
  null
