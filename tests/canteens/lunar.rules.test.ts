import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { festivalOn, leafOf, lunarDayOf, solarTermOn } from '../../backend/canteens/lunar.rules.ts'
import { addDays, serviceDay } from '../../backend/vocabulary/calendar.ts'
import { monthsFromTheSky, termsFromTheSky } from './astronomy.ts'

const from = serviceDay('2024-01-01')
const to = serviceDay('2036-01-01')
const days = function* (): Generator<ReturnType<typeof serviceDay>> {
  for (let day = from; day < to; day = addDays(day, 1)) yield day
}

test('every lunar date of 2024-2035 is the one computed from sun and moon', () => {
  const sky = monthsFromTheSky(2023, 2036)
  const different: string[] = []
  for (const day of days()) {
    const { month, day: lunarDay, leap } = lunarDayOf(day)
    const said = `${day} ${leap ? 'leap ' : ''}${month}-${lunarDay}`
    if (sky.get(day) !== said.slice(11)) different.push(`${said}, sky ${sky.get(day)}`)
  }
  expect(different).toEqual([])
})

test('every solar term of 2024-2035 begins on the day the sun reaches it', () => {
  const sky = termsFromTheSky(2024, 2035)
  const said = new Map<string, string>()
  for (const day of days()) {
    const term = solarTermOn(day)
    if (term) said.set(day, term.zh)
  }
  expect([...said]).toEqual([...sky])
  expect(said.size).toBe(24 * 12)
})

test('New Year 2027 is 6 February, and its eve has only 29 days before it', () => {
  expect(lunarDayOf(serviceDay('2027-02-06')).words.zh).toBe('正月初一')
  expect(festivalOn(serviceDay('2027-02-06'))?.zh).toBe('春节')
  expect(festivalOn(serviceDay('2027-02-05'))?.zh).toBe('除夕')
  expect(lunarDayOf(serviceDay('2027-02-05')).words.zh).toBe('腊月廿九')
})

test('days are named as elders name them', () => {
  const words = (day: string) => lunarDayOf(serviceDay(day)).words
  expect(words('2026-11-22')).toEqual({ zh: '十月十四', en: '14th of the 10th lunar month' })
  expect(words('2025-07-25')).toEqual({ zh: '闰六月初一', en: '1st of the leap 6th lunar month' })
  expect(words('2026-11-28').zh).toBe('十月二十')
  expect(words('2026-11-30').zh).toBe('十月廿二')
  expect(words('2026-11-18').zh).toBe('十月初十')
})

test('the leaf shows a festival on its day, and a solar term for three days', () => {
  const leaf = (day: string) => leafOf(serviceDay(day))?.zh ?? null
  expect(['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'].map(leaf)).toEqual([
    null,
    '小雪',
    '小雪',
    '小雪',
    null,
  ])
  expect(leaf('2026-09-25')).toBe('中秋节')
  expect(leaf('2026-10-18')).toBe('重阳节')
  expect(leaf('2025-08-23')).toBe('处暑')
})

test('the calendar does not depend on the zone of the machine', () => {
  const program = `
    const { lunarDayOf, solarTermOn } = await import('./backend/canteens/lunar.rules.ts')
    const { addDays } = await import('./backend/vocabulary/calendar.ts')
    const said = []
    for (let day = '2026-01-01'; day < '2027-03-01'; day = addDays(day, 1)) said.push(lunarDayOf(day).words.zh + (solarTermOn(day)?.zh ?? ''))
    console.log(said.join(' '))`
  const said = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map((zone) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    }),
  )
  expect(new Set(said).size).toBe(1)
  expect(said[0]).toContain('小雪')
})
