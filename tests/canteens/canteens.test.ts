import { expect, test } from 'vitest'
import { canteenRoutes } from '../../backend/canteens/canteen.routes.ts'
import { serviceDay, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import { aCommunity, aPlace, auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'

const database = await aDatabase()
const { db, setNow } = database
await setNow('2026-11-22T10:00:00+08:00')
const place = await aCommunity(db)
const { canteenId } = place
const room = aRoom(database, [canteenRoutes])
const manager = anActor({ role: 'manager', canteenId })
const params = { canteenId }

test('everybody sees the canteens with a phone', async () => {
  const { canteens } = await room.ask(anActor({ role: 'diner' }), 'listCanteens')
  expect(canteens.map(({ name }) => name.zh)).toEqual(['甘泉食堂', '双山食堂'])
  expect(canteens[0]?.phone).toBe('021-56010000')
})

test('changed rules are on the record with what they were', async () => {
  const before = await room.ask(manager, 'getPolicy', { params })
  expect(before).toMatchObject({
    cutoffDaysBefore: 1,
    cutoffTime: '16:00',
    volunteerMayOrder: true,
  })
  const wanted = {
    ...before,
    cutoffDaysBefore: 0,
    cutoffTime: timeOfDay('09:00'),
    volunteerMayOrder: false,
  }
  expect(await room.ask(manager, 'changePolicy', { params, body: wanted })).toEqual(wanted)
  expect(await room.ask(manager, 'getPolicy', { params })).toEqual(wanted)
  expect(await auditOf(db, canteenId)).toEqual([
    {
      action: 'canteen.policy_changed',
      subject: `canteen:${canteenId}`,
      actor: manager.key,
      detail: {
        cutoffDaysBefore: { from: 1, to: 0 },
        cutoffTime: { from: '16:00', to: '09:00' },
        volunteerMayOrder: { from: true, to: false },
      },
    },
  ])
  await room.ask(manager, 'changePolicy', { params, body: wanted })
  expect(await auditOf(db, canteenId)).toHaveLength(1)
})

test('impossible rules are refused and nothing changes', async () => {
  const policy = await room.ask(manager, 'getPolicy', { params })
  for (const wrong of [
    { cutoffTime: '25:00' },
    { cutoffDaysBefore: -1 },
    { maxPortionsPerBooking: 0 },
    { missedMealPolicy: 'double' },
    { dailyPortionLimit: 1.5 },
  ]) {
    expect(
      await room.refusal(manager, 'changePolicy', { params, body: { ...policy, ...wrong } }),
    ).toBe('malformed')
  }
  expect(await room.refusal(manager, 'getPolicy', { params: { canteenId: 4711 } })).toBe(
    'not_found',
  )
  expect(
    await room.refusal(manager, 'changePolicy', { params: { canteenId: 4711 }, body: policy }),
  ).toBe('not_found')
  expect(await room.ask(manager, 'getPolicy', { params })).toEqual(policy)
})

test('buildings stand in the order of their numbers', async () => {
  await aPlace(db, 'building', '2栋', place.compoundId)
  const { communities, buildings } = await room.ask(manager, 'listBuildings', { params })
  expect(communities).toEqual([{ placeId: place.communityId, name: '甘泉一村社区' }])
  expect(buildings.map(({ name }) => name)).toEqual(['2栋', '6栋', '12栋'])
  expect(buildings[0]).toMatchObject({ compound: '甘泉一村', communityId: place.communityId })
})

test('a closed day takes its meals out of booking', async () => {
  const day = serviceDay('2026-11-25')
  await db
    .insertInto('servings')
    .values({
      canteen_id: canteenId,
      day,
      meal: 'lunch',
      state: 'open',
      cutoff_at: '2026-11-24T08:00:00Z',
      window_from: '11:00',
      window_to: '12:30',
    })
    .execute()
  await room.ask(manager, 'closeDay', { params, body: { day, reason: '停水检修' } })
  expect(await room.ask(manager, 'listClosedDays', { params })).toEqual({
    days: [{ day, reason: { zh: '停水检修', en: '' } }],
  })
  const { state } = await db
    .selectFrom('servings')
    .select('state')
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  expect(state).toBe('planned')
  await room.ask(manager, 'closeDay', {
    params,
    body: { day, reason: '停水', reasonEn: 'No water' },
  })
  expect((await room.ask(manager, 'listClosedDays', { params })).days).toEqual([
    { day, reason: { zh: '停水', en: 'No water' } },
  ])
})

test('a day with meals on the books cannot be closed', async () => {
  const day = serviceDay('2026-11-26')
  await db
    .insertInto('servings')
    .values({
      canteen_id: canteenId,
      day,
      meal: 'lunch',
      state: 'open',
      booked_portions: 3,
      cutoff_at: '2026-11-25T08:00:00Z',
      window_from: '11:00',
      window_to: '12:30',
    })
    .execute()
  expect(await room.refusal(manager, 'closeDay', { params, body: { day, reason: '停电' } })).toBe(
    'below_booked',
  )
  const { state } = await db
    .selectFrom('servings')
    .select('state')
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  expect(state).toBe('open')
})

test('a day that does not exist, or no reason, is refused', async () => {
  expect(
    await room.refusal(manager, 'closeDay', {
      params,
      body: { day: '2026-02-30', reason: '停电' },
    }),
  ).toBe('date_impossible')
  expect(
    await room.refusal(manager, 'closeDay', { params, body: { day: '2026-11-27', reason: '  ' } }),
  ).toBe('malformed')
  expect(
    await room.refusal(manager, 'closeDay', {
      params,
      body: { day: '2026-11-27', reason: '停电' },
      key: 'no uuid',
    }),
  ).toBe('key_missing')
})
