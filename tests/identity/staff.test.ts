import { expect, test } from 'vitest'
import { aStaffMember, anOfficial } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { aDoor, passPhrase } from './door.ts'

const database = await aDatabase()
const { db } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const other = await aCanteen().named('双山食堂').in(db)
const manager = door.browser(await aStaffMember(db, 'manager', canteen))
const params = { canteenId: canteen.canteenId }

let people = 0
const aPerson = (
  role: 'volunteer' | 'counter' | 'kitchen' | 'manager',
  placeIds: number[] = [],
) => ({
  name: '李志愿',
  userName: `person${(people += 1)}`,
  passPhrase,
  role,
  placeIds,
})
const signedIn = async (userName: string) => {
  const browser = door.browser()
  await browser.call('signIn', { body: { userName, passPhrase } })
  return browser
}

test('somebody who is given a role signs in with it', async () => {
  const person = aPerson('counter')
  await manager.call('addStaff', { params, body: person })
  const session = await (await signedIn(person.userName)).call('getSession', {})
  expect(session.staff).toMatchObject({ roles: ['counter'], canteenId: canteen.canteenId })
  const { staff } = await manager.call('listStaff', { params })
  expect(staff.find(({ userName }) => userName === person.userName)).toMatchObject({
    name: '李志愿',
    roles: ['counter'],
    places: [],
  })
})

test('a volunteer answers for her buildings, and works at the canteen that serves them', async () => {
  const person = aPerson('volunteer', [canteen.buildingId])
  await manager.call('addStaff', { params, body: person })
  const session = await (await signedIn(person.userName)).call('getSession', {})
  expect(session.grants).toMatchObject([{ role: 'volunteer', placeId: canteen.buildingId }])
  expect(session.staff?.canteenId).toBe(canteen.canteenId)
  expect(session.help.phone).not.toBe('')
  const { staff } = await manager.call('listStaff', { params })
  expect(staff.find(({ userName }) => userName === person.userName)?.places).toEqual([
    { placeId: canteen.buildingId, name: '3号楼' },
  ])
})

test.each([
  ['a building of another canteen', other.buildingId],
  ['a community of another canteen', other.communityId],
  ['the whole street', canteen.streetId],
  ['a place that does not exist', 999_999],
])('nobody is made volunteer over %s', async (_place, placeId) => {
  const body = aPerson('volunteer', [canteen.buildingId, placeId])
  expect(await manager.outcome('addStaff', { params, body })).toBe('not_yours')
})

test('only volunteers have places', async () => {
  const body = aPerson('manager', [canteen.buildingId])
  expect(await manager.outcome('addStaff', { params, body })).toBe('malformed')
})

test.each([
  ['eleven letters', 'eleven char', 'weak_pass_phrase'],
  ['eleven characters', '今天的红烧肉真是好吃极', 'weak_pass_phrase'],
  ['twelve characters', '今天的红烧肉真是好吃极了', 'accepted'],
  ['a sentence without digits or signs', 'lunch is at eleven', 'accepted'],
])('a pass phrase of %s', async (_what, phrase, outcome) => {
  const body = { ...aPerson('kitchen'), passPhrase: phrase }
  expect(await manager.outcome('addStaff', { params, body })).toBe(outcome)
})

test('a user name is taken however it is written, also by somebody who has left', async () => {
  const person = aPerson('counter')
  const { accountId } = await manager.call('addStaff', { params, body: person })
  expect(await manager.outcome('addStaff', { params, body: person })).toBe('user_name_taken')
  await manager.call('endStaff', { params: { ...params, accountId }, body: { reason: '搬走了' } })
  expect(await manager.outcome('addStaff', { params, body: person })).toBe('user_name_taken')
})

test('somebody whose roles end is signed out at once and does not sign in again', async () => {
  const person = aPerson('counter')
  const { accountId } = await manager.call('addStaff', { params, body: person })
  const browser = await signedIn(person.userName)
  await manager.call('endStaff', { params: { ...params, accountId }, body: { reason: '搬走了' } })
  expect(await browser.outcome('listSessions', {})).toBe('session_ended')
  const again = door.browser()
  const body = { userName: person.userName, passPhrase }
  expect(await again.outcome('signIn', { body })).toBe('wrong_sign_in')
  const { staff } = await manager.call('listStaff', { params })
  expect(staff.map(({ userName }) => userName)).not.toContain(person.userName)
})

test('somebody who still works elsewhere is signed out too, and signs in there again', async () => {
  const person = aPerson('counter')
  const { accountId } = await manager.call('addStaff', { params, body: person })
  const elsewhere = { role: 'kitchen', canteen_id: other.canteenId, granted_by: 'test' } as const
  await db
    .insertInto('role_grants')
    .values({ account_id: accountId, ...elsewhere })
    .execute()
  const browser = await signedIn(person.userName)
  await manager.call('endStaff', { params: { ...params, accountId }, body: { reason: '' } })
  expect(await browser.outcome('listSessions', {})).toBe('session_ended')
  const session = await (await signedIn(person.userName)).call('getSession', {})
  expect(session.staff).toMatchObject({ roles: ['kitchen'], canteenId: other.canteenId })
})

test('a manager ends roles at her own canteen only', async () => {
  const elsewhere = await aStaffMember(db, 'counter', other)
  const officer = await anOfficial(db, 'officer', canteen.streetId)
  for (const { accountId } of [elsewhere, officer]) {
    const body = { reason: '' }
    expect(await manager.outcome('endStaff', { params: { ...params, accountId }, body })).toBe(
      'not_found',
    )
  }
  const browser = door.browser(officer)
  expect(await browser.outcome('listSessions', {})).toBe('accepted')
})

test('the records say who gave and ended which role, without names or reasons', async () => {
  const person = aPerson('volunteer', [canteen.buildingId])
  const { accountId } = await manager.call('addStaff', { params, body: person })
  const body = { reason: '张三丰举报' }
  await manager.call('endStaff', { params: { ...params, accountId }, body })
  const lines = (await auditOf(db, canteen.canteenId)).filter(
    ({ subject }) => subject === `account:${accountId}`,
  )
  expect(lines).toMatchObject([
    { action: 'add_staff', detail: { role: 'volunteer', places: [canteen.buildingId] } },
    { action: 'end_staff', detail: { roles: ['volunteer'] } },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/李志愿|张三丰|person\d/)
})

test('the office reads the chain of its canteen page by page, and of one subject', async () => {
  const { entries } = await manager.call('listAudit', { params })
  expect(entries.length).toBeGreaterThan(5)
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).sort((a, b) => b - a))
  const subject = entries[0]?.subject ?? ''
  const url = `${door.url}/api/canteens/${canteen.canteenId}/audit?`
  const read = async (query: Record<string, string>) => {
    const cookie = `nuancan_session=${manager.cookies['nuancan_session']}`
    const answer = await fetch(url + new URLSearchParams(query).toString(), { headers: { cookie } })
    return ((await answer.json()) as { entries: typeof entries }).entries
  }
  expect(new Set((await read({ subject })).map((entry) => entry.subject))).toEqual(
    new Set([subject]),
  )
  expect((await read({ before: '3' })).map(({ seq }) => seq)).toEqual([2, 1])
})
