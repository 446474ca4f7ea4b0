import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { moveDueServings } from '../../backend/kitchen/due-servings.job.ts'
import { familyNewsView } from '../../backend/notices/family-news.view.ts'
import { drawerView } from '../../backend/payments/wallet.view.ts'
import { saleRoutes } from '../../backend/sales/sale.routes.ts'
import { undoHandOver } from '../../backend/sales/undo-hand-over.action.ts'
import { loadSchemes } from '../../db/demo/load-schemes.ts'
import { putuoSchemes } from '../../db/demo/schemes.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { handedOut } from '../support/counter-list.ts'
import { aDatabase } from '../support/database.ts'
import { aCounterRoom, first, nth } from '../support/noon.ts'
import type { Noon } from '../support/noon.ts'
import { aRoom } from '../support/room.ts'

const database = await aDatabase()
const { db } = database
await aCanteen().in(db)
await loadSchemes(db, putuoSchemes())
const room = aCounterRoom(database)
const window = aRoom(database, [saleRoutes])
const { noon, tell } = room
afterEach(() => database.resetNow())

const undo = (scene: Noon, bookingId: number) =>
  inTransaction(db, (tx) =>
    undoHandOver(tx, { actor: scene.manager, bookingId, reason: 'mistake' }),
  )

describe('a hand-over told after a cut and undone', () => {
  test('may be told again by whoever really gave her the meal, and every invariant holds', async () => {
    const scene = await noon(1, { pay: 'counter' })
    const meal = first(scene.meals)
    await scene.to('12:10')
    expect(await tell(scene.tablet, handedOut(scene.list, meal, scene.at('11:20')))).toMatchObject({
      outcome: 'collected',
    })
    const before = (await drawerView(db, scene.canteenId)).balanceFen
    await undo(scene, meal.bookingId)
    expect(await scene.state(meal.bookingId)).toBe('placed')
    expect(await findBrokenInvariants(db)).toEqual([])
    const later = handedOut(scene.list, meal, scene.at('12:05'))
    expect(await tell(scene.other, later)).toMatchObject({ outcome: 'collected' })
    expect(await scene.state(meal.bookingId)).toBe('collected')
    expect((await drawerView(db, scene.canteenId)).balanceFen).toBe(before)
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('no longer tells her family that she ate', async () => {
    const scene = await noon(2)
    const news = async (dinerId: number): Promise<string[]> => {
      const { rows } = await sql<{ state: string }>`
        select state from notices where kind = 'collected' and diner_id = ${dinerId}`.execute(db)
      return rows.map(({ state }) => state)
    }
    const [late, now] = scene.dinerIds as [number, number]
    await aFamilyMember(db, { dinerId: now }, 'see')
    const { accountId } = await aFamilyMember(db, { dinerId: late }, 'see')
    const page = async () => (await familyNewsView(db, accountId, late, ['collected'])).news.length
    await scene.to('12:10')
    await tell(scene.tablet, handedOut(scene.list, first(scene.meals), scene.at('11:20')))
    const { bookingId } = nth(scene.meals, 1)
    await room.ask(scene.tablet, 'collectBooking', {
      params: { bookingId },
      body: { card: { token: nth(scene.cards, 1).token } },
    })
    expect([await news(late), await news(now)]).toEqual([['delivered'], ['delivered']])
    expect(await page()).toBe(1)
    await undo(scene, first(scene.meals).bookingId)
    await undo(scene, bookingId)
    expect([await news(late), await news(now)]).toEqual([['withdrawn'], ['withdrawn']])
    expect(await page()).toBe(0)
  })

  test('does not swallow the cash of an attempt with the network that was undone', async () => {
    const scene = await noon(1, { pay: 'counter' })
    const meal = first(scene.meals)
    const tried = randomUUID()
    const before = (await drawerView(db, scene.canteenId)).balanceFen
    await scene.to('11:20')
    await room.ask(scene.tablet, 'collectBooking', {
      params: { bookingId: meal.bookingId },
      body: { cashFen: meal.dueFen, card: { token: first(scene.cards).token } },
      key: tried,
    })
    await undo(scene, meal.bookingId)
    await scene.to('12:10')
    const told = handedOut(scene.list, meal, scene.at('11:25'))
    const body = { ...told.body, tried }
    const { outcome } = await tell(scene.tablet, { ...told, body })
    expect([outcome, await scene.state(meal.bookingId)]).toEqual(['collected', 'collected'])
    expect((await drawerView(db, scene.canteenId)).balanceFen - before).toBe(meal.dueFen)
    expect(await findBrokenInvariants(db)).toEqual([])
  })
})

test('a meal put right after it was missed opens at the window, and says that it stands', async () => {
  const scene = await noon(1)
  const { bookingId } = first(scene.meals)
  for (const time of ['12:31', '13:31', '15:31']) {
    await scene.to(time)
    await moveDueServings(room.deps)
  }
  const told = handedOut(scene.list, first(scene.meals), scene.at('12:20'))
  expect((await tell(scene.tablet, told)).outcome).toBe('corrected')
  const { can } = await window.ask(scene.manager, 'getHandOver', { params: { bookingId } })
  expect(can.undo).toMatchObject({ allowed: false, because: { code: 'undo_too_late' } })
})

describe('from another’s hands', () => {
  test('an id that was told of another meal is refused, and breaks nothing', async () => {
    const scene = await noon(2)
    const [one, two] = [0, 1].map((place) =>
      handedOut(scene.list, nth(scene.meals, place), scene.at('11:20')),
    )
    await scene.to('12:10')
    if (!one || !two) throw new Error('two meals')
    await tell(scene.tablet, one)
    expect(await room.refusal(scene.other, 'replayHandOver', { ...two, key: one.key })).toBe(
      'key_reused',
    )
    expect(await scene.state(nth(scene.meals, 1).bookingId)).toBe('placed')
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test.each(['9999-12-31T23:30:00.000Z', '0000-01-01T00:00:00.000Z'])(
    'a clock that says %s does not make the list unreadable',
    async (at) => {
      const scene = await noon(1)
      const meal = first(scene.meals)
      await room.ask(scene.tablet, 'collectBooking', {
        params: { bookingId: meal.bookingId },
        body: { cashFen: meal.dueFen, card: { token: first(scene.cards).token } },
      })
      const told = handedOut(scene.list, meal, scene.at('11:20'))
      const forged = { ...told, body: { ...told.body, at } }
      expect(await room.refusal(scene.tablet, 'replayHandOver', forged)).toBe('malformed')
      expect(await scene.open()).toEqual([])
    },
  )
})
