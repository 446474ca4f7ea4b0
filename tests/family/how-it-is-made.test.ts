import { describe, expect, test } from 'vitest'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { startApp } from '../support/server.ts'

const database = await aDatabase()
const { db, setNow } = database
await setNow('2026-11-22T10:00:00+08:00')
const canteen = await aCanteen().in(db)
const lunch = await aServing(canteen).onDay('2026-11-23').with(anOffering()).in(db)
await aServing(canteen).onDay('2026-11-24').with(anOffering()).in(db)
const mother = await aDiner(canteen).needing('soft').in(db)
const { url } = await startApp(database)
const api = apiOf(url)
const params = { dinerId: mother.dinerId }
const counter = api(await aStaffMember(db, 'counter', canteen))
const { id: bookingId } = await counter.call('placeBooking', {
  body: {
    ...params,
    servingId: lunch.servingId,
    lines: [{ offeringId: lunch.offeringIds[0] ?? 0, quantity: 1, variant: { texture: 'soft' } }],
    way: 'dine_in',
    pay: 'counter',
    seenPayFen: 1500,
    channel: 'phone',
  },
})

type Caller = ReturnType<typeof api>

/** Every page that has a meal of hers, as it came over the wire. */
const pages = async (child: Caller): Promise<Record<string, string>> => ({
  getComing: JSON.stringify(await child.call('getComing', { params })),
  getMeals: JSON.stringify(await child.call('getMeals', { params })),
  getBooking: JSON.stringify(await child.call('getBooking', { params: { bookingId } })),
  getToday: JSON.stringify(await child.call('getToday', { params })),
})
const soft = '"texture":"soft"'

describe('how her meal is made', () => {
  test('is not told to family who may only see, wherever the meal is', async () => {
    const son = api(await aFamilyMember(db, mother, 'see'))
    for (const [page, text] of Object.entries(await pages(son))) {
      expect(text, page).toContain('"texture":"regular"')
      expect(text, page).not.toContain(soft)
    }
  })

  test.for([['health'], ['book']] as const)('is told to whom she lets %s', async ([permission]) => {
    const daughter = api(await aFamilyMember(db, mother, 'see', permission))
    for (const [page, text] of Object.entries(await pages(daughter)))
      expect(text, page).toContain(soft)
  })

  test('is not told of what she is asked next either', async () => {
    const son = api(await aFamilyMember(db, mother, 'see'))
    const daughter = api(await aFamilyMember(db, mother, 'see', 'health'))
    await counter.call('cancelBooking', { params: { bookingId }, body: {} })
    const next = async (child: Caller) => (await child.call('getToday', { params })).next
    expect(await next(daughter)).toMatchObject({
      state: 'open',
      suggestion: { variant: { texture: 'soft' } },
    })
    expect(await next(son)).toMatchObject({
      state: 'open',
      suggestion: { variant: { texture: 'regular' } },
    })
  })
})
