import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { amendBooking } from '../../backend/bookings/amend-booking.action.ts'
import { cancelBooking } from '../../backend/bookings/cancel-booking.action.ts'
import { collectBooking } from '../../backend/bookings/collect-booking.action.ts'
import { placeBooking } from '../../backend/bookings/place-booking.action.ts'
import type { PlaceBooking } from '../../backend/bookings/place-booking.action.ts'
import { cancelForGoneDiners } from '../../backend/bookings/gone-diners.job.ts'
import { createLog } from '../../backend/kernel/log.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { closeServing } from '../../backend/kitchen/close-serving.action.ts'
import { markServed } from '../../backend/kitchen/mark-served.action.ts'
import { settleServing } from '../../backend/kitchen/settle-serving.action.ts'
import { readBalance } from '../../backend/payments/ledger.store.ts'
import { drawerView } from '../../backend/payments/wallet.view.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import type { Fen } from '../../backend/vocabulary/money.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'
import { loadSchemes } from '../../db/demo/load-schemes.ts'
import { putuoSchemes } from '../../db/demo/schemes.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import type { Canteen, CanteenBuilder } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import type { Serving } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'

const actor = {
  ...jobActor('test'),
  accountId: 1,
  grants: [
    { role: 'counter' as const, dinerId: null, canteenId: 1, placeId: null, permissions: [] },
  ],
}
const plain = { texture: 'regular' as const, tweaks: [], omits: [] }

const quietLive = {
  touch: () => undefined,
  subscribe: () => () => undefined,
  close: () => Promise.resolve(),
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

describe('a booking', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await aDatabase()
    await aCanteen().in(database.db)
    await loadSchemes(database.db, putuoSchemes())
  })

  afterEach(() => database.resetNow())

  const canteenWith = (
    change: (canteen: CanteenBuilder) => CanteenBuilder = (same) => same,
  ): Promise<Canteen> =>
    change(aCanteen().named(`食堂${Math.random().toString(36).slice(2, 7)}`)).in(database.db)

  const place = (
    asked: Partial<PlaceBooking> &
      Pick<PlaceBooking, 'dinerId' | 'servingId' | 'lines'> & { readonly seenPayFen: Fen },
  ) =>
    inTransaction(database.db, (tx) =>
      placeBooking(tx, { actor, way: 'dine_in', pay: 'wallet', channel: 'app', ...asked }),
    )

  const setUp = async (change?: (canteen: CanteenBuilder) => CanteenBuilder) => {
    const canteen = await canteenWith(change)
    const serving = await aServing(canteen)
      .with(
        anOffering().priced(2000).limitedTo(5),
        anOffering().named('清蒸鲈鱼').priced(1600).limitedTo(3),
      )
      .in(database.db)
    const diner = await aDiner(canteen).aged(82).ofShanghai().withWallet(5000).in(database.db)
    return { canteen, serving, diner }
  }

  const line = (serving: Serving, index = 0, quantity = 1) => [
    { offeringId: serving.offeringIds[index] ?? 0, quantity, variant: plain },
  ]
  const toTime = (serving: Serving, time: string): Promise<unknown> =>
    database.setNow(`${serving.day}T${time}:00+08:00`)

  test('takes from the wallet what the diner was shown, and gives it back when cancelled', async () => {
    const { serving, diner } = await setUp()
    const { bookingId } = await place({
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: line(serving),
      seenPayFen: fen(1400),
    })
    expect(await readBalance(database.db, diner.dinerId)).toBe(3600)
    await inTransaction(database.db, (tx) => cancelBooking(tx, actor, bookingId, ''))
    expect(await readBalance(database.db, diner.dinerId)).toBe(5000)
    // The day's subsidy is free again.
    await place({
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: line(serving),
      seenPayFen: fen(1400),
    })
    expect(await findBrokenInvariants(database.db)).toEqual([])
  })

  test('moves only the difference when amended, also between ways of eating', async () => {
    const { serving, diner } = await setUp()
    const { bookingId } = await place({
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: line(serving),
      seenPayFen: fen(1400),
    })
    const amend = (index: number, quantity: number, way: 'dine_in' | 'pick_up', seen: number) =>
      inTransaction(database.db, (tx) =>
        amendBooking(tx, {
          actor,
          bookingId,
          lines: line(serving, index, quantity),
          way,
          seenPayFen: fen(seen),
        }),
      )
    await amend(1, 1, 'dine_in', 1060)
    expect(await readBalance(database.db, diner.dinerId)).toBe(3940)
    await amend(1, 2, 'pick_up', 2720)
    expect(await readBalance(database.db, diner.dinerId)).toBe(2280)
    expect(await codeOf(amend(1, 2, 'pick_up', 2720))).toBe('nothing_to_change')
    expect(await codeOf(amend(1, 4, 'pick_up', 5440))).toBe('sold_out')
    expect(await findBrokenInvariants(database.db)).toEqual([])
  })

  test('paid at the counter takes cash with change when it is collected, once', async () => {
    const { canteen, serving, diner } = await setUp()
    const { bookingId } = await place({
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: line(serving),
      seenPayFen: fen(1400),
      pay: 'counter',
    })
    const collect = (cashFen: number) =>
      inTransaction(database.db, (tx) =>
        collectBooking(tx, {
          actor,
          bookingId,
          cashFen: fen(cashFen),
        }),
      )
    expect(await codeOf(collect(2000))).toBe('not_today')
    await toTime(serving, '10:29')
    expect(await codeOf(collect(2000))).toBe('not_yet_serving')
    await toTime(serving, '11:30')
    expect(await codeOf(collect(1000))).toBe('cash_short')
    expect(await collect(2000)).toMatchObject({ changeFen: 600, balanceFen: 5000 })
    expect(await codeOf(collect(2000))).toBe('already_collected')
    // 50 yuan she put into her wallet, and 14 for the meal.
    expect((await drawerView(database.db, canteen.canteenId)).balanceFen).toBe(6400)
    expect(await findBrokenInvariants(database.db)).toEqual([])
  })

  test.each([
    ['full_price', 'wallet', 3000, 0],
    ['own_share', 'wallet', 3600, 600],
    ['nothing', 'wallet', 5000, 2000],
    ['full_price', 'counter', 3000, 0],
    ['own_share', 'counter', 3600, 600],
    ['nothing', 'counter', 5000, 2000],
  ] as const)(
    'missed under the policy %s, paid by %s, leaves her %i fen and costs the canteen %i',
    async (policy, pay, balance, loss) => {
      const { serving, diner } = await setUp((canteen) => canteen.chargingMissedMeals(policy))
      await place({
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: line(serving),
        seenPayFen: fen(1400),
        pay,
      })
      await toTime(serving, '12:29')
      await inTransaction(database.db, (tx) => closeServing(tx, actor, serving.servingId))
      expect(
        await codeOf(inTransaction(database.db, (tx) => markServed(tx, actor, serving.servingId))),
      ).toBe('still_serving')
      await toTime(serving, '12:30')
      await inTransaction(database.db, (tx) => markServed(tx, actor, serving.servingId))
      expect(
        await inTransaction(database.db, (tx) => settleServing(tx, actor, serving.servingId)),
      ).toMatchObject({ missed: 1, lossFen: loss })
      expect(await readBalance(database.db, diner.dinerId)).toBe(balance)
      expect(await findBrokenInvariants(database.db)).toEqual([])
    },
  )

  test('is refused with its own reason, and then nothing is written', async () => {
    const { canteen, serving, diner } = await setUp((builder) => builder.servingAtMost(2, 3))
    const poor = await aDiner(canteen).aged(82).ofShanghai().withWallet(300).in(database.db)
    const allergic = await aDiner(canteen)
      .aged(82)
      .ofShanghai()
      .allergicTo('peanut')
      .in(database.db)
    const nutty = await aServing(canteen)
      .at('dinner')
      .with(anOffering().named('宫保鸡丁').priced(2000).containing('peanut'))
      .in(database.db)
    const planned = await aServing(canteen).at('breakfast').notYetOpen().in(database.db)
    const asked = {
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: line(serving),
      seenPayFen: fen(1400),
    }
    const otherWay = (texture: 'pureed') => [
      { offeringId: serving.offeringId, quantity: 1, variant: { ...plain, texture } },
    ]
    const dinner = { servingId: nutty.servingId, lines: line(nutty) }
    const refused: [string, Partial<PlaceBooking>][] = [
      ['price_changed', { seenPayFen: fen(1399) }],
      ['quantity_wrong', { lines: line(serving, 0, 0) }],
      ['quantity_wrong', { lines: line(serving, 0, 10_000) }],
      ['wallet_short', { dinerId: poor.dinerId }],
      ['dish_clashes', { dinerId: allergic.dinerId, ...dinner }],
      ['serving_not_open', { servingId: planned.servingId, lines: line(planned) }],
      ['way_not_offered', { way: 'deliver' }],
      ['offering_unknown', { lines: line(nutty) }],
      ['diner_unknown', { dinerId: 999_999 }],
      ['serving_unknown', { servingId: 999_999 }],
      ['variant_not_offered', { lines: otherWay('pureed') }],
    ]
    for (const [code, change] of refused) {
      expect(await codeOf(place({ ...asked, ...change }))).toBe(code)
    }
    const written = await database.db
      .selectFrom('bookings')
      .select('id')
      .where('canteen_id', '=', canteen.canteenId)
      .execute()
    expect(written).toEqual([])
    await place(asked)
    expect(await codeOf(place(asked))).toBe('already_booked')
    expect(await findBrokenInvariants(database.db)).toEqual([])
  })

  test('of somebody who died is cancelled, and the money is back', async () => {
    const { serving, diner } = await setUp()
    const { bookingId } = await place({
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: line(serving),
      seenPayFen: fen(1400),
    })
    await database.db
      .updateTable('diners')
      .set({ died_on: serving.day })
      .where('id', '=', diner.dinerId)
      .execute()
    const log = createLog('silent')
    await cancelForGoneDiners({ db: database.db, live: quietLive, log })
    const booking = await database.db
      .selectFrom('bookings')
      .select('state')
      .where('id', '=', bookingId)
      .executeTakeFirstOrThrow()
    expect(booking.state).toBe('cancelled')
    expect(await readBalance(database.db, diner.dinerId)).toBe(5000)
  })

  test('stops at cut-off to the second', async () => {
    const { serving, diner } = await setUp()
    const asked = {
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: line(serving),
      seenPayFen: fen(1400),
    }
    await database.setNow(serving.cutoffAt.toISOString())
    expect(await codeOf(place(asked))).toBe('past_cutoff')
    await database.setNow(new Date(serving.cutoffAt.getTime() - 1000).toISOString())
    const { bookingId } = await place(asked)
    await database.setNow(serving.cutoffAt.toISOString())
    expect(
      await codeOf(inTransaction(database.db, (tx) => cancelBooking(tx, actor, bookingId, ''))),
    ).toBe('past_cutoff')
  })
})
