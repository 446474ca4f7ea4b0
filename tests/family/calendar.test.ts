import ICAL from 'ical.js'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember, type SignedIn } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { startApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
const app = await startApp(database)
const api = apiOf(app.url)
const canteen = await aCanteen().named('幸福里社区食堂').in(db)
await aServing(canteen).with(anOffering().named('红烧狮子头', 'Lion’s head').priced(1500)).in(db)
const mother = await aDiner(canteen).named('张秀英').aged(82).allergicTo('peanut').signedIn(db)
const params = { dinerId: mother.dinerId }

const feedOf = async (who: SignedIn): Promise<string> => {
  await api(who).call('makeCalendarFeed', { params })
  const { calendarUrl } = await api(who).call('getFamilyPerson', { params })
  return new URL(calendarUrl ?? '').pathname
}
/** As a calendar server asks: no cookie, only the address. */
const read = (path: string) => api().send('GET', path)
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never)
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event))

const bookLunch = async (): Promise<number> => {
  const her = api(mother)
  const { when, offerings } = await her.call('getChoices', { params })
  const way = offerings[0]?.ways[0]
  const { id } = await her.call('placeBooking', {
    body: {
      ...params,
      servingId: when.servingId,
      lines: [{ offeringId: offerings[0]?.plate.offeringId ?? 0, quantity: 1 }],
      way: way?.way ?? 'dine_in',
      pay: 'counter',
      seenPayFen: way?.price.payFen ?? 0,
    },
  })
  return id
}

test('a booked meal is in the calendar, a cancelled one is not, and each keeps its name', async () => {
  const daughter = await aFamilyMember(db, mother, 'see', 'health')
  const path = await feedOf(daughter)
  const empty = await read(path)
  expect(empty.status).toBe(200)
  expect(eventsIn(String(empty.body))).toEqual([])

  const bookingId = await bookLunch()
  const { status, headers, body } = await read(path)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(headers.get('cache-control')).toBe('no-store')
  const [event, ...others] = eventsIn(String(body))
  expect(others).toEqual([])
  expect(event?.uid).toBe(`booking-${bookingId}@nuancan`)
  const found = await sql<{ starts: Date; ends: Date }>`
    select (s.day + s.window_from) at time zone 'Asia/Shanghai' as starts,
      (s.day + s.window_to) at time zone 'Asia/Shanghai' as ends
    from bookings b join servings s on s.id = b.serving_id where b.id = ${bookingId}`.execute(db)
  expect(event?.startDate.toJSDate()).toEqual(found.rows[0]?.starts)
  expect(event?.endDate.toJSDate()).toEqual(found.rows[0]?.ends)
  expect(await read(path).then((again) => again.body)).toBe(body)

  await api(mother).call('cancelBooking', { params: { bookingId }, body: {} })
  expect(eventsIn(String((await read(path)).body))).toEqual([])
})

test('the text is what calendars read: CRLF, lines of 75 octets, UTC; and says as little as may be', async () => {
  const bookingId = await bookLunch()
  const text = String((await read(await feedOf(await aFamilyMember(db, mother, 'see')))).body)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  for (const name of ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:', 'METHOD:PUBLISH', 'DTSTAMP:'])
    expect(text).toContain(name)
  expect(text).toMatch(/DTSTART:\d{8}T\d{6}Z\r\n/)
  for (const secret of ['张秀英', '狮子头', '幸福里', 'peanut', '花生', 'LOCATION', 'ATTENDEE'])
    expect(text).not.toContain(secret)
  await api(mother).call('cancelBooking', { params: { bookingId }, body: {} })
})

test('a renewed, an ended and a foreign address show nothing', async () => {
  const daughter = await aFamilyMember(db, mother, 'see')
  const first = await feedOf(daughter)
  const second = await feedOf(daughter)
  expect(second).not.toBe(first)
  expect((await read(first)).status).toBe(404)
  expect((await read(second)).status).toBe(200)
  await api(daughter).call('endCalendarFeed', { params })
  expect((await read(second)).status).toBe(404)
  expect(await api(daughter).outcome('endCalendarFeed', { params })).toBe('not_found')
  expect((await read(`/api/calendar/${'x'.repeat(43)}`)).status).toBe(404)
})

test('it ends with the link, and does not come back with it', async () => {
  const daughter = await aFamilyMember(db, mother, 'see')
  const path = await feedOf(daughter)
  const member = { params: { ...params, accountId: daughter.accountId } }
  await api(mother).call('endFamilyMember', member)
  expect((await read(path)).status).toBe(404)
  await api(mother).call('restoreFamilyMember', member)
  expect((await read(path)).status).toBe(404)
})

test('an account that has ended, and a diner who died, show nothing', async () => {
  const daughter = await aFamilyMember(db, mother, 'see')
  const path = await feedOf(daughter)
  await sql`update accounts set ended_at = app_now() where id = ${daughter.accountId}`.execute(db)
  expect((await read(path)).status).toBe(404)
  const son = await aFamilyMember(db, mother, 'see')
  const his = await feedOf(son)
  await sql`update diners set died_on = service_day_of(app_now()) where id = ${mother.dinerId}`.execute(
    db,
  )
  expect((await read(his)).status).toBe(404)
  await sql`update diners set died_on = null where id = ${mother.dinerId}`.execute(db)
})

test('an address that is asked for all day long is told to wait', async () => {
  const path = await feedOf(await aFamilyMember(db, mother, 'see'))
  const statuses: number[] = []
  for (let n = 0; n < 122; n += 1) statuses.push((await read(path)).status)
  expect(statuses.slice(0, 120)).toEqual(Array.from({ length: 120 }, () => 200))
  expect(statuses.slice(120)).toEqual([429, 429])
})
