import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember, aVolunteer } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { aCashRound, carrierOf, receiverOf, takingCash } from '../support/round-cash.ts'

const database = await aDatabase()
const { db, setNow } = database
const morning = '2026-11-22T10:00:00+08:00'
await setNow(morning)
const app = await aQuietApp(database)
const as = apiOf(app.url)
beforeEach(() => setNow(morning))

const aRound = (people = 2) => aCashRound(db, app.url, people)

const balanceOf = async (dinerId = 0): Promise<number> => {
  const row = await db
    .selectFrom('ledger_accounts')
    .select('balance_fen')
    .where('kind', '=', 'wallet')
    .where('diner_id', '=', dinerId)
    .executeTakeFirst()
  return Number(row?.balance_fen ?? 0)
}
const drawerOf = async (api: ReturnType<typeof as>, canteenId: number) =>
  api.call('getDrawer', { params: { canteenId } })

describe('cash noted at a door', () => {
  test('is a promise: in no wallet and no drawer, but open under her name', async () => {
    const { canteen, diners, carrier, counter } = await aRound()
    const [first, second] = diners
    expect(await carrier.note(first?.dinerId ?? 0, 5_000)).toEqual({ carriedFen: 5_000 })
    expect(await carrier.note(second?.dinerId ?? 0, 10_000)).toEqual({ carriedFen: 15_000 })
    expect(await balanceOf(first?.dinerId)).toBe(0)
    const drawer = await drawerOf(counter.api, canteen.canteenId)
    expect(drawer.balanceFen).toBe(20_000)
    expect(drawer.carried).toMatchObject([{ notedFen: 15_000, overdue: false }])
    expect((await counter.list()).carried).toMatchObject([
      { notedFen: 15_000, notes: [{ amountFen: 5_000 }, { amountFen: 10_000 }] },
    ])
    await setNow('2026-11-23T10:00:01+08:00')
    expect((await drawerOf(counter.api, canteen.canteenId)).carried[0]?.overdue).toBe(true)
  })

  test('sent three times at once and again when its key is forgotten is one note', async () => {
    const { diners, carrier, counter } = await aRound()
    const key = randomUUID()
    const dinerId = diners[0]?.dinerId ?? 0
    await Promise.all([1, 2, 3].map(() => carrier.note(dinerId, 5_000, { key })))
    await db.deleteFrom('idempotency_keys').where('key', '=', key).execute()
    expect(await carrier.note(dinerId, 5_000, { key })).toEqual({ carriedFen: 5_000 })
    expect((await counter.list()).carried[0]?.notes).toHaveLength(1)
  })

  test('is shown on her own list, and on nobody else’s', async () => {
    const { canteen, diners, carrier } = await aRound()
    const { canteenId, buildingId } = canteen
    const key = randomUUID()
    await carrier.note(diners[0]?.dinerId ?? 0, 5_000, { key })
    const params = { canteenId, buildingId }
    expect((await carrier.api.call('lookAtRound', { params })).cash).toMatchObject({
      taken: true,
      noteMostFen: 20_000,
      notes: [{ noteKey: key, amountFen: 5_000 }],
    })
    const other = as(await aVolunteer(db, canteen, buildingId))
    expect((await other.call('listRounds', { params: { canteenId } })).cash.notes).toEqual([])
  })

  test('is refused where a canteen takes none, and it takes none until it says so', async () => {
    const canteen = await aCanteen().named('不收现金的食堂').in(db)
    const diner = await aDiner(canteen).in(db)
    const carrier = carrierOf(as(await aVolunteer(db, canteen, canteen.buildingId)))
    expect(await carrier.noting(diner.dinerId, 1_000)).toBe('round_cash_off')
    await takingCash(db, canteen)
    expect(await carrier.noting(diner.dinerId, 1_000)).toBe('accepted')
  })

  test.each([
    [20_000, 'accepted'],
    [20_001, 'amount_wrong'],
    [0, 'amount_wrong'],
  ])('of %i fen: %s', async (amount, outcome) => {
    const { diners, carrier } = await aRound(1)
    expect(await carrier.noting(diners[0]?.dinerId ?? 0, amount)).toBe(outcome)
  })

  test('ends where she carries enough, however many come at once', async () => {
    const { canteen, diners, carrier, counter } = await aRound(12)
    await takingCash(db, canteen, { carriedFen: 50_000 })
    const outcomes = await Promise.all(diners.map(({ dinerId }) => carrier.noting(dinerId, 10_000)))
    expect(outcomes.filter((one) => one === 'accepted')).toHaveLength(5)
    expect(outcomes.filter((one) => one === 'carried_full')).toHaveLength(7)
    expect(await counter.receiveFirst()).toBe('accepted')
    expect(await carrier.noting(diners[0]?.dinerId ?? 0, 10_000)).toBe('accepted')
  })

  test('for somebody who has moved away is refused', async () => {
    const { diners, carrier } = await aRound(1)
    const dinerId = diners[0]?.dinerId ?? 0
    await sql`update diners set left_on = '2026-11-01' where id = ${dinerId}`.execute(db)
    expect(await carrier.noting(dinerId, 1_000)).toBe('diner_gone')
  })
})

describe('taking a note back', () => {
  test('leaves nothing of the sum, keeps the reason, and once is enough', async () => {
    const { diners, carrier, counter } = await aRound()
    const dinerId = diners[0]?.dinerId ?? 0
    const key = randomUUID()
    await carrier.note(dinerId, 5_000, { key })
    const tries = await Promise.all([1, 2, 3].map(() => carrier.takingBack(dinerId, key)))
    expect(new Set(tries)).toEqual(new Set(['accepted']))
    expect((await counter.list()).carried).toEqual([])
    const kept = await db
      .selectFrom('cash_notes')
      .select('taken_back_why')
      .where('note_key', '=', key)
      .execute()
    expect(kept).toEqual([{ taken_back_why: '记错了' }])
    // It comes late from the phone: still taken back.
    await db.deleteFrom('idempotency_keys').where('key', '=', key).execute()
    expect(await carrier.note(dinerId, 5_000, { key })).toEqual({ carriedFen: 0 })
  })

  test('of one that never came is none; of a colleague’s it is not hers', async () => {
    const { canteen, diners, carrier } = await aRound()
    const dinerId = diners[0]?.dinerId ?? 0
    expect(await carrier.takingBack(dinerId, randomUUID())).toBe('accepted')
    const key = randomUUID()
    await carrier.note(dinerId, 5_000, { key })
    const other = carrierOf(as(await aVolunteer(db, canteen, canteen.buildingId)))
    expect(await other.takingBack(dinerId, key)).toBe('note_unknown')
  })

  test('is over once it is handed in', async () => {
    const { diners, carrier, counter } = await aRound()
    const dinerId = diners[0]?.dinerId ?? 0
    const key = randomUUID()
    await carrier.note(dinerId, 5_000, { key })
    expect(await counter.receiveFirst()).toBe('accepted')
    expect(await carrier.takingBack(dinerId, key)).toBe('note_handed_over')
  })
})

describe('handing it in', () => {
  test('credits every wallet at once, and her history says who took it', async () => {
    const { canteen, diners, carrier, counter } = await aRound()
    const [first, second] = diners
    await carrier.note(first?.dinerId ?? 0, 5_000)
    await carrier.note(second?.dinerId ?? 0, 10_000)
    await carrier.note(first?.dinerId ?? 0, 2_000)
    expect(await counter.receiveFirst()).toBe('accepted')
    expect(await balanceOf(first?.dinerId)).toBe(7_000)
    expect(await balanceOf(second?.dinerId)).toBe(10_000)
    expect((await drawerOf(counter.api, canteen.canteenId)).balanceFen).toBe(37_000)
    const { carried, received } = await counter.list()
    expect(carried).toEqual([])
    expect(received).toMatchObject([{ notedFen: 17_000, differenceFen: 0 }])
    const { movements } = await counter.api.call('getStatement', {
      params: { dinerId: first?.dinerId ?? 0 },
    })
    expect(movements).toMatchObject([
      { what: 'carried', by: received[0]?.carrierName, amountFen: 5_000 },
      { what: 'carried', by: received[0]?.carrierName, amountFen: 2_000 },
    ])
  })

  test('a difference wants its reason and goes to over and short; the wallets get what was noted', async () => {
    const { canteen, diners, carrier, counter } = await aRound()
    const dinerId = diners[0]?.dinerId ?? 0
    await carrier.note(dinerId, 5_000)
    expect(await counter.receiveFirst(-500)).toBe('reason_required')
    expect(await counter.receiveFirst(-500, '路上掉了五块')).toBe('accepted')
    expect(await balanceOf(dinerId)).toBe(5_000)
    const drawer = await drawerOf(counter.api, canteen.canteenId)
    expect(drawer.balanceFen).toBe(24_500)
    expect(drawer.movements.slice(0, 2)).toMatchObject([
      { kind: 'carried_difference', amountFen: -500, note: '路上掉了五块' },
      { kind: 'carried_top_up', amountFen: 5_000, reversible: true },
    ])
  })

  test('pays the meal it was given for, which says so until then, and leaves one that was refused alone', async () => {
    const { canteen, diners, carrier, counter } = await aRound()
    const serving = await aServing(canteen)
      .onDay('2026-11-23')
      .with(anOffering().priced(1_500))
      .in(db)
    const dinerId = diners[0]?.dinerId ?? 0
    const order = (forDinerId: number, key: string) =>
      carrier.api.call('takeRoundOrder', {
        key,
        body: {
          dinerId: forDinerId,
          servingId: serving.servingId,
          offeringId: serving.offeringId,
          variant: { texture: 'regular', tweaks: [], omits: [] },
          way: 'dine_in',
          pay: 'counter',
          seenPayFen: 1_500,
          takenAt: '2026-11-22T01:58:00Z',
          agreed: 'usual',
        },
      })
    const orderKey = randomUUID()
    const { bookingId } = await order(dinerId, orderKey)
    const unpaid = await order(diners[1]?.dinerId ?? 0, randomUUID())
    await carrier.note(dinerId, 2_000, { forOrder: orderKey })
    await carrier.note(diners[1]?.dinerId ?? 0, 2_000, { forOrder: randomUUID() })
    const payment = async (which = bookingId) =>
      (await counter.api.call('getBooking', { params: { bookingId: which } })).ticket.payment
    const by = (await counter.list()).carried[0]?.carrierName
    const carried = { amountFen: 2_000, by }
    expect(await payment()).toEqual({ by: 'counter', dueFen: 1_500, carried })
    expect((await payment(unpaid.bookingId)).carried).toBeNull()
    expect(await counter.receiveFirst()).toBe('accepted')
    expect(await payment()).toEqual({ by: 'wallet', dueFen: 0, carried: null })
    expect(await balanceOf(dinerId)).toBe(500)
    expect(await balanceOf(diners[1]?.dinerId)).toBe(2_000)
  })

  test('wants an open drawer, another person, and the sum as it stands', async () => {
    const { canteen, diners, carrier, counter, colleague } = await aRound()
    const { canteenId } = canteen
    const dinerId = diners[0]?.dinerId ?? 0
    await carrier.note(dinerId, 5_000)
    const carriedId = (await counter.list()).carried[0]?.carriedId ?? 0
    await carrier.note(dinerId, 1_000)
    expect(await counter.receiving(carriedId, 5_000)).toBe('carried_moved')
    const { shift, balanceFen } = await drawerOf(counter.api, canteenId)
    const counts = { note100: 2, note50: 0, note20: 0, note10: 0, note5: 0, note1: 0, coin1: 0, jiao5: 0, jiao1: 0 } // prettier-ignore
    expect(balanceFen).toBe(20_000)
    await counter.api.call('closeDrawer', {
      params: { canteenId },
      body: { shiftId: shift?.shiftId ?? 0, counts },
    })
    expect(await counter.receiving(carriedId, 6_000)).toBe('drawer_not_open')
    await colleague.api.call('openDrawer', { params: { canteenId }, body: { floatFen: 0 } })
    // The counter went round herself: her colleague counts it.
    await carrierOf(counter.api).note(dinerId, 2_000)
    const own = (await counter.list()).carried.find(({ can }) => !can.receive.allowed)
    expect(await counter.receiving(own?.carriedId ?? 0, 2_000)).toBe('carried_own')
    expect(await colleague.receiving(own?.carriedId ?? 0, 2_000)).toBe('accepted')
    expect(await colleague.receiving(own?.carriedId ?? 0, 2_000)).toBe('carried_received')
    const far = await aCanteen().named('别处的食堂').in(db)
    const elsewhere = receiverOf(as(await aStaffMember(db, 'counter', far)), far.canteenId)
    expect(await elsewhere.receiving(carriedId, 6_000)).toBe('carried_unknown')
    expect(await counter.receiving(carriedId, 6_000)).toBe('accepted')
  })

  test('is undone for one person by who runs the canteen, and both stay in her history', async () => {
    const { canteen, diners, carrier, counter } = await aRound()
    const { canteenId } = canteen
    const dinerId = diners[0]?.dinerId ?? 0
    await carrier.note(dinerId, 5_000)
    await counter.receiveFirst()
    const manager = as(await aStaffMember(db, 'manager', canteen))
    const [movement] = (await drawerOf(manager, canteenId)).movements
    await manager.call('reverseCash', {
      params: { canteenId },
      body: { transactionId: movement?.transactionId ?? 0, reason: '记错人了' },
    })
    expect(await balanceOf(dinerId)).toBe(0)
    const { movements } = await manager.call('getStatement', { params: { dinerId } })
    expect(movements.map(({ what }) => what)).toEqual(['carried', 'corrected'])
  })
})

test('what was received stays as it is, whoever asks the database', async () => {
  const { diners, carrier, counter } = await aRound()
  await carrier.note(diners[0]?.dinerId ?? 0, 5_000)
  await counter.receiveFirst()
  await expect(
    sql`update carried_cash set counted_fen = 0 where received_at is not null`.execute(db),
  ).rejects.toThrow('stays as it is')
  await expect(sql`update cash_notes set amount_fen = 1`.execute(db)).rejects.toThrow(
    'stays as it is',
  )
})

test('and the books are sound after all of this', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
})
