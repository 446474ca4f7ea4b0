import { afterEach, expect, test } from 'vitest'
import { readChoices, readToday } from '../../backend/bookings/today.view.ts'
import { aDiner } from '../support/builders/diner.ts'
import { ate } from '../support/builders/past-meal.ts'
import { aCanteen, type Canteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'

const database = await aDatabase()
const { db, setNow, resetNow } = database
afterEach(resetNow)

let built = 0
const aNewCanteen = (): Promise<Canteen> =>
  aCanteen()
    .named(`节气食堂${(built += 1)}`)
    .in(db)
const homeOf = ({ dinerId }: { readonly dinerId: number }) => readToday(db, dinerId, 'zh-CN')
const dumplings = () => anOffering().named('白菜猪肉水饺', 'Pork dumplings')
const eggs = () => anOffering().named('番茄炒蛋', 'Tomato and egg')

test('on the winter solstice she hears of the dumplings, where they are cooked', async () => {
  const canteen = await aNewCanteen()
  const other = await aNewCanteen()
  const serving = await aServing(canteen).onDay('2026-12-22').with(eggs(), dumplings()).in(db)
  await aServing(other).onDay('2026-12-22').with(eggs()).in(db)
  const [hers, theirs] = [await aDiner(canteen).in(db), await aDiner(other).in(db)]

  await setNow('2026-12-22T08:00:00+08:00')
  expect((await homeOf(hers)).season).toEqual({
    day: '2026-12-22',
    term: { zh: '冬至', en: 'Winter Solstice' },
    verb: '包',
    dish: { zh: '饺子', en: 'dumplings' },
  })
  expect((await homeOf(theirs)).season).toBeNull()

  // Asked the day before what she would eat, she is told what tomorrow is.
  await setNow('2026-12-21T10:00:00+08:00')
  expect((await homeOf(hers)).season?.day).toBe('2026-12-22')
  const { offerings } = await readChoices(db, hers.dinerId, serving, 'zh-CN')
  expect(offerings.map(({ season }) => season?.zh ?? null)).toEqual([null, '冬至'])

  await db
    .updateTable('offerings')
    .set({ withdrawn_at: new Date() })
    .where('id', '=', serving.offeringIds[1] ?? 0)
    .execute()
  expect((await homeOf(hers)).season).toBeNull()
})

test('a week later the same dish is offered beside her last one, but never one that has come to hurt her', async () => {
  const canteen = await aNewCanteen()
  const week = async (day: string) =>
    aServing(canteen)
      .onDay(day)
      .with(eggs(), anOffering().named('宫保鸡丁', 'Kung pao chicken').containing('peanut'))
      .in(db)
  await setNow('2026-11-23T07:00:00+08:00')
  const [tuesday, monday, next] = [
    await week('2026-11-24'),
    await week('2026-11-30'),
    await week('2026-12-01'),
  ]
  const chicken = { ...tuesday, offeringId: tuesday.offeringIds[1] ?? 0 }
  const people = [
    await aDiner(canteen).in(db),
    await aDiner(canteen).allergicTo('peanut').in(db),
    await aDiner(canteen).in(db),
  ] as const
  for (const { dinerId } of people) {
    const her = { dinerId, canteenId: canteen.canteenId }
    await ate(db, her, dinerId === people[2].dinerId ? tuesday : chicken)
    await ate(db, her, monday)
  }
  await setNow('2026-11-30T14:00:00+08:00')
  const seen = async ({ dinerId }: { readonly dinerId: number }) => {
    const { next: asked } = await readToday(db, dinerId, 'zh-CN')
    if (asked.state !== 'open') throw new Error(asked.state)
    expect(asked.when.servingId).toBe(next.servingId)
    return [
      asked.suggestion?.plate.name.zh,
      asked.lastWeek && [asked.lastWeek.day, asked.lastWeek.meal.plate.name.zh],
    ]
  }
  expect(await seen(people[0])).toEqual(['番茄炒蛋', ['2026-11-24', '宫保鸡丁']])
  expect(await seen(people[1])).toEqual(['番茄炒蛋', null])
  expect(await seen(people[2])).toEqual(['番茄炒蛋', null])
})
