import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { menuRoutes } from '../../backend/menus/menu.routes.ts'
import { readServing } from '../../backend/menus/menu.store.ts'
import { addDays, serviceDay, type ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import type { ServingState } from '../../backend/vocabulary/meal.ts'
import { aCommunity, auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'

const database = await aDatabase()
const { db, setNow } = database
const { canteenId, otherCanteenId } = await aCommunity(db)
const params = { canteenId }
const manager = anActor({ role: 'manager', canteenId })
const room = aRoom(database, [menuRoutes])
await setNow('2026-11-22T10:00:00+08:00')

let dishId = 0
let softDishId = 0
let day: ServiceDay = serviceDay('2026-11-23')
let servingId = 0
let offeringId = 0

beforeAll(async () => {
  const dish = { category: 'meat', priceFen: 1200 } as const
  dishId = (
    await room.ask(manager, 'addDish', {
      params,
      body: {
        ...dish,
        name: '糖醋小排',
        allergens: ['soy'],
        textures: ['regular'],
        tweaks: ['no_sugar'],
      },
    })
  ).dishId
  softDishId = (
    await room.ask(manager, 'addDish', {
      params,
      body: { ...dish, name: '蒸蛋', allergens: ['egg'], textures: ['regular', 'soft', 'minced'] },
    })
  ).dishId
})
beforeEach(async () => {
  day = addDays(day, 1)
  servingId = (await room.ask(manager, 'addServing', { params, body: { day, meal: 'lunch' } }))
    .servingId
  offeringId = (
    await room.ask(manager, 'addOffering', {
      params: { servingId },
      body: { dishId, priceFen: 1600, portionLimit: 20 },
    })
  ).offeringId
})

const serving = async () => present(await readServing(db, servingId), 'the serving')
const move = (state: ServingState) =>
  db.updateTable('servings').set({ state }).where('id', '=', servingId).execute()
const book = (portions: number) =>
  db.updateTable('offerings').set({ booked: portions }).where('id', '=', offeringId).execute()
const change = (portionLimit: number, priceFen = 1600) =>
  room.refusal(manager, 'changeOffering', {
    params: { offeringId },
    body: { priceFen, portionLimit },
  })

describe('what is read for a booking', () => {
  test('a set carries the allergens of all its dishes and the textures they share', async () => {
    const { setId } = await room.ask(manager, 'addSet', {
      params,
      body: { name: `套餐${servingId}`, priceFen: 1800, dishIds: [softDishId, dishId] },
    })
    await room.ask(manager, 'addOffering', {
      params: { servingId },
      body: { setId, size: 'small', priceFen: 1500, portionLimit: 5 },
    })
    const { offerings, canteen } = await serving()
    expect(offerings[1]).toMatchObject({
      allergens: ['egg', 'soy'],
      textures: ['regular'],
      tweaks: [],
      size: 'small',
      sides: '糖醋小排',
      withdrawn: false,
    })
    expect(offerings[0]).toMatchObject({ allergens: ['soy'], tweaks: ['no_sugar'], priceFen: 1600 })
    expect(canteen).toMatchObject({ maxPortionsPerBooking: 2, volunteerMayOrder: true })
  })

  test('an unknown serving is none', async () => {
    expect(await readServing(db, 4711)).toBeUndefined()
  })
})

describe('adding', () => {
  test.each<[ServingState, string]>([
    ['planned', 'allowed'],
    ['open', 'allowed'],
    ['closed', 'serving_not_open'],
    ['served', 'serving_not_open'],
    ['settled', 'serving_not_open'],
  ])('to a serving that is %s: %s', async (state, outcome) => {
    await move(state)
    expect(
      await room.refusal(manager, 'addOffering', {
        params: { servingId },
        body: { dishId: softDishId, priceFen: 300, portionLimit: 10 },
      }),
    ).toBe(outcome)
  })

  test('what stands there already, what is neither or both, what another canteen cooks', async () => {
    const add = (body: object) =>
      room.refusal(manager, 'addOffering', {
        params: { servingId },
        body: { priceFen: 300, portionLimit: 10, ...body },
      })
    expect(await add({ dishId })).toBe('name_taken')
    expect(await add({ dishId, size: 'small' })).toBe('allowed')
    expect(await add({})).toBe('malformed')
    expect(await add({ dishId, setId: 1 })).toBe('malformed')
    expect(await add({ dishId: 4711 })).toBe('malformed')
    const foreign = await room.ask(manager, 'addDish', {
      params: { canteenId: otherCanteenId },
      body: { name: `别家菜${servingId}`, category: 'meat', priceFen: 100 },
    })
    expect(await add({ dishId: foreign.dishId })).toBe('malformed')
    expect(await add({ dishId: softDishId, portionLimit: 10_000 })).toBe('malformed')
    expect(
      await room.refusal(manager, 'addOffering', {
        params: { servingId: 4711 },
        body: { dishId, priceFen: 1, portionLimit: 1 },
      }),
    ).toBe('serving_unknown')
  })
})

describe('changing', () => {
  test('the limit never goes below what is booked', async () => {
    await book(12)
    expect(await change(11)).toBe('below_booked')
    expect(await change(12, 1700)).toBe('allowed')
    expect((await serving()).offerings[0]).toMatchObject({
      portionLimit: 12,
      priceFen: 1700,
      booked: 12,
    })
    expect((await auditOf(db, canteenId)).at(-1)).toMatchObject({
      action: 'offering.changed',
      detail: { priceFen: { from: 1600, to: 1700 }, portionLimit: { from: 20, to: 12 } },
    })
  })

  test('after the cut-off it stands, and nobody changes what is not there', async () => {
    await move('closed')
    expect(await change(30)).toBe('serving_not_open')
    offeringId = 4711
    expect(await change(30)).toBe('offering_unknown')
  })

  test('bookings and a shrinking limit at the same moment never meet beyond it', async () => {
    await move('open')
    const bookOne = async () => {
      const booked =
        await sql`update offerings set booked = booked + 1 where id = ${offeringId} and booked + 1 <= portion_limit`.execute(
          db,
        )
      return Number(booked.numAffectedRows)
    }
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        index % 4 === 3 ? change(8 + (index % 8)).then(() => 0) : bookOne(),
      ),
    )
    const [row] = (await serving()).offerings
    expect(row?.booked).toBe(results.reduce((sum, one) => sum + one, 0))
    expect(row?.booked).toBeLessThanOrEqual(row?.portionLimit ?? 0)
  })
})

describe('removing', () => {
  test('what nobody booked is gone', async () => {
    expect(await room.ask(manager, 'removeOffering', { params: { offeringId } })).toEqual({
      removed: 'deleted',
    })
    expect((await serving()).offerings).toEqual([])
    expect(await room.refusal(manager, 'removeOffering', { params: { offeringId } })).toBe(
      'offering_unknown',
    )
  })

  test('what somebody booked is only no longer sold, and can be sold again', async () => {
    await book(3)
    expect(await room.ask(manager, 'removeOffering', { params: { offeringId } })).toEqual({
      removed: 'withdrawn',
    })
    expect((await serving()).offerings[0]).toMatchObject({ withdrawn: true, booked: 3 })
    const again = (portionLimit: number) =>
      room.refusal(manager, 'addOffering', {
        params: { servingId },
        body: { dishId, priceFen: 1600, portionLimit },
      })
    expect(await again(2)).toBe('below_booked')
    expect(await again(10)).toBe('allowed')
    expect((await serving()).offerings[0]).toMatchObject({
      withdrawn: false,
      portionLimit: 10,
      booked: 3,
    })
  })
})
