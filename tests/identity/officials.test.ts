import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { endOfficial } from '../../backend/identity/end-official.action.ts'
import { createIdentify } from '../../backend/identity/identify.ts'
import { endAppointment } from '../../backend/identity/official.store.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { anOfficial, aStaffMember, type SignedIn } from '../support/builders/people.ts'
import { aPhoneWithCodes } from '../support/builders/phone.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aCanteen as aCanteenIn, aPlace, auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { lockWatch } from '../support/race/lock-watch.ts'
import { aMeetingOf } from '../support/race/meeting.ts'
import { aConnectionAside, aDoor, aStaffAccount, count, passPhrase } from './door.ts'

const database = await aDatabase()
const { db } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const { canteenId, cityId, districtId, streetId, communityId } = canteen
const administrator = await anOfficial(db, 'admin', cityId)
const admin = door.browser(administrator)
const params = { canteenId }
const cityChain = 0

const untilOneWaits = await lockWatch(db)

let people = 0
type Role = 'officer' | 'auditor' | 'admin'
const aPerson = (role: Role, placeId = streetId) => ({
  name: '何敏',
  userName: `official${(people += 1)}`,
  passPhrase,
  role,
  placeId,
})
const appoint = async (role: Role, placeId?: number) => {
  const person = aPerson(role, placeId)
  return { ...person, ...(await admin.call('addOfficial', { params, body: person })) }
}
const end = (officialId: number, by = admin) =>
  by.outcome('endOfficial', { params: { ...params, officialId }, body: { reason: '调走了' } })
const officialOf = async (accountId: number): Promise<number> => {
  const found = await sql<{ id: number }>`
    select id from role_grants where account_id = ${accountId} and role = 'admin'`.execute(db)
  return found.rows[0]?.id ?? 0
}

describe('appointing', () => {
  test.each(['officer', 'auditor', 'admin'] as const)(
    'somebody made %s of the street signs in, sets up a second factor first, and is in the list',
    async (role) => {
      const person = await appoint(role)
      const browser = door.browser()
      await browser.call('signIn', { body: { userName: person.userName, passPhrase } })
      expect((await browser.call('getSecondFactor', {})).state).toBe('to_set_up')
      expect(await browser.outcome('listAudit', { params })).toBe('second_factor_required')
      const { officials } = await admin.call('listOfficials', { params })
      expect(officials.find(({ officialId }) => officialId === person.officialId)).toEqual({
        officialId: person.officialId,
        accountId: person.accountId,
        name: '何敏',
        userName: person.userName,
        role,
        place: { placeId: streetId, name: '甘泉路街道' },
        mayEnd: true,
        mayResetSecondFactor: false,
      })
    },
  )

  test('another phone is set up with the help of an administrator, as for staff', async () => {
    const { accountId } = await appoint('auditor', cityId)
    await aPhoneWithCodes(db, accountId)
    const { officials } = await admin.call('listOfficials', { params })
    expect(officials.find((one) => one.accountId === accountId)?.mayResetSecondFactor).toBe(true)
    const reset = { params: { accountId }, body: { reason: '手机丢了' } }
    expect(await admin.outcome('resetSecondFactor', reset)).toBe('accepted')
  })

  test('the places are those around the canteen, the city first', async () => {
    const { places } = await admin.call('listOfficials', { params })
    expect(places.map(({ placeId, kind }) => [placeId, kind])).toEqual([
      [cityId, 'city'],
      [districtId, 'district'],
      [streetId, 'street'],
      [communityId, 'community'],
    ])
  })

  test('an administrator of the street appoints in her street, neither above nor beside it', async () => {
    const hers = door.browser(await anOfficial(db, 'admin', streetId))
    const { places, officials } = await hers.call('listOfficials', { params })
    expect(places.map(({ kind }) => kind)).toEqual(['street', 'community'])
    expect(new Set(officials.map(({ place }) => place.placeId))).toEqual(new Set([streetId]))
    const beside = await aPlace(db, 'street', '长征镇', districtId)
    const outcomes: string[] = []
    for (const placeId of [streetId, communityId, districtId, cityId, beside]) {
      const body = aPerson('officer', placeId)
      outcomes.push(await hers.outcome('addOfficial', { params, body }))
    }
    expect(outcomes).toEqual(['accepted', 'accepted', 'not_yours', 'not_yours', 'not_yours'])
  })

  test.each([
    ['a building', canteen.buildingId],
    ['a compound', canteen.compoundId],
    ['a place that does not exist', 999_999],
  ])('nobody is appointed for %s', async (_what, placeId) => {
    const body = aPerson('officer', placeId)
    expect(await admin.outcome('addOfficial', { params, body })).toBe('not_yours')
  })

  test.each([
    ['manager', () => aStaffMember(db, 'manager', canteen)],
    ['officer of the city', () => anOfficial(db, 'officer', cityId)],
    ['auditor of the city', () => anOfficial(db, 'auditor', cityId)],
    ['administrator of another city', farAdministrator],
  ])('a %s appoints, ends and lists nobody', async (_who, signedIn) => {
    const browser = door.browser(await signedIn())
    const { officialId } = await appoint('officer')
    const body = aPerson('officer')
    expect(await browser.outcome('addOfficial', { params, body })).toBe('not_yours')
    expect(await end(officialId, browser)).toBe('not_yours')
    expect(await browser.outcome('listOfficials', { params })).toBe('not_yours')
  })

  test('both writes want the code from the phone afresh', async () => {
    const stale = await anOfficial(db, 'admin', cityId, { provenAt: '2020-01-01T00:00:00Z' })
    const browser = door.browser(stale)
    const { officialId } = await appoint('officer')
    const body = aPerson('officer')
    expect(await browser.outcome('addOfficial', { params, body })).toBe('step_up_required')
    expect(await end(officialId, browser)).toBe('step_up_required')
  })

  test('a user name is taken, by an official, by staff and by somebody who has left', async () => {
    const person = aPerson('officer')
    const { officialId } = await admin.call('addOfficial', { params, body: person })
    await aStaffAccount(db, 'wangfang', { role: 'counter', canteenId })
    const again = { ...person, role: 'auditor' as const }
    expect(await admin.outcome('addOfficial', { params, body: again })).toBe('user_name_taken')
    const hers = { ...person, userName: 'wangfang' }
    expect(await admin.outcome('addOfficial', { params, body: hers })).toBe('user_name_taken')
    expect(await end(officialId)).toBe('accepted')
    expect(await admin.outcome('addOfficial', { params, body: person })).toBe('user_name_taken')
  })

  test('a short pass phrase and a role of the canteen are refused', async () => {
    const weak = { ...aPerson('officer'), passPhrase: '太短了' }
    expect(await admin.outcome('addOfficial', { params, body: weak })).toBe('weak_pass_phrase')
    const staff = { ...aPerson('officer'), role: 'manager' as 'officer' }
    expect(await admin.outcome('addOfficial', { params, body: staff })).toBe('malformed')
  })

  test('pressed twice it is one account', async () => {
    const body = aPerson('officer')
    const key = '6b1f0a52-3c55-4c0e-9d4e-0d6a3a1f8e77'
    const first = await admin.call('addOfficial', { params, body, key })
    expect(await admin.call('addOfficial', { params, body, key })).toEqual(first)
  })
})

describe('ending', () => {
  test('an official who is ended is out at once and does not come back', async () => {
    const { officialId, userName } = await appoint('officer')
    const browser = door.browser()
    await browser.call('signIn', { body: { userName, passPhrase } })
    expect(await browser.outcome('listSessions', {})).toBe('accepted')
    expect(await end(officialId)).toBe('accepted')
    expect(await browser.outcome('listSessions', {})).toBe('session_ended')
    const body = { userName, passPhrase }
    expect(await door.browser().outcome('signIn', { body })).toBe('wrong_sign_in')
    const { officials } = await admin.call('listOfficials', { params })
    expect(officials.map((one) => one.officialId)).not.toContain(officialId)
    expect(await end(officialId)).toBe('not_found')
  })

  test('who still works at a canteen keeps the account and that role', async () => {
    const { officialId, accountId, userName } = await appoint('auditor')
    await sql`insert into role_grants (account_id, role, canteen_id, granted_by)
      values (${accountId}, 'counter', ${canteenId}, 'test')`.execute(db)
    expect(await end(officialId)).toBe('accepted')
    const browser = door.browser()
    await browser.call('signIn', { body: { userName, passPhrase } })
    expect((await browser.call('getSession', {})).staff?.roles).toEqual(['counter'])
  })

  test('nobody ends her own, and is told so in the list', async () => {
    const { accountId, cookies } = await anOfficial(db, 'admin', cityId)
    await sql`update accounts set user_name = 'fangxiao', password_hash = '-'
      where id = ${accountId}`.execute(db)
    const hers = door.browser({ cookies })
    const { officials } = await hers.call('listOfficials', { params })
    const own = officials.find((one) => one.accountId === accountId)
    expect(own?.mayEnd).toBe(false)
    expect(await end(own?.officialId ?? 0, hers)).toBe('not_oneself')
  })

  test('only appointments at places she answers for, and no role of a canteen', async () => {
    const hers = door.browser(await anOfficial(db, 'admin', streetId))
    const above = await appoint('auditor', districtId)
    expect(await end(above.officialId, hers)).toBe('not_found')
    const { accountId } = await aStaffMember(db, 'counter', canteen)
    const found = await sql<{ id: number }>`
      select id from role_grants where account_id = ${accountId}`.execute(db)
    expect(await end(found.rows[0]?.id ?? 0)).toBe('not_found')
  })

  test('the city keeps the record, without names, user names or reasons', async () => {
    const { officialId, accountId, userName } = await appoint('officer')
    expect(await end(officialId)).toBe('accepted')
    const lines = (await auditOf(db, cityChain)).filter(
      ({ subject }) => subject === `account:${accountId}`,
    )
    expect(lines).toMatchObject([
      { action: 'add_staff', detail: { role: 'officer', places: [streetId] } },
      { action: 'end_staff', detail: { roles: ['officer'], places: [streetId] } },
    ])
    expect(JSON.stringify(lines)).not.toContain(userName)
    expect(JSON.stringify(lines)).not.toMatch(/何敏|调走/)
  })
})

describe('two administrators who end each other at the same time', () => {
  test('leave one: the second waits, and is told that nobody else would be left', async () => {
    const two = await aCityOfTwo()
    const { canteenId: here, firstOfficialId, secondOfficialId } = two
    const actor = await actorOf(two.first)
    const second = door.browser(two.second)
    let other: Promise<string> | undefined
    await inTransaction(aConnectionAside(database), async (tx) => {
      await endOfficial(tx, actor, { canteenId: here, officialId: secondOfficialId })
      const first = { canteenId: here, officialId: firstOfficialId }
      other = second.outcome('endOfficial', { params: first, body: { reason: '' } })
      await untilOneWaits(tx)
    })
    expect(await other).toBe('last_administrator')
    expect(await administratorsOf(two.cityId)).toBe(1)
  })

  test('the control: counted without waiting for each other, none is left', async () => {
    const two = await aCityOfTwo()
    const bothHaveCounted = aMeetingOf(2)
    const end = (officialId: number) =>
      inTransaction(aConnectionAside(database), async (tx) => {
        const found = await sql`
          select from role_grants where role = 'admin' and ended_at is null
            and place_id = ${two.cityId} and id <> ${officialId}`.execute(tx)
        await bothHaveCounted()
        if (found.rows.length > 0) await endAppointment(tx, officialId)
      })
    await Promise.all([end(two.firstOfficialId), end(two.secondOfficialId)])
    expect(await administratorsOf(two.cityId)).toBe(0)
  })

  test('an administrator of a district may be ended while the city has one', async () => {
    const { officialId } = await appoint('admin', districtId)
    expect(await end(officialId)).toBe('accepted')
  })
})

/** A city of its own, where nobody else answers. */
async function aCityOfTwo() {
  const city = await aPlace(db, 'city', `独立城${(people += 1)}`, null)
  const community = await aPlace(db, 'community', '独立社区', city)
  const first = await anOfficial(db, 'admin', city)
  const second = await anOfficial(db, 'admin', city)
  return {
    cityId: city,
    canteenId: await aCanteenIn(db, community, '独立食堂'),
    first,
    second,
    firstOfficialId: await officialOf(first.accountId),
    secondOfficialId: await officialOf(second.accountId),
  }
}
async function farAdministrator(): Promise<SignedIn> {
  return anOfficial(db, 'admin', await aPlace(db, 'city', `远城${(people += 1)}`, null))
}
const administratorsOf = (placeId: number): Promise<number> =>
  count(db, sql`role_grants where role = 'admin' and ended_at is null and place_id = ${placeId}`)
async function actorOf({ cookies }: SignedIn) {
  const jar = { get: (name: string) => cookies[name], set: () => undefined, clear: () => undefined }
  return (await createIdentify(db)(jar)).actor
}
