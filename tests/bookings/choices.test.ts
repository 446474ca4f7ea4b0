import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { amendBooking } from '../../backend/bookings/amend-booking.action.ts'
import { cancelBooking } from '../../backend/bookings/cancel-booking.action.ts'
import { placeBooking } from '../../backend/bookings/place-booking.action.ts'
import { readChoices, readToday } from '../../backend/bookings/today.view.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { readBalance } from '../../backend/payments/ledger.store.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { loadSchemes } from '../../db/demo/load-schemes.ts'
import { putuoSchemes } from '../../db/demo/schemes.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'

const actor = {
  ...jobActor('test'),
  grants: [
    { role: 'counter' as const, dinerId: null, canteenId: 1, placeId: null, permissions: [] },
  ],
}
const variant = { texture: 'regular' as const, tweaks: [], omits: [] }

describe('what she may choose', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await aDatabase()
    await aCanteen().in(database.db)
    await loadSchemes(database.db, putuoSchemes())
  })

  afterEach(() => database.resetNow())

  const setUp = async (balance: number) => {
    const name = `食堂${Math.random().toString(36).slice(2, 7)}`
    const canteen = await aCanteen().named(name).in(database.db)
    const serving = await aServing(canteen)
      .with(
        anOffering().priced(2000).limitedTo(1),
        anOffering().named('清蒸鲈鱼').priced(1600).limitedTo(3),
      )
      .in(database.db)
    const diner = await aDiner(canteen).aged(82).ofShanghai().withWallet(balance).in(database.db)
    const { dinerId } = diner
    const { canteenId } = canteen
    const { servingId } = serving
    const see = async (index: number, quantity?: number) => {
      const choices = await readChoices(database.db, dinerId, { servingId, quantity }, 'zh-CN')
      const choice = present(choices.offerings[index], 'the offering is listed')
      const offer = present(
        choice.ways.find((one) => one.way === 'dine_in'),
        'dine in is offered',
      )
      return { ...offer, booked: choices.booked, offeringId: choice.plate.offeringId }
    }
    const order = (offeringId: number, quantity: number, payFen: number) => ({
      actor,
      way: 'dine_in' as const,
      lines: [{ offeringId, quantity, variant }],
      seenPayFen: fen(payFen),
    })
    const place = async (index: number, quantity = 1) => {
      const { offeringId, price, payment } = await see(index, quantity)
      const asked = { ...order(offeringId, quantity, price.payFen), dinerId, servingId }
      return inTransaction(database.db, (tx) =>
        placeBooking(tx, { ...asked, pay: payment.by, channel: 'app' }),
      )
    }
    const change = async (bookingId: number, index: number, quantity = 1) => {
      const { offeringId, price } = await see(index, quantity)
      const asked = order(offeringId, quantity, price.payFen)
      return inTransaction(database.db, (tx) => amendBooking(tx, { ...asked, bookingId }))
    }
    return {
      see,
      place,
      change,
      balance: () => readBalance(database.db, dinerId),
      serving,
      dinerId,
      canteenId,
    }
  }

  test('is sold at the price it showed, also for two portions', async () => {
    const { see, place, balance } = await setUp(5000)
    const shown = await see(1, 2)
    expect(shown.booked).toBeNull()
    await place(1, 2)
    expect(await balance()).toBe(5000 - shown.price.payFen)
  })

  test('costs the same when she changes to it as when she had chosen it at first', async () => {
    const { see, place, change, balance } = await setUp(5000)
    const before = await see(1)
    const { bookingId } = await place(0)
    const after = await see(1)
    expect(after.booked).toEqual({ bookingId })
    expect(after.price).toEqual(before.price)
    await change(bookingId, 1)
    expect(await balance()).toBe(5000 - before.price.payFen)
  })

  test('still shows her the last portion as hers', async () => {
    const { see, place } = await setUp(5000)
    await place(0)
    expect((await see(0)).can.book).toEqual({ allowed: true })
    expect((await see(0, 2)).can.book).toMatchObject({ because: { code: 'sold_out' } })
  })

  test('says beforehand when the wallet cannot pay the difference', async () => {
    const { see, place } = await setUp(1100)
    await place(1)
    expect((await see(1)).can.book).toEqual({ allowed: true })
    expect((await see(0)).can.book).toMatchObject({ because: { code: 'wallet_short' } })
  })

  test('offers cash for what the card lacks when nothing is booked yet', async () => {
    const { see } = await setUp(100)
    const { payment, price } = await see(0)
    expect(payment).toEqual({
      by: 'counter',
      dueFen: price.payFen,
      shortFen: price.payFen - 100,
    })
  })

  test('is refused after cut-off before anybody presses anything', async () => {
    const { see, serving } = await setUp(5000)
    await database.setNow(new Date(serving.cutoffAt.getTime() + 1000))
    expect((await see(0)).can.book).toMatchObject({ because: { code: 'past_cutoff' } })
  })

  test('what was booked stays hers to change when the canteen shortens how far ahead one may book', async () => {
    const { see, place, change, balance, canteenId } = await setUp(5000)
    const { bookingId } = await place(0)
    await database.db
      .updateTable('canteens')
      .set({ book_days_ahead: 0 })
      .where('id', '=', canteenId)
      .execute()
    expect((await see(1)).can.book).toEqual({ allowed: true })
    await change(bookingId, 1)
    await inTransaction(database.db, (tx) => cancelBooking(tx, actor, bookingId, ''))
    expect(await balance()).toBe(5000)
    expect((await see(1)).can.book).toMatchObject({ because: { code: 'too_far_ahead' } })
  })

  test('two lines of one dish are both hers when she looks at it again', async () => {
    const { see, dinerId, serving } = await setUp(9000)
    const { offeringId, price } = await see(1, 3)
    const soft = { ...variant, texture: 'soft' as const }
    await inTransaction(database.db, (tx) =>
      placeBooking(tx, {
        actor,
        dinerId,
        servingId: serving.servingId,
        lines: [
          { offeringId, quantity: 1, variant },
          { offeringId, quantity: 2, variant: soft },
        ],
        way: 'dine_in',
        pay: 'wallet',
        seenPayFen: price.payFen,
        channel: 'app',
      }),
    )
    expect((await see(1, 3)).can.book).toEqual({ allowed: true })
  })

  test('says what of each dish goes against her needs, and refuses what must not be', async () => {
    const canteen = await aCanteen().named('忌口食堂').in(database.db)
    const { servingId } = await aServing(canteen)
      .with(
        anOffering().named('糖醋小排').cookedWith('猪小排', '白糖').madeAsItIs(),
        anOffering()
          .named('清蒸鲈鱼')
          .cookedWith('鲈鱼')
          .nourishing({ saltG: 1.2, purine: 'high' }),
        anOffering().named('番茄炒蛋').nourishing({ saltG: 0.8, purine: 'low' }),
      )
      .in(database.db)
    const diner = await aDiner(canteen)
      .aged(70)
      .minding('halal')
      .minding('low_purine')
      .minding('no_sugar')
      .in(database.db)
    const read = () => readChoices(database.db, diner.dinerId, { servingId }, 'zh-CN')
    const ribs = (await read()).offerings[0]
    expect(ribs?.avoid).toEqual([
      { need: 'halal', weight: 'forbidden' },
      { need: 'no_sugar', weight: 'caution' },
    ])
    expect(ribs?.ways[0]?.can.book).toMatchObject({ because: { code: 'dish_clashes' } })
    expect((await read()).offerings[1]?.avoid.map(({ need }) => need)).toEqual([
      'halal',
      'low_purine',
    ])
    await database.db
      .updateTable('canteens')
      .set({ traits: ['清真'] })
      .where('id', '=', canteen.canteenId)
      .execute()
    const fish = (await read()).offerings[1]
    expect(fish?.avoid).toEqual([{ need: 'low_purine', weight: 'caution' }])
    expect(fish?.ways[0]?.can.book).toEqual({ allowed: true })
    // Of what she may have, what asks for no care is offered first.
    const { next } = await readToday(database.db, diner.dinerId, 'zh-CN')
    expect(next).toMatchObject({ suggestion: { plate: { name: { zh: '番茄炒蛋' } } } })
  })

  test('wishes her well on her birthday, and offers the noodles of that day before her usual', async () => {
    await database.setNow('2026-11-22T10:00:00+08:00')
    const canteen = await aCanteen().named('寿面食堂').in(database.db)
    await aServing(canteen)
      .onDay('2026-11-24')
      .with(anOffering().named('番茄炒蛋'), anOffering().named('长寿面'))
      .in(database.db)
    const offered = async (birth: string) => {
      const { dinerId } = await aDiner(canteen).bornOn(birth).in(database.db)
      const { diner, next } = await readToday(database.db, dinerId, 'zh-CN')
      const { basis, plate } = (next.state === 'open' && next.suggestion) || {}
      return [diner.birthday, basis, plate?.name.zh]
    }
    expect(await offered('1944-11-24')).toEqual([false, 'birthday', '长寿面'])
    expect(await offered('1944-11-22')).toEqual([true, 'offered', '番茄炒蛋'])
    expect(await offered('1944-01-05')).toEqual([false, 'offered', '番茄炒蛋'])
  })

  test('does not suggest what she ate before she needed it minced', async () => {
    const { place, dinerId, serving } = await setUp(5000)
    await place(0)
    await database.db
      .insertInto('diet_needs')
      .values({ diner_id: dinerId, kind: 'texture', value: 'minced', valid_from: serving.day })
      .execute()
    const { servingId } = serving
    await database.db
      .updateTable('offerings')
      .set({ portion_limit: 9 })
      .where('serving_id', '=', servingId)
      .execute()
    const { defaults } = await readChoices(database.db, dinerId, { servingId }, 'zh-CN')
    expect(defaults.variant.texture).toBe('minced')
  })
})
