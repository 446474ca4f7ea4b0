import { sql } from 'kysely'
import { loadDemo } from '../../../db/demo/load-demo.ts'
import type { Db } from '../../../backend/kernel/database.ts'
import type { Role } from '../../../backend/vocabulary/role.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import { aDevice, sessionsFor, type SignedIn } from '../builders/people.ts'
import { aCanteen, testSecret, type Canteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import type { TestClock } from '../test-clock.ts'
import { onlineMoneyIn } from './online.ts'

/** The demonstration city on a Sunday morning, and beside it every state it does not happen to be in. */
export interface World {
  readonly demo: DemoPeople
  readonly elders: Elders
  /** Who looks after online payments where all is well. */
  readonly cleanManager: WithCookies
  readonly boards: Readonly<Record<'full' | 'twelve' | 'empty' | 'frozen', WithCookies>>
  readonly paths: Readonly<Record<'confirm' | 'done' | 'cancelled' | 'longDone' | 'sheet', string>>
}

export type StaffRole = Extract<Role, 'volunteer' | 'counter' | 'kitchen' | 'manager'>

interface DemoPeople {
  readonly elder: WithCookies
  readonly staff: Readonly<Record<StaffRole, WithCookies>>
  readonly emptyManager: WithCookies
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
type Elders = Readonly<Record<ElderState, WithCookies & Diner>>

export const worldNow = '2026-11-22T10:30:00+08:00'
const today = '2026-11-22'
const tomorrow = '2026-11-23'

export interface Ground extends TestClock {
  readonly db: Db
  readonly url: string
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
  const suggestion = await call(elders.open).call('getToday', {
    params: { dinerId: elders.open.dinerId },
  })
  const link = suggestion.next.state === 'open' ? suggestion.next : undefined
  const offering = link?.suggestion
  return {
    demo,
    elders,
    cleanManager: await onlineMoneyIn(db, demoCanteen),
    boards: await boardsIn(ground, appUrl),
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
  const [elder, emptyManager, ...staff] = await sessionsFor(db, [
    { name: diner?.name ?? '', role: 'diner', dinerId: diner?.id },
    { name: '新站长', role: 'manager', canteenId: empty.canteenId },
    ...roles.map((role) => ({ name: '王芳芳', role, canteenId: demoCanteen })),
  ])
  const [volunteer, counter, kitchen, manager] = staff as [SignedIn, SignedIn, SignedIn, SignedIn]
  return {
    elder: elder as SignedIn,
    emptyManager: emptyManager as SignedIn,
    staff: { volunteer, counter, kitchen, manager },
  }
}

/** Sixteen characters: the longest name a dish may have. */
const longName = '黑椒牛柳烩杏鲍菇配时令蔬菜双拼饭'
const longEnglish =
  'Black-pepper beef with king oyster mushrooms and seasonal greens over two kinds of rice'

const setsOf = (limit: number) =>
  [
    ['红烧狮子头套餐', 'Braised meatball set', 'lion-head', 1500],
    ['清蒸鲈鱼套餐', 'Steamed bass set', 'braised-fish', 1800],
    ['萝卜排骨套餐', 'Radish and rib set', 'maize-rib-soup', 1600],
    ['麻婆豆腐套餐', 'Mapo tofu set', 'mapo-tofu', 1000],
  ].map(([name, english, picture, price]) =>
    anOffering()
      .named(String(name), String(english))
      .pictured(String(picture))
      .priced(Number(price))
      .limitedTo(limit),
  )

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
    longest: await aDiner(long)
      .named('阿卜杜热合曼·买买提', 'abudurehemanmaimaiti', 'abdrhmmmt')
      .aged(101)
      .signedIn(db),
  }
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

async function boardsIn(ground: Ground, appUrl: string): Promise<World['boards']> {
  const { db } = ground
  const demo = { canteenId: demoCanteen } as Canteen
  const twelve = await aCanteen().named('大食堂').in(db)
  const serving = await aServing(twelve)
    .onDay(tomorrow)
    .with(
      ...Array.from({ length: 12 }, (_, index) =>
        anOffering().named(
          `第${index + 1}号时令蔬菜炖豆腐套餐`,
          `Set number ${index + 1} with stewed tofu`,
        ),
      ),
    )
    .in(db)
  const diners = await aDiner(twelve).allergicTo('nut').signedInTimes(12, db)
  for (const [index, diner] of diners.entries()) {
    await apiOf(appUrl)(diner).call('placeBooking', {
      body: {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringIds[index] ?? 0, quantity: 1 + (index % 3) }],
        way: 'dine_in',
        pay: 'counter',
        seenPayFen: 1500 * (1 + (index % 3)),
      },
    })
  }
  const empty = await aCanteen().named('没有饭的食堂').in(db)
  const frozen = await aCanteen().named('已经截止的食堂').cuttingOff(1, '09:00').in(db)
  await aServing(frozen)
    .onDay(tomorrow)
    .with(...setsOf(50))
    .in(db)
  return {
    full: await aDevice(db, 'board', demo),
    twelve: await aDevice(db, 'board', twelve),
    empty: await aDevice(db, 'board', empty),
    frozen: await aDevice(db, 'board', frozen),
  }
}
