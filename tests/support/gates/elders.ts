import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import { paidAhead } from '../../../backend/payments/posting.rules.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { WithCookies } from '../api.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import { setsOf } from './boards.ts'

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
export type Elders = Readonly<Record<ElderState, WithCookies & Diner>>

/** Sixteen characters: the longest name a dish may have. */
const longName = '黑椒牛柳烩杏鲍菇配时令蔬菜双拼饭'
const longEnglish =
  'Black-pepper beef with king oyster mushrooms and seasonal greens over two kinds of rice'

/** One elder in each state her home can be in. */
export async function eldersIn(db: Db, tomorrow: string): Promise<Elders> {
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
  await sql`insert into closed_days (canteen_id, day, reason, reason_en)
    values (${closed.canteenId}, ${tomorrow}, '冬至前大扫除', 'Winter cleaning')`.execute(db)
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
