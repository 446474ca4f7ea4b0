import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { settleServing } from '../../backend/kitchen/settle-serving.action.ts'
import { closeMonth } from '../../backend/payments/close-month.action.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import type { Month } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aBookkeeping } from '../support/bookkeeping.ts'
import { lockWatch } from '../support/race/lock-watch.ts'
import { closingOf } from './closing.ts'

const books = await aBookkeeping()
const { db, manager } = books
const { canteenId } = books.canteen
const actor = jobActor('test')
const untilOneWaits = await lockWatch(db)

const { month, close, refusalOf } = closingOf(books)

describe('a settle and a close at the same moment', () => {
  test('come one after the other, whoever is first', async () => {
    for (const monthNo of ['04', '05', '06', '07']) {
      const who = await books.resident(9000)
      const serving = await books.lunch(`2026-${monthNo}-20`)
      await books.book(who, serving)
      await books.at(`2026-${monthNo}-20`, '14:00')
      const at = { params: { servingId: serving.servingId } }
      await manager.call('closeServing', at)
      await manager.call('markServed', at)
      await books.at(`2026-${String(Number(monthNo) + 1).padStart(2, '0')}-01`, '09:00')
      const asked = { month: `2026-${monthNo}` as Month, seenListFen: fen(1500) }
      const [settled, closed] = await Promise.all([
        refusalOf(inTransaction(db, (tx) => settleServing(tx, actor, serving.servingId))),
        refusalOf(inTransaction(db, (tx) => closeMonth(tx, actor, canteenId, asked))),
      ])
      expect(settled).toBe('accepted')
      expect(['accepted', 'month_not_ready']).toContain(closed)
      // Whoever was too early asks again.
      const again = closed === 'accepted' ? closed : await close(asked.month, 1500)
      expect(again).toBe('accepted')
      expect((await month({ month: asked.month })).total).toMatchObject({
        missed: 1,
        listFen: 1500,
      })
    }
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('a close waits for the settle under way and counts what it did', async () => {
    const who = await books.resident(9000)
    const serving = await books.lunch('2026-03-20')
    await books.book(who, serving)
    await books.at('2026-03-20', '14:00')
    const at = { params: { servingId: serving.servingId } }
    await manager.call('closeServing', at)
    await manager.call('markServed', at)
    await books.at('2026-04-01', '09:00')
    let closing: Promise<string> | undefined
    // A process of its own, as it were: the application's only connection may be ours.
    const elsewhere = openDatabase(books.url, { max: 1 })
    onTestFinished(() => elsewhere.destroy())
    await inTransaction(elsewhere, async (tx) => {
      await settleServing(tx, actor, serving.servingId)
      closing = close('2026-03', 1500)
      await untilOneWaits(tx)
    })
    expect(await closing).toBe('accepted')
  })
})
