import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { bookingRoutes } from '../../backend/bookings/booking.routes.ts'
import type { Actor } from '../../backend/vocabulary/actor.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aPlace } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { aRoom, anActor } from '../support/room.ts'

const database = await aDatabase()
const { db } = database
const room = aRoom(database, [(deps) => bookingRoutes(deps)])
const canteen = await aCanteen().in(db)
const { canteenId, buildingId } = canteen
const otherBuilding = await aPlace(db, 'building', '9号楼', canteen.compoundId)

const near = await aDiner(canteen).named('甲奶奶').in(db)
const next = await aDiner(canteen).named('乙奶奶').in(db)
await sql`update diners set building_id = ${otherBuilding} where id = ${next.dinerId}`.execute(db)
// Both ate on six days of the last three weeks; lunch the day after tomorrow is open, and neither has booked it.
await sql`
  with days as (select service_day_of(app_now()) - n * 3 as day from generate_series(1, 6) n
    union select service_day_of(app_now()) + 2),
  made as (
    insert into servings (canteen_id, day, meal, state, cutoff_at, window_from, window_to)
    select ${canteenId}, day, 'lunch', (case when day > service_day_of(app_now()) then 'open' else 'settled' end)::serving_state,
      day - interval '8 hours', '11:00', '12:30' from days returning id, state)
  insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions,
    price_fen, own_fen)
  select made.id, ${canteenId}, d.id, 'collected', 'dine_in', 'counter', 'app', 'test', '测试', 1, 1500, 1500
  from made cross join (values (${near.dinerId}::bigint), (${next.dinerId}::bigint)) as d (id) where made.state = 'settled'`.execute(
  db,
)

const calledBy = async (actor: Actor): Promise<string[]> => {
  const { rows } = await room.ask(actor, 'listCallBacks', { params: { canteenId } })
  return rows.map(({ name }) => name).toSorted()
}
const both = ['乙奶奶', '甲奶奶']
const board = { deviceId: 1, kind: 'board', canteenId, name: '电视' } as const

test.each<[string, Actor, string[]]>([
  ['the counter calls everybody', anActor({ role: 'counter', canteenId }), both],
  [
    'a volunteer those of her building',
    anActor({ role: 'volunteer', placeId: buildingId }),
    ['甲奶奶'],
  ],
  ['of her community', anActor({ role: 'volunteer', placeId: canteen.communityId }), both],
  ['of the canteen', anActor({ role: 'volunteer', canteenId }), both],
  [
    'also when she stands in front of the television',
    { ...anActor({ role: 'volunteer', placeId: buildingId }), device: board },
    ['甲奶奶'],
  ],
  ['somebody who works at another canteen', anActor({ role: 'counter', canteenId: 999 }), []],
])('%s', async (_who, actor, names) => {
  expect(await calledBy(actor)).toEqual(names)
})
