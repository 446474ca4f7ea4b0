import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { callBackRoutes } from '../../backend/bookings/call-back.routes.ts'
import type { Actor } from '../../backend/vocabulary/actor.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aPlace, auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { aRoom, anActor } from '../support/room.ts'

const database = await aDatabase()
const { db } = database
const room = aRoom(database, [callBackRoutes])
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

const [meal] = (
  await room.ask(anActor({ role: 'counter', canteenId }), 'listCallBacks', {
    params: { canteenId },
  })
).servings
const call = (dinerId: number) => ({ params: { servingId: meal?.servingId ?? 0, dinerId } })

/** Somebody with an account: who takes a call must be known. */
const aCaller = async (name: string): Promise<Actor> => {
  const { id } = await db
    .insertInto('accounts')
    .values({ display_name: name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...anActor({ role: 'volunteer', canteenId }), accountId: id, key: `account:${id}`, name }
}
const lin = await aCaller('林小梅')
const hu = await aCaller('胡佩芬')
const rowOf = async (actor: Actor, dinerId: number) =>
  (await room.ask(actor, 'listCallBacks', { params: { canteenId } })).rows.find(
    (row) => row.dinerId === dinerId,
  )

describe('two volunteers at the telephone', () => {
  test('whoever opens somebody first has her, the other sees whose call it is', async () => {
    await room.ask(lin, 'claimCallBack', call(near.dinerId))
    expect(await room.refusal(hu, 'claimCallBack', call(near.dinerId))).toBe('call_taken')
    expect((await rowOf(hu, near.dinerId))?.claimed).toMatchObject({
      by: '林小梅',
      whose: 'theirs',
    })
    expect((await rowOf(lin, near.dinerId))?.claimed).toMatchObject({ whose: 'mine' })
    // Taken again by the same person it is hers for as long anew.
    await room.ask(lin, 'claimCallBack', call(near.dinerId))
  })

  test('let go of, she is anybody’s, and nothing was tried', async () => {
    await room.ask(lin, 'noteCallBack', { ...call(near.dinerId), body: { outcome: 'let_go' } })
    expect(await rowOf(hu, near.dinerId)).toMatchObject({
      claimed: null,
      tried: null,
      state: 'to_call',
    })
    await room.ask(hu, 'claimCallBack', call(near.dinerId))
    await room.ask(lin, 'noteCallBack', { ...call(near.dinerId), body: { outcome: 'let_go' } })
    expect((await rowOf(lin, near.dinerId))?.claimed).toMatchObject({ by: '胡佩芬' })
  })

  test('after ten minutes without a word she is free again', async () => {
    await database.advance('9 minutes')
    expect(await room.refusal(lin, 'claimCallBack', call(near.dinerId))).toBe('call_taken')
    await database.advance('2 minutes')
    await room.ask(lin, 'claimCallBack', call(near.dinerId))
  })

  test('nobody picked up: it is on the list, with the time and how often', async () => {
    for (const who of [lin, hu]) {
      await room.ask(who, 'noteCallBack', { ...call(near.dinerId), body: { outcome: 'no_answer' } })
      await room.ask(who, 'claimCallBack', call(next.dinerId))
      await room.ask(who, 'noteCallBack', { ...call(next.dinerId), body: { outcome: 'let_go' } })
    }
    expect(await rowOf(lin, near.dinerId)).toMatchObject({
      state: 'no_answer',
      tried: { by: '胡佩芬', times: 2 },
    })
    // Those nobody rang up yet come first.
    const { rows } = await room.ask(lin, 'listCallBacks', { params: { canteenId } })
    expect(rows.map(({ dinerId }) => dinerId)).toEqual([next.dinerId, near.dinerId])
  })

  test('who does not want it today stands at the end, and nobody need call', async () => {
    await room.ask(lin, 'noteCallBack', { ...call(next.dinerId), body: { outcome: 'not_today' } })
    const { rows } = await room.ask(hu, 'listCallBacks', { params: { canteenId } })
    expect(rows.map(({ state }) => state)).toEqual(['no_answer', 'not_today'])
  })

  test('who has booked since says so, and by whose hand', async () => {
    await sql`insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions,
        price_fen, own_fen)
      values (${meal?.servingId}, ${canteenId}, ${near.dinerId}, 'placed', 'dine_in', 'counter', 'phone', 'test', '林小梅', 1, 1500, 1500)`.execute(
      db,
    )
    expect(await rowOf(hu, near.dinerId)).toMatchObject({
      state: 'booked',
      tried: { by: '林小梅' },
    })
  })

  test('every claim and every try is on the record, with who and never a name', async () => {
    const acts = (await auditOf(db, canteenId)).filter(({ action }) =>
      action.startsWith('call_back.'),
    )
    expect(acts.length).toBeGreaterThan(6)
    expect(JSON.stringify(acts)).not.toMatch(/奶奶|林小梅|胡佩芬/)
  })

  test('at cut-off it is over: nobody is on the list and no call can be taken', async () => {
    await sql`update servings set cutoff_at = app_now() where id = ${meal?.servingId}`.execute(db)
    const { when, rows } = await room.ask(lin, 'listCallBacks', { params: { canteenId } })
    expect({ when, rows }).toEqual({ when: null, rows: [] })
    expect(await room.refusal(lin, 'claimCallBack', call(near.dinerId))).toBe('past_cutoff')
  })
})
