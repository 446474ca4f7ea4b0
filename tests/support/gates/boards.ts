import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { aDiner } from '../builders/diner.ts'
import { aDevice } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'

export type Boards = Readonly<Record<'full' | 'twelve' | 'empty' | 'frozen', WithCookies>>

/** Four sets, so many of each. */
export const setsOf = (limit: number) =>
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

/** Televisions over kitchens: full, as full as can be, empty, and past cut-off. */
export async function boardsIn(
  db: Db,
  appUrl: string,
  { demo, tomorrow }: { readonly demo: Canteen; readonly tomorrow: string },
): Promise<Boards> {
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
  // Half of them decided upon, some of those on their way: the fullest a tile can be.
  await sql`insert into cook_plans (serving_id, offering_id, extra, booked, decided_by, decided_by_name)
    select serving_id, id, 12, booked, 'test', '老周' from offerings where serving_id = ${serving.servingId} and position % 2 = 0`.execute(
    db,
  )
  await sql`insert into ready_batches (serving_id, offering_id, portions, noted_by, noted_by_name)
    select serving_id, id, 10, 'test', '老周' from offerings where serving_id = ${serving.servingId} and position % 4 = 0`.execute(
    db,
  )
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
