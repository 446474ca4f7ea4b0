import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { cancelBooking } from '../../backend/bookings/cancel-booking.action.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { drawerView } from '../../backend/payments/wallet.view.ts'
import type { Actor } from '../../backend/vocabulary/actor.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { loadSchemes } from '../../db/demo/load-schemes.ts'
import { putuoSchemes } from '../../db/demo/schemes.ts'
import { aCanteen } from '../support/builders/place.ts'
import { answerOf, handedOut, mealOfCard } from '../support/counter-list.ts'
import { auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { aCounterRoom, first, nth, tabletOf } from '../support/noon.ts'
import { anActor } from '../support/room.ts'

type Told = ReturnType<typeof handedOut>

const database = await aDatabase()
const { db } = database
await aCanteen().in(db)
await loadSchemes(db, putuoSchemes())
const room = aCounterRoom(database)
const { noon, tell } = room
afterEach(() => database.resetNow())

describe('the list', () => {
  test('knows a card by its token and its digits, and tells neither', async () => {
    const { list, cards, dinerIds } = await noon(3)
    const text = JSON.stringify(list)
    for (const { token, digits } of cards) {
      expect(text).not.toContain(token)
      // By chance six digits may stand in the middle of a digest.
      expect(text).not.toMatch(new RegExp(`(?<![\\w+/-])${digits}(?![\\w+/-])`))
      const meal = mealOfCard(list, { token })
      expect(meal).toBeDefined()
      expect(mealOfCard(list, { digits })).toBe(meal)
    }
    expect(mealOfCard(list, { token: 'another' })).toBeUndefined()
    expect(new Set(cards.map((card) => mealOfCard(list, card)?.bookingId)).size).toBe(
      dinerIds.length,
    )
  })

  test('says neither door, telephone nor balance', async () => {
    const { list } = await noon(1)
    expect(Object.keys(first(list.meals)).toSorted()).toEqual(
      [
        'bookingId',
        'carried',
        'cards',
        'collectedAt',
        'collectors',
        'dueFen',
        'name',
        'number',
        'plates',
        'portions',
        'proof',
        'question',
        'servingId',
        'way',
      ].toSorted(),
    )
  })

  test('has digits only for the canteen’s own registered counter', async () => {
    const { canteenId } = await noon(1)
    const kindsFor = async (actor: Actor): Promise<string[]> => {
      const list = await room.ask(actor, 'getCounterList', { params: { canteenId } })
      return first(list.meals)
        .cards.map(({ kind }) => kind)
        .toSorted()
    }
    expect(await kindsFor(anActor({ role: 'counter', canteenId }))).toEqual(['token'])
    expect(await kindsFor(tabletOf(canteenId + 1, 3))).toEqual(['token'])
    expect(await kindsFor(tabletOf(canteenId, 3))).toEqual(['digits', 'token'])
  })

  test('is for its day only', async () => {
    const { list, day } = await noon(1)
    expect(list.head).toMatchObject({ day, until: `${day}T16:00:00.000Z` })
  })
})

describe('a meal handed over without the network', () => {
  test('told three times and out of order, each is collected once, at the tablet’s time', async () => {
    const scene = await noon(5)
    const told = scene.meals.map((meal, place) =>
      handedOut(
        scene.list,
        meal,
        scene.at(`11:1${place}`),
        answerOf(scene.list, nth(scene.cards, place)),
      ),
    )
    await scene.to('12:10')
    for (const one of [...told, ...told.toReversed(), ...told])
      expect(await tell(scene.tablet, one)).toMatchObject({ outcome: 'collected', backFen: 0 })
    const counter = await room.ask(scene.tablet, 'getCounter', {
      params: { canteenId: scene.canteenId },
    })
    expect(counter.rows.map((row) => row.collectedAt)).toEqual([
      '11:10',
      '11:11',
      '11:12',
      '11:13',
      '11:14',
    ])
    const moves = await db
      .selectFrom('booking_moves')
      .select(['verified', 'handed_at'])
      .where('move', '=', 'collect')
      .where(
        'booking_id',
        'in',
        scene.meals.map(({ bookingId }) => bookingId),
      )
      .execute()
    expect(moves.map(({ verified }) => verified)).toEqual(Array(5).fill('card'))
    expect(await scene.open()).toEqual([])
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('after an attempt whose answer was lost it is that very hand-over, no conflict', async () => {
    const scene = await noon(2)
    const [one, two] = [0, 1].map((place) =>
      handedOut(scene.list, nth(scene.meals, place), scene.at('11:20')),
    ) as [Told, Told]
    const tried = randomUUID()
    await scene.to('11:20')
    const card = { digits: nth(scene.cards, 0).digits }
    const body = { card }
    await room.ask(scene.tablet, 'collectBooking', { params: one.params, body, key: tried })
    await scene.to('12:10')
    const late = (told: Told) => ({ ...told, body: { ...told.body, tried } })
    expect((await tell(scene.tablet, late(one))).outcome).toBe('collected')
    // The attempt was about another meal: it says nothing about this one.
    expect((await tell(scene.tablet, late(two))).outcome).toBe('collected')
    expect((await tell(scene.other, late({ ...two, key: randomUUID() }))).outcome).toBe('already')
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('told by somebody else under the same id it is still one', async () => {
    const scene = await noon(1)
    const told = handedOut(scene.list, first(scene.meals), scene.at('11:20'))
    await scene.to('12:10')
    expect((await tell(scene.tablet, told)).outcome).toBe('collected')
    expect((await tell(scene.other, told)).outcome).toBe('collected')
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('by two counters at once, it is one collection and one conflict', async () => {
    const scene = await noon(6)
    const own = scene.meals.map((meal) => handedOut(scene.list, meal, scene.at('11:20')))
    const others = scene.meals.map((meal) => handedOut(scene.list, meal, scene.at('11:25')))
    await scene.to('12:10')
    const said = await Promise.all(
      scene.meals.map((_, place) =>
        Promise.all([tell(scene.tablet, nth(own, place)), tell(scene.other, nth(others, place))]),
      ),
    )
    for (const pair of said)
      expect(pair.map(({ outcome }) => outcome).toSorted()).toEqual(['already', 'collected'])
    const open = await scene.open()
    expect(open.length).toBe(6)
    for (const one of open) {
      expect(one.outcome).toBe('already')
      expect(new Set([one.by, one.earlierBy])).toEqual(new Set(['窗口 1', '窗口 2']))
      expect(new Set([one.at, one.earlierAt])).toEqual(new Set(['11:20', '11:25']))
    }
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('cash taken twice goes back to her; a person says so, once', async () => {
    const scene = await noon(1, { pay: 'counter' })
    const meal = first(scene.meals)
    expect(meal.dueFen).toBe(1400)
    const before = (await drawerView(db, scene.canteenId)).balanceFen
    await scene.to('12:10')
    await tell(scene.tablet, handedOut(scene.list, meal, scene.at('11:20')))
    const second = await tell(scene.other, handedOut(scene.list, meal, scene.at('11:30')))
    expect(second).toEqual({
      outcome: 'already',
      earlierAt: '11:20',
      earlierBy: '窗口 1',
      backFen: 1400,
    })
    expect((await drawerView(db, scene.canteenId)).balanceFen).toBe(before + 1400)
    const { handOverId } = first(await scene.open())
    const { manager } = scene
    const params = { canteenId: scene.canteenId, handOverId }
    const noted = { verdict: 'noted' as const }
    const elsewhere = { ...params, canteenId: 1 }
    expect(await room.refusal(manager, 'answerHandOver', { params: elsewhere, body: noted })).toBe(
      'not_found',
    )
    await room.ask(manager, 'answerHandOver', { params, body: { ...noted, answer: '退了 14 元' } })
    expect(await scene.open()).toEqual([])
    expect(await room.refusal(manager, 'answerHandOver', { params, body: noted })).toBe('not_found')
    const actions = (await auditOf(db, scene.canteenId)).map(({ action }) => action)
    expect(actions.slice(-2)).toEqual(['hand_over.conflict', 'hand_over.answered'])
  })

  test.each(['cancelled', 'cash_short'] as const)('ends as %s, shown and kept', async (why) => {
    const scene = await noon(1, { pay: 'counter' })
    const meal = first(scene.meals)
    const told = handedOut(scene.list, meal, scene.at('11:20'))
    await scene.to('12:10')
    if (why === 'cancelled') {
      await db
        .updateTable('servings')
        .set({ cutoff_at: new Date(scene.at('12:30')) })
        .where('id', '=', meal.servingId)
        .execute()
      await inTransaction(db, (tx) => cancelBooking(tx, scene.tablet, meal.bookingId, ''))
    } else told.body.cashFen = fen(1000)
    expect((await tell(scene.tablet, told)).outcome).toBe(why)
    expect((await tell(scene.tablet, told)).outcome).toBe(why)
    expect(await scene.state(meal.bookingId)).toBe(why === 'cancelled' ? 'cancelled' : 'placed')
    expect((await scene.open()).map(({ outcome }) => outcome)).toEqual([why])
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test.each([
    ['another canteen’s list', { canteenId: 1 }],
    ['a list of another time', { madeAt: '2026-01-01T00:00:00.000Z' }],
    ['a list that ends later', { until: '2030-01-01T00:00:00.000Z' }],
    ['another salt', { salt: '0'.repeat(32) }],
    ['other rules', { rules: { withoutCard: 'name' as const, othersMayCollect: false } }],
  ])('is not taken from %s', async (_, changed) => {
    const scene = await noon(1)
    const told = handedOut(scene.list, first(scene.meals), scene.at('11:20'))
    await scene.to('12:10')
    const forged = { ...told, body: { ...told.body, list: { ...told.body.list, ...changed } } }
    expect(await room.refusal(scene.tablet, 'replayHandOver', forged)).toBe('list_unknown')
  })

  test('another booking’s proof is none, nor is a card that was not there', async () => {
    const scene = await noon(2)
    const [one, two] = [0, 1].map((place) =>
      handedOut(scene.list, nth(scene.meals, place), scene.at('11:20')),
    ) as [Told, Told]
    await scene.to('12:10')
    const swapped = { ...one, params: two.params }
    expect(await room.refusal(scene.tablet, 'replayHandOver', swapped)).toBe('list_unknown')
    const digest = first(first(scene.meals).cards).digest
    await tell(scene.tablet, {
      ...one,
      body: { ...one.body, card: { kind: 'token', answer: digest } },
    })
    const { verified } = await db
      .selectFrom('booking_moves')
      .select('verified')
      .where('booking_id', '=', one.params.bookingId)
      .where('move', '=', 'collect')
      .executeTakeFirstOrThrow()
    expect(verified).toBe('name')
  })

  test('changed under the same id it is refused', async () => {
    const scene = await noon(1)
    const told = handedOut(scene.list, first(scene.meals), scene.at('11:20'))
    await scene.to('12:10')
    await tell(scene.tablet, told)
    const changed = { ...told, body: { ...told.body, asked: 'birthday' as const } }
    expect(await room.refusal(scene.tablet, 'replayHandOver', changed)).toBe('key_reused')
  })
})
