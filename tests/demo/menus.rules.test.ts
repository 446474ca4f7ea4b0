import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, mondayOf, weekdayOf } from '../../backend/vocabulary/calendar.ts'
import { menuWeeks } from '../../db/demo/menus.ts'
import type { DemoServing } from '../../db/demo/menus.ts'
import { manyTodays } from './todays.ts'

const everyday = { xingfuli: '萝卜排骨', xiquan: '肉末豆腐' } as const

describe.each(manyTodays)('the demo menus on %s', (today) => {
  const weeks = menuWeeks(today)
  const servings = weeks.flatMap((week) => week.servings)
  const of = (canteen: DemoServing['canteen'], meal: DemoServing['meal']) =>
    servings.filter((serving) => serving.canteen === canteen && serving.meal === meal)

  test('are four weeks from Monday to Sunday for each canteen', () => {
    expect(weeks).toHaveLength(8)
    for (const { monday, servings: inWeek } of weeks) {
      expect(weekdayOf(monday)).toBe(1)
      for (const { day } of inWeek) expect(mondayOf(day)).toBe(monday)
    }
    const first = addDays(mondayOf(today), -14)
    expect(of('xingfuli', 'lunch').map(({ day }) => day)).toEqual(
      Array.from({ length: 28 }, (_, i) => addDays(first, i)),
    )
  })

  test('the second canteen is closed on Sundays, dinner is on working days', () => {
    expect(of('xiquan', 'lunch')).toHaveLength(24)
    expect(of('xiquan', 'lunch').some(({ day }) => weekdayOf(day) === 7)).toBe(false)
    expect(of('xingfuli', 'dinner')).toHaveLength(20)
    expect(of('xingfuli', 'dinner').every(({ day }) => weekdayOf(day) <= 5)).toBe(true)
    expect(of('xiquan', 'dinner')).toEqual([])
  })

  test('each serving offers four to six things, each once, with a price and a limit', () => {
    for (const { day, offerings } of servings) {
      expect(offerings.length, day).toBeGreaterThanOrEqual(4)
      expect(offerings.length, day).toBeLessThanOrEqual(6)
      expect(new Set(offerings.map(({ name }) => name)).size, day).toBe(offerings.length)
      for (const { priceFen, portionLimit } of offerings) {
        expect(priceFen).toBeGreaterThan(0)
        expect(portionLimit).toBeGreaterThan(0)
      }
    }
  })

  test('no main dish comes again within three days, except the canteen’s own', () => {
    for (const canteen of ['xingfuli', 'xiquan'] as const) {
      const served = servings
        .filter((serving) => serving.canteen === canteen)
        .flatMap(({ day, offerings }) => offerings.map(({ name }) => ({ day, name })))
        .filter(({ name }) => name !== everyday[canteen])
      for (const [i, one] of served.entries()) {
        const again = served.find(
          (other, j) =>
            j > i && other.name === one.name && Math.abs(daysBetween(one.day, other.day)) <= 3,
        )
        expect(again, `${one.name} on ${one.day}`).toBeUndefined()
      }
    }
  })

  test('the canteen’s own dish is on every lunch, so that 「跟上次一样」 can always be kept', () => {
    for (const { canteen, offerings } of [...of('xingfuli', 'lunch'), ...of('xiquan', 'lunch')])
      expect(offerings[0]?.name).toBe(everyday[canteen])
  })

  test('tomorrow is the lunch everybody knows', () => {
    const lunch = of('xingfuli', 'lunch').find(({ day }) => day === addDays(today, 1))
    expect(lunch?.offerings.map(({ name }) => name)).toEqual([
      '萝卜排骨',
      '清蒸鲈鱼',
      '肉末豆腐',
      '番茄炒蛋',
      '三鲜烩面',
    ])
  })

  test('are the same when asked again', () => {
    expect(menuWeeks(today)).toEqual(weeks)
  })
})
