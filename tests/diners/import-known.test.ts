import { describe, expect, test } from 'vitest'
import { readDinerForBooking } from '../../backend/diners/diner.store.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aDatabase } from '../support/database.ts'
import { anIdNumber, csvOf, utf8, type TableRow } from '../support/table.ts'
import { anOfficeWithTables, someone, type Decisions } from './importing.ts'

const database = await aDatabase()
const { db } = database
const { place, room, manager, params, look, lookAt, taking, take, record, idsOf, onRecord } =
  await anOfficeWithTables(database)

describe('somebody known', () => {
  test('is shown field by field, and keeps what the table leaves empty', async () => {
    const row = someone('老熟人', { 电话: '13900007788' })
    await take([row])
    const { dinerId, ...held } = await onRecord('老熟人')
    const contacts = [{ name: '王敏', relation: '女儿', phone: '13800002001' }]
    await room.ask(manager, 'changeDiner', {
      params: { dinerId },
      body: { ...held, idNumber: '', callerNote: '耳背', contacts, namePinyin: 'lao shu ren' },
    })
    const changed = [
      { 身份证号: row['身份证号'] ?? '', 楼栋: '12栋', 门牌: '5', 电话: '13900007799' },
    ]
    const { people } = await lookAt(changed)
    expect(people).toMatchObject([{ name: '老熟人', dinerId, state: 'changed' }])
    expect(people[0]?.changes).toEqual([
      { field: 'phone', before: '13900007788', after: '13900007799' },
      { field: 'building', before: '甘泉一村 6栋', after: '甘泉一村 12栋' },
      { field: 'door', before: row['门牌'], after: '5' },
    ])
    await take(changed)
    expect(await record(dinerId)).toMatchObject({
      name: '老熟人',
      phone: '13900007799',
      buildingId: place.buildingIds[1],
      door: '5',
      callerNote: '耳背',
      contacts,
      idNumberMasked: held.idNumberMasked,
    })
  })

  test('with name, birth date and door is the same; the number is added', async () => {
    const row: TableRow = { ...someone('补号婆'), 身份证号: '' }
    await take([row])
    const number = anIdNumber(String(row['出生日期']), 502)
    const { people } = await lookAt([{ ...row, 身份证号: number }])
    expect(people).toMatchObject([
      {
        state: 'changed',
        changes: [{ field: 'idNumber', before: '', after: `310107********${number.slice(-4)}` }],
      },
    ])
    await take([{ ...row, 身份证号: number }])
    expect(await idsOf('补号婆')).toHaveLength(1)
    expect((await lookAt([{ 身份证号: number, 姓名: '补号婆' }])).people).toMatchObject([
      { state: 'same' },
    ])
  })

  test('at another door is for a person to decide: the same, another, or not now', async () => {
    const row: TableRow = { ...someone('难分婆'), 身份证号: '' }
    await take([row])
    const [dinerId = 0] = await idsOf('难分婆')
    const rows = [{ ...row, 门牌: '707' }]
    const base64 = utf8(csvOf(rows))
    const { people, fingerprint, counts } = await look(base64)
    expect(counts.ask).toBe(1)
    expect(people).toMatchObject([
      {
        row: 2,
        state: 'ask',
        candidates: [{ dinerId, name: '难分婆', door: row['门牌'], idNumberMasked: '' }],
      },
    ])
    expect(await room.refusal(manager, 'importResidents', taking(base64, fingerprint))).toBe(
      'import_undecided',
    )

    expect(await lookAt(rows, [{ row: 2, is: 'left_out' }])).toMatchObject({
      counts: { leftOut: 1, ask: 0 },
    })
    const same: Decisions = [{ row: 2, is: 'same', dinerId }]
    expect((await lookAt(rows, same)).people).toMatchObject([
      { dinerId, changes: [{ field: 'door', after: '707' }] },
    ])
    expect((await lookAt(rows, [{ row: 2, is: 'another' }])).people).toMatchObject([
      { state: 'new' },
    ])
    await take(rows, [{ row: 2, is: 'another' }])
    expect(await idsOf('难分婆')).toHaveLength(2)
    // The one who was offered counts, nobody else.
    const stranger = (await idsOf('老熟人'))[0] ?? 0
    expect(
      await room.refusal(manager, 'previewImport', {
        params,
        body: { table: { base64 }, decisions: [{ row: 2, is: 'same', dinerId: stranger }] },
      }),
    ).toBe('import_decision_wrong')
    expect(
      await room.refusal(manager, 'previewImport', {
        params,
        body: { table: { base64 }, decisions: [{ row: 9, is: 'another' }] },
      }),
    ).toBe('import_decision_wrong')
  })

  test('by name and telephone alone is asked about too; two people of the table may not become one', async () => {
    const row = { ...someone('电话婆'), 身份证号: '', 电话: '13911112222' }
    await take([row])
    const [dinerId = 0] = await idsOf('电话婆')
    const other = { ...row, 出生日期: '1939-09-09' }
    expect((await lookAt([other])).people).toMatchObject([
      { state: 'ask', candidates: [{ dinerId }] },
    ])
    const both = await lookAt([row, other], [{ row: 3, is: 'same', dinerId }])
    expect(both.people.map(({ state }) => state)).toEqual(['same', 'faulty'])
    expect(both.people[1]?.faults).toMatchObject([{ code: 'same_person_twice', about: '2' }])
  })

  test('of another canteen is not touched and not shown', async () => {
    const row = someone('别处婆')
    const { dinerId } = await room.ask(manager, 'registerDiner', {
      params: { canteenId: place.otherCanteenId },
      body: {
        name: '别处婆',
        gender: 'female',
        birthDate: serviceDay(String(row['出生日期'])),
        idNumber: String(row['身份证号']),
        communityId: place.otherCommunityId,
      },
    })
    const { people } = await lookAt([row])
    expect(people).toMatchObject([
      {
        state: 'faulty',
        dinerId: null,
        changes: [],
        faults: [{ field: 'idNumber', code: 'registered_elsewhere' }],
      },
    ])
    expect((await lookAt([{ ...row, 身份证号: '' }])).people).toMatchObject([
      { state: 'new', candidates: [] },
    ])
    expect((await record(dinerId)).door).toBe('')
  })
})

describe('facts over time', () => {
  const kindsOn = async (dinerId: number, day: string) =>
    (await readDinerForBooking(db, dinerId, serviceDay(day)))?.facts.map(
      ({ kind, grade, placePath }) => [kind, grade ?? placePath].filter(Boolean).join(' '),
    )

  test('a grade, a hukou and an end each take effect on their day', async () => {
    const row = someone('时间婆')
    await take([
      { ...row, 身份: '失能', 等级: '轻度', 从哪天起: '2025-01-01' },
      { ...row, 身份: '户籍', 地方: '上海市', 从哪天起: '2000-01-01' },
      { ...row, 身份: '低保', 从哪天起: '2025-06-01' },
    ])
    const [dinerId = 0] = await idsOf('时间婆')
    const next = [
      { ...row, 身份: '重度失能', 从哪天起: '2026-12-01' },
      { ...row, 身份: '户籍', 地方: '江苏省南京市', 从哪天起: '2026-12-15' },
      { ...row, 身份: '低保', 到哪天为止: '2026-12-31' },
    ]
    const { people } = await lookAt(next)
    expect(people[0]?.facts).toMatchObject([
      { row: 2, what: 'ended', kind: 'incapacity', grade: 'mild', lastDay: '2026-11-30' },
      { row: 2, what: 'added', kind: 'incapacity', grade: 'severe', from: '2026-12-01' },
      { row: 3, what: 'ended', kind: 'hukou', place: '上海市', lastDay: '2026-12-14' },
      { row: 3, what: 'added', kind: 'hukou', place: '江苏省南京市', placeKnown: false },
      { row: 4, what: 'ended', kind: 'dibao', lastDay: '2026-12-31' },
    ])
    await take(next)
    const before = ['dibao', 'hukou 上海市', 'incapacity mild']
    expect((await kindsOn(dinerId, '2026-11-30'))?.toSorted()).toEqual(before)
    expect((await kindsOn(dinerId, '2026-12-20'))?.toSorted()).toEqual([
      'dibao',
      'hukou 江苏省南京市',
      'incapacity severe',
    ])
    expect((await kindsOn(dinerId, '2027-01-01'))?.toSorted()).toEqual([
      'hukou 江苏省南京市',
      'incapacity severe',
    ])
    expect((await lookAt(next)).counts).toMatchObject({ same: 1, factsAdded: 0, factsEnded: 0 })
  })

  test('what reaches back into another grade is a fault', async () => {
    const row = someone('倒退婆')
    await take([{ ...row, 身份: '失能', 等级: '轻度', 从哪天起: '2026-06-01' }])
    const { people } = await lookAt([
      { ...row, 身份: '失能', 等级: '重度', 从哪天起: '2026-01-01' },
    ])
    expect(people[0]?.faults).toMatchObject([
      { row: 2, code: 'fact_overlaps', about: '2026-06-01' },
    ])
  })

  test('a city’s own status is taken over as it is called', async () => {
    const row = someone('三峡婆')
    await take([{ ...row, 身份: 'own:三峡移民', 等级: '一档', 从哪天起: '2026-01-01' }])
    expect((await onRecord('三峡婆')).facts).toMatchObject([
      { kind: 'own:三峡移民', grade: '一档' },
    ])
  })

  test('death and moving away end the card on their day', async () => {
    const [died, left] = [someone('走了婆'), someone('搬走婆')]
    await take([died, left])
    const [dinerId = 0] = await idsOf('走了婆')
    await room.ask(manager, 'issueCard', { params: { dinerId } })
    const rows = [
      { ...died, 去世日期: '2026-11-20' },
      { ...left, 搬走日期: '2026-12-31' },
    ]
    expect((await lookAt(rows)).people.map(({ changes }) => changes)).toEqual([
      [{ field: 'diedOn', before: '', after: '2026-11-20' }],
      [{ field: 'leftOn', before: '', after: '2026-12-31' }],
    ])
    expect(await take(rows)).toMatchObject({ changed: 2, gone: 2 })
    expect(await record(dinerId)).toMatchObject({ diedOn: '2026-11-20', cardDigits: null })
    expect(await onRecord('搬走婆')).toMatchObject({ leftOn: '2026-12-31', diedOn: null })
  })
})
