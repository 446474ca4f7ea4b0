import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { aDoor, aStaffAccount, count, forgetLimits, passPhrase } from './door.ts'

const database = await aDatabase()
const { db, advance, setNow, resetNow } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const managerId = await aStaffAccount(db, 'wang', { role: 'manager', canteenId: canteen.canteenId })
await aStaffAccount(db, 'liu', { role: 'volunteer', placeId: canteen.buildingId })
await aStaffAccount(db, 'zhao', { role: 'counter', canteenId: canteen.canteenId })
await aStaffAccount(db, 'qian', { role: 'kitchen', canteenId: canteen.canteenId })
await aStaffAccount(db, 'sun', { role: 'officer', placeId: canteen.streetId })

beforeEach(() => forgetLimits(db))

const body = { userName: 'wang', passPhrase }

const signsAsCity = async (): Promise<{ action: string; detail: unknown }[]> => {
  const found = await sql<{ action: string; detail: unknown }>`
    select action, detail from audit_entries where chain_id = 0 order by seq`.execute(db)
  return found.rows
}

test.each([
  ['wang', '/office'],
  ['liu', '/desk'],
  ['zhao', '/counter'],
  ['qian', '/board'],
  ['sun', '/office'],
  ['WANG', '/office'],
])('%s starts on %s', async (userName, home) => {
  const reply = await door.browser().call('signIn', { body: { userName, passPhrase } })
  expect(reply.home).toBe(home)
})

test('the same sentence in wide letters is the same sentence', async () => {
  const counter = { role: 'counter', canteenId: canteen.canteenId } as const
  await aStaffAccount(db, 'wide', counter, 'lunch at eleven')
  const typed = { userName: 'wide', passPhrase: 'ｌｕｎｃｈ　ａｔ　ｅｌｅｖｅｎ' }
  expect(await door.browser().outcome('signIn', { body: typed })).toBe('accepted')
})

test('a wrong name and a wrong pass phrase are told the same', async () => {
  const browser = door.browser()
  expect(await browser.outcome('signIn', { body: { ...body, passPhrase: 'x' } })).toBe(
    'wrong_sign_in',
  )
  expect(await browser.outcome('signIn', { body: { ...body, userName: 'nobody' } })).toBe(
    'wrong_sign_in',
  )
})

test('a wrong name costs as much work as a wrong pass phrase', async () => {
  const browser = door.browser()
  // Processor time of this process, which is the server too: waiting for a busy machine does not count.
  const work = { known: 0, unknown: 0 }
  const spend = async (userName: string): Promise<number> => {
    const before = process.cpuUsage()
    await browser.outcome('signIn', { body: { userName, passPhrase: 'not the sentence' } })
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  for (let round = 0; round < 7; round += 1) {
    work.known += await spend('wang')
    work.unknown += await spend('nobody.here')
  }
  // Argon2 is tens of milliseconds; without the stand-in the ratio is far below a half.
  expect(work.unknown).toBeGreaterThan(work.known * 0.5)
})

describe('the session', () => {
  test('gets a new token at every sign-in, never one the browser came with', async () => {
    const planted = 'A'.repeat(43)
    const browser = door.browser({ cookies: { nuancan_session: planted } })
    await browser.call('signIn', { body })
    const first = browser.cookies['nuancan_session'] ?? ''
    expect(first).not.toBe(planted)
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(
      (await door.browser({ cookies: { nuancan_session: planted } }).call('getSession', {})).staff,
    ).toBeNull()

    await browser.call('signIn', { body })
    const second = browser.cookies['nuancan_session'] ?? ''
    expect(second).not.toBe(first)
    const old = door.browser({ cookies: { nuancan_session: first } })
    expect(await old.outcome('listSessions', {})).toBe('session_ended')
  })

  test('a second tap gets the same session, and opens no second one', async () => {
    const key = randomUUID()
    const before = await count(db, sql`sessions`)
    const [one, two] = [door.browser(), door.browser()]
    const replies = await Promise.all([
      one.call('signIn', { body, key }),
      two.call('signIn', { body, key }),
    ])
    expect(replies[0]).toEqual(replies[1])
    expect(one.cookies).toEqual(two.cookies)
    expect(await count(db, sql`sessions`)).toBe(before + 1)
  })

  test('is over after twelve quiet hours, and goes on while somebody works', async () => {
    await setNow('2026-11-23T08:00:00+08:00')
    const browser = door.browser()
    await browser.call('signIn', { body })
    for (let hour = 0; hour < 30; hour += 10) {
      await advance('10 hours')
      expect(await browser.outcome('listSessions', {})).toBe('accepted')
    }
    await advance('12 hours 1 second')
    expect(await browser.outcome('listSessions', {})).toBe('session_ended')
    await resetNow()
  })

  test('is written to at most once in five minutes', async () => {
    await setNow('2026-11-24T08:00:00+08:00')
    const browser = door.browser()
    await browser.call('signIn', { body })
    const lastSeen = async (): Promise<string> => {
      const { sessions } = await browser.call('listSessions', {})
      return sessions.find(({ here }) => here)?.lastSeenAt ?? ''
    }
    const first = await lastSeen()
    await advance('4 minutes')
    expect(await lastSeen()).toBe(first)
    await advance('2 minutes')
    expect(await lastSeen()).not.toBe(first)
    await resetNow()
  })

  test('ends when its owner signs out, or ends it from another browser', async () => {
    const [here, there] = [door.browser(), door.browser()]
    await here.call('signIn', { body })
    await there.call('signIn', { body })
    const { sessions } = await here.call('listSessions', {})
    const own = sessions.filter((session) => session.here)
    expect(own).toHaveLength(1)
    const newest = Math.max(...sessions.map(({ sessionId }) => sessionId))
    await here.call('revokeSession', { params: { sessionId: newest } })
    expect(await there.outcome('listSessions', {})).toBe('session_ended')

    const kept = { ...here.cookies }
    await here.call('signOut', {})
    expect(here.cookies).toEqual({})
    expect(await door.browser({ cookies: kept }).outcome('listSessions', {})).toBe('session_ended')
    expect(await here.outcome('signOut', {})).toBe('accepted')
  })

  test("nobody ends another account's session", async () => {
    const [wang, liu] = [door.browser(), door.browser()]
    await wang.call('signIn', { body })
    await liu.call('signIn', { body: { userName: 'liu', passPhrase } })
    const { sessions } = await wang.call('listSessions', {})
    const sessionId = sessions.find(({ here }) => here)?.sessionId ?? 0
    expect(await liu.outcome('revokeSession', { params: { sessionId } })).toBe('not_found')
    expect(await wang.outcome('listSessions', {})).toBe('accepted')
  })
})

describe('guessing', () => {
  test('a name is tried thirty times in a quarter of an hour, from however many addresses', async () => {
    const outcomes: string[] = []
    for (let n = 0; n < 40; n += 1) {
      const browser = door.browser({ address: `198.51.100.${n}` })
      outcomes.push(await browser.outcome('signIn', { body: { ...body, passPhrase: 'wrong' } }))
    }
    expect(outcomes.filter((outcome) => outcome === 'wrong_sign_in')).toHaveLength(30)
    expect(new Set(outcomes.slice(30))).toEqual(new Set(['too_many_requests']))
    // The right one is not let through either: the answer would tell a guesser that it is right.
    expect(await door.browser({ address: '198.51.100.99' }).outcome('signIn', { body })).toBe(
      'too_many_requests',
    )
  })

  test('leaves one line a burst in the records, not one a try', async () => {
    const before = await signsAsCity()
    for (let n = 0; n < 36; n += 1) {
      await door.browser().outcome('signIn', { body: { ...body, passPhrase: 'wrong' } })
    }
    const added = (await signsAsCity()).slice(before.length)
    expect(added).toEqual([{ action: 'sign_in_blocked', detail: { tries: 31 } }])
  })

  test('tries that failed before are told with the sign-in that worked', async () => {
    for (let n = 0; n < 3; n += 1) {
      await door.browser().outcome('signIn', { body: { ...body, passPhrase: 'wrong' } })
    }
    await door.browser().call('signIn', { body })
    expect((await signsAsCity()).at(-1)).toEqual({
      action: 'sign_in',
      detail: { by: 'pass phrase', failedBefore: 3 },
    })
  })

  test('good sign-ins cost a building behind one address nothing', async () => {
    for (let n = 0; n < 5; n += 1) await door.browser().call('signIn', { body })
    const left = await sql<{ points: number }>`
      select points from rate_limits where key like 'signInByAddress:%'`.execute(db)
    expect(left.rows).toEqual([{ points: 0 }])
  })
})

test('somebody who has left does not sign in, and an unknown cookie is an ended session', async () => {
  await aStaffAccount(db, 'gone', { role: 'counter', canteenId: canteen.canteenId })
  await sql`update accounts set ended_at = app_now() where user_name = 'gone'`.execute(db)
  expect(await door.browser().outcome('signIn', { body: { userName: 'gone', passPhrase } })).toBe(
    'wrong_sign_in',
  )
  const stranger = door.browser({ cookies: { nuancan_session: 'never issued' } })
  expect(await stranger.outcome('listSessions', {})).toBe('session_ended')
  expect(await door.browser().outcome('listSessions', {})).toBe('sign_in_required')
})

test('records name accounts by number and hold no name, pass phrase or address', async () => {
  await door.browser({ address: '192.0.2.77' }).call('signIn', { body })
  const found = await sql<{ text: string }>`
    select string_agg(concat_ws(' ', actor, action, subject, detail::text), E'\n') as text
    from audit_entries`.execute(db)
  const text = found.rows[0]?.text ?? ''
  expect(text).toContain(`account:${managerId} sign_in account:${managerId}`)
  for (const secret of ['wang', passPhrase, '192.0.2.77', '职员'])
    expect(text).not.toContain(secret)
})
