import { expect, test } from 'vitest'
import { dinerRoutes } from '../../backend/diners/diner.routes.ts'
import { readDinerForBooking } from '../../backend/diners/diner.store.ts'
import { addDays, serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aCommunity } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'

const database = await aDatabase()
const { db, setNow } = database
await setNow('2026-11-22T10:00:00+08:00')
const place = await aCommunity(db)
const { canteenId, communityId } = place
const room = aRoom(database, [dinerRoutes])
const manager = anActor({ role: 'manager', canteenId })
const today = serviceDay('2026-11-22')

const added = async ({ name }: { name: string }) => {
  const body = { name, gender: 'female' as const, birthDate: serviceDay('1949-12-31'), communityId }
  return (await room.ask(manager, 'registerDiner', { params: { canteenId }, body })).dinerId
}
const record = (dinerId: number) => room.ask(manager, 'getDiner', { params: { dinerId } })

test('a grade that the fact does not have is refused; what the papers call it is kept', async () => {
  const dinerId = await added({ name: '分级' })
  const body = { kind: 'disability', validFrom: today, evidence: '残疾人证' }
  expect(
    await room.refusal(manager, 'recordFact', {
      params: { dinerId },
      body: { ...body, grade: '二级' },
    }),
  ).toBe('malformed')
  await room.ask(manager, 'recordFact', { params: { dinerId }, body: { ...body, grade: '2' } })
  await room.ask(manager, 'recordFact', {
    params: { dinerId },
    body: { ...body, kind: 'own:三峡移民', grade: '一档' },
  })
  const { facts } = await record(dinerId)
  expect(facts.map(({ kind, grade }) => [kind, grade])).toEqual(
    expect.arrayContaining([
      ['disability', '2'],
      ['own:三峡移民', '一档'],
    ]),
  )
})

test('a fact holds from its first day up to, not including, its last', async () => {
  const dinerId = await added({ name: '低保' })
  const { factId } = await room.ask(manager, 'recordFact', {
    params: { dinerId },
    body: { kind: 'dibao', validFrom: today, validTo: addDays(today, 30), evidence: '低保证' },
  })
  await room.ask(manager, 'recordFact', {
    params: { dinerId },
    body: {
      kind: 'hukou',
      placeId: place.streetId,
      validFrom: serviceDay('2000-01-01'),
      evidence: '户口簿',
    },
  })
  const kindsOn = async (day: string) =>
    (await readDinerForBooking(db, dinerId, serviceDay(day)))?.facts.map(({ kind }) => kind)
  expect(await kindsOn('2026-11-21')).toEqual(['hukou'])
  expect(await kindsOn('2026-11-22')).toEqual(['dibao', 'hukou'])
  expect(await kindsOn('2026-12-21')).toEqual(['dibao', 'hukou'])
  expect(await kindsOn('2026-12-22')).toEqual(['hukou'])
  expect((await readDinerForBooking(db, dinerId, today))?.facts[1]?.placePath).toBe(
    '上海市/普陀区/甘泉路街道',
  )
  const end = (on: string, fact = factId) =>
    room.refusal(manager, 'endFact', { params: { dinerId, factId: fact }, body: { on } })
  expect(await end('2026-11-22')).toBe('date_impossible')
  expect(await end('2027-11-22')).toBe('date_impossible')
  expect(await end('2026-11-30', 4711)).toBe('not_found')
  expect(await end('2026-11-30')).toBe('allowed')
  expect(await kindsOn('2026-11-30')).toEqual(['hukou'])
  expect((await record(dinerId)).facts).toMatchObject([
    { kind: 'hukou', place: '上海市普陀区甘泉路街道', recordedBy: '测试员' },
    { kind: 'dibao', validTo: '2026-11-30', evidence: '低保证' },
  ])
})

test('another diner’s fact is not there', async () => {
  const [one, other] = [await added({ name: '甲' }), await added({ name: '乙' })]
  const { factId } = await room.ask(manager, 'recordFact', {
    params: { dinerId: one },
    body: { kind: 'veteran', validFrom: today, evidence: '' },
  })
  expect(
    await room.refusal(manager, 'endFact', {
      params: { dinerId: other, factId },
      body: { on: '2026-12-01' },
    }),
  ).toBe('not_found')
})

test.each<[object, string]>([
  [
    { kind: 'dibao', validFrom: '2026-11-22', validTo: '2026-11-22', evidence: '' },
    'date_impossible',
  ],
  [{ kind: 'dibao', validFrom: '2026-02-30', evidence: '' }, 'date_impossible'],
  [{ kind: 'rich', validFrom: '2026-11-22', evidence: '' }, 'malformed'],
  [{ kind: 'hukou', placeId: 4711, validFrom: '2026-11-22', evidence: '' }, 'malformed'],
])('the fact %j is refused: %s', async (body, code) => {
  expect(
    await room.refusal(manager, 'recordFact', {
      params: { dinerId: await added({ name: '丙' }) },
      body,
    }),
  ).toBe(code)
})

test('a need stands once, and one texture at a time', async () => {
  const dinerId = await added({ name: '忌口' })
  const need = async (kind: string, value: string, validFrom = '2026-11-22') =>
    (
      await room.ask(manager, 'recordNeed', {
        params: { dinerId },
        body: { kind, value, source: 'family', validFrom } as never,
      })
    ).needId
  const first = await need('allergen', 'peanut')
  expect(await need('allergen', 'peanut')).toBe(first)
  expect(await need('allergen', 'fish')).not.toBe(first)
  await need('texture', 'soft')
  await need('texture', 'minced')
  await need('texture', 'pureed', '2026-12-01')
  const on = async (day: string) => (await readDinerForBooking(db, dinerId, serviceDay(day)))?.needs
  expect(await on('2026-11-22')).toEqual([
    { kind: 'allergen', value: 'peanut' },
    { kind: 'allergen', value: 'fish' },
    { kind: 'texture', value: 'minced' },
  ])
  expect((await on('2026-12-01'))?.at(-1)).toEqual({ kind: 'texture', value: 'pureed' })
  expect(
    await room.refusal(manager, 'endNeed', {
      params: { dinerId, needId: first },
      body: { on: '2026-11-22' },
    }),
  ).toBe('date_impossible')
  expect(
    await room.refusal(manager, 'endNeed', {
      params: { dinerId, needId: first },
      body: { on: '2026-11-23' },
    }),
  ).toBe('allowed')
  expect((await on('2026-11-23'))?.map(({ value }) => value)).toEqual(['fish', 'minced'])
})

test('a need said to begin earlier begins earlier', async () => {
  const dinerId = await added({ name: '早些' })
  const need = (validFrom: string) =>
    room.ask(manager, 'recordNeed', {
      params: { dinerId },
      body: {
        kind: 'allergen',
        value: 'egg',
        source: 'doctor',
        validFrom: serviceDay(validFrom),
      },
    })
  const { needId } = await need('2026-12-10')
  expect(await need('2026-11-22')).toEqual({ needId })
  expect((await readDinerForBooking(db, dinerId, today))?.needs).toEqual([
    { kind: 'allergen', value: 'egg' },
  ])
})

test.each<[string, string]>([
  ['allergen', 'pork'],
  ['allergen', ''],
  ['texture', 'liquid'],
  ['other', ''],
])('the need %s "%s" is refused', async (kind, value) => {
  const dinerId = await added({ name: '丁' })
  expect(
    await room.refusal(manager, 'recordNeed', {
      params: { dinerId },
      body: { kind, value, source: 'self', validFrom: '2026-11-22' },
    }),
  ).toBe('malformed')
})

test('a consent is given once and can be taken back', async () => {
  const dinerId = await added({ name: '同意' })
  const say = (given: boolean) =>
    room.ask(manager, 'recordConsent', { params: { dinerId }, body: { kind: 'photo', given } })
  await say(false)
  await say(true)
  await say(true)
  expect((await record(dinerId)).consents).toMatchObject([{ kind: 'photo', revokedAt: null }])
  await say(false)
  await say(true)
  const { consents } = await record(dinerId)
  expect(consents).toHaveLength(2)
  expect(consents.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1)
})
