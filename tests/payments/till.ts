import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { BodyIn } from '../../backend/contract/endpoint.ts'
import type { cashEndpoints } from '../../backend/contract/cash.ts'
import type { Db } from '../../backend/kernel/database.ts'
import { denominations } from '../../backend/vocabulary/cash.ts'
import type { CashCounts } from '../../backend/vocabulary/cash.ts'
import { apiOf } from '../support/api.ts'
import type { Api } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import type { Diner } from '../support/builders/diner.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import type { Canteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { startApp } from '../support/server.ts'

/** The fewest notes and coins that come to a sum of whole jiao. */
export const countOf = (sumFen: number): CashCounts => {
  let left = sumFen
  const counts = denominations.map(({ key, worthFen }) => {
    const pieces = key === 'note1' ? 0 : Math.floor(left / worthFen)
    left -= pieces * worthFen
    return [key, pieces]
  })
  if (left !== 0) throw new Error(`${sumFen} fen is no sum of notes and coins`)
  return Object.fromEntries(counts) as CashCounts
}

/** One canteen's drawer, asked as somebody. */
export const tillOf = (api: Api, canteenId: number) => {
  const params = { canteenId }
  const look = () => api.call('getDrawer', { params })
  type Close = BodyIn<typeof cashEndpoints.closeDrawer>
  return {
    look,
    open: (floatFen: number) => api.call('openDrawer', { params, body: { floatFen } }),
    opening: (floatFen: number) => api.outcome('openDrawer', { params, body: { floatFen } }),
    close: (body: Close, key?: string) =>
      api.call('closeDrawer', { params, body, ...(key === undefined ? {} : { key }) }),
    closing: (body: Close) => api.outcome('closeDrawer', { params, body }),
    move: (direction: 'in' | 'out', amountFen: number) =>
      api.outcome('moveCash', { params, body: { direction, amountFen, note: '换零钱' } }),
    topUp: (dinerId: number, amountFen: number) =>
      api.call('topUpInCash', { params, body: { dinerId, amountFen } }),
    toppingUp: (dinerId: number, amountFen: number) =>
      api.outcome('topUpInCash', { params, body: { dinerId, amountFen } }),
    donate: (amountFen: number, note = '好心人') =>
      api.outcome('donateInCash', { params, body: { amountFen, note } }),
    give: (dinerId: number, amountFen: number) =>
      api.outcome('giveFromFund', { params, body: { dinerId, amountFen, note: '帮她吃一个月' } }),
    payOut: (dinerId: number, amountFen: number, paidTo: string) =>
      api.outcome('payOutWallet', { params, body: { dinerId, amountFen, note: '搬走了', paidTo } }),
    reverse: (transactionId: number) =>
      api.outcome('reverseCash', { params, body: { transactionId, reason: '按错人了' } }),
    sign: (shiftId: number) => api.outcome('signDrawer', { params, body: { shiftId } }),
    report: (day: string) => api.call('getDayReport', { params, query: { day } }),
  }
}
export type Till = ReturnType<typeof tillOf>

/** How much stands in the ledger: to see that a refusal wrote nothing. */
export const ledgerSize = async (db: Db): Promise<number> => {
  const row = await db
    .selectFrom('ledger_transactions')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export const cashDay = '2026-11-22'
const lunchtime = `${cashDay}T11:30:00+08:00`

export interface Window {
  readonly canteen: Canteen
  readonly diner: Diner
  readonly counter: Till
  readonly colleague: Till
  readonly manager: Till
}

export interface TillTown extends TestDatabase {
  readonly as: ReturnType<typeof apiOf>
  /** Somebody of a canteen, signed in. */
  readonly staff: (role: 'counter' | 'manager', canteen: Canteen) => Promise<Api>
  /** A canteen of its own, its people, and somebody with 50 yuan on her card. */
  readonly aTill: () => Promise<Window>
  /** The same, the drawer opened with 200 yuan of change on top of the 50. */
  readonly anOpenTill: () => Promise<Window & { readonly shiftId: number }>
  /** A meal of today for 10 yuan, booked yesterday. */
  readonly book: (
    window: Window,
    pay: 'wallet' | 'counter',
    meal: 'lunch' | 'dinner',
  ) => Promise<number>
  /** What was refused left nothing behind. */
  readonly refused: (work: () => Promise<string>) => Promise<string>
}

/** A database and a server with tills, for one file of tests, at lunchtime. */
export const aTillTown = async (): Promise<TillTown> => {
  const database = await aDatabase()
  const { db } = database
  const as = apiOf((await startApp(database)).url)
  await database.setNow(lunchtime)
  const staff = async (role: 'counter' | 'manager', canteen: Canteen) =>
    as(await aStaffMember(db, role, canteen))
  const aTill = async (): Promise<Window> => {
    const canteen = await aCanteen()
      .named(`食堂${randomUUID().slice(0, 6)}`)
      .in(db)
    const diner = await aDiner(canteen).withWallet(5_000).in(db)
    const { canteenId } = canteen
    return {
      canteen,
      diner,
      counter: tillOf(await staff('counter', canteen), canteenId),
      colleague: tillOf(await staff('counter', canteen), canteenId),
      manager: tillOf(await staff('manager', canteen), canteenId),
    }
  }
  return {
    ...database,
    as,
    staff,
    aTill,
    anOpenTill: async () => {
      const till = await aTill()
      return { ...till, shiftId: (await till.counter.open(20_000)).shiftId }
    },
    book: async ({ canteen, diner }, pay, meal) => {
      const offering = anOffering().priced(1_000)
      // Back first: on its own day its cut-off is over, and the server closes what it finds so.
      await database.setNow('2026-11-21T09:00:00+08:00')
      const serving = await aServing(canteen).onDay(cashDay).at(meal).with(offering).in(db)
      const api = await staff('counter', canteen)
      const { id } = await api.call('placeBooking', {
        body: {
          dinerId: diner.dinerId,
          servingId: serving.servingId,
          lines: [{ offeringId: serving.offeringId, quantity: 1 }],
          way: 'dine_in',
          pay,
          seenPayFen: 1_000,
        },
      })
      await database.setNow(lunchtime)
      return id
    },
    refused: async (work) => {
      const before = await ledgerSize(db)
      const code = await work()
      expect(await ledgerSize(db)).toBe(before)
      return code
    },
  }
}
