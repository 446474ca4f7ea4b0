import * as z from 'zod/mini'
import { festivalNames, festivalsOn, festivalWords } from '../canteens/festival.rules.ts'
import { holidayNames, holidayWords } from '../canteens/workday.rules.ts'
import { lunarDayWords } from '../canteens/lunar.rules.ts'
import { weekdayOf } from '../vocabulary/calendar.ts'
import type { Words } from '../vocabulary/words.ts'
import { fallsOn, isBirthday, isBirthMonth } from './calendar-day.rules.ts'
import { conditionKind, listed, onlyFor } from './condition-kind.rules.ts'
import { day } from './day-term.rules.ts'
import {
  choiceField,
  choicesField,
  choicesOf,
  dayField,
  hint,
  optional,
} from './form-fields.rules.ts'
import { saying } from './issue-words.rules.ts'

const weekdays: readonly Words[] = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
]

/** "周一、周四": 1 is Monday, 7 Sunday. */
export const weekdayWords = (days: readonly number[]): Words =>
  listed(days.flatMap((day) => weekdays[day - 1] ?? []))

export const weekdayChoices = weekdays.map((label, index) => ({ value: index + 1, label }))
export const weekdayNumbers = z
  .array(z.int().check(z.gte(1), z.lte(7)))
  .check(z.minLength(1), z.maxLength(7))
const calendarTerm = z.optional(z.enum(['solar', 'lunar']))
type Calendar = z.output<typeof calendarTerm>
const calendarField = choiceField(
  'calendar',
  '按什么历',
  'By which calendar',
  choicesOf({ solar: { zh: '公历', en: 'solar' }, lunar: { zh: '农历', en: 'lunar' } }),
  { ...optional, ...hint('没有选，就是公历。', 'Nothing picked: solar.') },
)

const lastDay: Words = { zh: '月底最后一天', en: 'the last' }
const monthDayChoices = [
  ...Array.from({ length: 31 }, (_, nth) => ({
    value: nth + 1,
    label: { zh: `${nth + 1}号`, en: String(nth + 1) },
  })),
  { value: 'last', label: lastDay },
]
const monthDayWords = (days: readonly (number | 'last')[], calendar: Calendar): Words => {
  const { zh, en } = listed(
    days.map((day) => {
      if (day === 'last') return lastDay
      return { zh: calendar === 'lunar' ? lunarDayWords(day) : `${day} 号`, en: String(day) }
    }),
  )
  return calendar === 'lunar'
    ? { zh: `农历${zh}`, en: `lunar month, day ${en}` }
    : { zh: `每月 ${zh}`, en: `day ${en} of the month` }
}

const birthdayWords = ({
  in: when,
  calendar,
}: {
  in: 'day' | 'month'
  calendar?: Calendar
}): Words => {
  const zh = `${calendar === 'lunar' ? '农历' : ''}生日${when === 'day' ? '当天' : '当月'}`
  const of = calendar === 'lunar' ? 'her lunar birthday' : 'her birthday'
  return { zh, en: when === 'day' ? of : `the month of ${of}` }
}

/** What a scheme can ask of the day. */
export const dayConditions = {
  weekday: conditionKind({
    label: { zh: '星期', en: 'Day of the week' },
    terms: z.strictObject({ days: weekdayNumbers }),
    fields: [choicesField('days', '星期几', 'Which days', weekdayChoices)],
    holds: (terms, { day }) => terms.days.includes(weekdayOf(day)),
    asks: (terms) => weekdayWords(terms.days),
    unmet: (terms) => onlyFor(weekdayWords(terms.days)),
    examples: [{ days: [1, 2, 3, 4, 5, 6] }],
  }),
  /** By the calendar of the State Council: a Saturday worked instead of a holiday is a working day. */
  workday: conditionKind({
    label: { zh: '法定工作日', en: 'Statutory working day' },
    terms: z.strictObject({ is: z.boolean() }),
    fields: [
      choiceField('is', '哪些日子', 'Which days', [
        { value: true, label: { zh: '工作日（含调休上班）', en: 'working days' } },
        { value: false, label: { zh: '休息日和法定假日', en: 'days off and holidays' } },
      ]),
    ],
    holds: ({ is }, { workday }) => workday === is,
    asks: ({ is }) =>
      is ? { zh: '工作日', en: 'working days' } : { zh: '休息日', en: 'days off' },
    unmet: ({ is }) =>
      onlyFor(is ? { zh: '工作日', en: 'working days' } : { zh: '休息日', en: 'days off' }),
    examples: [{ is: true }],
  }),
  dates: conditionKind({
    label: { zh: '起止日期', en: 'Dates' },
    terms: z.strictObject({ from: day, to: day }).check(
      z.refine(({ from, to }) => to >= from, {
        ...saying('结束的日子比开始的早', 'ends before it begins'),
        path: ['to'],
      }),
    ),
    fields: [dayField('from', '从哪天', 'From'), dayField('to', '到哪天', 'To')],
    holds: ({ from, to }, { day }) => day >= from && day <= to,
    asks: ({ from, to }) => ({ zh: `${from} 到 ${to}`, en: `${from} to ${to}` }),
    unmet: ({ from, to }) => onlyFor({ zh: `${from} 到 ${to}`, en: `${from} to ${to}` }),
    examples: [{ from: '2026-10-18', to: '2026-10-18' }],
  }),
  /** All days off of the holiday; the day itself is a `festival`. */
  holiday: conditionKind({
    label: { zh: '法定节假日', en: 'Statutory holiday' },
    terms: z.strictObject({
      of: z.optional(z.array(z.enum(holidayNames)).check(z.minLength(1))),
    }),
    fields: [
      choicesField(
        'of',
        '哪个节（都不选，就是每个节）',
        'Which (none: any)',
        choicesOf(holidayWords),
        {
          ...optional,
          ...hint(
            '放假的每一天都算，周末不算。',
            'Every day off of it; ordinary weekends are none.',
          ),
        },
      ),
    ],
    holds: ({ of }, { holiday }) => holiday != null && (of === undefined || of.includes(holiday)),
    asks: ({ of }) => {
      if (of === undefined) return { zh: '法定节假日', en: 'statutory holidays' }
      const { zh, en } = listed(of.map((name) => holidayWords[name]))
      return { zh: `${zh}放假的日子`, en: `days off for ${en}` }
    },
    unmet: ({ of }) => {
      if (of === undefined) return onlyFor({ zh: '法定节假日', en: 'statutory holidays' })
      const { zh, en } = listed(of.map((name) => holidayWords[name]))
      return onlyFor({ zh: `${zh}放假的日子`, en: `days off for ${en}` })
    },
    examples: [{}, { of: ['spring_festival', 'national_day'] }],
  }),
  /** The very day, by whichever calendar it goes. */
  festival: conditionKind({
    label: { zh: '节日当天', en: 'Day of a festival' },
    terms: z.strictObject({ festivals: z.array(z.enum(festivalNames)).check(z.minLength(1)) }),
    fields: [choicesField('festivals', '哪些节日', 'Which festivals', choicesOf(festivalWords))],
    holds: ({ festivals }, { day }) => festivalsOn(day).some((name) => festivals.includes(name)),
    asks: ({ festivals }) => listed(festivals.map((name) => festivalWords[name])),
    unmet: ({ festivals }) => onlyFor(listed(festivals.map((name) => festivalWords[name]))),
    examples: [{ festivals: ['new_years_eve', 'double_ninth'] }],
  }),
  day_of_month: conditionKind({
    label: { zh: '每月几号', en: 'Day of the month' },
    terms: z
      .strictObject({
        days: z
          .array(z.union([z.int().check(z.gte(1), z.lte(31)), z.literal('last')]))
          .check(z.minLength(1), z.maxLength(31)),
        /** Left out, the solar calendar. */
        calendar: calendarTerm,
      })
      .check(
        z.refine(({ days, calendar }) => calendar !== 'lunar' || !days.includes(31), {
          ...saying('农历没有三十一', 'a lunar month has no 31st'),
          path: ['days'],
        }),
      ),
    fields: [choicesField('days', '哪几号', 'Which days', monthDayChoices), calendarField],
    holds: ({ days, calendar }, { day }) => days.some((one) => fallsOn(day, one, calendar)),
    asks: ({ days, calendar }) => monthDayWords(days, calendar),
    unmet: ({ days, calendar }) => onlyFor(monthDayWords(days, calendar)),
    examples: [{ days: [1, 15] }, { days: ['last'] }, { days: [1, 15], calendar: 'lunar' }],
  }),
  birthday: conditionKind({
    label: { zh: '生日', en: 'Birthday' },
    terms: z.strictObject({ in: z.enum(['day', 'month']), calendar: calendarTerm }),
    fields: [
      choiceField('in', '什么时候', 'When', [
        { value: 'day', label: { zh: '生日当天', en: 'on the day' } },
        { value: 'month', label: { zh: '生日当月', en: 'all month' } },
      ]),
      calendarField,
    ],
    holds: ({ in: when, calendar }, { birthDate, day }) =>
      (when === 'day' ? isBirthday : isBirthMonth)(birthDate, day, calendar),
    asks: birthdayWords,
    unmet: (terms) => onlyFor(birthdayWords(terms)),
    examples: [{ in: 'day' }, { in: 'month', calendar: 'lunar' }],
  }),
} as const
