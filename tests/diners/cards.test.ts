import { beforeAll, describe, expect, test } from 'vitest'
import { dinerRoutes } from '../../backend/diners/diner.routes.ts'
import { nobody, type Actor } from '../../backend/vocabulary/actor.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aCommunity } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'

const database = await aDatabase()
const { db, setNow } = database
await setNow('2026-11-22T10:00:00+08:00')
const { canteenId, otherCanteenId, communityId } = await aCommunity(db)
const room = aRoom(database, [dinerRoutes])
const manager = anActor({ role: 'manager', canteenId })
const params = { canteenId }
const deviceAt = (at: number, deviceId: number, kind: 'counter' | 'board' = 'counter'): Actor => ({
  ...nobody,
  key: `device:${deviceId}`,
  device: { deviceId, kind, canteenId: at, name: '窗口' },
})

let dinerId = 0
let card: { digits: string; token: string; qrSvg: string }
const key = '2f1c7a6e-3b1d-4c59-9b11-8f7a4f0e9a01'
beforeAll(async () => {
  dinerId = (
    await room.ask(manager, 'registerDiner', {
      params,
      body: { name: '张秀英', gender: 'female', birthDate: serviceDay('1944-05-06'), communityId },
    })
  ).dinerId
  card = await room.ask(manager, 'issueCard', { params: { dinerId }, key })
})

const lookUp = (actor: Actor, body: object, at = canteenId) =>
  room.refusal(actor, 'lookUpCard', { params: { canteenId: at }, body })
const other = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0')

describe('a card', () => {
  test('has six digits and a QR of a long random token that is stored nowhere', async () => {
    expect(card.digits).toMatch(/^\d{6}$/)
    expect(card.token).toMatch(/^[\w-]{43}$/)
    expect(card.qrSvg).toMatch(/^<svg/)
    const stored = JSON.stringify([
      await db.selectFrom('cards').selectAll().execute(),
      await db.selectFrom('idempotency_keys').selectAll().execute(),
    ])
    expect(stored).not.toContain(card.token)
  })

  test('printed twice by one tap is one card', async () => {
    expect(await room.ask(manager, 'issueCard', { params: { dinerId }, key })).toEqual(card)
    expect(
      await db.selectFrom('cards').selectAll().where('diner_id', '=', dinerId).execute(),
    ).toHaveLength(1)
  })

  test('scanned by staff or a device shows a masked name', async () => {
    for (const shown of [card.token, `nuancan:card:${card.token}`, ` ${card.token} `]) {
      expect(await room.ask(manager, 'lookUpCard', { params, body: { token: shown } })).toEqual({
        dinerId,
        maskedName: '张*英',
        bookingId: null,
      })
    }
    expect(await lookUp(deviceAt(otherCanteenId, 9), { token: card.token }, otherCanteenId)).toBe(
      'allowed',
    )
    expect(await lookUp(manager, { token: 'x'.repeat(43) })).toBe('card_unknown')
  })
})

describe('six digits', () => {
  test('work on the canteen’s own registered devices only', async () => {
    expect(await lookUp(deviceAt(canteenId, 1), { digits: card.digits })).toBe('allowed')
    expect(await lookUp(manager, { digits: card.digits })).toBe('device_required')
    expect(await lookUp(deviceAt(canteenId, 2, 'board'), { digits: card.digits })).toBe(
      'device_required',
    )
    expect(await lookUp(deviceAt(otherCanteenId, 3), { digits: card.digits })).toBe(
      'device_required',
    )
    expect(await lookUp(deviceAt(otherCanteenId, 3), { digits: card.digits }, otherCanteenId)).toBe(
      'card_unknown',
    )
  })

  test.each([
    {},
    { digits: '12345' },
    { digits: '1234567' },
    { digits: 'abcdef' },
    { token: 'x'.repeat(81) },
  ])('%j is no card', async (body) => {
    expect(await lookUp(deviceAt(canteenId, 1), body)).toBe('malformed')
  })

  test('guessed in vain too often, the device must wait; another goes on', async () => {
    const device = deviceAt(canteenId, 4)
    const outcomes = []
    for (let guess = 0; guess < 32; guess += 1)
      outcomes.push(await lookUp(device, { digits: other(card.digits) }))
    expect(outcomes.slice(0, 30).every((outcome) => outcome === 'card_unknown')).toBe(true)
    expect(outcomes.slice(30)).toEqual(['too_many_requests', 'too_many_requests'])
    expect(await lookUp(device, { digits: card.digits })).toBe('too_many_requests')
    expect(await lookUp(deviceAt(canteenId, 5), { digits: card.digits })).toBe('allowed')
  })

  test('typed right a hundred times in a rush they still work', async () => {
    const device = deviceAt(canteenId, 6)
    for (let turn = 0; turn < 100; turn += 1)
      expect(await lookUp(device, { digits: card.digits })).toBe('allowed')
  })
})

test('a new card ends the old one', async () => {
  const next = await room.ask(manager, 'issueCard', { params: { dinerId } })
  expect(await lookUp(manager, { token: card.token })).toBe('card_unknown')
  expect(await lookUp(manager, { token: next.token })).toBe('allowed')
})

test('the counter learns which booking she has come for', async () => {
  const day = serviceDay('2026-11-22')
  const { id: servingId } = await db
    .insertInto('servings')
    .values({
      canteen_id: canteenId,
      day,
      meal: 'lunch',
      state: 'closed',
      cutoff_at: '2026-11-21T08:00:00Z',
      window_from: '11:00',
      window_to: '12:30',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: dinner } = await db
    .insertInto('servings')
    .values({
      canteen_id: canteenId,
      day,
      meal: 'dinner',
      state: 'closed',
      cutoff_at: '2026-11-21T08:00:00Z',
      window_from: '17:00',
      window_to: '18:30',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const book = async (serving: number) =>
    (
      await db
        .insertInto('bookings')
        .values({
          serving_id: serving,
          canteen_id: canteenId,
          diner_id: dinerId,
          state: 'placed',
          way: 'dine_in',
          payment: 'counter',
          channel: 'phone',
          placed_by: 'test',
          placed_by_name: 'test',
          portions: 1,
          price_fen: 1500 as never,
          own_fen: 1500 as never,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const lunchId = await book(servingId)
  const dinnerId = await book(dinner)
  const { token } = await room.ask(manager, 'issueCard', { params: { dinerId } })
  const now = async () =>
    (await room.ask(manager, 'lookUpCard', { params, body: { token } })).bookingId
  await setNow('2026-11-22T11:30:00+08:00')
  expect(await now()).toBe(lunchId)
  await db.updateTable('bookings').set({ state: 'collected' }).where('id', '=', lunchId).execute()
  await setNow('2026-11-22T17:05:00+08:00')
  expect(await now()).toBe(dinnerId)
  await setNow('2026-11-23T11:30:00+08:00')
  expect(await now()).toBeNull()
})
