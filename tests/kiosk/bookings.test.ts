import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { apiOf } from '../support/api.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aVolunteer } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { startApp } from '../support/server.ts'
import { aKiosk, forgetGuesses, openMeal, usualBody, type Kiosk } from './at-the-kiosk.ts'

const database = await aDatabase()
const { db, setNow, advance } = database
const morning = '2026-11-22T10:00:00+08:00'
await setNow(morning)
const canteen = await aCanteen().in(db)
const serving = await aServing(canteen)
  .onDay('2026-11-23')
  .with(
    anOffering().named('宫保鸡丁套餐').containing('peanut'),
    anOffering().named('红烧狮子头套餐'),
    anOffering().named('清蒸鲈鱼套餐').priced(1800).limitedTo(0),
  )
  .in(db)
const { url } = await startApp(database)
const kiosk = await aKiosk(db, url, canteen)
const second = await aKiosk(db, url, canteen)
const volunteer = apiOf(url)(await aVolunteer(db, canteen))
const { params } = kiosk

beforeEach(async () => {
  await setNow(morning)
  await forgetGuesses(db)
})

const bookingsOf = async ({ dinerId }: Diner) =>
  (
    await sql<{
      id: number
      state: string
      channel: string
      by: string
      name: string
      n: number
      pay: string
    }>`
      select id, state, channel, placed_by as by, placed_by_name as name, portions as n, payment as pay
      from bookings where diner_id = ${dinerId} order by id`.execute(db)
  ).rows

interface Order {
  readonly servingId: number
  readonly offeringId: number
  readonly quantity?: number
}
const lunch = { servingId: serving.servingId, offeringId: serving.offeringIds[1] ?? 0 }
const byPhone = (diner: Diner, { servingId, offeringId, quantity = 1 }: Order = lunch) =>
  volunteer.call('placeBooking', {
    body: {
      dinerId: diner.dinerId,
      servingId,
      lines: [{ offeringId, quantity }],
      way: 'dine_in',
      pay: 'counter',
      seenPayFen: 1500 * quantity,
      channel: 'phone',
    },
  })

describe('booking', () => {
  test('is one portion from her card, on the record as the kiosk and her', async () => {
    const diner = await aDiner(canteen).named('张秀英').withWallet(8000).in(db)
    const opened = await kiosk.scan(diner)
    const { slip } = await kiosk.api.call('placeKioskBooking', { params, body: usualBody(opened) })
    expect(slip).toMatchObject({ number: expect.any(Number), state: 'placed' })
    expect(slip.payment).toEqual({ by: 'wallet', dueFen: 0 })
    expect(await bookingsOf(diner)).toEqual([
      expect.objectContaining({
        channel: 'kiosk',
        by: `device:${kiosk.deviceId}`,
        name: '测试kiosk · 张秀英',
        n: 1,
        pay: 'wallet',
      }),
    ])
    const entry = (await auditOf(db, canteen.canteenId)).findLast(
      ({ action }) => action === 'booking.placed',
    )
    expect(entry).toMatchObject({ actor: `device:${kiosk.deviceId}`, detail: { channel: 'kiosk' } })
    const again = await kiosk.scan(diner)
    expect(again.view.next).toMatchObject({ state: 'booked', slip: { number: slip.number } })
  })

  test('with digits is the same, told less', async () => {
    const diner = await aDiner(canteen).allergicTo('peanut').needing('soft').withWallet(8000).in(db)
    const { view: byCard } = await kiosk.scan(diner)
    const { view: byDigits } = await kiosk.type(diner.cardDigits)
    const card = openMeal(byCard)
    const digits = openMeal(byDigits)
    expect(card.balanceFen).toBe(8000)
    expect(card.offers.find(({ avoid }) => avoid.length > 0)?.avoid).toEqual(['peanut'])
    expect(card.offers[0]?.variant).toMatchObject({ texture: 'soft' })
    expect(digits.balanceFen).toBeNull()
    expect(digits.offers.map(({ avoid, variant }) => [avoid, variant])).toEqual(
      digits.offers.map(() => [[], null]),
    )
    const told = JSON.stringify(byDigits)
    for (const secret of ['花生', 'peanut', 'soft', '8000', '3号楼', diner.name])
      expect(told, secret).not.toContain(secret)
  })

  test('is made as her record says, though digits never said so', async () => {
    const diner = await aDiner(canteen).needing('soft').in(db)
    const opened = await kiosk.type(diner.cardDigits)
    const { slip } = await kiosk.api.call('placeKioskBooking', { params, body: usualBody(opened) })
    expect(slip.variant).toBeNull()
    const made = await sql<{ texture: string }>`
      select texture from booking_lines where booking_id = ${slip.bookingId}`.execute(db)
    expect(made.rows).toEqual([{ texture: 'soft' }])
  })

  test('is one meal a serving: the second is refused, and so is a second portion by the database itself', async () => {
    const diner = await aDiner(canteen).in(db)
    const opened = await kiosk.type(diner.cardDigits)
    const { slip } = await kiosk.api.call('placeKioskBooking', { params, body: usualBody(opened) })
    expect(await kiosk.api.outcome('placeKioskBooking', { params, body: usualBody(opened) })).toBe(
      'already_booked',
    )
    const more = sql`
      insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, unit_price_fen)
      values (${slip.bookingId}, 1, 2, ${serving.offeringIds[0]}, 1, 1500)`
    await expect(more.execute(db)).rejects.toThrow('a kiosk books one meal')
  })

  test('of a person at two kiosks at once is one', async () => {
    const diner = await aDiner(canteen).in(db)
    const here = await kiosk.scan(diner)
    const there = await second.scan(diner)
    const outcomes = await Promise.all([
      kiosk.api.outcome('placeKioskBooking', { params, body: usualBody(here) }),
      second.api.outcome('placeKioskBooking', { params, body: usualBody(there) }),
    ])
    expect(outcomes.toSorted()).toEqual(['accepted', 'already_booked'])
    expect(await bookingsOf(diner)).toHaveLength(1)
  })

  test('is eaten as the screen said, or refused: the last seat went to another kiosk meanwhile', async () => {
    const seats = await aCanteen().in(db)
    const lunchThere = await aServing(seats).onDay('2026-11-23').with(anOffering()).in(db)
    await sql`update serving_ways set capacity = 1
      where serving_id = ${lunchThere.servingId} and way = 'dine_in'`.execute(db)
    const at = [await aKiosk(db, url, seats), await aKiosk(db, url, seats)] as const
    const [first, last] = [await aDiner(seats).in(db), await aDiner(seats).in(db)]
    const [hers, his] = [await at[0].scan(first), await at[1].scan(last)]
    for (const { view } of [hers, his]) expect(openMeal(view).offers[0]?.way).toBe('dine_in')
    const send = ({ api, params: there }: Kiosk, body: ReturnType<typeof usualBody>) =>
      api.outcome('placeKioskBooking', { params: there, body })
    expect(await send(at[0], usualBody(hers))).toBe('accepted')
    expect(await send(at[1], usualBody(his))).toBe('way_full')
    expect(await bookingsOf(last)).toEqual([])
    const anew = await at[1].scan(last)
    expect(openMeal(anew.view).offers[0]?.way).toBe('pick_up')
    expect(await send(at[1], usualBody(anew))).toBe('accepted')
  })

  test('pressed again after its answer was lost is the same slip, even when the visit is over', async () => {
    const diner = await aDiner(canteen).in(db)
    const opened = await kiosk.scan(diner)
    const input = { params, body: usualBody(opened), key: randomUUID() }
    const first = await kiosk.api.call('placeKioskBooking', input)
    expect(await kiosk.api.call('placeKioskBooking', input)).toEqual(first)
    await advance('5 minutes')
    expect(await kiosk.look(opened.visit)).toBe('visit_over')
    expect(await kiosk.api.call('placeKioskBooking', input)).toEqual(first)
    expect(await bookingsOf(diner)).toHaveLength(1)
  })

  test('costs what was shown, or is asked again', async () => {
    const diner = await aDiner(canteen).in(db)
    const body = { ...usualBody(await kiosk.scan(diner)), seenPayFen: 1400 }
    expect(await kiosk.api.outcome('placeKioskBooking', { params, body })).toBe('price_changed')
  })

  test('from a card that does not reach never says by how much', async () => {
    const diner = await aDiner(canteen).withWallet(321).in(db)
    const opened = await kiosk.type(diner.cardDigits)
    const { offers } = openMeal(opened.view)
    expect(offers[0]?.payment).toEqual({ by: 'counter', enough: false })
    const body = usualBody(opened, 'wallet')
    const path = `/api/canteens/${canteen.canteenId}/kiosk/bookings`
    const headers = { 'idempotency-key': randomUUID() }
    const answer = await kiosk.api.send('POST', path, { body, headers })
    expect(answer.body).toMatchObject({
      code: 'card_short',
      params: {},
      sentence: '卡里的钱不够，可以到窗口付现金。',
    })
    await kiosk.api.call('placeKioskBooking', { params, body: usualBody(opened) })
    expect((await bookingsOf(diner))[0]?.pay).toBe('counter')
  })

  test('of what she had two portions of is one portion all the same', async () => {
    const diner = await aDiner(canteen).in(db)
    const later = await aServing(canteen)
      .onDay('2026-11-24')
      .with(anOffering().named('红烧狮子头套餐'))
      .in(db)
    await byPhone(diner, { ...later, quantity: 2 })
    const { usual, offers } = openMeal((await kiosk.scan(diner)).view)
    expect(usual?.basis).toBe('lastTime')
    const same = offers.find(({ plate }) => plate.offeringId === usual?.offeringId)
    expect(same?.price.payFen).toBe(1500)
    await kiosk.api.call('placeKioskBooking', { params, body: usualBody(await kiosk.scan(diner)) })
    expect((await bookingsOf(diner)).map(({ n }) => n)).toEqual([2, 1])
  })
})

describe('cancelling', () => {
  const cancel = (visit: string, bookingId: number) =>
    kiosk.api.outcome('cancelKioskBooking', {
      params: { ...params, bookingId },
      body: { visit },
    })

  test('undoes what a kiosk booked, with digits too; the portion is free again', async () => {
    const diner = await aDiner(canteen).withWallet(8000).in(db)
    const opened = await kiosk.type(diner.cardDigits)
    const { slip } = await kiosk.api.call('placeKioskBooking', { params, body: usualBody(opened) })
    const gone = await kiosk.api.call('cancelKioskBooking', {
      params: { ...params, bookingId: slip.bookingId },
      body: { visit: opened.visit },
    })
    expect(gone.slip.state).toBe('cancelled')
    expect(openMeal((await kiosk.scan(diner)).view).balanceFen).toBe(8000)
  })

  test('of a meal ordered by telephone wants the card itself', async () => {
    const diner = await aDiner(canteen).in(db)
    const { id } = await byPhone(diner)
    const typed = await kiosk.type(diner.cardDigits)
    expect(typed.view.next).toMatchObject({
      state: 'booked',
      slip: { can: { cancel: { allowed: false, because: { code: 'card_needed' } } } },
    })
    expect(await cancel(typed.visit, id)).toBe('card_needed')
    const scanned = await kiosk.scan(diner)
    expect(await cancel(scanned.visit, id)).toBe('accepted')
  })

  test('of somebody else’s meal is as if there were none', async () => {
    const owner = await aDiner(canteen).in(db)
    const { id } = await byPhone(owner)
    const { visit } = await kiosk.scan(await aDiner(canteen).in(db))
    expect(await cancel(visit, id)).toBe('booking_unknown')
    expect((await bookingsOf(owner))[0]?.state).toBe('placed')
  })
})

// Last: a serving that closed stays closed, whatever the clock says later.
test('after cut-off booking is refused, and the screen says so', async () => {
  const diner = await aDiner(canteen).in(db)
  await setNow('2026-11-22T15:59:30+08:00')
  const opened = await kiosk.scan(diner)
  await advance('45 seconds')
  expect(await kiosk.api.outcome('placeKioskBooking', { params, body: usualBody(opened) })).toBe(
    'past_cutoff',
  )
  await setNow('2026-11-23T16:00:30+08:00')
  expect((await kiosk.scan(diner)).view.next.state).toBe('afterCutoff')
})

test('everything still adds up', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
})
