import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { post } from '../../backend/payments/ledger.store.ts'
import { needOpenDrawer } from '../../backend/payments/need-open-drawer.action.ts'
import { toppedUpInCash } from '../../backend/payments/posting.rules.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aDiner } from '../support/builders/diner.ts'
import { inParallel, tally } from '../support/race/in-parallel.ts'
import { lockWatch } from '../support/race/lock-watch.ts'
import { aTillTown, cashDay, countOf } from './till.ts'

const town = await aTillTown()
const { db, aTill, anOpenTill } = town

const untilOneWaits = await lockWatch(db)

/** Cash that was let in and is not written yet: whoever counts must wait for it, or it is in no count. */
const slowTopUp = async (canteenId: number, dinerId: number) => {
  const letIn = Promise.withResolvers<void>()
  const done = inTransaction(db, async (tx) => {
    await needOpenDrawer(tx, canteenId)
    letIn.resolve()
    await untilOneWaits(tx)
    const context = { canteenId, bookingId: null, actor: jobActor('test') }
    await post(tx, toppedUpInCash(canteenId, dinerId, fen(3_000)), context)
  })
  await letIn.promise
  return { done }
}

describe('at once', () => {
  test('two who open: one does', async () => {
    const { counter, colleague } = await aTill()
    const answers = await Promise.all([counter.opening(1_000), colleague.opening(1_000)])
    expect(tally(answers)).toEqual({ accepted: 1, drawer_open: 1 })
    expect((await counter.look()).balanceFen).toBe(6_000)
  })

  test('two who close: one count stands', async () => {
    const { counter, colleague, shiftId } = await anOpenTill()
    const answers = await Promise.all([
      counter.closing({ shiftId, counts: countOf(24_900), explanation: '少一块' }),
      colleague.closing({ shiftId, counts: countOf(24_800), explanation: '少两块' }),
    ])
    expect(tally(answers)).toEqual({ accepted: 1, drawer_closed: 1 })
    const closed = (await counter.look()).toSign[0]?.closed
    expect((await counter.look()).balanceFen).toBe(closed?.countedFen)
  })

  test('two who sign: one signature stands', async () => {
    const { counter, colleague, manager, shiftId } = await anOpenTill()
    await counter.close({ shiftId, counts: countOf(25_000) })
    const answers = await Promise.all([colleague.sign(shiftId), manager.sign(shiftId)])
    expect(tally(answers)).toEqual({ accepted: 1, already_signed: 1 })
  })

  test('a count waits for cash that was let in before it', async () => {
    const { canteen, diner, counter, shiftId } = await anOpenTill()
    const { done } = await slowTopUp(canteen.canteenId, diner.dinerId)
    const closing = counter.close({ shiftId, counts: countOf(28_000) })
    await done
    expect(await closing).toMatchObject({ expectedFen: 28_000, differenceFen: 0 })
  })

  test('so does a canteen’s first opening', async () => {
    const { canteen, diner, counter } = await aTill()
    const { done } = await slowTopUp(canteen.canteenId, diner.dinerId)
    const opening = counter.open(0)
    await done
    expect((await opening).carriedFen).toBe(8_000)
  })

  test('a double tap closes once and hears the same', async () => {
    const { counter, shiftId } = await anOpenTill()
    const key = randomUUID()
    const body = { shiftId, counts: countOf(24_900), explanation: '少一块' }
    const [first, second] = await Promise.all([counter.close(body, key), counter.close(body, key)])
    expect(second).toEqual(first)
    expect(await counter.close(body, key)).toEqual(first)
  })

  test('twenty who move cash while it is counted: what was in time is in the count, the rest is refused', async () => {
    const { canteen, counter, manager, shiftId } = await anOpenTill()
    const people = await aDiner(canteen).times(20, db)
    const close = async () => {
      // Any sum will do: the count is exact when what should be there is.
      const counts = countOf(30_000)
      return counter.close({ shiftId, counts, explanation: '点钱时还在收' })
    }
    const works: (() => Promise<string>)[] = people.map(
      ({ dinerId }, nth) =>
        () =>
          nth % 2 === 0 ? counter.toppingUp(dinerId, 1_000) : manager.move('in', 500),
    )
    let closed: Awaited<ReturnType<typeof close>> | undefined
    works.splice(10, 0, async () => {
      closed = await close()
      return 'closed'
    })
    const answers = await inParallel(works, 21, (work) => work())
    const { accepted = 0, drawer_not_open: late = 0 } = tally(answers)
    expect(accepted + late).toBe(20)
    const report = await counter.report(cashDay)
    const moved = report.movements.filter(
      ({ kind }) => kind === 'cash_top_up' || kind === 'drawer_put_in',
    )
    expect(moved).toHaveLength(accepted + 1)
    const inTime = moved.reduce((sum, { amountFen }) => sum + amountFen, 0)
    expect(closed?.expectedFen).toBe(inTime + 20_000)
    expect((await counter.look()).balanceFen).toBe(30_000)
  })

  test('a first opening while cash is on its way: all of it is in one count', async () => {
    const { canteen, counter, colleague } = await aTill()
    const people = await aDiner(canteen).times(10, db)
    const works = people.map(
      ({ dinerId }) =>
        () =>
          counter.toppingUp(dinerId, 1_000),
    )
    let shiftId = 0
    works.splice(5, 0, async () => {
      ;({ shiftId } = await colleague.open(0))
      return 'opened'
    })
    await inParallel(works, 11, (work) => work())
    expect((await counter.look()).balanceFen).toBe(15_000)
    expect(await counter.closing({ shiftId, counts: countOf(15_000) })).toBe('accepted')
  })
})

test('and the books are sound after all of this', async () => {
  expect(await findBrokenInvariants(town.db)).toEqual([])
})
