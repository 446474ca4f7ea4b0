import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { noticeRoutes } from '../../backend/notices/notice.routes.ts'
import { tellFamily } from '../../backend/notices/tell-family.action.ts'
import { tellOfMenuWeek } from '../../backend/notices/tell-of-menu-week.action.ts'
import type { Actor } from '../../backend/vocabulary/actor.ts'
import { serviceDay, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import type { FamilyPermission } from '../../backend/vocabulary/role.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { aCanteen, type Canteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'

const database = await aDatabase()
const { db, setNow } = database
const room = aRoom(database, [noticeRoutes])
const day = serviceDay('2026-11-23')

let canteen: Canteen
let diner: Diner
beforeEach(async () => {
  canteen = await aCanteen().in(db)
  await setNow('2026-11-23T11:42:00+08:00')
  diner = await aDiner(canteen).in(db)
})

let phones = 0
const familyOf = async (who: Diner, ...permissions: FamilyPermission[]): Promise<Actor> => {
  const { accountId } = await aFamilyMember(db, who, ...permissions)
  phones += 1
  await db
    .updateTable('accounts')
    .set({ phone: `1380000${String(phones).padStart(4, '0')}` })
    .where('id', '=', accountId)
    .execute()
  return {
    ...anActor({ role: 'family', dinerId: who.dinerId, permissions }),
    key: `account:${accountId}`,
    accountId,
  }
}
const hers = {
  params: {
    get dinerId() {
      return diner.dinerId
    },
  },
}
const collected = (who = diner) =>
  db.transaction().execute((tx) =>
    tellFamily(tx, {
      canteenId: canteen.canteenId,
      dinerId: who.dinerId,
      kind: 'collected',
      params: { time: timeOfDay('11:42'), by: 'self' },
    }),
  )
const notCollected = () =>
  db.transaction().execute((tx) =>
    tellFamily(tx, {
      canteenId: canteen.canteenId,
      dinerId: diner.dinerId,
      kind: 'not_collected',
      params: { day, meal: 'lunch', time: timeOfDay('12:00') },
    }),
  )
const news = async (actor: Actor): Promise<string[]> =>
  (await room.ask(actor, 'listFamilyNews', hers)).news.map(({ text }) => text.zh)
const wantedBy = async (actor: Actor): Promise<string[]> =>
  (await room.ask(actor, 'getNoticeChoices', hers)).topics.flatMap(({ topic, wanted }) =>
    wanted ? [topic] : [],
  )

describe('what a member of the family wants to hear', () => {
  test('from the start: whether she ate, and when money runs out', async () => {
    const daughter = await familyOf(diner, 'see', 'pay')
    expect(await wantedBy(daughter)).toEqual(['collected', 'not_collected', 'balance_low'])
    expect((await room.ask(daughter, 'getNoticeChoices', hers)).topics).toHaveLength(6)
  })

  test('is what she chose, for each diner apart, and nobody else’s', async () => {
    const other = await aDiner(canteen).in(db)
    const daughter = await familyOf(diner, 'see', 'pay')
    const son = await familyOf(diner, 'see', 'pay')
    await room.ask(daughter, 'setNoticeChoices', { ...hers, body: { topics: ['menu_week'] } })
    expect(await wantedBy(daughter)).toEqual(['menu_week'])
    expect(await wantedBy(son)).toContain('collected')
    const elsewhere = { params: { dinerId: other.dinerId } }
    expect((await room.ask(daughter, 'getNoticeChoices', elsewhere)).topics).toEqual([])
  })

  test('may be ticked on a form: none, one or several boxes', async () => {
    const daughter = await familyOf(diner, 'see')
    const post = (body: object) => room.refusal(daughter, 'setNoticeChoices', { ...hers, body })
    expect(await post({ topics: 'standing' })).toBe('allowed')
    expect(await wantedBy(daughter)).toEqual(['standing'])
    expect(await post({})).toBe('allowed')
    expect(await wantedBy(daughter)).toEqual([])
    expect(await post({ topics: ['lottery'] })).toBe('malformed')
  })

  test('what is left on the card is not offered to whoever may not pay', async () => {
    const niece = await familyOf(diner, 'see')
    const offered = (await room.ask(niece, 'getNoticeChoices', hers)).topics
    expect(offered.map(({ topic }) => topic)).not.toContain('balance_low')
    await room.ask(niece, 'setNoticeChoices', { ...hers, body: { topics: ['balance_low'] } })
    const told = await db.transaction().execute((tx) =>
      tellFamily(tx, {
        canteenId: canteen.canteenId,
        dinerId: diner.dinerId,
        kind: 'balance_low',
        params: { balanceFen: fen(300) },
      }),
    )
    expect(told).toBe(0)
  })
})

describe('the news', () => {
  test('say when she collected, to everybody who may see and wants to hear', async () => {
    const daughter = await familyOf(diner, 'see')
    const deaf = await familyOf(diner, 'see')
    await room.ask(deaf, 'setNoticeChoices', { ...hers, body: { topics: [] } })
    const payer = await familyOf(diner, 'pay')
    expect(await collected()).toBe(1)
    expect(await room.ask(daughter, 'listFamilyNews', hers)).toMatchObject({
      news: [
        { text: { zh: '11:42 已取餐', en: 'Collected at 11:42' }, at: { day, time: '11:42' } },
      ],
    })
    expect(await news(deaf)).toEqual([])
    expect(await news(payer)).toEqual([])
  })

  test('are the last twenty, newest first, of this diner alone', async () => {
    const daughter = await familyOf(diner, 'see')
    const other = await aDiner(canteen).in(db)
    await db
      .insertInto('role_grants')
      .values({
        account_id: daughter.accountId ?? 0,
        role: 'family',
        diner_id: other.dinerId,
        permissions: ['see'],
        granted_by: 'test',
      })
      .execute()
    await collected(other)
    for (let told = 0; told < 21; told += 1) await notCollected()
    await collected()
    const heard = await news(daughter)
    expect(heard).toHaveLength(20)
    expect(heard[0]).toBe('11:42 已取餐')
    expect(heard[1]).toMatch(/^.+11月23日的午饭到 12:00 还没来取，麻烦您问一声。$/)
  })

  test('end with the right to see, and nobody is told any more', async () => {
    const daughter = await familyOf(diner, 'see')
    await sql`update role_grants set ended_at = app_now() where account_id = ${daughter.accountId}`.execute(
      db,
    )
    expect(await collected()).toBe(0)
    await sql`update role_grants set ended_at = null where account_id = ${daughter.accountId}`.execute(
      db,
    )
    await sql`update diners set died_on = ${day} where id = ${diner.dinerId}`.execute(db)
    expect(await collected(), 'of the dead nothing is told').toBe(0)
  })
})

describe('the call list', () => {
  const counter = () => anActor({ role: 'counter', canteenId: canteen.canteenId })
  const calls = async () =>
    (await room.ask(counter(), 'listWaitingNotices', { params: { canteenId: canteen.canteenId } }))
      .notices
  test('says whom to call and about whom; that somebody ate is no call', async () => {
    await familyOf(diner, 'see')
    await collected()
    expect(await calls()).toEqual([])
    await notCollected()
    expect(await calls()).toMatchObject([
      { name: '陈女儿', phone: `1380000${String(phones).padStart(4, '0')}`, about: diner.name },
    ])
  })
})

test('the menu of a week is news once for each family that chose it, whomever it looks after', async () => {
  const away = await aCanteen().named('别处食堂').in(db)
  const [first, second] = [await aDiner(away).in(db), await aDiner(away).in(db)]
  const daughter = await familyOf(first, 'see')
  await db
    .insertInto('role_grants')
    .values({
      account_id: daughter.accountId ?? 0,
      role: 'family',
      diner_id: second.dinerId,
      permissions: ['see'],
      granted_by: 'test',
    })
    .execute()
  await familyOf(first, 'see')
  const choose = (dinerId: number) =>
    room.ask(
      {
        ...daughter,
        grants: [
          ...daughter.grants,
          ...anActor({ role: 'family', dinerId, permissions: ['see'] }).grants,
        ],
      },
      'setNoticeChoices',
      { params: { dinerId }, body: { topics: ['menu_week'] } },
    )
  await choose(first.dinerId)
  await choose(second.dinerId)
  const publish = (monday: string) =>
    db.transaction().execute((tx) => tellOfMenuWeek(tx, away.canteenId, serviceDay(monday)))
  await publish('2026-11-30')
  await publish('2026-11-30')
  await publish('2026-12-07')
  const told = await sql<{ account_id: number; monday: string }>`
    select account_id, params->>'monday' as monday from notices where kind = 'menu_week' order by id`.execute(
    db,
  )
  expect(told.rows).toEqual([
    { account_id: daughter.accountId, monday: '2026-11-30' },
    { account_id: daughter.accountId, monday: '2026-12-07' },
  ])
})
