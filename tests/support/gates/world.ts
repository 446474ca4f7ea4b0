import { sql } from 'kysely'
import { loadDemo } from '../../../db/demo/load-demo.ts'
import type { Db } from '../../../backend/kernel/database.ts'
import { paidAhead } from '../../../backend/payments/posting.rules.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { Role } from '../../../backend/vocabulary/role.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import { sessionsFor, type SignedIn } from '../builders/people.ts'
import { aPhoneWithCodes } from '../builders/phone.ts'
import { aCanteen, testSecret, type Canteen } from '../builders/place.ts'
import { boardsIn, setsOf, type Boards } from './boards.ts'
import { cashIn, type CashWorld } from './cash.ts'
import { claimsIn, type ClaimsWorld } from './claims.ts'
import { familyIn, type FamilyWorld } from './family.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import type { TestClock } from '../test-clock.ts'
import { needsIn, type NeedWorld } from './need-scenes.ts'
import { noticesIn, type NoticesWorld } from './notice-scenes.ts'
import { kiosksIn, type KioskWorld } from './kiosk-scenes.ts'
import { administratorIn } from './official-scenes.ts'
import { onlineMoneyIn } from './online.ts'
import { payInIn, type PayInWorld } from './pay-in.ts'
import { queuesIn, type QueueWorld } from './queues.ts'
import { schemesIn, type SchemeWorld } from './scheme-scenes.ts'
import { vouchersIn } from './vouchers.ts'

/** The demonstration city on a Sunday morning, and beside it every state it does not happen to be in. */
export interface World {
  readonly demo: DemoPeople
  readonly elders: Elders
  readonly cash: CashWorld
  readonly claims: ClaimsWorld
  /** Who looks after online payments where all is well. */
  readonly cleanManager: WithCookies
  readonly boards: Boards
  readonly kiosks: KioskWorld
  readonly payIn: PayInWorld
  readonly family: FamilyWorld
  readonly needs: NeedWorld
  readonly schemes: SchemeWorld
  readonly queues: QueueWorld
  readonly notices: NoticesWorld
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

export type ElderState =
  | 'open'
  | 'booked'
  | 'noSuggestion'
  | 'soldOut'
  | 'late'
  | 'closed'
  | 'noMenu'
  | 'longest'
  | 'owing'
type Elders = Readonly<Record<ElderState, WithCookies & Diner>>

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
  const elders = await eldersIn(db)
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
    claims: await claimsIn(ground, appUrl),
    cleanManager: await onlineMoneyIn(db, demoCanteen),
    boards: await boardsIn(db, appUrl, { demo: { canteenId: demoCanteen } as Canteen, tomorrow }),
    kiosks: await kiosksIn(db, tomorrow),
    payIn: await payInIn(db, appUrl, tomorrow),
    family: await familyIn(db, appUrl, { today, tomorrow }),
    needs: await needsIn(db, { today, tomorrow }),
    schemes: await schemesIn(db, appUrl),
    queues: await queuesIn(db, appUrl, tomorrow),
    notices: await noticesIn(db),
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

/** Sixteen characters: the longest name a dish may have. */
const longName = '黑椒牛柳烩杏鲍菇配时令蔬菜双拼饭'
const longEnglish =
  'Black-pepper beef with king oyster mushrooms and seasonal greens over two kinds of rice'

async function eldersIn(db: Db): Promise<Elders> {
  const elder = async (canteen: Canteen): Promise<WithCookies & Diner> =>
    aDiner(canteen).aged(82).signedIn(db)
  const main = await aCanteen().named('甘泉社区食堂').in(db)
  await aServing(main)
    .onDay(tomorrow)
    .with(...setsOf(100))
    .in(db)
  const out = await aCanteen().named('卖完的食堂').in(db)
  await aServing(out)
    .onDay(tomorrow)
    .with(...setsOf(0))
    .in(db)
  const late = await aCanteen().named('截止早的食堂').cuttingOff(1, '08:00').in(db)
  await aServing(late)
    .onDay(tomorrow)
    .with(...setsOf(100))
    .in(db)
  const closed = await aCanteen().named('休息的食堂').in(db)
  const day = {
    canteen_id: closed.canteenId,
    day: tomorrow,
    reason: '冬至前大扫除',
    reason_en: 'Winter cleaning',
  }
  await db
    .insertInto('closed_days')
    .values(day as never)
    .execute()
  const long = await aCanteen().named('名字特别特别长的社区长者食堂').in(db)
  await aServing(long)
    .onDay(tomorrow)
    .with(
      anOffering()
        .named(longName, longEnglish)
        .pictured('pepper-pork')
        .withSides(
          '清炒菜心 · 蛋花汤 · 杂粮饭',
          'Stir-fried greens · seaweed and egg soup · mixed grain rice',
        )
        .priced(12_850),
    )
    .in(db)
  const walled = await aCanteen().named('忌口多的食堂').in(db)
  await aServing(walled)
    .onDay(tomorrow)
    .with(anOffering().containing('peanut').pictured('kung-pao'))
    .in(db)
  const noMenu = await aCanteen().named('还没排菜的食堂').in(db)
  return {
    open: await elder(main),
    booked: await elder(main),
    noSuggestion: await aDiner(walled).aged(79).allergicTo('peanut').signedIn(db),
    soldOut: await elder(out),
    late: await elder(late),
    closed: await elder(closed),
    noMenu: await elder(noMenu),
    owing: await owingElder(db),
    longest: await aDiner(long)
      .named('阿卜杜热合曼·买买提', 'abudurehemanmaimaiti', 'abdrhmmmt')
      .aged(101)
      .signedIn(db),
  }
}

/** Her canteen lets her owe a little, and she does. */
async function owingElder(db: Db): Promise<WithCookies & Diner> {
  const lenient = await aCanteen().named('先吃后付的食堂').in(db)
  await sql`update canteens set overdraft_fen = 2000 where id = ${lenient.canteenId}`.execute(db)
  const diner = await aDiner(lenient).aged(82).withWallet(700).signedIn(db)
  const entries = paidAhead(lenient.canteenId, diner.dinerId, fen(1000)).entries
  await sql`select post_ledger('booking_paid', ${lenient.canteenId}, null, null, 'test', '',
    ${JSON.stringify(entries)}::jsonb)`.execute(db)
  return diner
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
