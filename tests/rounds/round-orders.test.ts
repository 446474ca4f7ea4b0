import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { apiOf, type Api } from '../support/api.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aStaffMember, aVolunteer } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aPlace } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db, setNow } = database
const morning = '2026-11-22T10:00:00+08:00'
await setNow(morning)
const canteen = await aCanteen().cuttingOff(1, '16:00').in(db)
const { canteenId, buildingId } = canteen
const serving = await aServing(canteen)
  .onDay('2026-11-23')
  .with(
    anOffering().named('红烧狮子头套餐'),
    anOffering().named('宫保鸡丁套餐').containing('peanut'),
    anOffering().named('清蒸鲈鱼套餐').limitedTo(0),
  )
  .in(db)
const { servingId, offeringIds } = serving
const app = await aQuietApp(database)
const as = apiOf(app.url)
const lin = as(await aVolunteer(db, canteen, buildingId))
const zhao = as(await aVolunteer(db, canteen, buildingId))

beforeEach(() => setNow(morning))

const takenAt = '2026-11-22T01:58:00.000Z'
const plain = { texture: 'regular' as const, tweaks: [], omits: [] }

const somebody = (door = '302'): Promise<Diner> => aDiner(canteen).at(door).in(db)

const roundOf = (api: Api, building = buildingId) =>
  api.call('lookAtRound', { params: { canteenId, buildingId: building } })

const cellFor = async ({ dinerId }: Diner, api = lin) => {
  const { residents, days } = await roundOf(api)
  const nth = days.findIndex(({ day }) => day === '2026-11-23')
  return residents.find((one) => one.dinerId === dinerId)?.cells[nth]
}

const bodyFor = async (diner: Diner, nth = 0) => {
  const cell = await cellFor(diner)
  const offer = cell?.offers.find(({ offeringId }) => offeringId === offeringIds[nth])
  return {
    dinerId: diner.dinerId,
    servingId,
    offeringId: offeringIds[nth] ?? 0,
    variant: offer?.variant ?? plain,
    way: offer?.way ?? ('dine_in' as const),
    pay: 'counter' as const,
    seenPayFen: offer?.payFen ?? 0,
    takenAt,
    agreed: 'usual' as const,
  }
}

const bookingsOf = ({ dinerId }: Diner) =>
  db
    .selectFrom('bookings')
    .select(['id', 'state', 'channel', 'placed_by_name', 'taken_at', 'placed_at'])
    .where('diner_id', '=', dinerId)
    .orderBy('id')
    .execute()

describe('an order taken at a door', () => {
  test('is one booking with both names, the round and the phone’s own time', async () => {
    const diner = await somebody()
    const body = await bodyFor(diner)
    const key = randomUUID()
    const sent = await Promise.all([1, 2, 3].map(() => lin.call('takeRoundOrder', { body, key })))
    expect(new Set(sent.map(({ bookingId }) => bookingId)).size).toBe(1)
    const rows = await bookingsOf(diner)
    expect(rows).toMatchObject([{ state: 'placed', channel: 'round' }])
    expect(rows[0]?.placed_by_name).not.toBe('')
    expect(rows[0]?.taken_at?.toISOString()).toBe(takenAt)
    const orders = await db
      .selectFrom('round_orders')
      .selectAll()
      .where('order_key', '=', key)
      .execute()
    expect(orders).toMatchObject([{ booking_id: rows[0]?.id, agreed: 'usual' }])
  })

  test('replayed late, after it was taken back and its key forgotten, books nothing again', async () => {
    const diner = await somebody()
    const body = await bodyFor(diner)
    const key = randomUUID()
    await lin.call('takeRoundOrder', { body, key })
    await lin.call('takeBackRoundOrder', { body: { dinerId: diner.dinerId, orderKey: key } })
    await db.deleteFrom('idempotency_keys').where('key', '=', key).execute()
    expect(await lin.outcome('takeRoundOrder', { body, key })).toBe('accepted')
    expect(await bookingsOf(diner)).toMatchObject([{ state: 'cancelled' }])
    // The control: without the key the same replay is a second meal.
    await lin.call('takeRoundOrder', { body, key: randomUUID() })
    expect(await bookingsOf(diner)).toMatchObject([{ state: 'cancelled' }, { state: 'placed' }])
  })

  test('arriving after cut-off is refused, whatever the phone’s clock said', async () => {
    const diner = await somebody()
    const body = await bodyFor(diner)
    await setNow('2026-11-22T16:00:00+08:00')
    expect(await lin.outcome('takeRoundOrder', { body })).toBe('past_cutoff')
    expect(await bookingsOf(diner)).toEqual([])
  })

  test('whoever comes second with another phone hears that she has it, and sees from whom', async () => {
    const diner = await somebody()
    const body = await bodyFor(diner)
    const outcomes = await Promise.all([
      lin.outcome('takeRoundOrder', { body }),
      zhao.outcome('takeRoundOrder', { body }),
    ])
    expect(outcomes.toSorted()).toEqual(['accepted', 'already_booked'])
    const [row] = await bookingsOf(diner)
    expect(await cellFor(diner, zhao)).toMatchObject({
      state: 'booked',
      booked: { by: row?.placed_by_name, cancellable: true },
    })
  })

  test('of another price, sold out or against her allergy is refused', async () => {
    const diner = await aDiner(canteen).at('401').allergicTo('peanut').in(db)
    const body = await bodyFor(diner)
    const dearer = { ...body, seenPayFen: body.seenPayFen + 100 }
    expect(await lin.outcome('takeRoundOrder', { body: dearer })).toBe('price_changed')
    expect(await lin.outcome('takeRoundOrder', { body: await bodyFor(diner, 1) })).toBe(
      'dish_clashes',
    )
    expect(await lin.outcome('takeRoundOrder', { body: await bodyFor(diner, 2) })).toBe('sold_out')
    expect(await bookingsOf(diner)).toEqual([])
  })
})

describe('taking an order back', () => {
  test('by the key of one that never arrived is nothing, and of somebody else’s is refused', async () => {
    const diner = await somebody()
    const neighbour = await somebody('303')
    const nothing = { dinerId: diner.dinerId, orderKey: randomUUID() }
    expect(await lin.call('takeBackRoundOrder', { body: nothing })).toEqual({ bookingId: null })
    const key = randomUUID()
    await lin.call('takeRoundOrder', { body: await bodyFor(diner), key })
    const hers = { dinerId: neighbour.dinerId, orderKey: key }
    expect(await lin.outcome('takeBackRoundOrder', { body: hers })).toBe('booking_unknown')
  })

  test('works until cut-off and not after', async () => {
    const diner = await somebody()
    const key = randomUUID()
    await lin.call('takeRoundOrder', { body: await bodyFor(diner), key })
    await setNow('2026-11-22T16:00:01+08:00')
    const back = { dinerId: diner.dinerId, orderKey: key }
    expect(await lin.outcome('takeBackRoundOrder', { body: back })).toBe('past_cutoff')
    await setNow(morning)
    expect(await lin.outcome('takeBackRoundOrder', { body: back })).toBe('accepted')
    expect(await cellFor(diner)).toMatchObject({ state: 'open' })
  })
})

describe('the building a round goes through', () => {
  test('shows the doors of her own buildings only, by floors, and each look is on the record', async () => {
    const next = await aPlace(db, 'building', '9号楼', canteen.compoundId)
    const diner = await somebody('1204')
    const beyond = await somebody('101')
    await db
      .updateTable('diners')
      .set({ building_id: next })
      .where('id', '=', beyond.dinerId)
      .execute()
    const visitor = as(await aVolunteer(db, canteen, buildingId))
    const { residents } = await roundOf(visitor)
    expect(residents.find((one) => one.dinerId === diner.dinerId)).toMatchObject({ floor: 12 })
    expect((await roundOf(visitor, next)).residents).toEqual([])
    const { buildings } = await visitor.call('listRounds', { params: { canteenId } })
    expect(buildings.map((one) => one.buildingId)).toEqual([buildingId])
    const manager = as(await aStaffMember(db, 'manager', canteen))
    expect((await roundOf(manager, next)).residents).toHaveLength(1)
    const looks = await db
      .selectFrom('audit_entries')
      .select('subject')
      .where('action', '=', 'round.looked_at')
      .where('subject', '=', `place:${next}`)
      .execute()
    expect(looks).toHaveLength(2)
  })

  test('tells what a standing order will book, who pauses, and a day without service', async () => {
    const diner = await somebody('502')
    const paused = await somebody('503')
    const hold = { firstDay: '2026-11-22', lastDay: '2026-11-24' }
    await lin.call('addHold', { params: { dinerId: paused.dinerId }, body: hold })
    const { residents, days } = await roundOf(lin)
    expect(days).toHaveLength(7)
    expect(residents.find((one) => one.dinerId === paused.dinerId)).toMatchObject({
      paused: { until: '2026-11-24' },
    })
    expect((await cellFor(paused))?.state).toBe('paused')
    expect((await cellFor(diner))?.state).toBe('open')
    const manager = as(await aStaffMember(db, 'manager', canteen))
    await manager.call('closeDay', {
      params: { canteenId },
      body: { day: '2026-11-25', reason: '设备检修', reasonEn: 'repairs' },
    })
    const closed = (await roundOf(lin)).residents.find((one) => one.dinerId === diner.dinerId)
    expect(closed?.cells[3]?.state).toBe('closed')
  })

  test('of another canteen is not found', async () => {
    const far = await aCanteen().named('长征食堂').in(db)
    const params = { canteenId, buildingId: far.buildingId }
    expect(await lin.outcome('lookAtRound', { params })).toBe('not_found')
  })
})

test('the books are sound afterwards', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
})
