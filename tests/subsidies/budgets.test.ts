import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { addDays, serviceDay } from '../../backend/vocabulary/calendar.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember, anOfficial } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aScheme } from '../support/builders/scheme.ts'
import { anOffering, aServing, type Serving } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const priceFen = 1000
const helpFen = 300
const day = serviceDay('2026-12-01')

async function aBudgetedCanteen(meals: number, whenDry: 'stop' | 'canteen_pays' = 'stop') {
  const database = await aDatabase()
  const { db } = database
  await database.setNow('2026-11-30T09:00:00+08:00')
  const { url } = await aQuietApp(database)
  const canteen = await aCanteen().in(db)
  const scheme = aScheme()
    .worth(helpFen)
    .withBudget(meals * helpFen, whenDry)
  const { budgetId, schemeId } = await scheme.in(db, canteen.cityId)
  const serving = await aServing(canteen)
    .onDay(day)
    .with(anOffering().priced(priceFen), anOffering().named('小份').priced(200))
    .in(db)
  const counter = apiOf(url)(await aStaffMember(db, 'counter', canteen))
  const manager = apiOf(url)(await aStaffMember(db, 'manager', canteen))
  const book = async (at: Serving, payFen: number, nth = 0) => {
    const diner = await aDiner(canteen).signedIn(db)
    const api = apiOf(url)(diner)
    const outcome = await api.outcome('placeBooking', {
      body: {
        dinerId: diner.dinerId,
        servingId: at.servingId,
        lines: [{ offeringId: at.offeringIds[nth] ?? 0, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        seenPayFen: payFen,
      },
    })
    const found = await sql<{
      id: number
    }>`select id from bookings where diner_id = ${diner.dinerId}`.execute(db)
    return { outcome, api, bookingId: found.rows[0]?.id ?? 0 }
  }
  const spent = async (): Promise<number> => {
    const found = await sql<{ spent: number }>`
      select coalesce(sum(spent_fen), 0)::int as spent from budget_slices where budget_id = ${budgetId}`.execute(
      db,
    )
    return found.rows[0]?.spent ?? -1
  }
  return {
    ...database,
    canteen,
    as: apiOf(url),
    counter,
    manager,
    serving,
    budgetId,
    schemeId,
    book,
    spent,
  }
}

describe('money set aside for a scheme', () => {
  test('is held by a booking, follows its change, and comes back when it is cancelled', async () => {
    const { book, spent, serving, db } = await aBudgetedCanteen(10)
    const { api, bookingId, outcome } = await book(serving, priceFen - helpFen)
    expect([outcome, await spent()]).toEqual(['accepted', helpFen])
    // The small portion costs 200: no more than that is given.
    await api.call('amendBooking', {
      params: { bookingId },
      body: {
        lines: [{ offeringId: serving.offeringIds[1] ?? 0, quantity: 1 }],
        way: 'dine_in',
        seenPayFen: 0,
      },
    })
    expect(await spent()).toBe(200)
    await api.call('cancelBooking', { params: { bookingId }, body: {} })
    expect(await spent()).toBe(0)
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('comes back when nobody came for the meal, and is gone when somebody did', async () => {
    const { book, spent, serving, counter, manager, setNow, db } = await aBudgetedCanteen(10)
    const eaten = await book(serving, priceFen - helpFen)
    await book(serving, priceFen - helpFen)
    expect(await spent()).toBe(2 * helpFen)
    await setNow(serving.cutoffAt)
    const params = { servingId: serving.servingId }
    await manager.call('closeServing', { params })
    await setNow(`${day}T11:30:00+08:00`)
    await counter.call('collectBooking', {
      params: { bookingId: eaten.bookingId },
      body: { cashFen: priceFen - helpFen },
    })
    await setNow(`${day}T20:00:00+08:00`)
    await manager.call('markServed', { params })
    await manager.call('settleServing', { params })
    expect(await spent()).toBe(helpFen)
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('a change keeps what she holds of it, also when nothing else is left', async () => {
    const { book, serving, spent, db } = await aBudgetedCanteen(1)
    const { api, bookingId } = await book(serving, priceFen - helpFen)
    await api.call('amendBooking', {
      params: { bookingId },
      body: {
        lines: [{ offeringId: serving.offeringIds[0] ?? 0, quantity: 1 }],
        way: 'pick_up',
        seenPayFen: priceFen - helpFen,
      },
    })
    expect(await spent()).toBe(helpFen)
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('once it is spent the next one is told the full price, and why', async () => {
    const { book, serving, db } = await aBudgetedCanteen(1)
    expect((await book(serving, priceFen - helpFen)).outcome).toBe('accepted')
    expect((await book(serving, priceFen - helpFen)).outcome).toBe('price_changed')
    const full = await book(serving, priceFen)
    expect(full.outcome).toBe('accepted')
    const { steps } = await full.api.call('explainPrice', { params: { bookingId: full.bookingId } })
    expect(steps).toMatchObject([{ applied: false, why: { zh: '今年的补贴经费已经用完' } }])
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('set after meals were sold, it pays for those, or is refused when it cannot', async () => {
    const { book, serving, as, db, canteen, schemeId, budgetId } = await aBudgetedCanteen(10)
    await sql`delete from budgets where id = ${budgetId}`.execute(db)
    const first = await book(serving, priceFen - helpFen)
    await book(serving, priceFen - helpFen)
    const versions = await sql<{ id: number }>`
      select id from scheme_versions where scheme_id = ${schemeId}`.execute(db)
    const admin = as(await anOfficial(db, 'admin', canteen.cityId))
    const set = (totalFen: number) =>
      admin.outcome('setBudget', {
        params: { canteenId: canteen.canteenId, schemeVersionId: versions.rows[0]?.id ?? 0 },
        body: { firstDay: day, lastDay: day, totalFen },
      })
    expect([await set(2 * helpFen - 1), await set(2 * helpFen)]).toEqual([
      'budget_too_small',
      'accepted',
    ])
    // Nothing is left for a third; what the first gives back is there again.
    expect((await book(serving, priceFen - helpFen)).outcome).toBe('price_changed')
    await first.api.call('cancelBooking', { params: { bookingId: first.bookingId }, body: {} })
    expect((await book(serving, priceFen - helpFen)).outcome).toBe('accepted')
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('or the canteen goes on at its own risk, and it is the canteen that pays', async () => {
    const { book, serving, spent, db } = await aBudgetedCanteen(1, 'canteen_pays')
    await book(serving, priceFen - helpFen)
    const second = await book(serving, priceFen - helpFen)
    expect([second.outcome, await spent()]).toEqual(['accepted', helpFen])
    const payers = await sql<{ name: string }>`
      select f.name from booking_payers p join funders f on f.id = p.funder_id where p.booking_id = ${second.bookingId}`.execute(
      db,
    )
    expect(payers.rows).toEqual([{ name: '食堂' }])
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('what is not in its books is found', async () => {
    const { book, serving, db, budgetId } = await aBudgetedCanteen(10)
    await book(serving, priceFen - helpFen)
    await sql`update budgets set reserve_fen = reserve_fen - 100 where id = ${budgetId}`.execute(db)
    await sql`update budget_slices set spent_fen = spent_fen - 1 where budget_id = ${budgetId}`.execute(
      db,
    )
    const broken = await findBrokenInvariants(db)
    expect(broken.map(({ invariant }) => invariant.slice(0, 2))).toEqual(['I3', 'I3'])
  })
})

test('an order that does not meet what a scheme requires is refused, and said beforehand', async () => {
  const { db, canteen, book, as } = await aBudgetedCanteen(1)
  await aScheme().worth(100).bookedAhead(2).in(db, canteen.cityId)
  const serving = await aServing(canteen)
    .onDay(day)
    .at('dinner')
    .with(anOffering().priced(priceFen))
    .in(db)
  const { outcome } = await book(serving, priceFen - helpFen - 100)
  expect(outcome).toBe('scheme_requires')
  const diner = await aDiner(canteen).signedIn(db)
  const { offerings } = await as(diner).call('getChoices', {
    params: { dinerId: diner.dinerId },
    query: { servingId: serving.servingId },
  })
  expect(offerings[0]?.ways[0]?.can.book).toMatchObject({
    allowed: false,
    because: { code: 'scheme_requires', sentence: '请提前一天预订。' },
  })
})

test('two versions of a scheme that hold on one day are refused by the database', async () => {
  const { db, schemeId } = await aBudgetedCanteen(1)
  const next = (from: string, state: 'draft' | 'active') =>
    sql`insert into scheme_versions (scheme_id, version, state, place_id, valid_from, source_title, terms)
      select ${schemeId}, (select max(version) + 1 from scheme_versions where scheme_id = ${schemeId}), ${state}::scheme_state, place_id, ${from}::date, '另一份文件', terms
      from scheme_versions where scheme_id = ${schemeId} limit 1`.execute(db)
  await next('2027-01-01', 'draft')
  await expect(next('2027-01-01', 'active')).rejects.toThrow(/hold on the same day/)
  await sql`update scheme_versions set valid_to = ${addDays(serviceDay('2026-12-31'), 1)} where scheme_id = ${schemeId} and state = 'active'`.execute(
    db,
  )
  await next('2027-01-01', 'active')
})
