import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../backend/vocabulary/calendar.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { apiOf, type Api } from '../support/api.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aDevice, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing, type Serving } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db } = database
const monday = serviceDay('2026-11-23')
await database.setNow('2026-11-22T09:00:00+08:00')
const app = await aQuietApp(database)
const as = apiOf(app.url)
const priceFen = 1500

async function aKitchen() {
  const canteen = await aCanteen().in(db)
  const serving = await aServing(canteen)
    .onDay(monday)
    .with(
      anOffering().named('红烧狮子头').priced(priceFen),
      anOffering().named('清蒸鲈鱼').priced(priceFen),
    )
    .in(db)
  const cook = as(await aStaffMember(db, 'kitchen', canteen))
  const manager = as(await aStaffMember(db, 'manager', canteen))
  const params = { servingId: serving.servingId }
  return {
    canteen,
    serving,
    cook,
    manager,
    params,
    plan: () => cook.call('getKitchenPlan', { params }),
  }
}
type Kitchen = Awaited<ReturnType<typeof aKitchen>>

const book = async (
  by: Api,
  diner: Diner,
  serving: Serving,
  offeringId: number,
): Promise<number> => {
  const line = { offeringId, quantity: 1 }
  const body = { dinerId: diner.dinerId, servingId: serving.servingId, lines: [line] }
  const paid = { way: 'dine_in', pay: 'counter', seenPayFen: priceFen, channel: 'counter' } as const
  return (await by.call('placeBooking', { body: { ...body, ...paid } })).id
}
const bookFor = async (kitchen: Kitchen, offeringId: number): Promise<number> =>
  book(kitchen.manager, await aDiner(kitchen.canteen).in(db), kitchen.serving, offeringId)
const decide = (kitchen: Kitchen, offeringId: number, portions: number, reason = '') =>
  kitchen.cook.outcome('decideCookPlan', {
    params: kitchen.params,
    body: { offeringId, portions, reason },
  })

describe('the cook decides', () => {
  test('more than are booked is kept, with her name, and stays on top of whoever books later', async () => {
    const kitchen = await aKitchen()
    const { offeringId } = kitchen.serving
    await bookFor(kitchen, offeringId)
    expect(await decide(kitchen, offeringId, 4)).toBe('accepted')
    await bookFor(kitchen, offeringId)
    const { dishes } = await kitchen.plan()
    expect(dishes[0]).toMatchObject({
      offeringId,
      decided: { portions: 5, booked: 1, reason: '', byName: '测试kitchen' },
    })
    expect(dishes[1]?.decided).toBeNull()
  })

  test('fewer than are booked needs a reason, here and in the database', async () => {
    const kitchen = await aKitchen()
    const { offeringId, servingId } = kitchen.serving
    await bookFor(kitchen, offeringId)
    await bookFor(kitchen, offeringId)
    expect(await decide(kitchen, offeringId, 1)).toBe('reason_required')
    expect(await decide(kitchen, offeringId, 1, '   ')).toBe('reason_required')
    expect(await decide(kitchen, offeringId, 1, '一位住院了，家里人打过电话')).toBe('accepted')
    expect((await kitchen.plan()).dishes[0]?.decided?.portions).toBe(1)
    const silently =
      sql`insert into cook_plans (serving_id, offering_id, extra, booked, decided_by, decided_by_name)
      values (${servingId}, ${offeringId}, -1, 2, 'account:1', '谁')`.execute(db)
    await expect(silently).rejects.toThrow(/cook_plans_check/)
  })

  test('a tablet of the kitchen may, a television may not; a dish of another meal is none of this one', async () => {
    const kitchen = await aKitchen()
    const other = await aKitchen()
    const body = { offeringId: kitchen.serving.offeringId, portions: 3, reason: '' }
    const tryAs = async (kind: 'kitchen_tablet' | 'board') =>
      as(await aDevice(db, kind, kitchen.canteen)).outcome('decideCookPlan', {
        params: kitchen.params,
        body,
      })
    expect(await tryAs('kitchen_tablet')).toBe('accepted')
    expect(await tryAs('board')).toBe('sign_in_required')
    expect(await decide(kitchen, other.serving.offeringId, 3)).toBe('not_yours')
  })

  test('whatever is booked, cancelled and decided, fewer are cooked only with a reason', async () => {
    const deed = fc.oneof(
      fc.record({ do: fc.constant('book' as const), dish: fc.nat(1) }),
      fc.record({ do: fc.constant('cancel' as const), which: fc.nat(9) }),
      fc.record({
        do: fc.constant('decide' as const),
        dish: fc.nat(1),
        portions: fc.nat(6),
        told: fc.boolean(),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
        const kitchen = await aKitchen()
        const booked: number[] = []
        for (const one of deeds) {
          const dish = kitchen.serving.offeringIds['dish' in one ? one.dish : 0] ?? 0
          if (one.do === 'book') booked.push(await bookFor(kitchen, dish))
          else if (one.do === 'decide')
            await decide(kitchen, dish, one.portions, one.told ? '菜不够' : '')
          else {
            const [bookingId] = booked.splice(one.which % Math.max(1, booked.length), 1)
            if (bookingId === undefined) continue
            await kitchen.manager.call('cancelBooking', { params: { bookingId }, body: {} })
          }
        }
        const { board, dishes } = await kitchen.plan()
        expect(board.tiles.reduce((sum, { portions }) => sum + portions, 0)).toBe(booked.length)
        for (const [place, { decided, suggested }] of dishes.entries()) {
          const portions = board.tiles[place]?.portions ?? 0
          expect(suggested).toBeGreaterThanOrEqual(portions)
          const short = (decided?.portions ?? portions) < portions
          expect(short && decided?.reason === '').toBe(false)
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('whom to expect', () => {
  /** So many settled lunches before: booked, of them missed, cooked and left of the first dish alone. */
  async function livedThrough(kitchen: Kitchen, days: number, left: number | null): Promise<void> {
    const cooked = 10
    for (let ago = days; ago >= 1; ago -= 1) {
      const past = await aServing(kitchen.canteen)
        .onDay(addDays(monday, -ago))
        .with(anOffering().priced(priceFen))
        .in(db)
      await database.setNow(`${addDays(monday, -ago - 1)}T09:00:00+08:00`)
      for (let diners = 0; diners < 4; diners += 1) {
        await book(kitchen.manager, await aDiner(kitchen.canteen).in(db), past, past.offeringId)
      }
      const { servingId, offeringId } = past
      // One of four never came; what moves bookings on is not what is looked at here.
      await sql`update bookings set state = 'missed', ended_at = app_now() where id = (select min(id) from bookings where serving_id = ${servingId})`.execute(
        db,
      )
      await sql`update servings set state = 'settled', closed_at = app_now(), served_at = app_now(), settled_at = app_now() where id = ${servingId}`.execute(
        db,
      )
      if (left === null) continue
      const body = { offeringId, cooked, leftOver: left }
      await kitchen.cook.call('noteCooked', { params: { servingId }, body })
    }
    await database.setNow('2026-11-22T09:00:00+08:00')
  }

  test('what was cooked, less what was left and collected, came through the door: the next suggestion counts on it', async () => {
    const kitchen = await aKitchen()
    await livedThrough(kitchen, 8, 2)
    const { offeringId } = kitchen.serving
    await bookFor(kitchen, offeringId)
    const { expected, dishes } = await kitchen.plan()
    // Ten cooked, two left, three collected: five walked in, each day.
    expect(expected.walkIns.expected).toBeCloseTo(5, 5)
    expect(expected.walkIns.pastError).toBeCloseTo(0, 5)
    expect(expected.walkIns.basis.map(({ day }) => day)).toEqual([addDays(monday, -7)])
    // A quarter of those booked did not come.
    expect(expected.noShows.expected).toBeCloseTo(0.25, 5)
    expect(dishes[0]?.suggested).toBe(1 + 5)
  })

  test('where nobody counted what was left, nobody guesses who walked in', async () => {
    const kitchen = await aKitchen()
    await livedThrough(kitchen, 3, null)
    await bookFor(kitchen, kitchen.serving.offeringId)
    const { expected, dishes } = await kitchen.plan()
    expect(expected.walkIns).toMatchObject({ expected: 0, basis: [], pastError: null })
    expect(dishes[0]?.suggested).toBe(1)
  })

  test('a meal still open has come out of no pot, and nobody leaves more than was cooked', async () => {
    const kitchen = await aKitchen()
    const note = (cooked: number, leftOver: number) =>
      kitchen.cook.outcome('noteCooked', {
        params: kitchen.params,
        body: { offeringId: kitchen.serving.offeringId, cooked, leftOver },
      })
    expect(await note(5, 1)).toBe('still_open')
    await sql`update servings set state = 'closed', closed_at = app_now() where id = ${kitchen.serving.servingId}`.execute(
      db,
    )
    expect(await note(5, 6)).toBe('malformed')
    expect(await note(5, 1)).toBe('accepted')
    expect(await note(6, 0)).toBe('accepted')
    expect((await kitchen.plan()).dishes[0]?.counted).toMatchObject({ cooked: 6, leftOver: 0 })
  })
})
