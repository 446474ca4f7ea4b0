import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import type { WithCookies } from '../api.ts'
import { aDiner } from '../builders/diner.ts'
import { aDevice } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import { setsOf } from './boards.ts'

export interface AtKiosk {
  readonly canteenId: number
  /** One machine for each look: on one machine the next card ends the visit before it. */
  readonly machines: readonly WithCookies[]
  readonly token: string
  readonly digits: string
}

export type KioskState =
  | 'open'
  | 'poor'
  | 'allergic'
  | 'soldOut'
  | 'late'
  | 'closed'
  | 'noMenu'
  | 'longest'

/** A kiosk in each state of its canteen, with the card of somebody who stands before it. */
export interface KioskWorld {
  readonly at: Readonly<Record<KioskState, AtKiosk>>
  /** People of the open canteen who have booked nothing yet: one for each look at a screen that books. */
  readonly people: readonly string[]
  readonly revoked: WithCookies
}

const sets = [
  ...setsOf(100),
  anOffering()
    .named('宫保鸡丁套餐', 'Kung pao chicken set')
    .pictured('kung-pao')
    .priced(1400)
    .containing('peanut'),
  anOffering().named('番茄炒蛋套餐', 'Tomato and egg set').pictured('tomato-egg').priced(1100),
]
const longest = anOffering()
  .named(
    '黑椒牛柳烩杏鲍菇配时令蔬菜双拼饭',
    'Black-pepper beef with king oyster mushrooms and seasonal greens over two kinds of rice',
  )
  .pictured('pepper-pork')
  .withSides('清炒菜心 · 蛋花汤 · 杂粮饭', 'Stir-fried greens · egg soup · mixed grain rice')
  .priced(12_850)

export async function kiosksIn(db: Db, tomorrow: string): Promise<KioskWorld> {
  const at = async (
    canteen: Canteen,
    diner = aDiner(canteen),
    { looks = 4 } = {},
  ): Promise<AtKiosk> => {
    const machines: WithCookies[] = []
    for (let look = 0; look < looks; look += 1) machines.push(await aDevice(db, 'kiosk', canteen))
    const { cardToken, cardDigits } = await diner.in(db)
    return { machines, canteenId: canteen.canteenId, token: cardToken, digits: cardDigits }
  }
  const open = await aCanteen().named('自助社区食堂').in(db)
  await aServing(open)
    .onDay(tomorrow)
    .with(...sets)
    .in(db)
  const elsewhere = (name: string) => aCanteen().named(name)
  const out = await elsewhere('自助卖完食堂').in(db)
  await aServing(out)
    .onDay(tomorrow)
    .with(...setsOf(0))
    .in(db)
  const late = await elsewhere('自助截止早食堂').cuttingOff(1, '08:00').in(db)
  await aServing(late).onDay(tomorrow).in(db)
  const closed = await elsewhere('自助休息食堂').in(db)
  await sql`insert into closed_days (canteen_id, day, reason, reason_en)
    values (${closed.canteenId}, ${tomorrow}, '冬至前大扫除', 'Winter cleaning')`.execute(db)
  const long = await elsewhere('名字特别特别长的自助长者食堂').in(db)
  await aServing(long).onDay(tomorrow).with(longest).in(db)
  const noMenu = await elsewhere('自助没排菜食堂').in(db)
  const revoked = await aDevice(db, 'kiosk', open)
  await sql`update devices set revoked_at = app_now() where id = ${revoked.deviceId}`.execute(db)
  const rich = (canteen: Canteen) => aDiner(canteen).aged(82).withWallet(8650)
  return {
    at: {
      open: await at(open, rich(open).needing('soft'), { looks: 60 }),
      poor: await at(open, aDiner(open).withWallet(100)),
      allergic: await at(open, aDiner(open).allergicTo('peanut')),
      soldOut: await at(out),
      late: await at(late),
      closed: await at(closed),
      noMenu: await at(noMenu),
      longest: await at(long, rich(long).named('阿卜杜热合曼·买买提')),
    },
    people: (await rich(open).times(24, db)).map(({ cardToken }) => cardToken),
    revoked,
  }
}
