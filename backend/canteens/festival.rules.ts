import type { ServiceDay } from '../vocabulary/calendar.ts'
import { lunarFestivalOn, lunarFestivalWords, solarTermOn } from './lunar.rules.ts'

/** Days papers name, by either calendar, as the year goes. */
export const festivalWords = {
  new_year: { zh: '元旦', en: 'New Year’s Day' },
  laba: lunarFestivalWords.laba,
  new_years_eve: lunarFestivalWords.new_years_eve,
  spring_festival: lunarFestivalWords.spring_festival,
  lantern_festival: lunarFestivalWords.lantern_festival,
  womens_day: { zh: '妇女节', en: 'Women’s Day' },
  qingming: { zh: '清明节', en: 'Qingming Festival' },
  labour_day: { zh: '劳动节', en: 'Labour Day' },
  dragon_boat: lunarFestivalWords.dragon_boat,
  party_day: { zh: '建党节', en: 'Party Day' },
  army_day: { zh: '建军节', en: 'Army Day' },
  qixi: lunarFestivalWords.qixi,
  mid_autumn: lunarFestivalWords.mid_autumn,
  national_day: { zh: '国庆节', en: 'National Day' },
  double_ninth: lunarFestivalWords.double_ninth,
  winter_solstice: { zh: '冬至', en: 'Winter Solstice' },
} as const
export type FestivalName = keyof typeof festivalWords
export const festivalNames = Object.keys(festivalWords) as FestivalName[]

const solarFestivals: Readonly<Record<string, FestivalName>> = {
  '01-01': 'new_year',
  '03-08': 'womens_day',
  '05-01': 'labour_day',
  '07-01': 'party_day',
  '08-01': 'army_day',
  '10-01': 'national_day',
}
const termFestivals: Readonly<Record<string, FestivalName>> = {
  清明: 'qingming',
  冬至: 'winter_solstice',
}

/** The festivals on this very day: none, one, or two where the calendars meet (中秋 on 1 October). */
export const festivalsOn = (day: ServiceDay): FestivalName[] =>
  [
    lunarFestivalOn(day),
    solarFestivals[day.slice(5)],
    termFestivals[solarTermOn(day)?.zh ?? ''],
  ].flatMap((name) => name ?? [])
