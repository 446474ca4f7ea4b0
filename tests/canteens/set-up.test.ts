import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Db, Reader } from '../../backend/kernel/database.ts'
import { brokenChains } from '../../backend/kernel/audit.store.ts'
import { apiOf, type Api } from '../support/api.ts'
import { setUpPhone } from '../support/builders/phone.ts'
import { auditOf } from '../support/community.ts'
import { aDatabase, type TestDatabase } from '../support/database.ts'
import { startApp } from '../support/server.ts'
import { firstSetUp, setUpCode } from './set-up-form.ts'

/** An installation that was started a moment ago: migrated, and nobody in it. */
const anEmptyInstallation = async (
  options: { setUpCode?: string } = { setUpCode },
): Promise<TestDatabase & { somebody: () => Api }> => {
  const database = await aDatabase()
  const { url } = await startApp(database, options)
  return { ...database, somebody: () => apiOf(url)() }
}

const rowsIn = async (db: Db): Promise<Record<string, number>> => {
  const found = await sql<Record<string, number>>`
    select (select count(*) from accounts) as accounts, (select count(*) from canteens) as canteens,
      (select count(*) from places) as places, (select count(*) from sessions) as sessions`.execute(
    db,
  )
  return found.rows[0] ?? {}
}
const nothing = { accounts: 0, canteens: 0, places: 0, sessions: 0 }
const oneOfEach = { accounts: 1, canteens: 1, places: 4, sessions: 1 }

describe('the first set-up', () => {
  test('makes places, canteen, lunch and the administrator, and signs her in', async () => {
    const { db, somebody } = await anEmptyInstallation()
    const her = somebody()
    expect(await her.call('getSetUp', {})).toEqual({ needed: true })
    const made = await her.call('setUp', { body: firstSetUp() })
    expect(made.home).toBe('/office')
    expect(await rowsIn(db)).toEqual(oneOfEach)

    const before = await her.call('getSession', {})
    expect(before).toMatchObject({ staff: null, secondFactor: 'to_set_up' })
    await setUpPhone(db, her)
    const session = await her.call('getSession', {})
    expect(session.staff).toMatchObject({ name: '何敏', roles: ['admin', 'manager'] })
    expect(session.help).toEqual({
      canteenName: { zh: '幸福里社区食堂', en: '' },
      phone: '021-56010000',
    })
    const canteenId = session.staff?.canteenId ?? 0
    const params = { canteenId }
    const { communities, buildings } = await her.call('listBuildings', { params })
    expect(communities).toEqual([{ placeId: expect.any(Number), name: '幸福里社区' }])
    expect(buildings).toEqual([])
    expect((await her.call('getMealPatterns', { params })).patterns).toEqual([
      {
        meal: 'lunch',
        from: '11:00',
        to: '12:30',
        windowMinutes: null,
        dineInCapacity: 60,
        pickUpCapacity: 40,
      },
    ])
    const { rows } = await sql`select path from places order by id`.execute(db)
    expect(rows.at(-1)).toEqual({ path: '上海市/普陀区/甘泉路街道/幸福里社区' })
  })

  test('is over once it was done, for everybody and for good', async () => {
    const { db, somebody } = await anEmptyInstallation()
    const her = somebody()
    await her.call('setUp', { body: firstSetUp() })
    expect(await somebody().call('getSetUp', {})).toEqual({ needed: false })
    const again = firstSetUp({ userName: 'another', community: '另一个社区' })
    expect(await somebody().outcome('setUp', { body: again })).toBe('set_up_done')
    expect(await her.outcome('setUp', { body: again })).toBe('set_up_done')
    expect(await somebody().outcome('setUp', { body: { ...again, code: 'AAAA-AAAA' } })).toBe(
      'set_up_done',
    )
    await sql`update accounts set ended_at = app_now()`.execute(db)
    expect(await somebody().outcome('setUp', { body: again })).toBe('set_up_done')
    expect(await rowsIn(db)).toEqual(oneOfEach)
  })

  test('lets her sign in again with what she chose', async () => {
    const { somebody } = await anEmptyInstallation()
    const { accountId } = await somebody().call('setUp', { body: firstSetUp() })
    const { userName, passPhrase } = firstSetUp()
    expect(await somebody().call('signIn', { body: { userName, passPhrase } })).toEqual({
      accountId,
      home: '/office',
    })
  })

  test('is on the record of the city and of the canteen', async () => {
    const { db, somebody } = await anEmptyInstallation()
    const { accountId } = await somebody().call('setUp', { body: firstSetUp() })
    const who = { actor: `account:${accountId}`, subject: `account:${accountId}` }
    const { rows } = await sql<{ id: number }>`select id from canteens`.execute(db)
    const canteenId = rows[0]?.id ?? 0
    expect(await auditOf(db, 0)).toEqual([
      { ...who, action: 'add_staff', detail: { role: 'admin', places: [expect.any(Number)] } },
      { ...who, action: 'sign_in', detail: { by: 'set-up' } },
    ])
    expect(await auditOf(db, canteenId)).toEqual([
      {
        actor: who.actor,
        action: 'canteen.set_up',
        subject: `canteen:${canteenId}`,
        detail: { communityId: expect.any(Number), manager: accountId },
      },
    ])
    expect(await brokenChains(db)).toEqual([])
  })
})

describe('the code', () => {
  test.each(['k7qm-3rtx', 'K7QM3RTX', ' K7QM 3RTX ', 'Ｋ７ＱＭ－３ＲＴＸ'])(
    'typed as 「%s」 is the same code',
    async (code) => {
      const { somebody } = await anEmptyInstallation()
      expect(await somebody().outcome('setUp', { body: firstSetUp({ code }) })).toBe('accepted')
    },
  )

  test('nearly right, too short, too long or no code at all opens nothing', async () => {
    const { db, somebody } = await anEmptyInstallation()
    for (const code of ['K7QM-3RTY', 'K7QM', 'K7QM-3RTXX', '------', '口令']) {
      const answer = await somebody().send('POST', '/api/set-up', {
        body: firstSetUp({ code }),
        headers: { 'idempotency-key': randomUUID() },
      })
      expect(answer).toMatchObject({ status: 401, body: { code: 'set_up_code_wrong' } })
    }
    expect(await rowsIn(db)).toEqual(nothing)
  })

  test('a server started without one is opened by none', async () => {
    const { somebody } = await anEmptyInstallation({})
    expect(await somebody().call('getSetUp', {})).toEqual({ needed: false })
    for (const code of [setUpCode, 'null', '-']) {
      expect(await somebody().outcome('setUp', { body: firstSetUp({ code }) })).toBe(
        'set_up_code_wrong',
      )
    }
  })

  test('is not guessed: after twenty tries an hour even the right one has to wait', async () => {
    const { db, somebody } = await anEmptyInstallation()
    const guess = (): Promise<string> =>
      somebody().outcome('setUp', { body: firstSetUp({ code: 'AAAA-AAAA' }) })
    const outcomes: string[] = []
    for (let tries = 0; tries < 21; tries += 1) outcomes.push(await guess())
    expect(outcomes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'set_up_code_wrong'))
    expect(outcomes.at(20)).toBe('too_many_requests')
    expect(await somebody().outcome('setUp', { body: firstSetUp() })).toBe('too_many_requests')
    expect(await rowsIn(db)).toEqual(nothing)
  })

  test('is not used up by a pass phrase that is too short', async () => {
    const { db, somebody } = await anEmptyInstallation()
    for (let tries = 0; tries < 22; tries += 1) {
      const body = firstSetUp({ passPhrase: '太短了' })
      expect(await somebody().outcome('setUp', { body })).toBe('weak_pass_phrase')
    }
    expect(await rowsIn(db)).toEqual(nothing)
    expect(await somebody().outcome('setUp', { body: firstSetUp() })).toBe('accepted')
  })
})

describe('two at once', () => {
  test('become one: the others are told that it is done', async () => {
    const { db, somebody } = await anEmptyInstallation()
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        somebody().outcome('setUp', {
          body: firstSetUp({ userName: `user${number}`, city: `第${number}市` }),
        }),
      ),
    )
    expect(outcomes.toSorted()).toEqual(['accepted', 'set_up_done', 'set_up_done', 'set_up_done'])
    expect(await rowsIn(db)).toEqual(oneOfEach)
  })

  test('whoever has to wait for another account finds it when its turn comes', async () => {
    const { db, somebody } = await anEmptyInstallation()
    const outcome = await db.transaction().execute(async (other) => {
      await sql`insert into accounts (display_name) values ('先来的人')`.execute(other)
      const waiting = somebody().outcome('setUp', { body: firstSetUp() })
      await untilSomebodyWaits(other)
      return { waiting }
    })
    expect(await outcome.waiting).toBe('set_up_done')
    expect(await rowsIn(db)).toEqual({ ...nothing, accounts: 1 })
  })

  test('the same press sent twice is answered alike, with one session', async () => {
    const { db, somebody } = await anEmptyInstallation()
    const press = { body: firstSetUp(), key: randomUUID() }
    const [one, two] = [somebody(), somebody()]
    const replies = await Promise.all([one.call('setUp', press), two.call('setUp', press)])
    expect(replies[0]).toEqual(replies[1])
    expect(one.cookies).toEqual(two.cookies)
    expect(await rowsIn(db)).toEqual(oneOfEach)
    const { rows } = await sql<{ text: string }>`
      select row_to_json(k)::text as text from idempotency_keys k`.execute(db)
    expect(rows).toHaveLength(1)
    for (const secret of [firstSetUp().passPhrase, setUpCode, ...Object.values(one.cookies)]) {
      expect(rows[0]?.text).not.toContain(secret)
    }
  })
})

/** Until a transaction stands before the table of accounts and may not enter. */
async function untilSomebodyWaits(db: Reader): Promise<void> {
  for (let tries = 0; tries < 3_000; tries += 1) {
    const { rows } = await sql`
      select from pg_locks where relation = 'accounts'::regclass and not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(db)
    if (rows.length > 0) return
    await pause(10)
  }
  throw new Error('nobody waits for the table of accounts')
}

test('a field that cannot be is named in the answer', async () => {
  const { db, somebody } = await anEmptyInstallation()
  for (const [field, value] of [
    ['userName', 'He Min'],
    ['userName', '何敏'],
    ['canteenPhone', '56010000'],
    ['city', '  '],
    ['canteenAddress', '路'.repeat(101)],
  ] as const) {
    const answer = await somebody().send('POST', '/api/set-up', {
      body: firstSetUp({ [field]: value }),
      headers: { 'idempotency-key': randomUUID() },
    })
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'malformed', params: { where: `body.${field}` } },
    })
  }
  expect(await rowsIn(db)).toEqual(nothing)
})
