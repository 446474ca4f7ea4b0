import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aStaffMember, type SignedIn } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { aDoor, count, forgetLimits, type Browser } from '../identity/door.ts'
import { aPhone } from '../identity/phones.ts'

const database = await aDatabase()
const { db, setNow, advance, resetNow } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const staff = door.browser(await aStaffMember(db, 'counter', canteen))

beforeEach(() => forgetLimits(db))

const aMother = (): Promise<Diner & SignedIn> => aDiner(canteen).aged(82).signedIn(db)
const tokenOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1)

interface Shown {
  readonly token: string
  readonly digits: string
  readonly invitationId: number
}

const showCode = async (mother: Diner & SignedIn, body = {}): Promise<Shown> => {
  const phone = door.browser(mother)
  const params = { dinerId: mother.dinerId }
  const { invitationId } = await phone.call('makeFamilyCode', { params, body })
  const { code } = await phone.call('getFamilyCircle', { params })
  return { invitationId, token: tokenOf(code?.url ?? ''), digits: code?.digits ?? '' }
}
const daughter = { name: '小红', relation: '女儿' }
const join = (browser: Browser, token: string, more = {}): Promise<string> =>
  browser.outcome('joinFamily', { body: { token, ...daughter, ...more } })
const circle = (mother: Diner & SignedIn) =>
  door.browser(mother).call('getFamilyCircle', { params: { dinerId: mother.dinerId } })
const grantsOf = (dinerId: number): Promise<number> =>
  count(db, sql`role_grants where diner_id = ${dinerId} and role = 'family' and ended_at is null`)

test('the code shows who, and what she may do; whoever opens it is linked, and her mother sees it at once', async () => {
  const mother = await aMother()
  const { token } = await showCode(mother, { book: 'on' })
  const child = door.browser()
  const seen = await child.call('readFamilyInvitation', { params: { token } })
  expect(seen.permissions).toEqual(['see', 'book'])
  expect(JSON.stringify(seen)).not.toContain(mother.name)
  expect(await join(child, token)).toBe('accepted')
  const session = await child.call('getSession', {})
  expect(session.grants).toMatchObject([
    { role: 'family', dinerId: mother.dinerId, permissions: ['see', 'book'] },
  ])
  expect((await circle(mother)).members).toMatchObject([
    { ...daughter, permissions: ['see', 'book'] },
  ])
})

test('the digits open it too, with spaces as they are printed, and then not again', async () => {
  const mother = await aMother()
  const { digits, token: scanned } = await showCode(mother)
  expect(digits).toMatch(/^\d{4} \d{4}$/)
  const child = door.browser()
  const { token } = await child.call('openFamilyCode', { body: { digits } })
  expect(await door.browser().outcome('openFamilyCode', { body: { digits } })).toBe(
    'invitation_over',
  )
  // Whoever photographed the screen meanwhile holds nothing.
  expect(await join(door.browser(), scanned)).toBe('invitation_over')
  expect((await circle(mother)).code?.digits).toBeNull()
  expect(await join(child, token)).toBe('accepted')
  expect((await circle(mother)).code).toBeNull()
})

test('a second tap joins once and gets the same account', async () => {
  const mother = await aMother()
  const { token } = await showCode(mother)
  const body = { token, ...daughter }
  const key = randomUUID()
  const child = door.browser()
  const [one, two] = await Promise.all([
    child.call('joinFamily', { body, key }),
    child.call('joinFamily', { body, key }),
  ])
  expect(one).toEqual(two)
  expect(await grantsOf(mother.dinerId)).toBe(1)
})

describe('an invitation opens nothing', () => {
  test('the second time', async () => {
    const { token } = await showCode(await aMother())
    expect(await join(door.browser(), token)).toBe('accepted')
    expect(await join(door.browser(), token)).toBe('invitation_over')
    const read = await door.browser().outcome('readFamilyInvitation', { params: { token } })
    expect(read).toBe('invitation_over')
  })

  test('for forty-nine of fifty phones at once', async () => {
    const mother = await aMother()
    const { token } = await showCode(mother)
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) => join(door.browser({ address: `10.8.${n}.1` }), token)),
    )
    expect(outcomes.filter((one) => one === 'accepted')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'invitation_over']))
    expect(await grantsOf(mother.dinerId)).toBe(1)
    // Nobody without a link was left an account behind.
    expect(
      await count(
        db,
        sql`accounts a where not exists (select from role_grants g where g.account_id = a.id)`,
      ),
    ).toBe(0)
  })

  test.each([
    ['code', 'a second before the quarter of an hour', '14 minutes 59 seconds', 'accepted'],
    ['code', 'after a quarter of an hour', '15 minutes', 'invitation_over'],
    ['slip', 'a second before a day is over', '23 hours 59 minutes 59 seconds', 'accepted'],
    ['slip', 'when a day is over', '24 hours', 'invitation_over'],
  ] as const)('or does: a %s %s', async (kind, _when, later, outcome) => {
    await setNow('2026-11-22T08:00:00+08:00')
    const mother = await aMother()
    const params = { dinerId: mother.dinerId }
    const token =
      kind === 'code'
        ? (await showCode(mother)).token
        : tokenOf((await staff.call('makeFamilySlip', { params, body: {} })).url)
    await advance(later)
    expect(await join(door.browser(), token)).toBe(outcome)
    await resetNow()
  })

  test('when a newer code was made, or this one revoked', async () => {
    const mother = await aMother()
    const first = await showCode(mother)
    const second = await showCode(mother)
    expect(await join(door.browser(), first.token)).toBe('invitation_over')
    const params = { dinerId: mother.dinerId, invitationId: second.invitationId }
    expect(await door.browser(mother).outcome('revokeFamilyInvitation', { params })).toBe(
      'accepted',
    )
    expect(await join(door.browser(), second.token)).toBe('invitation_over')
  })

  test('once its diner has died', async () => {
    const mother = await aMother()
    const { token } = await showCode(mother)
    await sql`update diners set died_on = '2026-11-01' where id = ${mother.dinerId}`.execute(db)
    expect(await join(door.browser(), token)).toBe('invitation_over')
  })

  test('for her own phone', async () => {
    const mother = await aMother()
    const { token } = await showCode(mother)
    expect(await join(door.browser(mother), token)).toBe('invitation_own')
    expect(await join(door.browser(), token)).toBe('accepted')
  })
})

describe('who joins', () => {
  test('who is family already has one more parent, in the same session', async () => {
    const [mother, father] = [await aMother(), await aMother()]
    const child = door.browser()
    await join(child, (await showCode(mother, { book: 'on' })).token)
    const cookie = { ...child.cookies }
    expect(await join(child, (await showCode(father, { pay: 'on' })).token)).toBe('accepted')
    expect(child.cookies).toEqual(cookie)
    const { grants } = await child.call('getSession', {})
    expect(grants.map((one) => [one.dinerId, one.permissions])).toEqual([
      [mother.dinerId, ['see', 'book']],
      [father.dinerId, ['see', 'pay']],
    ])
  })

  test('an elder may look after another', async () => {
    const [wife, husband] = [await aMother(), await aMother()]
    const phone = door.browser(wife)
    expect(await join(phone, (await showCode(husband)).token, { relation: '老伴' })).toBe(
      'accepted',
    )
    const { diner, grants } = await phone.call('getSession', {})
    expect(diner?.dinerId).toBe(wife.dinerId)
    expect(grants.map((one) => one.role)).toEqual(['diner', 'family'])
  })

  test('a place of work is not mixed with a family: she gets an account of her own', async () => {
    const mother = await aMother()
    const volunteer = await aStaffMember(db, 'counter', canteen)
    const browser = door.browser(volunteer)
    expect(await join(browser, (await showCode(mother)).token)).toBe('accepted')
    expect((await browser.call('getSession', {})).staff).toBeNull()
    expect(await count(db, sql`role_grants where account_id = ${volunteer.accountId}`)).toBe(1)
  })

  test('who is linked already has the new permissions, no more and no fewer', async () => {
    const mother = await aMother()
    const child = door.browser()
    await join(child, (await showCode(mother, { book: 'on', pay: 'on' })).token)
    expect(await join(child, (await showCode(mother, { health: 'on' })).token)).toBe('accepted')
    const { members } = await circle(mother)
    expect(members.map((one) => one.permissions)).toEqual([['see', 'health']])
  })

  test('two codes redeemed by one account at once leave one link', async () => {
    const mother = await aMother()
    const child = door.browser()
    await join(child, (await showCode(mother)).token)
    const slips = await Promise.all(
      [1, 2, 3].map(() =>
        staff.call('makeFamilySlip', { params: { dinerId: mother.dinerId }, body: { pay: 'on' } }),
      ),
    )
    const outcomes = await Promise.all(slips.map(({ url }) => join(child, tokenOf(url))))
    expect(outcomes).toEqual(['accepted', 'accepted', 'accepted'])
    expect(await grantsOf(mother.dinerId)).toBe(1)
  })

  test('a number that somebody else has is refused', async () => {
    const mother = await aMother()
    const { token } = await showCode(mother)
    const taken = aPhone()
    await aDiner(canteen).reachedAt(taken).in(db)
    expect(await join(door.browser(), token, { phone: taken })).toBe('phone_in_use')
    expect(await join(door.browser(), token, { phone: aPhone() })).toBe('accepted')
  })
})

describe('guessing', () => {
  const guess = (n: number, address: string): Promise<string> =>
    door
      .browser({ address })
      .outcome('openFamilyCode', { body: { digits: String(10_000_000 + n * 7919).slice(0, 8) } })

  const codeOf = async (): Promise<string> => (await showCode(await aMother())).digits
  const type = (digits: string, address: string): Promise<string> =>
    door.browser({ address }).outcome('openFamilyCode', { body: { digits } })
  /** As if so many had been guessed elsewhere in this hour. */
  const heardInCity = async (guesses: number): Promise<void> => {
    await guess(0, '192.0.2.77')
    await sql`update rate_limits set points = ${guesses} where key like 'digitsByCity:%'`.execute(
      db,
    )
  }

  test('one address gets twenty wrong guesses an hour', async () => {
    const outcomes: string[] = []
    for (let n = 0; n < 25; n += 1) outcomes.push(await guess(n, '203.0.113.9'))
    expect(outcomes.filter((one) => one === 'invitation_over')).toHaveLength(20)
    expect(outcomes.slice(20)).toEqual(Array.from({ length: 5 }, () => 'too_many_requests'))
  })

  test('right ones use none of them up: thirty families behind one address', async () => {
    const outcomes: string[] = []
    for (let n = 0; n < 30; n += 1) outcomes.push(await type(await codeOf(), '203.0.113.9'))
    expect(new Set(outcomes)).toEqual(new Set(['accepted']))
  })

  test('an IPv6 network is one address, however many it takes', async () => {
    const outcomes: string[] = []
    for (let n = 0; n < 25; n += 1) outcomes.push(await guess(n, `2001:db8:1:2${n % 9}::${n + 1}`))
    expect(outcomes.filter((one) => one === 'invitation_over')).toHaveLength(20)
  })

  test('sixteen addresses that guess all they can close it to themselves only', async () => {
    const right = await codeOf()
    let guesses = 0
    for (let n = 0; n < 16 * 25; n += 1)
      if ((await guess(n, `10.7.0.${n % 16}`)) === 'invitation_over') guesses += 1
    expect(guesses).toBeGreaterThanOrEqual(300)
    expect(guesses).toBeLessThanOrEqual(320)
    expect(await type(right, '10.7.0.3')).toBe('too_many_requests')
    expect(await type('12345678', '203.0.113.9'), 'a slip of the finger').toBe('invitation_over')
    expect(await type(right, '203.0.113.9')).toBe('accepted')
  })

  test('once the city is uneasy each new address has three', async () => {
    await heardInCity(301)
    const outcomes: string[] = []
    for (let n = 0; n < 5; n += 1) outcomes.push(await guess(n, '203.0.113.9'))
    expect(outcomes.filter((one) => one === 'invitation_over')).toHaveLength(3)
  })

  test('three thousand is where it ends, from however many addresses; who scans is not touched', async () => {
    const { digits, token } = await showCode(await aMother())
    await heardInCity(2_990)
    let guesses = 0
    for (let n = 0; n < 30; n += 1)
      if ((await guess(n, `10.8.${n}.1`)) === 'invitation_over') guesses += 1
    expect(guesses).toBe(10)
    expect(await type(digits, '203.0.113.9')).toBe('scan_instead')
    expect(await join(door.browser({ address: '203.0.113.9' }), token)).toBe('accepted')
  })
})
