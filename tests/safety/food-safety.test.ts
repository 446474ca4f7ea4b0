import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { present } from '../../backend/vocabulary/invariant.ts'
import { apiOf } from '../support/api.ts'
import { aDevice, aStaffMember } from '../support/builders/people.ts'
import { aDatabase } from '../support/database.ts'
import {
  anEvidenceKitchen,
  fish,
  lunchDay,
  type EvidenceKitchen,
} from '../support/evidence-kitchen.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db, setNow } = database
const app = await aQuietApp(database)
const as = apiOf(app.url)
const at = (time: string, on = lunchDay): Promise<void> => setNow(`${on}T${time}:00+08:00`)

let one: EvidenceKitchen
beforeEach(async () => {
  one = await anEvidenceKitchen(database, app.url)
})

describe('a sample', () => {
  test('of each dish on the menu, with who, when, where; corrected by a later word that leaves the moment', async () => {
    expect(one.dishIds).toHaveLength(2)
    expect(await one.noting.sample(one.dishOf(0))).toBe('accepted')
    await at('10:20')
    expect(await one.noting.sample(one.dishOf(0), { grams: 150 })).toBe('accepted')
    expect(await one.noting.sample(one.dishOf(0), { grams: 150 })).toBe('accepted')
    const { servings, kept } = await one.look()
    expect(servings[0]?.dishes[0]?.sample).toMatchObject({
      grams: 150,
      place: '留样冰箱 1 层',
      byName: '测试kitchen',
      at: '2026-11-23T02:00:00.000Z',
      keepUntil: '2026-11-25T02:00:00.000Z',
      corrected: true,
      mayBeDisposed: false,
    })
    expect(servings[0]?.dishes[1]?.sample).toBeNull()
    expect(kept).toHaveLength(1)
    const rows = await db.selectFrom('food_samples').select('grams').execute()
    expect(rows).toHaveLength(2)
    await expect(sql`update food_samples set grams = 200`.execute(db)).rejects.toThrow(
      /append-only|only grows|refuse/,
    )
  })

  test('of less than 125 g is refused, here and in the database', async () => {
    expect(await one.noting.sample(one.dishOf(0), { grams: 124 })).toBe('malformed')
    await expect(
      sql`insert into food_samples (serving_id, dish_id, grams, place, noted_by, noted_by_name)
        values (${one.params.servingId}, ${one.dishOf(0)}, 124, '冰箱', 'account:1', '谁')`.execute(
        db,
      ),
    ).rejects.toThrow(/food_samples_grams/)
  })

  test('of a dish that is not on this menu, or on another day, is none', async () => {
    const { id } = await db
      .insertInto('dishes')
      .values({ name: '别家的菜', name_en: 'elsewhere', category: 'soup', price_fen: 100 as never })
      .returning('id')
      .executeTakeFirstOrThrow()
    expect(await one.noting.sample(id)).toBe('dish_not_served')
    await at('00:00', '2026-11-24')
    expect(await one.noting.sample(one.dishOf(0))).toBe('evidence_day_over')
  })

  test('stays 48 hours: thrown away a second before it is refused, in the database too', async () => {
    expect(await one.noting.disposal(one.dishOf(0))).toBe('sample_unknown')
    await one.noting.sample(one.dishOf(0))
    await at('09:59', '2026-11-25')
    expect(await one.noting.disposal(one.dishOf(0))).toBe('sample_too_young')
    await expect(
      sql`insert into sample_disposals (serving_id, dish_id, sample_id, taken_at, disposed_by, disposed_by_name)
        select serving_id, dish_id, id, taken_at, 'account:1', '谁' from food_samples
        where serving_id = ${one.params.servingId}`.execute(db),
    ).rejects.toThrow(/sample_disposals_kept/)
    // Nor by saying that it was taken earlier than it was.
    await expect(
      sql`insert into sample_disposals (serving_id, dish_id, sample_id, taken_at, disposed_by, disposed_by_name)
        select serving_id, dish_id, id, taken_at - interval '1 day', 'account:1', '谁' from food_samples
        where serving_id = ${one.params.servingId}`.execute(db),
    ).rejects.toThrow(/foreign key/)
    await at('10:00', '2026-11-25')
    expect((await one.look()).kept[0]?.mayBeDisposed).toBe(true)
    expect(await one.noting.disposal(one.dishOf(0))).toBe('accepted')
    expect(await one.noting.disposal(one.dishOf(0))).toBe('sample_disposed')
    expect((await one.look()).kept).toEqual([])
    expect((await one.look(lunchDay)).servings[0]?.dishes[0]?.sample?.disposed?.byName).toBe(
      '测试kitchen',
    )
  })

  test('two tablets at once keep one sample, and throw it away once', async () => {
    const taken = await Promise.all([1, 2, 3, 4].map(() => one.noting.sample(one.dishOf(0))))
    expect(taken.filter((outcome) => outcome === 'accepted').length).toBeGreaterThan(0)
    const rows = await db
      .selectFrom('food_samples')
      .select('revision')
      .where('serving_id', '=', one.params.servingId)
      .execute()
    expect(rows).toEqual([{ revision: 1 }])
    await at('10:00', '2026-11-25')
    const disposed = await Promise.all([1, 2, 3, 4].map(() => one.noting.disposal(one.dishOf(0))))
    expect(disposed.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
  })
})

describe('a temperature', () => {
  test('too low is refused until it says what was done; reheated it is measured again', async () => {
    expect(await one.noting.heat(one.dishOf(0), 'cooked', 69)).toBe('too_cold')
    expect(await one.noting.heat(one.dishOf(0), 'cooked', 69, 'reheated')).toBe('accepted')
    const cold = (await one.look()).servings[0]
    expect(cold?.dishes[0]?.cooked).toMatchObject({
      celsius: 69,
      enough: false,
      remedy: 'reheated',
    })
    expect(cold?.missing.tooCold).toBe(1)
    await at('10:10')
    expect(await one.noting.heat(one.dishOf(0), 'cooked', 88)).toBe('accepted')
    const hot = (await one.look()).servings[0]
    expect(hot?.missing.tooCold).toBe(0)
    expect(hot?.dishes[0]).toMatchObject({
      readings: [{ celsius: 69 }, { celsius: 88 }],
      // Heated again it is not younger.
      eatBy: '2026-11-23T06:00:00.000Z',
    })
    const silently =
      sql`insert into food_temperatures (serving_id, dish_id, stage, celsius, measured_by, measured_by_name)
      values (${one.params.servingId}, ${one.dishOf(0)}, 'held', 59, 'account:1', '谁')`.execute(db)
    await expect(silently).rejects.toThrow(/food_temperatures_remedy/)
  })

  test('of what was thrown away asks for no more heat', async () => {
    await one.noting.heat(one.dishOf(0), 'held', 40, 'thrown_away')
    const serving = (await one.look()).servings[0]
    expect(serving?.dishes[0]?.thrownAway).toBe(true)
    expect(serving?.missing).toMatchObject({ temperatures: 2, tooCold: 0 })
  })
})

test('on a tablet nobody signed in to, she says who she is', async () => {
  const tablet = as(await aDevice(db, 'kitchen_tablet', one.canteen))
  const take = (handId?: number) =>
    tablet.outcome('takeSample', {
      params: one.params,
      body: { dishId: one.dishOf(1), grams: 125, place: '冰箱', handId },
    })
  const outside = await aStaffMember(db, 'counter', one.canteen)
  expect(await take()).toBe('hand_unknown')
  expect(await take(outside.accountId)).toBe('hand_unknown')
  expect(await take(one.cook.accountId)).toBe('accepted')
  expect((await one.look()).servings[0]?.dishes[1]?.sample?.byName).toBe('测试kitchen')
})

describe('goods', () => {
  test('past their date stay outside, here and in the database', async () => {
    expect(await one.noting.goods({ producedOn: '2026-10-01', expiresOn: '2026-11-22' })).toBe(
      'goods_expired',
    )
    expect(await one.noting.goods({ producedOn: '2026-11-24' })).toBe('goods_dates_wrong')
    expect(await one.noting.goods({ producedOn: null, expiresOn: lunchDay })).toBe('accepted')
    await expect(
      sql`insert into goods_received (canteen_id, day, supplier, item, quantity, unit, expires_on, received_by, received_by_name)
        values (${one.canteen.canteenId}, ${lunchDay}, '谁', '米', 1, 'kg', '2026-11-22', 'account:1', '谁')`.execute(
        db,
      ),
    ).rejects.toThrow(/goods_received_fresh/)
  })

  test('noted wrong are corrected by a later row, once', async () => {
    expect(await one.noting.goods()).toBe('accepted')
    const [wrong] = (await one.look()).goods
    const replacesId = present(wrong, 'what came in').goodsId
    expect(await one.noting.goods({ quantity: 21.5, replacesId })).toBe('accepted')
    expect(await one.noting.goods({ quantity: 22, replacesId })).toBe('goods_unknown')
    const { goods: standing, suppliers } = await one.look()
    expect(standing).toMatchObject([{ quantity: 21.5, unit: 'kg', corrected: true }])
    expect(suppliers).toEqual([{ supplier: fish.supplier, supplierContact: fish.supplierContact }])
  })
})
