import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { moveDueServings } from '../../backend/kitchen/due-servings.job.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { apiOf } from '../support/api.ts'
import { aDevice, aStaffMember, anOfficial } from '../support/builders/people.ts'
import { aDatabase } from '../support/database.ts'
import { anEvidenceKitchen, lunchDay, type EvidenceKitchen } from '../support/evidence-kitchen.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { testDeps } from '../support/server/deps.ts'

const database = await aDatabase()
const { db, setNow } = database
const app = await aQuietApp(database)
const as = apiOf(app.url)
const at = (time: string, on = lunchDay): Promise<void> => setNow(`${on}T${time}:00+08:00`)

let one: EvidenceKitchen
beforeEach(async () => {
  one = await anEvidenceKitchen(database, app.url)
})

describe('the morning check', () => {
  test('ill people do not work, here and in the database', async () => {
    expect(await one.noting.morning('works', 4)).toBe('unfit_for_kitchen')
    expect(await one.noting.morning('works')).toBe('malformed')
    expect(await one.noting.morning('sent_home', 4)).toBe('accepted')
    expect((await one.look()).servings[0]?.missing.unchecked).toBe(0)
    await expect(
      sql`insert into morning_checks (canteen_id, day, account_id, outcome, codes, checked_by, checked_by_name)
        values (${one.canteen.canteenId}, ${lunchDay}, ${one.cook.accountId}, 'works', '{1}', 'account:1', '谁')`.execute(
        db,
      ),
    ).rejects.toThrow(/morning_checks_fit/)
    expect(await one.noting.morning('works', 0)).toBe('accepted')
    expect((await one.look()).hands[0]?.check).toMatchObject({ outcome: 'works', codes: [0] })
  })

  test('what she has is for her, for her who looked, and for the manager', async () => {
    const colleague = as(await aStaffMember(db, 'kitchen', one.canteen))
    const tablet = as(await aDevice(db, 'kitchen_tablet', one.canteen))
    await one.manager.call('checkMorning', {
      ...one.here,
      body: {
        accountId: one.cook.accountId,
        outcome: 'sent_home',
        codes: [4],
        putRight: ['nails'],
      },
    })
    const seen = async (by: typeof colleague) => {
      const { hands } = await by.call('getFoodSafetyDay', { ...one.here, query: {} })
      return hands.find(({ accountId }) => accountId === one.cook.accountId)?.check
    }
    expect((await seen(one.kitchen))?.codes).toEqual([4])
    expect((await seen(one.manager))?.codes).toEqual([4])
    expect(await seen(colleague)).toMatchObject({
      outcome: 'sent_home',
      codes: null,
      putRight: null,
    })
    expect((await seen(tablet))?.codes).toBeNull()
    const chain = await db
      .selectFrom('audit_entries')
      .select('detail')
      .where('action', '=', 'food.morning_checked')
      .execute()
    expect(JSON.stringify(chain)).not.toMatch(/codes|\[4\]/)
  })

  test('only people of this kitchen are looked at', async () => {
    const outside = await aStaffMember(db, 'counter', one.canteen)
    const looked = await one.kitchen.outcome('checkMorning', {
      ...one.here,
      body: { accountId: outside.accountId, outcome: 'works', codes: [0], putRight: [] },
    })
    expect(looked).toBe('hand_unknown')
  })
})

/** Everything a lunch of two dishes and one cook wants. */
const bringAll = async (): Promise<void> => {
  expect(await one.noting.morning('works', 0)).toBe('accepted')
  for (const place of [0, 1] as const) {
    expect(await one.noting.sample(one.dishOf(place))).toBe('accepted')
    expect(await one.noting.heat(one.dishOf(place), 'cooked', 85)).toBe('accepted')
    expect(await one.noting.heat(one.dishOf(place), 'held', 64)).toBe('accepted')
  }
}
const board = async () =>
  present(
    (await one.manager.call('getBoard', { ...one.here, query: one.params })).serving,
    'the meal on the board',
  )

describe('a meal without its evidence', () => {
  test('is not finished by hand, and the board says what is missing', async () => {
    await at('12:31')
    expect(await one.manager.outcome('markServed', { params: one.params })).toBe('evidence_missing')
    expect((await board()).can.markServed).toMatchObject({
      allowed: false,
      because: {
        code: 'evidence_missing',
        params: { samples: 2, temperatures: 4, unchecked: 1 },
        sentence: expect.stringContaining('留样还差 2 样，温度还差 4 次，晨检还差 1 人') as string,
      },
    })
    await bringAll()
    expect((await board()).can.markServed).toEqual({ allowed: true })
    expect(await one.manager.outcome('markServed', { params: one.params })).toBe('accepted')
    expect((await board()).can.settle).toEqual({ allowed: true })
    expect(await one.manager.outcome('settleServing', { params: one.params })).toBe('accepted')
    const { servings } = await one.manager.call('listMissingEvidence', one.here)
    expect(servings).toEqual([])
  })

  test('is moved on by the clock all the same, and stays red for good', async () => {
    const { deps, close } = testDeps(database)
    await one.noting.sample(one.dishOf(0))
    await at('13:31')
    await moveDueServings(deps)
    expect((await board()).can.settle).toMatchObject({
      allowed: false,
      because: { code: 'evidence_missing' },
    })
    await at('15:31')
    await moveDueServings(deps)
    await close()
    expect((await board()).state).toBe('settled')
    await at('10:00', '2026-12-05')
    const officer = as(await anOfficial(db, 'officer', one.canteen.streetId))
    const { servings } = await officer.call('listMissingEvidence', one.here)
    expect(servings).toMatchObject([
      { when: { day: lunchDay }, missing: { samples: 1, temperatures: 4, unchecked: 1 } },
    ])
    expect(await one.noting.sample(one.dishOf(1))).toBe('evidence_day_over')
    await at('10:00', '2028-01-01')
    expect((await one.look(lunchDay)).servings[0]?.missing.samples).toBe(1)
  })

  test('that was before the canteen kept any is asked for nothing', async () => {
    await sql`update canteens set evidence_from = '2026-11-24' where id = ${one.canteen.canteenId}`.execute(
      db,
    )
    await at('12:31')
    expect(await one.manager.outcome('markServed', { params: one.params })).toBe('accepted')
  })
})

test('verify finds a sample that is too small, or was thrown away too early', async () => {
  await one.noting.sample(one.dishOf(0))
  expect(await findBrokenInvariants(db)).toEqual([])
  await sql`alter table food_samples drop constraint food_samples_grams`.execute(db)
  await sql`alter table sample_disposals drop constraint sample_disposals_kept`.execute(db)
  await sql`insert into food_samples (serving_id, dish_id, grams, place, noted_by, noted_by_name)
    values (${one.params.servingId}, ${one.dishOf(1)}, 90, '冰箱', 'account:1', '谁')`.execute(db)
  await sql`insert into sample_disposals (serving_id, dish_id, sample_id, taken_at, disposed_by, disposed_by_name)
    select serving_id, dish_id, id, taken_at, 'account:1', '谁' from food_samples
    where serving_id = ${one.params.servingId} and dish_id = ${one.dishOf(0)}`.execute(db)
  await sql`insert into food_samples (serving_id, dish_id, revision, grams, place, taken_at, noted_by, noted_by_name)
    values (${one.params.servingId}, ${one.dishOf(1)}, 2, 125, '冰箱', app_now() - interval '1 hour', 'account:1', '谁')`.execute(
    db,
  )
  const found = await findBrokenInvariants(db)
  expect(found.map(({ what }) => what.replace(/\d+/, 'n'))).toEqual([
    'sample n: 90 g',
    'sample n: taken at another moment than the one it corrects',
    'sample n: thrown away after 0.0 h',
  ])
})
