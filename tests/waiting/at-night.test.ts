import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays } from '../../backend/vocabulary/calendar.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aSoldOutServing } from './sold-out.ts'

type SoldOut = Awaited<ReturnType<typeof aSoldOutServing>>

/** So many days before the meal, at this time. */
const at = ({ database, serving }: SoldOut, daysBefore: number, time: string): Promise<void> =>
  database.setNow(`${addDays(serving.day, -daysBefore)}T${time}:20+08:00`)

/** Until when her portion is kept, as her message says it: '1 08:00', the day before the meal. */
const keptUntil = async ({ db, serving }: SoldOut, dinerId: number): Promise<string[]> => {
  const found = await sql<{ until: string }>`
    select (${serving.day}::date - (params->>'untilDay')::date) || ' ' || (params->>'until') as until
    from notices where diner_id = ${dinerId} and kind = 'waiting_offer' order by id`.execute(db)
  return found.rows.map(({ until }) => until)
}

test('asked at half past ten at night, she has her hour in the morning', async () => {
  const night = await aSoldOutServing()
  const { room, ids, booked, sound } = night
  const [first = 0, second = 0] = ids
  await at(night, 2, '22:30')
  for (const dinerId of [first, second]) await room.join(dinerId, { wish: 'ask' })
  await room.cancel(booked[0] ?? 0)
  await room.tend()
  expect(await keptUntil(night, first)).toEqual(['1 08:00'])
  await at(night, 1, '07:59')
  await room.tend()
  expect(await room.waits()).toEqual([`${first} offered`, `${second} waiting`])
  await at(night, 1, '08:00')
  await night.database.advance('1 minute')
  await room.tend()
  expect(await room.waits()).toEqual([`${first} ended: lapsed`, `${second} offered`])
  expect(await keptUntil(night, second)).toEqual(['1 09:01'])
  await sound()
})

test.each([
  ['2', '20:59', '2 21:59'],
  ['2', '21:00', '1 08:00'],
  ['1', '00:10', '1 08:00'],
  ['1', '06:59', '1 08:00'],
  ['1', '07:00', '1 08:00'],
  ['1', '15:30', '1 16:00'],
])('%s days before at %s: kept until %s', async (daysBefore, time, until) => {
  const asked = await aSoldOutServing()
  const { room, ids, booked } = asked
  const [first = 0] = ids
  await at(asked, Number(daysBefore), time)
  await room.join(first, { wish: 'ask' })
  await room.cancel(booked[0] ?? 0)
  await room.tend()
  expect(await keptUntil(asked, first)).toEqual([until])
})

test('no quiet hours, and those within a day, are the canteen’s to say', async () => {
  const asked = await aSoldOutServing()
  const { room, ids, booked, db, canteen } = asked
  const [first = 0, second = 0] = ids
  for (const dinerId of [first, second]) await room.join(dinerId, { wish: 'ask' })
  const hours = (from: string, to: string): Promise<unknown> =>
    sql`update canteens set quiet_from = ${from}::time, quiet_to = ${to}::time where id = ${canteen.canteenId}`.execute(
      db,
    )
  await at(asked, 2, '22:30')
  await hours('00:00', '00:00')
  await room.cancel(booked[0] ?? 0)
  await room.tend()
  expect(await keptUntil(asked, first)).toEqual(['2 23:30'])
  await at(asked, 1, '13:00')
  await hours('12:30', '14:00')
  await room.cancel(booked[1] ?? 0)
  await room.tend()
  expect(await keptUntil(asked, second)).toEqual(['1 15:00'])
})

test('who cannot be told before cut-off comes after those booked at once, and is kept her portion till then', async () => {
  const night = await aSoldOutServing({ building: aCanteen().cuttingOff(0, '06:30') })
  const { room, ids, booked, alone, sound } = night
  const [asks = 0, books = 0] = ids
  await at(night, 1, '22:30')
  await room.join(alone, { wish: 'ask' })
  await room.join(asks, { wish: 'ask' })
  await room.join(books)
  await room.cancel(booked[0] ?? 0)
  await room.tend()
  expect(await room.waits()).toEqual([`${alone} waiting`, `${asks} waiting`, `${books} booked`])
  await room.cancel(booked[1] ?? 0)
  await room.tend()
  expect(await room.waits()).toEqual([`${alone} offered`, `${asks} waiting`, `${books} booked`])
  expect(await keptUntil(night, alone)).toEqual(['0 06:30'])
  await sound()
})

test('as long as she can be told in time, asking first costs nobody her place', async () => {
  const night = await aSoldOutServing({ building: aCanteen().cuttingOff(0, '07:30') })
  const { room, ids, booked } = night
  const [asks = 0, books = 0] = ids
  await at(night, 1, '22:30')
  await room.join(asks, { wish: 'ask' })
  await room.join(books)
  await room.cancel(booked[0] ?? 0)
  await room.tend()
  expect(await room.waits()).toEqual([`${asks} offered`, `${books} waiting`])
  expect(await keptUntil(night, asks)).toEqual(['0 07:30'])
})
