import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { moveDueServings } from '../../backend/kitchen/due-servings.job.ts'
import { ofCanteen, posting, wallet } from '../../backend/payments/entries.rules.ts'
import { post, readBalance } from '../../backend/payments/ledger.store.ts'
import { drawerView } from '../../backend/payments/wallet.view.ts'
import { insertBudget } from '../../backend/subsidies/budget.store.ts'
import { countSold, holdSold } from '../../backend/subsidies/budget-sold.store.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { loadSchemes } from '../../db/demo/load-schemes.ts'
import { putuoSchemes } from '../../db/demo/schemes.ts'
import { aCanteen } from '../support/builders/place.ts'
import { handedOut } from '../support/counter-list.ts'
import { auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { aCounterRoom, first, nth } from '../support/noon.ts'
import type { Noon } from '../support/noon.ts'
import { anActor } from '../support/room.ts'

type Told = ReturnType<typeof handedOut>

const database = await aDatabase()
const { db } = database
await aCanteen().in(db)
await loadSchemes(db, putuoSchemes())
const room = aCounterRoom(database)
const { noon, tell } = room
afterEach(() => database.resetNow())

describe('told after the clock wrote it down as missed', () => {
  const settled = async (scene: Noon): Promise<void> => {
    for (const time of ['12:31', '13:31', '15:31']) {
      await scene.to(time)
      await moveDueServings(room.deps)
    }
  }

  test('while it is only marked as served it is collected', async () => {
    const scene = await noon(1)
    await scene.to('12:31')
    await moveDueServings(room.deps)
    await scene.to('13:31')
    await moveDueServings(room.deps)
    const told = handedOut(scene.list, first(scene.meals), scene.at('12:20'))
    expect((await tell(scene.tablet, told)).outcome).toBe('collected')
    await scene.to('15:31')
    await moveDueServings(room.deps)
    expect(await scene.state(first(scene.meals).bookingId)).toBe('collected')
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test.each([
    ['full_price', 'wallet', 3000, 3600],
    ['own_share', 'wallet', 3600, 3600],
    ['nothing', 'wallet', 5000, 3600],
    ['full_price', 'counter', 3000, 5000],
    ['own_share', 'counter', 3600, 5000],
    ['nothing', 'counter', 5000, 5000],
  ] as const)(
    'under the policy %s, paid by %s, her %i fen become %i: what she was shown, no more',
    async (policy, pay, missed, after) => {
      const scene = await noon(1, { policy, pay })
      const dinerId = first(scene.dinerIds)
      await settled(scene)
      expect(await readBalance(db, dinerId)).toBe(missed)
      const before = (await drawerView(db, scene.canteenId)).balanceFen
      const told = handedOut(scene.list, first(scene.meals), scene.at('12:20'))
      expect(await tell(scene.tablet, told)).toMatchObject({ outcome: 'corrected', backFen: 0 })
      expect((await tell(scene.tablet, told)).outcome).toBe('corrected')
      expect(await readBalance(db, dinerId)).toBe(after)
      expect((await drawerView(db, scene.canteenId)).balanceFen - before).toBe(
        pay === 'counter' ? 1400 : 0,
      )
      expect(await scene.state(first(scene.meals).bookingId)).toBe('collected')
      const actions = (await auditOf(db, scene.canteenId)).map(({ action }) => action)
      expect(actions.filter((action) => action.startsWith('booking.'))).toEqual([
        'booking.placed',
        'booking.missed',
        'booking.corrected',
      ])
      expect(await findBrokenInvariants(db)).toEqual([])
    },
  )

  test('what was given back and is spent meanwhile is the canteen’s loss, not her debt', async () => {
    const scene = await noon(1, { policy: 'nothing', balance: 1400 })
    const dinerId = first(scene.dinerIds)
    await settled(scene)
    expect(await readBalance(db, dinerId)).toBe(1400)
    await spend(dinerId, scene.canteenId, 1000)
    const told = handedOut(scene.list, first(scene.meals), scene.at('12:20'))
    expect((await tell(scene.tablet, told)).outcome).toBe('corrected')
    expect(await readBalance(db, dinerId)).toBe(0)
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('nor is it, where her canteen would let her wallet go below zero', async () => {
    const scene = await noon(1, { policy: 'nothing', balance: 1400 })
    const dinerId = first(scene.dinerIds)
    await db
      .updateTable('canteens')
      .set({ overdraft_fen: fen(5000) })
      .where('id', '=', scene.canteenId)
      .execute()
    await settled(scene)
    await spend(dinerId, scene.canteenId, 1000)
    const told = handedOut(scene.list, first(scene.meals), scene.at('12:20'))
    expect((await tell(scene.tablet, told)).outcome).toBe('corrected')
    expect(await readBalance(db, dinerId)).toBe(0)
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test.each(['10:20', '15:31'])('handed over at %s it is for a person to weigh', async (time) => {
    const scene = await noon(1)
    await settled(scene)
    const told = handedOut(scene.list, first(scene.meals), scene.at(time))
    expect((await tell(scene.tablet, told)).outcome).toBe('clock_wrong')
    expect(await scene.state(first(scene.meals).bookingId)).toBe('missed')
    const { handOverId } = first(await scene.open())
    const params = { canteenId: scene.canteenId, handOverId }
    await room.ask(scene.manager, 'answerHandOver', { params, body: { verdict: 'ate' } })
    expect(await scene.state(first(scene.meals).bookingId)).toBe('collected')
    expect(await scene.open()).toEqual([])
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('the money set aside for it is taken again; where others have spent it, a person weighs it', async () => {
    const scene = await noon(2)
    const budgetId = await aBudgetOf(scene)
    await settled(scene)
    expect(await spentOf(budgetId, scene)).toBe(0)
    const [one, two] = [0, 1].map((place) =>
      handedOut(scene.list, nth(scene.meals, place), scene.at('12:20')),
    ) as [Told, Told]
    expect((await tell(scene.tablet, one)).outcome).toBe('corrected')
    const helpFen = await spentOf(budgetId, scene)
    expect(helpFen).toBeGreaterThan(0)
    // Others spend the rest: what is set aside is what is spent.
    await sql`update budget_slices set allotted_fen = spent_fen where budget_id = ${budgetId}`.execute(
      db,
    )
    await sql`
      update budgets set reserve_fen = 0,
        total_fen = (select sum(spent_fen) from budget_slices where budget_id = ${budgetId})
      where id = ${budgetId}`.execute(db)
    const before = await readBalance(db, nth(scene.dinerIds, 1))
    expect((await tell(scene.tablet, two)).outcome).toBe('help_gone')
    expect(await readBalance(db, nth(scene.dinerIds, 1))).toBe(before)
    expect(await scene.state(two.params.bookingId)).toBe('missed')
    expect(await findBrokenInvariants(db)).toEqual([])
  })
})

async function spend(dinerId: number, canteenId: number, amount: number): Promise<void> {
  const out = posting('wallet_paid_out', [
    wallet(dinerId, amount),
    ofCanteen('drawer', canteenId, -amount),
  ])
  const actor = anActor({ role: 'manager' })
  await inTransaction(db, (tx) => post(tx, out, { canteenId, bookingId: null, actor }))
}

/** Plenty of money for the scheme that helps here, set aside after they were sold. */
async function aBudgetOf({ day, meals }: Noon): Promise<number> {
  const found = await sql<{ schemeId: number }>`
    select v.scheme_id as "schemeId" from booking_payers p
    join scheme_versions v on v.id = p.scheme_version_id join funders f on f.id = p.funder_id and not f.is_canteen
    where p.booking_id = ${first(meals).bookingId} limit 1`.execute(db)
  const { schemeId } = first(found.rows)
  return inTransaction(db, async (tx) => {
    const days = { schemeId, firstDay: serviceDay(day), lastDay: serviceDay(day) }
    await holdSold(tx, days)
    const budgetId = await insertBudget(tx, { ...days, totalFen: fen(1_000_000) })
    await countSold(tx, budgetId, days)
    return budgetId
  })
}

async function spentOf(budgetId: number, { canteenId }: Noon): Promise<number> {
  const found = await sql<{ spent: number }>`
    select coalesce(sum(spent_fen), 0)::int as spent from budget_slices
    where budget_id = ${budgetId} and canteen_id = ${canteenId}`.execute(db)
  return first(found.rows).spent
}
