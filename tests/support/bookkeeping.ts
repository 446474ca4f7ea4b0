import { sql } from 'kysely'
import type { Db } from '../../backend/kernel/database.ts'
import { addDays, serviceDay } from '../../backend/vocabulary/calendar.ts'
import type { MissedMealPolicy, PaymentWay } from '../../backend/vocabulary/meal.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { apiOf, type Api } from './api.ts'
import { aDiner, type Diner } from './builders/diner.ts'
import { anOfficial, aStaffMember, type SignedIn } from './builders/people.ts'
import { aCanteen, type Canteen } from './builders/place.ts'
import { aScheme } from './builders/scheme.ts'
import { anOffering, aServing, type Serving } from './builders/serving.ts'
import { aDatabase, type TestDatabase } from './database.ts'
import { aQuietApp } from './quiet-app.ts'

export type Resident = Diner & SignedIn

/** A canteen whose days can be lived one after the other, every write over HTTP. */
export interface Bookkeeping extends TestDatabase {
  readonly canteen: Canteen
  readonly appUrl: string
  readonly manager: Api
  readonly counter: Api
  readonly auditor: Api
  readonly officer: Api
  as(who: { readonly cookies: Readonly<Record<string, string>> }): Api
  resident(walletFen: number, name?: string): Promise<Resident>
  lunch(day: string, priceFen?: number): Promise<Serving>
  book(who: Resident, serving: Serving, pay?: PaymentWay): Promise<number>
  collect(bookingId: number, serving: Serving): Promise<void>
  /** The meal is over; whoever did not come has missed it. */
  settle(serving: Serving): Promise<void>
  at(day: string, time: string): Promise<void>
}

const topUpFor = async (db: Db, canteen: Canteen, who: Resident, walletFen: number) => {
  if (walletFen === 0) return
  await sql`select post_ledger('cash_top_up', ${canteen.canteenId}, null, null, 'test', '', ${JSON.stringify(
    [
      { kind: 'drawer', canteenId: canteen.canteenId, amountFen: walletFen },
      { kind: 'wallet', dinerId: who.dinerId, amountFen: -walletFen },
    ],
  )}::jsonb)`.execute(db)
}

export async function aBookkeeping(
  missed: MissedMealPolicy = 'own_share',
  name = '甘泉社区食堂',
): Promise<Bookkeeping> {
  const database = await aDatabase()
  const { db } = database
  const { url } = await aQuietApp(database)
  const call = apiOf(url)
  const canteen = await aCanteen().named(name).chargingMissedMeals(missed).in(db)
  await aScheme().worth(300).in(db, canteen.districtId)
  const at = (day: string, time: string) => database.setNow(`${day}T${time}:00+08:00`)
  const manager = call(await aStaffMember(db, 'manager', canteen))
  const counter = call(await aStaffMember(db, 'counter', canteen))
  return {
    ...database,
    canteen,
    appUrl: url,
    manager,
    counter,
    auditor: call(await anOfficial(db, 'auditor', canteen.streetId)),
    officer: call(await anOfficial(db, 'officer', canteen.streetId)),
    as: (who) => call(who),
    at,
    async resident(walletFen, called = '张秀英') {
      const who = await aDiner(canteen).named(called).aged(82).signedIn(db)
      await topUpFor(db, canteen, who, walletFen)
      return who
    },
    lunch: (day, priceFen = 1500) =>
      aServing(canteen).onDay(day).with(anOffering().priced(priceFen)).in(db),
    async book(who, serving, pay = 'wallet') {
      await at(addDays(serving.day, -1), '09:00')
      const { id } = await call(who).call('placeBooking', {
        body: {
          dinerId: who.dinerId,
          servingId: serving.servingId,
          lines: [{ offeringId: serving.offeringId, quantity: 1 }],
          way: 'dine_in',
          pay,
          seenPayFen: await priceOf(call(who), who, serving),
        },
      })
      return id
    },
    async collect(bookingId, serving) {
      await at(serving.day, '11:30')
      await counter.call('collectBooking', { params: { bookingId }, body: { cashFen: 5000 } })
    },
    async settle(serving) {
      const params = { servingId: serving.servingId }
      await at(serving.day, '14:00')
      await manager.call('closeServing', { params })
      await manager.call('markServed', { params })
      await manager.call('settleServing', { params })
    },
  }
}

const priceOf = async (api: Api, who: Resident, serving: Serving): Promise<number> => {
  const { offerings } = await api.call('getChoices', {
    params: { dinerId: who.dinerId },
    query: { servingId: serving.servingId },
  })
  return offerings[0]?.ways.find(({ way }) => way === 'dine_in')?.price.payFen ?? fen(0)
}

export const dayOf = (month: string, day: number) =>
  serviceDay(`${month}-${String(day).padStart(2, '0')}`)
