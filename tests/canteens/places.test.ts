import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { canteenRoutes } from '../../backend/canteens/canteen.routes.ts'
import { timeOfDay } from '../../backend/vocabulary/calendar.ts'
import { aCommunity, auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'

const database = await aDatabase()
const { db } = database
const place = await aCommunity(db)
const { canteenId, communityId } = place
const room = aRoom(database, [canteenRoutes])
const manager = anActor({ role: 'manager', canteenId })
const params = { canteenId }

const buildingsOf = async (compound: string): Promise<string[]> => {
  const { buildings } = await room.ask(manager, 'listBuildings', { params })
  return buildings.filter((one) => one.compound === compound).map(({ name }) => name)
}
const actionsOf = async (): Promise<string[]> =>
  (await auditOf(db, canteenId)).map(({ action }) => action)

describe('buildings', () => {
  test('are added to a compound, made where it is missing', async () => {
    const body = { communityId, compound: '甘泉二村', buildings: ['2栋', '1栋', '12栋'] }
    expect(await room.ask(manager, 'addBuildings', { params, body })).toEqual({ added: 3 })
    expect(await buildingsOf('甘泉二村')).toEqual(['1栋', '2栋', '12栋'])
    expect((await auditOf(db, canteenId)).at(-1)).toMatchObject({
      action: 'canteen.buildings_added',
      actor: manager.key,
      subject: `canteen:${canteenId}`,
      detail: { communityId, placeId: expect.any(Number), added: 3 },
    })
  })

  test('that are there already stay as they are, and nothing is put on record', async () => {
    const before = await actionsOf()
    const body = { communityId, compound: '甘泉一村', buildings: ['6栋', '12栋'] }
    expect(await room.ask(manager, 'addBuildings', { params, body })).toEqual({ added: 0 })
    expect(await actionsOf()).toEqual(before)
    const more = { ...body, buildings: ['6栋', '7栋', '7栋'] }
    expect(await room.ask(manager, 'addBuildings', { params, body: more })).toEqual({ added: 1 })
    expect(await buildingsOf('甘泉一村')).toEqual(['6栋', '7栋', '12栋'])
  })

  test('may stand in the community itself, without a compound', async () => {
    const body = { communityId, compound: '', buildings: ['甘泉路 88 号'] }
    expect(await room.ask(manager, 'addBuildings', { params, body })).toEqual({ added: 1 })
    expect(await buildingsOf('')).toEqual(['甘泉路 88 号'])
  })

  test('know all the places above them, so that volunteers and schemes find them', async () => {
    const { rows } = await sql`
      select path from places where kind = 'building' and name = '7栋'`.execute(db)
    expect(rows).toEqual([{ path: '上海市/普陀区/甘泉路街道/甘泉一村社区/甘泉一村/7栋' }])
  })

  test('are not added where another canteen serves, nor to what is no community', async () => {
    const elsewhere = [place.otherCommunityId, place.streetId, place.compoundId, 9e9]
    for (const communityIdOfOthers of elsewhere) {
      const body = { communityId: communityIdOfOthers, compound: '新村', buildings: ['1栋'] }
      expect(await room.refusal(manager, 'addBuildings', { params, body })).toBe('not_yours')
    }
    const { rows } = await sql`select from places where name = '新村'`.execute(db)
    expect(rows).toEqual([])
  })

  test('a compound cannot have the name of a house beside it', async () => {
    const body = { communityId, compound: '甘泉路 88 号', buildings: ['1栋'] }
    expect(await room.refusal(manager, 'addBuildings', { params, body })).toBe('name_taken')
  })

  test.each([
    ['none', []],
    ['sixty-one', Array.from({ length: 61 }, (_, number) => `${number + 1}栋`)],
    ['one without a name', ['1栋', '  ']],
  ])('%s are refused', async (_, buildings) => {
    const body = { communityId, compound: '甘泉三村', buildings }
    expect(await room.refusal(manager, 'addBuildings', { params, body })).toBe('malformed')
    expect(await buildingsOf('甘泉三村')).toEqual([])
  })

  test('two people adding the same list make each building once', async () => {
    const body = { communityId, compound: '甘泉四村', buildings: ['1栋', '2栋', '3栋'] }
    const replies = await Promise.all(
      [1, 2, 3].map(() => room.ask(manager, 'addBuildings', { params, body })),
    )
    expect(replies.map(({ added }) => added).toSorted((a, b) => a - b)).toEqual([0, 0, 3])
    expect(await buildingsOf('甘泉四村')).toEqual(['1栋', '2栋', '3栋'])
  })
})

describe('meal patterns', () => {
  const breakfast = {
    meal: 'breakfast' as const,
    from: timeOfDay('06:30'),
    to: timeOfDay('08:30'),
    windowMinutes: null,
    dineInCapacity: 40,
    pickUpCapacity: 0,
  }

  test('stand in the order of the day; a new one is on record', async () => {
    expect(await room.ask(manager, 'setMealPattern', { params, body: breakfast })).toEqual(
      breakfast,
    )
    const { patterns } = await room.ask(manager, 'getMealPatterns', { params })
    expect(patterns.map(({ meal }) => meal)).toEqual(['breakfast', 'lunch', 'dinner'])
    expect(patterns[0]).toEqual(breakfast)
    expect((await auditOf(db, canteenId)).at(-1)).toMatchObject({
      action: 'canteen.meal_pattern_set',
      detail: { meal: 'breakfast', from: null, to: breakfast },
    })
  })

  test('are changed with what they were on record; the same again is no change', async () => {
    const later = { ...breakfast, from: timeOfDay('07:00'), dineInCapacity: 50 }
    await room.ask(manager, 'setMealPattern', { params, body: later })
    const { patterns } = await room.ask(manager, 'getMealPatterns', { params })
    expect(patterns).toHaveLength(3)
    expect(patterns[0]).toEqual(later)
    expect((await auditOf(db, canteenId)).at(-1)?.detail).toEqual({
      meal: 'breakfast',
      from: breakfast,
      to: later,
    })
    const before = await actionsOf()
    await room.ask(manager, 'setMealPattern', { params, body: later })
    expect(await actionsOf()).toEqual(before)
  })

  test('a meal ends after it begins', async () => {
    for (const to of ['06:30', '06:00']) {
      const body = { ...breakfast, to: timeOfDay(to) }
      expect(await room.refusal(manager, 'setMealPattern', { params, body })).toBe('malformed')
    }
    const { patterns } = await room.ask(manager, 'getMealPatterns', { params })
    expect(patterns[0]?.from).toBe('07:00')
  })

  test.each([
    ['dineInCapacity', -1],
    ['pickUpCapacity', 1.5],
    ['dineInCapacity', 2_001],
    ['from', '24:00'],
    ['meal', 'tea'],
  ])('%s cannot be %s', async (field, value) => {
    const body = { ...breakfast, [field]: value }
    expect(await room.refusal(manager, 'setMealPattern', { params, body })).toBe('malformed')
  })

  test('of a canteen that is not there are refused', async () => {
    const nowhere = { canteenId: 4711 }
    expect(
      await room.refusal(manager, 'setMealPattern', { params: nowhere, body: breakfast }),
    ).toBe('not_found')
  })
})
