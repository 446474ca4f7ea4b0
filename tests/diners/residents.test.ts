import { expect, describe, test } from 'vitest'
import { dinerRoutes } from '../../backend/diners/diner.routes.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { refusalSentence } from '../../backend/vocabulary/refusal-words.ts'
import { aCommunity, auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'

const database = await aDatabase()
const { db, setNow, advance } = database
await setNow('2026-11-22T10:00:00+08:00')
const place = await aCommunity(db)
const { canteenId, communityId, otherCommunityId, buildingIds } = place
const room = aRoom(database, [dinerRoutes])
const manager = anActor({ role: 'manager', canteenId })
const params = { canteenId }

const idNumber = '11010519491231002X'
const person = {
  name: '张秀英',
  gender: 'female' as const,
  birthDate: serviceDay('1949-12-31'),
  communityId,
  buildingId: buildingIds[0],
  door: '302',
  phone: '139 0000 3317',
  callerNote: '耳背',
  contacts: [{ name: '王敏', relation: '女儿', phone: '13800002001' }],
}
const register = (body: object) =>
  room.refusal(manager, 'registerDiner', { params, body: { ...person, ...body } })
const added = async (body: object = {}) =>
  (await room.ask(manager, 'registerDiner', { params, body: { ...person, ...body } })).dinerId
const record = (dinerId: number, by = manager) => room.ask(by, 'getDiner', { params: { dinerId } })

describe('registering', () => {
  test('keeps the number sealed and shows it masked', async () => {
    const dinerId = await added({ idNumber: '110105 19491231 002x' })
    expect(await record(dinerId)).toMatchObject({
      name: '张秀英',
      namePinyin: 'zhang xiu ying',
      nameInitials: 'zxy',
      age: 76,
      idNumberMasked: '110105********002X',
      callName: { zh: '张奶奶', en: 'Mrs Zhang' },
      phone: '13900003317',
      door: '302',
      callerNote: '耳背',
      contacts: [{ name: '王敏', relation: '女儿', phone: '13800002001' }],
    })
    const stored = await db
      .selectFrom('diners')
      .select(['id_number_sealed', 'id_number_index'])
      .where('id', '=', dinerId)
      .executeTakeFirstOrThrow()
    expect(stored.id_number_sealed?.toString('latin1')).not.toContain('19491231')
    const keys = await db.selectFrom('idempotency_keys').selectAll().execute()
    expect(JSON.stringify(keys)).not.toContain('19491231')
    expect(JSON.stringify(await auditOf(db, canteenId))).not.toContain('19491231')
  })

  test('the same number again, in whatever dress, is the same person', async () => {
    expect(await register({ idNumber })).toBe('diner_exists')
    expect(await register({ idNumber: idNumber.toLowerCase() })).toBe('diner_exists')
  })

  test('two desks at the same moment register one', async () => {
    const body = {
      name: '李大爷',
      gender: 'male',
      birthDate: '1880-01-01',
      idNumber: '440524188001010014',
    }
    expect(await register(body)).toBe('birth_date_wrong')
    // Nobody is 146; the number itself is sound, and belongs to somebody born long ago.
    const twin = { name: '顾阿婆', birthDate: '1949-12-31', idNumber: '110105194912310046' }
    const outcomes = await Promise.all([register(twin), register(twin), register(twin)])
    expect(outcomes.toSorted()).toEqual(['allowed', 'diner_exists', 'diner_exists'])
  })

  test.each<[string, object, string]>([
    ['a wrong check digit', { idNumber: '110105194912310021' }, 'id_number_wrong'],
    ['15 digits', { idNumber: '110105491231002' }, 'id_number_wrong'],
    [
      'a birth date the number does not have',
      { idNumber, birthDate: '1949-12-30' },
      'birth_date_wrong',
    ],
    ['a gender the number does not have', { idNumber, gender: 'male' }, 'birth_date_wrong'],
    ['a birth date that does not exist', { birthDate: '1949-02-29' }, 'date_impossible'],
    ['a birth date in the future', { birthDate: '2026-11-23' }, 'birth_date_wrong'],
    ['no name', { name: '  ' }, 'malformed'],
    ['a name of 41 characters', { name: '长'.repeat(41) }, 'malformed'],
    ['a phone that is none', { phone: '12345' }, 'malformed'],
    [
      'a contact whose phone is none',
      { contacts: [{ name: '王敏', relation: '女儿', phone: 'x' }] },
      'malformed',
    ],
    [
      'a community the canteen does not serve',
      { communityId: otherCommunityId, buildingId: null },
      'malformed',
    ],
    ['a building of nowhere', { buildingId: 4711 }, 'malformed'],
    ['a compound instead of a building', { buildingId: place.compoundId }, 'malformed'],
  ])('%s is refused', async (_what, body, code) => {
    const before = await db
      .selectFrom('diners')
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
    expect(await register(body)).toBe(code)
    const after = await db
      .selectFrom('diners')
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
    expect(after).toEqual(before)
  })

  test('a refusal says what to do, in both languages', () => {
    expect(refusalSentence('id_number_wrong', { digits: 15 }, 'zh-CN')).toContain('18 位')
    expect(refusalSentence('id_number_wrong', { digits: 15 }, 'en')).toContain('18')
    expect(refusalSentence('birth_date_wrong', { part: 'gender' }, 'zh-CN')).toContain('性别')
  })

  test('somebody without a building, a number or a phone is welcome', async () => {
    const dinerId = await added({
      name: '单阿婆',
      buildingId: null,
      door: '',
      phone: '',
      contacts: [],
    })
    expect(await record(dinerId)).toMatchObject({
      buildingId: null,
      door: '',
      phone: '',
      idNumberMasked: '',
      contacts: [],
      nameInitials: 'sap',
    })
  })
})

describe('looking', () => {
  test('each look is on the record, coming back within the hour is the same look', async () => {
    const dinerId = await added({ name: '陆月珍' })
    const looks = async () =>
      (await auditOf(db, canteenId)).filter(
        ({ action, subject }) => action === 'diner.looked_at' && subject === `diner:${dinerId}`,
      )
    await record(dinerId)
    await record(dinerId)
    expect(await looks()).toHaveLength(1)
    const officer = { ...anActor({ role: 'officer', placeId: place.streetId }), key: 'account:2' }
    await record(dinerId, officer)
    expect((await looks()).map(({ actor }) => actor)).toEqual(['account:1', 'account:2'])
    await advance('61 minutes')
    await record(dinerId)
    expect(await looks()).toHaveLength(3)
    await setNow('2026-11-22T10:00:00+08:00')
  })

  test('nobody is found under a number that is not there', async () => {
    expect(await room.refusal(manager, 'getDiner', { params: { dinerId: 4711 } })).toBe(
      'diner_unknown',
    )
    expect(await room.refusal(manager, 'getDiner', { params: { dinerId: '1; drop table' } })).toBe(
      'malformed',
    )
  })
})

describe('correcting', () => {
  const change = (dinerId: number, body: object) =>
    room.refusal(manager, 'changeDiner', { params: { dinerId }, body: { ...person, ...body } })

  test('a new name is read anew unless the office wrote how it is read', async () => {
    const dinerId = await added({ name: '朴正花' })
    expect((await record(dinerId)).nameInitials).toBe('pzh')
    expect(await change(dinerId, { name: '曾正花' })).toBe('allowed')
    expect((await record(dinerId)).namePinyin).toBe('zeng zheng hua')
    await change(dinerId, { name: '曾正花', namePinyin: 'Céng Zhènghuā' })
    await change(dinerId, { name: '曾正花', door: '303' })
    expect(await record(dinerId)).toMatchObject({ namePinyin: 'ceng zhenghua', door: '303' })
  })

  test('the masked number sent back stays, a new one is checked', async () => {
    const dinerId = await added({ name: '夏美华', idNumber: '110105194912310062' })
    const masked = '110105********0062'
    for (const unchanged of ['', masked]) {
      expect(await change(dinerId, { name: '夏美华', idNumber: unchanged })).toBe('allowed')
      expect((await record(dinerId)).idNumberMasked).toBe(masked)
    }
    expect(await change(dinerId, { name: '夏美华', birthDate: '1950-01-01' })).toBe(
      'birth_date_wrong',
    )
    expect(await change(dinerId, { name: '夏美华', idNumber: '110105********9999' })).toBe(
      'id_number_wrong',
    )
    expect(await change(dinerId, { name: '夏美华', idNumber })).toBe('diner_exists')
  })

  test('the audit names the fields that changed and none of what they hold', async () => {
    const dinerId = await added({ name: '范雪琴' })
    await change(dinerId, { name: '范雪琴', phone: '13911112222' })
    expect((await auditOf(db, canteenId)).at(-1)).toMatchObject({
      action: 'diner.changed',
      detail: { changed: ['phone'] },
    })
    expect(await change(4711, {})).toBe('diner_unknown')
  })
})

describe('ending', () => {
  const end = (dinerId: number, why: string, on: string) =>
    room.refusal(manager, 'endDiner', { params: { dinerId }, body: { why, on } })

  test('who died is kept, without a card', async () => {
    const dinerId = await added({ name: '故人' })
    await room.ask(manager, 'issueCard', { params: { dinerId } })
    expect(await end(dinerId, 'died', '2026-11-21')).toBe('allowed')
    expect(await record(dinerId)).toMatchObject({ diedOn: '2026-11-21', cardDigits: null })
    expect(await room.refusal(manager, 'issueCard', { params: { dinerId } })).toBe('diner_gone')
  })

  test('moving away may be announced, and the card works until then', async () => {
    const dinerId = await added({ name: '要搬家' })
    await room.ask(manager, 'issueCard', { params: { dinerId } })
    expect(await end(dinerId, 'left', '2026-12-01')).toBe('allowed')
    expect((await record(dinerId)).cardDigits).toMatch(/^\d{6}$/)
  })

  test('nobody dies tomorrow, nor before being born, nor on a day that does not exist', async () => {
    const dinerId = await added({ name: '健在' })
    expect(await end(dinerId, 'died', '2026-11-23')).toBe('date_impossible')
    expect(await end(dinerId, 'died', '1949-12-30')).toBe('date_impossible')
    expect(await end(dinerId, 'left', '2026-11-31')).toBe('date_impossible')
    expect(await end(dinerId, 'vanished', '2026-11-21')).toBe('malformed')
    expect((await record(dinerId)).diedOn).toBeNull()
  })
})
