import { sql } from 'kysely'
import { loadDemo } from '../../../db/demo/load-demo.ts'
import type { Db } from '../../../backend/kernel/database.ts'
import type { Role } from '../../../backend/vocabulary/role.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { sessionsFor, type SignedIn } from '../builders/people.ts'
import { aPhoneWithCodes } from '../builders/phone.ts'
import { aCanteen, testSecret, type Canteen } from '../builders/place.ts'
import { boardsIn, type Boards } from './boards.ts'
import { cashIn, type CashWorld } from './cash.ts'
import { claimsIn, type ClaimsWorld } from './claims.ts'
import { comfortsIn, type ComfortWorld } from './comfort-scenes.ts'
import { eldersIn, type Elders } from './elders.ts'
import { familyIn, type FamilyWorld } from './family.ts'
import type { TestClock } from '../test-clock.ts'
import { needsIn, type NeedWorld } from './need-scenes.ts'
import { cutIn, type CutWorld } from './cut-scenes.ts'
import { oddIn, type OddWorld } from './odd-scenes.ts'
import { noticesIn, type NoticesWorld } from './notice-scenes.ts'
import { ingredientsIn, type IngredientWorld } from './ingredient-scenes.ts'
import { kiosksIn, type KioskWorld } from './kiosks.ts'
import { administratorIn } from './official-scenes.ts'
import { onlineMoneyIn } from './online.ts'
import { payInIn, type PayInWorld } from './pay-in.ts'
import { plansIn, type PlanWorld } from './plan-scenes.ts'
import { queuesIn, type QueueWorld } from './queues.ts'
import { roundsIn, type RoundWorld } from './round-scenes.ts'
import { standingIn, type StandingWorld } from './standing-scenes.ts'
import { doorCashIn, type DoorCashWorld } from './door-cash-scenes.ts'
import { deskIn, type DeskPeople } from './desk-scenes.ts'
import { salesIn, type SaleWorld } from './sale-scenes.ts'
import { safetyIn, type SafetyWorld } from './safety-scenes.ts'
import { schemesIn, type SchemeWorld } from './scheme-scenes.ts'
import { turnsIn, type TurnWorld } from './turn-scenes.ts'
import { vouchersIn } from './vouchers.ts'

/** The demonstration city on a Sunday morning, and beside it every state it does not happen to be in. */
export interface World {
  readonly demo: DemoPeople
  readonly elders: Elders
  readonly cash: CashWorld
  readonly cut: CutWorld
  readonly odd: OddWorld
  readonly claims: ClaimsWorld
  /** Who looks after online payments where all is well. */
  readonly cleanManager: WithCookies
  readonly boards: Boards
  readonly kiosks: KioskWorld
  readonly payIn: PayInWorld
  readonly comforts: ComfortWorld
  readonly family: FamilyWorld
  readonly needs: NeedWorld
  readonly safety: SafetyWorld
  readonly schemes: SchemeWorld
  readonly queues: QueueWorld
  readonly standing: StandingWorld
  readonly notices: NoticesWorld
  readonly plans: PlanWorld
  readonly turns: TurnWorld
  readonly rounds: RoundWorld
  readonly doorCash: DoorCashWorld
  readonly desk: DeskPeople
  readonly sales: SaleWorld
  readonly ingredients: IngredientWorld
  readonly paths: Readonly<Record<'confirm' | 'done' | 'cancelled' | 'longDone' | 'sheet', string>>
}

export type StaffRole = Extract<Role, 'volunteer' | 'counter' | 'kitchen' | 'manager'>

interface DemoPeople {
  readonly elder: WithCookies
  readonly elderId: number
  readonly staff: Readonly<Record<StaffRole, WithCookies>>
  readonly emptyManager: WithCookies
  /** Managers between the pass phrase and the office, and one who was there long ago. */
  readonly factor: Readonly<Record<'due' | 'toSetUp' | 'kept' | 'stale', WithCookies>>
  readonly emptyCanteenId: number
  readonly auditor: WithCookies
  readonly administrator: WithCookies
}

export const worldNow = '2026-11-22T10:30:00+08:00'
const today = '2026-11-22'
const tomorrow = '2026-11-23'

export interface Ground extends TestClock {
  readonly db: Db
  readonly url: string
  readonly adminUrl: string
}

/** Before the application starts: everything that needs no request. */
export async function layGround({ url, setNow }: Ground): Promise<void> {
  await setNow(worldNow)
  await loadDemo(url, { today, appSecret: testSecret })
}

/** With the application running: people who book and cancel, as themselves. */
export async function buildWorld(ground: Ground, appUrl: string): Promise<World> {
  const { db } = ground
  const demo = await demoPeople(db)
  const elders = await eldersIn(db, tomorrow)
  const call = apiOf(appUrl)
  const booked = await bookFirst(call(elders.booked), elders.booked.dinerId)
  const longest = await bookFirst(call(elders.longest), elders.longest.dinerId)
  const other = await bookFirst(call(elders.open), elders.open.dinerId)
  await call(elders.open).call('cancelBooking', { params: { bookingId: other.id }, body: {} })
  await call(demo.emptyManager).call('closeMonth', {
    params: { canteenId: demo.emptyCanteenId },
    body: { month: '2026-09', seenListFen: 0 },
  })
  const suggestion = await call(elders.open).call('getToday', {
    params: { dinerId: elders.open.dinerId },
  })
  const link = suggestion.next.state === 'open' ? suggestion.next : undefined
  const offering = link?.suggestion
  return {
    demo,
    elders,
    cash: await cashIn(db, appUrl),
    cut: await cutIn(db, today),
    odd: await oddIn(db, today),
    claims: await claimsIn(ground, appUrl),
    cleanManager: await onlineMoneyIn(db, demoCanteen),
    boards: await boardsIn(db, appUrl, { demo: { canteenId: demoCanteen } as Canteen, tomorrow }),
    kiosks: await kiosksIn(db, tomorrow),
    payIn: await payInIn(db, appUrl, tomorrow),
    comforts: await comfortsIn(db, appUrl, { today, tomorrow, weekBefore: '2026-11-16' }),
    family: await familyIn(db, appUrl, { today, tomorrow }),
    needs: await needsIn(db, { today, tomorrow }),
    safety: await safetyIn(db),
    schemes: await schemesIn(db, appUrl),
    queues: await queuesIn(db, appUrl, tomorrow),
    standing: await standingIn(db, appUrl, { today, tomorrow }),
    notices: await noticesIn(db),
    desk: await deskIn(db, appUrl, demoCanteen),
    plans: await plansIn(db, appUrl, { today, tomorrow }),
    turns: await turnsIn(db, appUrl, { tomorrow }),
    rounds: await roundsIn(db, appUrl, { today, tomorrow }),
    doorCash: await doorCashIn(db, appUrl, { tomorrow }),
    sales: await salesIn(db, appUrl, { today }),
    ingredients: await ingredientsIn(db, appUrl, { tomorrow }),
    paths: {
      confirm: `/confirm?serving=${link?.when.servingId}&offering=${offering?.plate.offeringId}&way=${offering?.way}&make=${offering?.variant.texture}`,
      done: `/done/${booked.id}`,
      cancelled: `/done/${other.id}`,
      longDone: `/done/${longest.id}`,
      sheet: `/board/prep/${await servingOf(db, demoCanteen, tomorrow)}`,
    },
  }
}

const demoCanteen = 1

async function servingOf(db: Db, canteenId: number, day: string): Promise<number> {
  const found = await sql<{ id: number }>`
    select id from servings where canteen_id = ${canteenId} and day = ${day} order by id limit 1`.execute(
    db,
  )
  return found.rows[0]?.id ?? 0
}

async function communityOf(db: Db, canteenId: number): Promise<number> {
  const found = await sql<{ id: number }>`
    select community_id as id from canteens where id = ${canteenId}`.execute(db)
  return found.rows[0]?.id ?? 0
}

async function demoPeople(db: Db): Promise<DemoPeople> {
  // Somebody who has eaten here lately and has a booking for today.
  const found = await sql<{ id: number; name: string }>`
    select d.id, d.name from diners d
    where exists (select from bookings b join servings s on s.id = b.serving_id
      where b.diner_id = d.id and b.state = 'placed' and s.day = ${today} and s.canteen_id = ${demoCanteen})
    order by d.id limit 1`.execute(db)
  const diner = found.rows[0]
  const roles = ['volunteer', 'counter', 'kitchen', 'manager'] as const
  const empty = await aCanteen().named('新开的食堂').in(db)
  const [elder, emptyManager, auditor, ...staff] = await sessionsFor(db, [
    { name: diner?.name ?? '', role: 'diner', dinerId: diner?.id },
    { name: '新站长', role: 'manager', canteenId: empty.canteenId },
    { name: '审计', role: 'auditor', placeId: await communityOf(db, demoCanteen) },
    ...roles.map((role) => ({ name: '王芳芳', role, canteenId: demoCanteen })),
  ])
  const [volunteer, counter, kitchen, manager] = staff as [SignedIn, SignedIn, SignedIn, SignedIn]
  await vouchersIn(db, demoCanteen, diner?.id ?? 0)
  return {
    elder: elder as SignedIn,
    elderId: diner?.id ?? 0,
    emptyManager: emptyManager as SignedIn,
    emptyCanteenId: empty.canteenId,
    auditor: auditor as SignedIn,
    administrator: await administratorIn(db),
    staff: { volunteer, counter, kitchen, manager },
    factor: await factorsIn(db),
  }
}

async function factorsIn(db: Db): Promise<DemoPeople['factor']> {
  const person = { name: '张站长', role: 'manager', canteenId: demoCanteen } as const
  const [due, toSetUp] = await sessionsFor(db, [person, person], 'not proven')
  const [kept] = await sessionsFor(db, [person])
  const [stale] = await sessionsFor(db, [person], { provenAt: '2026-11-22T08:00:00+08:00' })
  for (const one of [due, kept, stale]) await aPhoneWithCodes(db, one?.accountId ?? 0)
  const both = { account_id: due?.accountId ?? 0, role: 'counter', granted_by: 'test' } as const
  await db
    .insertInto('role_grants')
    .values({ ...both, canteen_id: demoCanteen })
    .execute()
  return { due, toSetUp, kept, stale } as DemoPeople['factor']
}

async function bookFirst(
  api: ReturnType<ReturnType<typeof apiOf>>,
  dinerId: number,
): Promise<{ id: number }> {
  const choices = await api.call('getChoices', { params: { dinerId } })
  const choice = choices.offerings[0]
  const way = choice?.ways[0]
  if (!choice || !way) throw new Error(`nothing to book for ${dinerId}`)
  return api.call('placeBooking', {
    body: {
      dinerId,
      servingId: choices.when.servingId,
      lines: [{ offeringId: choice.plate.offeringId, quantity: 1, variant: choice.variants[0] }],
      way: way.way,
      pay: way.payment.by,
      seenPayFen: way.price.payFen,
    },
  })
}
