import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Db } from '../../../backend/kernel/database.ts'
import { present } from '../../../backend/vocabulary/invariant.ts'
import type { WithCookies } from '../api.ts'
import { laptop } from '../browser/launch.ts'
import { aDevice, sessionsFor } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import type { Scene } from './scenes.ts'

/** Kitchens on a Sunday morning: in the middle of it, before anything is noted, and without a meal. */
export interface SafetyWorld {
  readonly cook: WithCookies
  readonly manager: WithCookies
  readonly tablet: WithCookies
  readonly fresh: WithCookies
  readonly empty: WithCookies
  readonly officer: WithCookies
}

const today = '2026-11-22'
const menu = [
  ['红烧狮子头套餐', 'Braised meatball set'],
  ['清蒸鲈鱼套餐', 'Steamed bass set'],
  ['黑椒牛柳烩杏鲍菇配时令蔬菜双拼饭', 'Black-pepper beef with king oyster mushrooms and greens'],
  ['萝卜排骨汤', 'Radish and rib soup'],
] as const

const mealOf = (canteen: Canteen, day: string) =>
  aServing(canteen)
    .onDay(day)
    .with(...menu.map(([name, english]) => anOffering().named(name, english)))

/** Rows as the kitchen would have noted them between six and half past ten. */
async function morningOf(db: Db, canteen: Canteen, hands: readonly number[]): Promise<void> {
  const past = await mealOf(canteen, '2026-11-20').in(db)
  const serving = await mealOf(canteen, today).in(db)
  const { canteenId } = canteen
  const { rows } = await sql<{ dish: number }>`
    select sd.dish_id as dish from offerings o join set_dishes sd on sd.set_id = o.set_id
    where o.serving_id = ${serving.servingId} order by o.position, o.id`.execute(db)
  const [first = 0, second = 0, third = 0] = rows.map(({ dish }) => dish)
  const by = [`account:${hands[0]}`, '杨师傅'] as const
  await sql`update servings set state = 'settled', closed_at = app_now(), served_at = app_now(), settled_at = app_now()
    where id = ${past.servingId}`.execute(db)
  await sql`update servings set state = 'closed', closed_at = app_now() where id = ${serving.servingId}`.execute(
    db,
  )
  await sql`insert into food_samples (serving_id, dish_id, grams, place, taken_at, noted_at, noted_by, noted_by_name) values
    (${past.servingId}, ${first}, 125, '留样冰箱 1 层', '2026-11-20T10:20:00+08:00', '2026-11-20T10:20:00+08:00', ${by[0]}, ${by[1]}),
    (${past.servingId}, ${second}, 130, '留样冰箱 1 层', '2026-11-20T10:50:00+08:00', '2026-11-20T10:50:00+08:00', ${by[0]}, ${by[1]}),
    (${serving.servingId}, ${first}, 125, '留样冰箱 2 层', '2026-11-22T10:20:00+08:00', '2026-11-22T10:20:00+08:00', ${by[0]}, ${by[1]})`.execute(
    db,
  )
  await sql`insert into food_temperatures (serving_id, dish_id, stage, celsius, remedy, measured_at, measured_by, measured_by_name) values
    (${serving.servingId}, ${first}, 'cooked', 86, null, '2026-11-22T10:05:00+08:00', ${by[0]}, ${by[1]}),
    (${serving.servingId}, ${first}, 'held', 66, null, '2026-11-22T10:25:00+08:00', ${by[0]}, ${by[1]}),
    (${serving.servingId}, ${second}, 'cooked', 63, 'reheated', '2026-11-22T10:10:00+08:00', ${by[0]}, ${by[1]}),
    (${serving.servingId}, ${third}, 'cooked', 78, null, '2026-11-22T08:15:00+08:00', ${by[0]}, ${by[1]})`.execute(
    db,
  )
  await sql`insert into morning_checks (canteen_id, day, account_id, outcome, codes, put_right, checked_at, checked_by, checked_by_name) values
    (${canteenId}, ${today}, ${hands[0]}, 'works', '{0}', '{}', '2026-11-22T06:10:00+08:00', ${by[0]}, ${by[1]}),
    (${canteenId}, ${today}, ${hands[1]}, 'sent_home', '{4,11}', '{nails}', '2026-11-22T06:12:00+08:00', ${by[0]}, ${by[1]})`.execute(
    db,
  )
  await sql`insert into goods_received (canteen_id, day, supplier, supplier_contact, item, quantity, unit, batch, produced_on, expires_on,
      papers, received_at, received_by, received_by_name) values
    (${canteenId}, ${today}, '江杨农产品市场', '江杨北路 98 号 021-56000000', '鲈鱼', 12.5, 'kg', '', ${today}, null, '{invoice}',
      '2026-11-22T06:30:00+08:00', ${by[0]}, ${by[1]}),
    (${canteenId}, ${today}, '光明乳业', '吴中路 578 号', '鲜牛奶', 4, 'box', '20261121A', '2026-11-21', '2026-11-28', '{}',
      '2026-11-22T06:40:00+08:00', ${by[0]}, ${by[1]})`.execute(db)
}

export async function safetyIn(db: Db): Promise<SafetyWorld> {
  const busy = await aCanteen().named('后厨记录的食堂').keepingEvidenceFrom('2026-11-18').in(db)
  const fresh = await aCanteen().named('还没记的食堂').keepingEvidenceFrom('2026-11-18').in(db)
  const empty = await aCanteen().named('今天不开饭的食堂').in(db)
  const kitchen = (canteen: Canteen, name: string) =>
    ({ name, role: 'kitchen', canteenId: canteen.canteenId }) as const
  const [cook, second, third, manager, freshCook, emptyCook, officer] = await sessionsFor(db, [
    kitchen(busy, '杨师傅'),
    kitchen(busy, '蒋师傅'),
    kitchen(busy, '阿卜杜热合曼·买买提'),
    { name: '张站长', role: 'manager', canteenId: busy.canteenId },
    kitchen(fresh, '赵师傅'),
    kitchen(empty, '钱师傅'),
    { name: '何敏', role: 'officer', placeId: busy.streetId },
  ])
  const people = [cook, second, third].map((one) => present(one, 'a cook').accountId)
  // They have been here for weeks.
  await sql`update role_grants set granted_at = granted_at - interval '30 days' where canteen_id in (${busy.canteenId}, ${fresh.canteenId})`.execute(
    db,
  )
  await morningOf(db, busy, people)
  await mealOf(fresh, today).in(db)
  return {
    cook: present(cook, 'a cook'),
    manager: present(manager, 'a manager'),
    tablet: await aDevice(db, 'kitchen_tablet', busy),
    fresh: present(freshCook, 'a cook'),
    empty: present(emptyCook, 'a cook'),
    officer: present(officer, 'an officer'),
  }
}

type Arrange = (page: Page) => Promise<void>

const press =
  (...names: RegExp[]): Arrange =>
  async (page) => {
    for (const name of names) await page.getByRole('button', { name }).first().click()
  }

/** 「食品安全」 on the kitchen's tablet, its sheet, and what of it the office sees. */
export function safetyScenes(world: SafetyWorld): Scene[] {
  const size = { width: 1024, height: 768 }
  const at = (name: string, task: string, who: WithCookies, arrange?: Arrange): Scene => ({
    name: `food safety: ${name}`,
    kind: 'tablet',
    path: `/board/safety${task}`,
    visitor: { ...size, ...who },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const sheet = (name: string, who: WithCookies, path = '/board/safety/sheet'): Scene => ({
    name: `food safety sheet: ${name}`,
    kind: 'office',
    path,
    visitor: { ...laptop, ...who },
  })
  return [
    at('home', '', world.cook),
    at('nothing noted', '', world.fresh),
    at('no meal', '/samples', world.empty),
    at('samples', '/samples', world.cook),
    at('sample changed', '/samples', world.cook, press(/^(改|Change) /)),
    at('samples on a tablet alone', '/samples', world.tablet),
    at('temperatures', '/temperatures', world.cook),
    at('too cold', '/temperatures', world.cook, press(/^(量保温|Kept hot)/, /^5$/, /^4$/)),
    at('hot enough', '/temperatures', world.cook, press(/^(量出锅|When done)/, /^8$/, /^2$/)),
    at('morning', '/morning', world.cook),
    at('morning: ill', '/morning', world.cook, press(/^(有情况|Something)/, /^4 /)),
    at('morning on a tablet alone', '/morning', world.tablet),
    at('goods', '/goods', world.cook),
    sheet('of a manager', world.manager),
    sheet('of a cook', world.fresh),
    sheet('of two days ago', world.manager, '/board/safety/sheet/2026-11-20'),
    {
      name: 'office: evidence missing',
      kind: 'office',
      path: '/office/today',
      visitor: { ...laptop, ...world.manager },
    },
  ]
}
