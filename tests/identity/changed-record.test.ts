import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { dinerRoutes } from '../../backend/diners/diner.routes.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aFamilyMember, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { aRoom, anActor } from '../support/room.ts'
import { aDoor, forgetLimits, lastCodeFor } from './door.ts'
import { aDinerWithPhone, aPhone, askForCodeAt } from './phones.ts'

/** What the office writes into a record decides at once who signs in as its diner. */
const database = await aDatabase()
const { db } = database
const door = await aDoor(database)
const office = aRoom(database, [dinerRoutes])
const canteen = await aCanteen().in(db)
const manager = anActor({ role: 'manager', canteenId: canteen.canteenId })
const counter = door.browser(await aStaffMember(db, 'counter', canteen))

beforeEach(() => forgetLimits(db))

const aSignedInDiner = async () => {
  const diner = await aDinerWithPhone(db, canteen)
  const phone = door.browser()
  const challenge = await askForCodeAt(door, diner.phone)
  const code = await lastCodeFor(db, diner.phone)
  await phone.call('redeemCode', { body: { challenge, code } })
  return { ...diner, browser: phone }
}

const written = (dinerId: number, phone: string) =>
  office.ask(manager, 'changeDiner', {
    params: { dinerId },
    body: { name: '陈桂芳', gender: 'female', birthDate: serviceDay('1944-05-06'), phone },
  })

const today = async () => {
  const found = await sql<{ day: string }>`select service_day_of(app_now()) as day`.execute(db)
  return serviceDay(found.rows[0]?.day ?? '')
}

test('a number struck out of the record gets no code any more; her phone stays signed in', async () => {
  const { dinerId, phone, browser } = await aSignedInDiner()
  await written(dinerId, aPhone())
  expect(await door.browser().outcome('askForCode', { body: { phone } })).toBe('phone_unknown')
  expect(await browser.outcome('listSessions', {})).toBe('accepted')
})

test('saving the record with the same number changes nothing', async () => {
  const { dinerId, phone } = await aSignedInDiner()
  await written(dinerId, phone)
  expect(await door.browser().outcome('askForCode', { body: { phone } })).toBe('accepted')
})

test("her daughter's number stays bound to her daughter", async () => {
  const diner = await aDinerWithPhone(db, canteen)
  const daughter = await aFamilyMember(db, diner, 'see')
  await sql`update accounts set phone = ${diner.phone} where id = ${daughter.accountId}`.execute(db)
  await written(diner.dinerId, aPhone())
  const body = { phone: diner.phone }
  expect(await door.browser().outcome('askForCode', { body })).toBe('accepted')
})

test('somebody who has died is signed out, and neither code nor slip opens anything', async () => {
  const { dinerId, phone, browser } = await aSignedInDiner()
  const daughter = door.browser(await aFamilyMember(db, { dinerId }, 'see'))
  const { url } = await counter.call('makeBindSlip', { params: { dinerId } })
  const body = { why: 'died' as const, on: await today() }
  await office.ask(manager, 'endDiner', { params: { dinerId }, body })
  expect(await browser.outcome('listSessions', {})).toBe('session_ended')
  expect(await door.browser().outcome('askForCode', { body: { phone } })).toBe('phone_unknown')
  const token = new URL(url).searchParams.get('slip') ?? ''
  expect(await door.browser().outcome('redeemBindSlip', { body: { token } })).toBe('slip_expired')
  // Her family may still look at what was paid.
  expect(await daughter.outcome('listSessions', {})).toBe('accepted')
})
