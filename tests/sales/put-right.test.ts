import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { aWindow, mealDay, payFen, subsidyFen, type Window } from '../support/window.ts'

const database = await aDatabase()
const { db, setNow } = database
const { url } = await aQuietApp(database)
const window = () => aWindow(database, url)

const eaterOf = ({ eaters }: Window, nth = 0) => {
  const eater = eaters[nth]
  if (!eater) throw new Error('nobody booked')
  return eater
}
const collect = (w: Window, bookingId: number, more: object = {}) =>
  w.counter.outcome('collectBooking', { params: { bookingId }, body: { ...more } })
const collectSecond = async (w: Window): Promise<number> => {
  const { bookingId } = eaterOf(w, 1)
  await collect(w, bookingId)
  return bookingId
}
const undo = (bookingId: number, reason: 'mistake' | 'wrong_person' = 'mistake') => ({
  params: { bookingId },
  body: { reason },
})
const stateOf = async (w: Window, bookingId: number): Promise<string> =>
  (await w.counter.call('getBooking', { params: { bookingId } })).ticket.state
const audited = async (subject: string): Promise<object[]> => {
  const { rows } = await sql<{ action: string; detail: object; actor: string }>`
    select action, detail from audit_entries where subject = ${subject} order by seq`.execute(db)
  return rows
}
const owed = async (w: Window): Promise<number> => {
  const { rows } = await sql<{ fen: number }>`
    select coalesce(sum(e.amount_fen), 0)::int as fen from ledger_entries e join ledger_accounts a on a.id = e.account_id
    where a.kind = 'receivable' and a.canteen_id = ${w.canteenId}`.execute(db)
  return rows[0]?.fen ?? 0
}

describe('a hand-over that was none', () => {
  test('is undone: the meal waits for her again, nobody owes anything, and the audit says who and why', async () => {
    const w = await window()
    const { bookingId } = eaterOf(w)
    await collect(w, bookingId)
    expect(await owed(w)).toBe(subsidyFen)
    const looked = await w.counter.call('getHandOver', { params: { bookingId } })
    expect(looked).toMatchObject({ walkIn: false, cashFen: 0, can: { undo: { allowed: true } } })
    const { backFen } = await w.counter.call('undoHandOver', undo(bookingId, 'wrong_person'))
    expect(backFen).toBe(0)
    expect(await stateOf(w, bookingId)).toBe('placed')
    expect(await owed(w)).toBe(0)
    expect(await audited(`booking:${bookingId}`)).toMatchObject([
      { action: 'booking.placed' },
      { action: 'booking.collected', detail: { verified: 'name' } },
      { action: 'booking.hand_over_undone', detail: { reason: 'wrong_person' } },
    ])
    expect(await w.counter.outcome('undoHandOver', undo(bookingId))).toBe('not_handed_over')
  })

  test('can be handed over rightly afterwards, and a claim has it once', async () => {
    const w = await window()
    const { bookingId } = eaterOf(w)
    await collect(w, bookingId)
    await w.counter.call('undoHandOver', undo(bookingId))
    await setNow(`${mealDay}T11:52:00+08:00`)
    expect(await collect(w, bookingId)).toBe('accepted')
    await w.counter.call('undoHandOver', undo(await collectSecond(w)))
    await setNow(`${mealDay}T12:45:00+08:00`)
    const her = await w.somebody()
    await w.counter.call('sellWalkIn', w.sale(her.dinerId))
    const gone = await w.somebody()
    const sold = await w.counter.call('sellWalkIn', w.sale(gone.dinerId))
    await w.counter.call('undoHandOver', undo(sold.ticket.bookingId))
    await w.manager.call('markServed', { params: w.params })
    await w.manager.call('settleServing', { params: w.params })
    await setNow('2026-12-02T09:00:00+08:00')
    const params = { canteenId: w.canteenId }
    const month = '2026-11'
    const { total } = await w.manager.call('getMonthBooks', { params, query: { month } })
    const body = { month, seenListFen: total.listFen } as const
    await w.manager.call('closeMonth', { params, body })
    const { claimIds } = await w.manager.call('prepareClaims', { params, body: { month } })
    const { rows } = await w.manager.call('listClaimRows', {
      params: { canteenId: w.canteenId, claimId: claimIds[0] ?? 0 },
    })
    expect(rows.map(({ amountFen, handedAt, channel }) => [amountFen, handedAt, channel])).toEqual([
      [subsidyFen, '2026-11-23T03:52:00.000Z', 'counter'],
      [subsidyFen, '2026-11-23T04:45:00.000Z', 'walk_in'],
    ])
  })

  test('paid in cash, gives the cash back over the counter', async () => {
    const w = await window()
    const her = await w.somebody()
    const { ticket } = await w.counter.call('sellWalkIn', w.sale(her.dinerId))
    const { bookingId } = ticket
    const { cashFen } = await w.counter.call('getHandOver', { params: { bookingId } })
    expect(cashFen).toBe(payFen)
    const { backFen } = await w.counter.call('undoHandOver', undo(bookingId))
    expect([backFen, await w.drawer()]).toEqual([payFen, 0])
  })

  test('of a walk-in ends it: money, help and portion are given back, and she may buy again', async () => {
    const w = await window()
    const her = await w.somebody()
    const sale = w.sale(her.dinerId, { pay: 'wallet', cashFen: 0 })
    const { ticket } = await w.counter.call('sellWalkIn', sale)
    expect(await w.left()).toEqual([2, 2, 2, 2])
    await w.counter.call('undoHandOver', undo(ticket.bookingId))
    expect(await w.left()).toEqual([3, 2, 2, 2])
    const { person, dishes } = await w.look(her.dinerId)
    expect(person).toMatchObject({ balanceFen: 9000, has: null })
    expect(dishes[0]?.ways[0]?.price).toMatchObject({ payFen })
    expect(await w.counter.outcome('sellWalkIn', sale)).toBe('accepted')
  })

  test('is not undone after the canteen’s minutes, nor where it undoes nothing', async () => {
    const w = await window()
    const { bookingId } = eaterOf(w)
    await collect(w, bookingId)
    await setNow(`${mealDay}T11:40:00+08:00`)
    expect(await w.counter.outcome('undoHandOver', undo(bookingId))).toBe('undo_too_late')
    const rules = { params: { canteenId: w.canteenId } }
    const policy = await w.manager.call('getPolicy', rules)
    await w.manager.call('changePolicy', { ...rules, body: { ...policy, undoMinutes: 0 } })
    const second = await collectSecond(w)
    expect(await w.counter.outcome('undoHandOver', undo(second))).toBe('undo_too_late')
  })

  test('with settling at the same moment is one or the other, never both', async () => {
    const w = await window()
    const { bookingId } = eaterOf(w)
    await setNow(`${mealDay}T12:40:00+08:00`)
    await collect(w, bookingId)
    await w.manager.call('markServed', { params: w.params })
    const [undone, settled] = await Promise.all([
      w.counter.outcome('undoHandOver', undo(bookingId)),
      w.manager.outcome('settleServing', { params: w.params }),
    ])
    expect(settled).toBe('accepted')
    const state = await stateOf(w, bookingId)
    expect([undone, state]).toEqual(
      undone === 'accepted' ? ['accepted', 'missed'] : ['undo_too_late', 'collected'],
    )
  })
})

describe('the wrong dish', () => {
  const instead = (w: Window, bookingId: number, dish: number) => ({
    params: { bookingId },
    body: {
      orderedOfferingId: w.serving.offeringId,
      offeringId: w.serving.offeringIds[dish] ?? 0,
    },
  })

  test('is written down once, out of the remainder; what she paid and ordered stays', async () => {
    const w = await window()
    const { bookingId, dinerId } = eaterOf(w)
    await collect(w, bookingId)
    const counted = await w.counted()
    expect(await w.counter.outcome('giveInstead', instead(w, bookingId, 1))).toBe('accepted')
    expect(await w.left()).toEqual([3, 1, 2, 2])
    expect(await w.counted()).toEqual(counted)
    expect(await owed(w)).toBe(subsidyFen)
    const looked = await w.counter.call('getHandOver', { params: { bookingId } })
    expect(looked.instead).toMatchObject({
      ordered: { name: { zh: '红烧狮子头' } },
      given: { name: { zh: '清蒸鲈鱼' } },
    })
    expect(await w.counter.outcome('giveInstead', instead(w, bookingId, 1))).toBe(
      'exchanged_already',
    )
    // No second meal comes out of it.
    expect(await w.counter.outcome('sellWalkIn', w.sale(dinerId))).toBe('already_booked')
    expect(await audited(`booking:${bookingId}`)).toMatchObject([
      {},
      {},
      { action: 'exchange.given' },
    ])
  })

  test('is taken back within the minutes, alone or with the hand-over', async () => {
    const w = await window()
    const { bookingId } = eaterOf(w)
    await collect(w, bookingId)
    await w.counter.call('giveInstead', instead(w, bookingId, 1))
    await w.counter.call('takeBackInstead', { params: { bookingId } })
    expect(await w.left()).toEqual([3, 2, 2, 2])
    expect(await w.counter.outcome('takeBackInstead', { params: { bookingId } })).toBe(
      'not_handed_over',
    )
    await w.counter.call('giveInstead', instead(w, bookingId, 1))
    await w.counter.call('undoHandOver', undo(bookingId))
    expect(await w.left()).toEqual([3, 2, 2, 2])
  })

  test('is none that costs more, none she must not eat, none of which nothing is left', async () => {
    const w = await window()
    const her = await aDiner(w.canteen).allergicTo('peanut').withWallet(9000).in(db)
    const { ticket } = await w.counter.call('sellWalkIn', w.sale(her.dinerId))
    const { bookingId } = ticket
    const { dishes } = await w.counter.call('getHandOver', { params: { bookingId } })
    expect(
      dishes.map(({ can: { give } }) => (give.allowed ? 'allowed' : give.because.code)),
    ).toEqual(['allowed', 'dish_dearer', 'dish_clashes'])
    const give = (dish: number) => w.counter.outcome('giveInstead', instead(w, bookingId, dish))
    expect(await give(2)).toBe('dish_dearer')
    expect(await give(3)).toBe('dish_clashes')
    expect(await give(0)).toBe('offering_unknown')
    const bass = w.guestSale({
      offeringId: w.serving.offeringIds[1],
      portions: 2,
      cashFen: 3000,
      seenPayFen: 3000,
    })
    await w.counter.call('sellToGuest', bass)
    expect(await give(1)).toBe('remainder_gone')
  })

  test('is only given for a meal that was handed over', async () => {
    const w = await window()
    const { bookingId } = eaterOf(w)
    expect(await w.counter.outcome('giveInstead', instead(w, bookingId, 1))).toBe('not_handed_over')
  })
})

describe('without her card', () => {
  test('the canteen says whether a name is enough, for what she booked and for what she buys', async () => {
    const w = await window()
    const { bookingId } = eaterOf(w)
    const rules = { params: { canteenId: w.canteenId } }
    const policy = await w.manager.call('getPolicy', rules)
    await w.manager.call('changePolicy', {
      ...rules,
      body: { ...policy, withoutCard: 'six_digits' },
    })
    expect(await collect(w, bookingId)).toBe('digits_to_collect')
    const her = await w.somebody()
    expect(await w.counter.outcome('sellWalkIn', w.sale(her.dinerId))).toBe('digits_to_collect')
    const { digits } = await w.manager.call('issueCard', { params: { dinerId: her.dinerId } })
    const withCard = w.sale(her.dinerId, { card: { digits } })
    expect(await w.tablet.outcome('sellWalkIn', withCard)).toBe('accepted')
    // Somebody else's card is none.
    const body = { card: { digits } }
    expect(await w.tablet.outcome('collectBooking', { params: { bookingId }, body })).toBe(
      'digits_to_collect',
    )
  })
})

test('after all of it every invariant holds', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
})
