import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { canteenRoutes } from '../../backend/canteens/canteen.routes.ts'
import { menuRoutes } from '../../backend/menus/menu.routes.ts'
import { readServing } from '../../backend/menus/menu.store.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aCommunity, auditOf, type Community } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'

const database = await aDatabase()
const { db, setNow } = database
const place: Community = await aCommunity(db)
const { canteenId } = place
const params = { canteenId }
const manager = anActor({ role: 'manager', canteenId })
const room = aRoom(database, [menuRoutes, canteenRoutes])
// A Sunday.
await setNow('2026-11-22T10:00:00+08:00')
const thisMonday = serviceDay('2026-11-23')
const nextMonday = serviceDay('2026-11-30')

const kitchen = { setId: 0, dishId: 0 }
beforeAll(async () => {
  const ids: number[] = []
  for (const [name, allergens] of [
    ['红烧狮子头', ['gluten', 'egg']],
    ['香菇青菜', []],
    ['米饭', []],
  ] as const) {
    const { dishId } = await room.ask(manager, 'addDish', {
      params,
      body: {
        name,
        category: 'meat',
        priceFen: 1200,
        allergens: [...allergens],
        textures: name === '米饭' ? ['regular', 'soft', 'minced', 'pureed'] : ['regular', 'soft'],
        tweaks: name === '红烧狮子头' ? ['less_salt'] : [],
        ingredients: [{ name: '猪肉', grams: 80 }],
      },
    })
    ids.push(dishId)
  }
  kitchen.dishId = present(ids[0], 'a dish')
  kitchen.setId = (
    await room.ask(manager, 'addSet', {
      params,
      body: { name: '狮子头套餐', priceFen: 1500, dishIds: ids },
    })
  ).setId
})

const addOffering = (servingId: number, portionLimit = 50) =>
  room.ask(manager, 'addOffering', {
    params: { servingId },
    body: { setId: kitchen.setId, priceFen: 1500, portionLimit },
  })

describe('a week by hand', () => {
  test('a serving takes the canteen’s pattern and cut-off', async () => {
    const { servingId } = await room.ask(manager, 'addServing', {
      params,
      body: { day: thisMonday, meal: 'lunch' },
    })
    expect(await readServing(db, servingId)).toMatchObject({
      state: 'planned',
      from: '11:00',
      to: '12:30',
      cutoffAt: new Date('2026-11-22T16:00:00+08:00'),
      ways: [
        { way: 'dine_in', capacity: 60, booked: 0 },
        { way: 'pick_up', capacity: 40, booked: 0 },
      ],
    })
  })

  test.each([
    ['a day that does not exist', { day: '2026-02-29', meal: 'lunch' }, 'date_impossible'],
    ['a meal that is there already', { day: '2026-11-23', meal: 'lunch' }, 'name_taken'],
    ['a meal the canteen does not serve', { day: '2026-11-24', meal: 'breakfast' }, 'malformed'],
    ['a meal whose cut-off has passed', { day: '2026-11-22', meal: 'dinner' }, 'past_cutoff'],
    ['no meal at all', { day: '2026-11-24', meal: 'supper' }, 'malformed'],
  ])('%s is refused', async (_what, body, code) => {
    expect(await room.refusal(manager, 'addServing', { params, body })).toBe(code)
  })

  test('a closed day has no servings', async () => {
    await room.ask(manager, 'closeDay', {
      params,
      body: { day: serviceDay('2026-11-28'), reason: '消毒' },
    })
    expect(
      await room.refusal(manager, 'addServing', {
        params,
        body: { day: '2026-11-28', meal: 'lunch' },
      }),
    ).toBe('closed_day')
  })

  test('an empty week cannot be published, a filled one opens', async () => {
    const week = { canteenId, monday: thisMonday }
    expect(await room.refusal(manager, 'publishMenuWeek', { params: week })).toBe('menu_week_empty')
    const before = await room.ask(manager, 'getMenuWeek', { params: week })
    expect(before.can.publish).toMatchObject({
      allowed: false,
      because: { code: 'menu_week_empty' },
    })
    const serving = present(before.days[0]?.servings[0], 'Monday’s lunch')
    await addOffering(serving.servingId)
    expect(await room.ask(manager, 'publishMenuWeek', { params: week })).toEqual({ opened: 1 })
    const after = await room.ask(manager, 'getMenuWeek', { params: week })
    expect(after).toMatchObject({
      exists: true,
      publishedBy: '测试员',
      can: { publish: { allowed: false, because: { code: 'nothing_to_change' } } },
    })
    expect(after.days[0]?.servings[0]).toMatchObject({
      state: 'open',
      dineInCapacity: 60,
      pickUpCapacity: 40,
      booked: 0,
      offerings: [
        {
          name: { zh: '狮子头套餐' },
          sides: { zh: '香菇青菜、米饭' },
          priceFen: 1500,
          portionLimit: 50,
          can: { remove: { allowed: true } },
        },
      ],
    })
    expect(after.days[5]).toMatchObject({ closed: { zh: '消毒' }, servings: [] })
  })

  test('a serving added later opens with the next publishing, alone', async () => {
    const { servingId } = await room.ask(manager, 'addServing', {
      params,
      body: { day: serviceDay('2026-11-24'), meal: 'lunch' },
    })
    await addOffering(servingId)
    const week = { canteenId, monday: thisMonday }
    expect((await room.ask(manager, 'getMenuWeek', { params: week })).can.publish).toEqual({
      allowed: true,
    })
    expect(await room.ask(manager, 'publishMenuWeek', { params: week })).toEqual({ opened: 1 })
  })

  test('only Mondays name a week', async () => {
    for (const monday of ['2026-11-24', '2026-13-01', 'next']) {
      expect(await room.refusal(manager, 'getMenuWeek', { params: { canteenId, monday } })).toBe(
        'date_impossible',
      )
      expect(
        await room.refusal(manager, 'publishMenuWeek', { params: { canteenId, monday } }),
      ).toBe('date_impossible')
    }
  })
})

describe('copying last week', () => {
  test('takes offerings, prices and limits, and skips closed days', async () => {
    await room.ask(manager, 'closeDay', {
      params,
      body: { day: serviceDay('2026-12-01'), reason: '停水' },
    })
    const week = { canteenId, monday: nextMonday }
    expect((await room.ask(manager, 'getMenuWeek', { params: week })).can.copyLastWeek).toEqual({
      allowed: true,
    })
    expect(
      await room.ask(manager, 'copyMenuWeek', { params: week, body: { from: thisMonday } }),
    ).toEqual({ servings: 1 })
    const copied = await room.ask(manager, 'getMenuWeek', { params: week })
    expect(copied.publishedAt).toBeNull()
    expect(copied.days[0]?.servings[0]).toMatchObject({
      state: 'planned',
      cutoffAt: '2026-11-29T08:00:00.000Z',
      offerings: [{ priceFen: 1500, portionLimit: 50, booked: 0 }],
    })
    expect(copied.days[1]).toMatchObject({ closed: { zh: '停水' }, servings: [] })
    expect(copied.can.copyLastWeek).toMatchObject({
      allowed: false,
      because: { code: 'menu_week_exists' },
    })
  })

  test('does not fill a filled week, nor from an empty one, nor over days gone by', async () => {
    const copy = (monday: string, from: string) =>
      room.refusal(manager, 'copyMenuWeek', { params: { canteenId, monday }, body: { from } })
    expect(await copy('2026-11-30', '2026-11-23')).toBe('menu_week_exists')
    expect(await copy('2026-12-14', '2026-12-07')).toBe('menu_week_empty')
    expect(await copy('2026-11-09', '2026-11-23')).toBe('past_cutoff')
    expect(await copy('2026-12-07', '2026-11-24')).toBe('date_impossible')
    const left = await sql`select from menu_weeks where monday = '2026-11-09'`.execute(db)
    expect(left.rows).toEqual([])
  })

  test('leaves out what is no longer cooked or no longer sold', async () => {
    const { dishId } = await room.ask(manager, 'addDish', {
      params,
      body: { name: '清蒸鲈鱼', category: 'fish', priceFen: 1600, allergens: ['fish'] },
    })
    const { servingId } = await room.ask(manager, 'addServing', {
      params,
      body: { day: serviceDay('2026-12-08'), meal: 'lunch' },
    })
    await room.ask(manager, 'addOffering', {
      params: { servingId },
      body: { dishId, priceFen: 1600, portionLimit: 10 },
    })
    await addOffering(servingId)
    await db.updateTable('dishes').set({ ended_at: new Date() }).where('id', '=', dishId).execute()
    await room.ask(manager, 'copyMenuWeek', {
      params: { canteenId, monday: serviceDay('2026-12-14') },
      body: { from: serviceDay('2026-12-07') },
    })
    const { days } = await room.ask(manager, 'getMenuWeek', {
      params: { canteenId, monday: serviceDay('2026-12-14') },
    })
    expect(days[1]?.servings[0]?.offerings.map(({ name }) => name.zh)).toEqual(['狮子头套餐'])
  })
})

test('every step of the menu is on the canteen’s record', async () => {
  const actions = new Set((await auditOf(db, canteenId)).map(({ action }) => action))
  for (const action of [
    'dish.added',
    'set.added',
    'serving.added',
    'offering.added',
    'menu_week.published',
    'menu_week.copied',
  ]) {
    expect(actions).toContain(action)
  }
})

describe('dishes and sets', () => {
  test('a name is taken once, and ingredients have weights', async () => {
    const dish = { name: '红烧狮子头', category: 'meat', priceFen: fen(1200) }
    expect(await room.refusal(manager, 'addDish', { params, body: dish })).toBe('name_taken')
    for (const wrong of [
      { name: '' },
      { name: '一二三四五六七八九十一二三四五六七' },
      { priceFen: -1 },
      { priceFen: 12.5 },
      { allergens: ['pork'] },
      { ingredients: [{ name: '盐', grams: 0 }] },
    ]) {
      expect(
        await room.refusal(manager, 'addDish', {
          params,
          body: { ...dish, name: '新菜', ...wrong },
        }),
      ).toBe('malformed')
    }
    expect(
      await room.refusal(manager, 'addSet', {
        params,
        body: { name: '狮子头套餐', priceFen: 1500, dishIds: [kitchen.dishId] },
      }),
    ).toBe('name_taken')
    expect(
      await room.refusal(manager, 'addSet', {
        params,
        body: { name: '新套餐', priceFen: 1500, dishIds: [kitchen.dishId, 4711] },
      }),
    ).toBe('malformed')
  })

  test('lists say what may be offered', async () => {
    const { dishes } = await room.ask(manager, 'listDishes', { params })
    expect(dishes.map(({ name }) => name.zh)).toContain('香菇青菜')
    expect(dishes.find(({ dishId }) => dishId === kitchen.dishId)).toMatchObject({
      allergens: ['egg', 'gluten'],
      textures: ['regular', 'soft'],
      tweaks: ['less_salt'],
      kcal: null,
    })
    expect((await room.ask(manager, 'listSets', { params })).sets).toMatchObject([
      { setId: kitchen.setId, sides: { zh: '香菇青菜、米饭' } },
    ])
    expect(
      (await room.ask(manager, 'listDishes', { params: { canteenId: place.otherCanteenId } }))
        .dishes,
    ).toEqual([])
  })
})
