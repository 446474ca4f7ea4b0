import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { readPastServings } from '../../backend/kitchen/cook-plan.store.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { countOf, tillOf } from '../payments/till.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { aWindow, listFen, mealDay, payFen, subsidyFen } from '../support/window.ts'

const database = await aDatabase()
const { db, setNow } = database
const { url } = await aQuietApp(database)
const window = () => aWindow(database, url)

describe('somebody on record who did not book', () => {
  test('sees her price with the help she has a right to, and what is left of each dish', async () => {
    const w = await window()
    const her = await w.somebody()
    const { serving, person, dishes } = await w.look(her.dinerId)
    expect(serving).toMatchObject({ when: { day: mealDay }, can: { sell: { allowed: true } } })
    expect(person).toMatchObject({ balanceFen: 9000, has: null })
    expect(person?.maskedName).toMatch(/\*/)
    expect(dishes.map(({ plate, left }) => [plate.name.zh, left])).toEqual([
      ['红烧狮子头', 3],
      ['清蒸鲈鱼', 2],
      ['黑椒牛柳', 2],
      ['宫保鸡丁', 2],
    ])
    const allowed = { allowed: true }
    expect(dishes[0]?.ways[0]).toMatchObject({
      way: 'dine_in',
      price: { listFen, subsidyFen, payFen },
      can: { cash: allowed, wallet: allowed },
    })
  })

  test('pays in cash, gets change and a number; the kitchen’s count does not move', async () => {
    const w = await window()
    const her = await w.somebody()
    const before = await w.counted()
    const { ticket, changeFen } = await w.counter.call('sellWalkIn', w.sale(her.dinerId))
    expect(changeFen).toBe(1000)
    expect(ticket).toMatchObject({ state: 'collected', number: 3, price: { payFen, subsidyFen } })
    expect(await w.left()).toEqual([2, 2, 2, 2])
    expect(await w.counted()).toEqual(before)
    expect(await w.drawer()).toBe(payFen)
    const { serving, tiles } = await w.cook.call('getBoard', {
      params: { canteenId: w.canteenId },
      query: { servingId: w.servingId },
    })
    expect(serving).toMatchObject({ booked: 2, collected: 0 })
    expect(tiles[0]).toMatchObject({ portions: 2, frozenPortions: 2, toCook: 5 })
    const list = await w.counter.call('getCounter', { params: { canteenId: w.canteenId } })
    expect(list.serving).toMatchObject({ booked: 2, collected: 0 })
    expect(list.rows.at(-1)).toMatchObject({ walkIn: true, state: 'collected', number: 3 })
  })

  test('pays from her card, at a tablet that nobody signed in to', async () => {
    const w = await window()
    const her = await w.somebody()
    const { digits } = await w.manager.call('issueCard', { params: { dinerId: her.dinerId } })
    const { balanceFen } = await w.tablet.call(
      'sellWalkIn',
      w.sale(her.dinerId, { pay: 'wallet', cashFen: 0, way: 'pick_up', card: { digits } }),
    )
    expect(balanceFen).toBe(9000 - payFen)
    expect(await w.drawer()).toBe(0)
  })

  test('has one helped meal a day: what she bought counts like what she booked', async () => {
    const w = await window()
    const her = await w.somebody()
    await w.counter.call('sellWalkIn', w.sale(her.dinerId))
    expect(await w.counter.outcome('sellWalkIn', w.sale(her.dinerId))).toBe('already_booked')
    const used = await sql<{ used: number }>`
      select used from usage_counters where diner_id = ${her.dinerId} and limit_key not like 'portions:%'`.execute(
      db,
    )
    expect(used.rows).toEqual([{ used: 1 }])
  })

  test('with a booking gets that one, not another', async () => {
    const w = await window()
    const dinerId = w.eaters[0]?.dinerId ?? 0
    const { person, dishes } = await w.look(dinerId)
    expect(person?.has).toMatchObject({ bookingId: w.eaters[0]?.bookingId, state: 'placed' })
    expect(dishes[0]?.ways[0]?.can.cash).toMatchObject({ because: { code: 'already_booked' } })
    expect(await w.counter.outcome('sellWalkIn', w.sale(dinerId))).toBe('already_booked')
  })

  test('is not sold what she must not eat, and is told so beforehand', async () => {
    const w = await window()
    const her = await aDiner(w.canteen).allergicTo('peanut').withWallet(9000).in(db)
    const peanuts = w.serving.offeringIds[3] ?? 0
    const { dishes } = await w.look(her.dinerId)
    expect(dishes[3]).toMatchObject({ avoid: [{ need: 'allergen', allergen: 'peanut' }] })
    expect(dishes[3]?.ways[0]?.can.cash).toMatchObject({ because: { code: 'dish_clashes' } })
    const sale = w.sale(her.dinerId, { offeringId: peanuts })
    expect(await w.counter.outcome('sellWalkIn', sale)).toBe('dish_clashes')
  })

  test('asked twice with one key is sold once, and answered twice alike', async () => {
    const w = await window()
    const her = await w.somebody()
    const key = randomUUID()
    const [first, second] = await Promise.all([
      w.counter.call('sellWalkIn', { ...w.sale(her.dinerId), key }),
      w.counter.call('sellWalkIn', { ...w.sale(her.dinerId), key }),
    ])
    expect(second).toEqual(first)
    expect(await w.left()).toEqual([2, 2, 2, 2])
    const other = { ...w.sale(her.dinerId, { way: 'pick_up' }), key }
    expect(await w.counter.outcome('sellWalkIn', other)).toBe('key_reused')
  })

  test.each([
    [{ cashFen: payFen - 1 }, 'cash_short'],
    [{ seenPayFen: listFen }, 'price_changed'],
    [{ way: 'deliver' }, 'way_not_offered'],
  ])('with %o is refused: %s', async (more, code) => {
    const w = await window()
    const her = await w.somebody()
    expect(await w.counter.outcome('sellWalkIn', w.sale(her.dinerId, more))).toBe(code)
    expect(await w.left()).toEqual([3, 2, 2, 2])
  })

  test('with too little on her card is told how much is short', async () => {
    const w = await window()
    const her = await aDiner(w.canteen).withWallet(300).in(db)
    const { dishes } = await w.look(her.dinerId)
    expect(dishes[0]?.ways[0]?.can).toMatchObject({
      cash: { allowed: true },
      wallet: { because: { code: 'wallet_short', params: { shortFen: payFen - 300 } } },
    })
    const sale = w.sale(her.dinerId, { pay: 'wallet' })
    expect(await w.counter.outcome('sellWalkIn', sale)).toBe('wallet_short')
  })
})

describe('a guest nobody knows', () => {
  test('pays the list price in cash for one or several, and earns no help', async () => {
    const w = await window()
    const sale = w.guestSale({ portions: 2, cashFen: 5000, seenPayFen: 2 * listFen })
    const { number, changeFen } = await w.counter.call('sellToGuest', sale)
    expect([number, changeFen]).toEqual([3, 5000 - 2 * listFen])
    expect(await w.left()).toEqual([1, 2, 2, 2])
    expect(await w.drawer()).toBe(2 * listFen)
    const { guests } = await w.look()
    expect(guests).toMatchObject([{ number: 3, portions: 2, can: { undo: { allowed: true } } }])
  })

  test('counts in the books of the day: served, at list price, in cash', async () => {
    const w = await window()
    const her = await w.somebody()
    await w.counter.call('sellWalkIn', w.sale(her.dinerId))
    await w.counter.call('sellToGuest', w.guestSale())
    const { figures } = await w.manager.call('getDayBooks', {
      params: { canteenId: w.canteenId },
      query: { day: mealDay },
    })
    expect(figures).toMatchObject({
      served: 2,
      listFen: 2 * listFen,
      cashFen: listFen + payFen,
      otherFen: 0,
    })
    expect(figures.funders.map(({ amountFen }) => amountFen)).toEqual([subsidyFen])
  })

  test('gets the money back within the canteen’s minutes, once; not later', async () => {
    const w = await window()
    const { saleId } = await w.counter.call('sellToGuest', w.guestSale())
    const late = await w.counter.call('sellToGuest', w.guestSale())
    const undo = { params: { ...w.params, saleId } }
    expect(await w.counter.call('undoGuestSale', undo)).toEqual({ backFen: listFen })
    expect(await w.counter.outcome('undoGuestSale', undo)).toBe('already_reversed')
    expect(await w.drawer()).toBe(listFen)
    expect(await w.left()).toEqual([2, 2, 2, 2])
    await setNow(`${mealDay}T11:40:00+08:00`)
    expect(
      await w.counter.outcome('undoGuestSale', { params: { ...w.params, saleId: late.saleId } }),
    ).toBe('undo_too_late')
  })
})

describe('when there is something to sell', () => {
  test('nothing beyond what the cook decided, and nothing where nobody decided', async () => {
    const w = await aWindow(database, url, { extra: [1, 0] })
    await w.counter.call('sellToGuest', w.guestSale())
    expect(await w.counter.outcome('sellToGuest', w.guestSale())).toBe('remainder_gone')
    const her = await w.somebody()
    expect(await w.counter.outcome('sellWalkIn', w.sale(her.dinerId))).toBe('remainder_gone')
    const { dishes } = await w.look()
    expect(dishes.map(({ left }) => left)).toEqual([0])
  })

  test('the cook may make more of it, and fewer only down to what is sold', async () => {
    const w = await window()
    const { offeringId } = w.serving
    await w.counter.call('sellToGuest', w.guestSale())
    await w.counter.call('sellToGuest', w.guestSale())
    const decide = (portions: number) =>
      w.cook.outcome('decideCookPlan', {
        params: w.params,
        body: { offeringId, portions, reason: '' },
      })
    expect(await decide(3)).toBe('below_sold')
    expect(await decide(4)).toBe('accepted')
    expect((await w.left())[0]).toBe(0)
    expect(await decide(8)).toBe('accepted')
    expect((await w.left())[0]).toBe(4)
  })

  test('not before cut-off: then she books; not after the meal is over', async () => {
    const w = await window()
    const her = await w.somebody()
    await setNow('2026-11-22T21:00:00+08:00')
    expect(await w.counter.outcome('sellToGuest', w.guestSale())).toBe('not_today')
    await setNow(`${mealDay}T10:00:00+08:00`)
    expect(await w.counter.outcome('sellToGuest', w.guestSale())).toBe('not_yet_serving')
    await setNow(`${mealDay}T12:45:00+08:00`)
    expect(await w.counter.outcome('sellToGuest', w.guestSale())).toBe('accepted')
    await w.manager.call('markServed', { params: w.params })
    expect(await w.counter.outcome('sellToGuest', w.guestSale())).toBe('sale_over')
    expect(await w.counter.outcome('sellWalkIn', w.sale(her.dinerId))).toBe('sale_over')
    await sql`update servings set state = 'open', closed_at = null where id = ${w.servingId}`.execute(
      db,
    )
    expect(await w.counter.outcome('sellWalkIn', w.sale(her.dinerId))).toBe('still_bookable')
    await sql`update servings set state = 'served', closed_at = cutoff_at where id = ${w.servingId}`.execute(
      db,
    )
  })

  test('cash only into an open drawer, said beforehand', async () => {
    const w = await window()
    const her = await w.somebody()
    const till = tillOf(w.counter, w.canteenId)
    const { shiftId } = await till.open(0)
    const { balanceFen } = await till.look()
    await till.close({ shiftId, counts: countOf(balanceFen), explanation: '' })
    const { dishes } = await w.look(her.dinerId)
    expect(dishes[0]?.ways[0]?.can).toMatchObject({
      cash: { because: { code: 'drawer_not_open' } },
      wallet: { allowed: true },
    })
    expect(await w.counter.outcome('sellWalkIn', w.sale(her.dinerId))).toBe('drawer_not_open')
    expect(await w.counter.outcome('sellToGuest', w.guestSale())).toBe('drawer_not_open')
  })

  test('the next guess of walk-ins stands on what was left, walk-ins sold among what was eaten', async () => {
    const w = await window()
    await w.counter.call('sellToGuest', w.guestSale())
    const her = await w.somebody()
    await w.counter.call('sellWalkIn', w.sale(her.dinerId))
    await setNow(`${mealDay}T13:00:00+08:00`)
    for (const [place, offeringId] of w.serving.offeringIds.entries())
      await w.cook.call('noteCooked', {
        params: w.params,
        body: { offeringId, cooked: place === 0 ? 4 : 0, leftOver: place === 0 ? 2 : 0 },
      })
    await w.manager.call('markServed', { params: w.params })
    await w.manager.call('settleServing', { params: w.params })
    const past = await readPastServings(
      db,
      { canteenId: w.canteenId, meal: 'lunch', before: serviceDay('2026-11-24') },
      1,
    )
    // Four cooked, two left, both who booked did not come: two walked in.
    expect(past).toEqual([{ day: mealDay, booked: 2, missed: 2, walkIns: 2 }])
  })
})

test('after all of it every invariant holds', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
})
