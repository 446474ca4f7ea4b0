import { beforeAll, describe, expect, test } from 'vitest'
import { noticeSentence } from '../../backend/notices/notice.kinds.ts'
import { noticeRoutes } from '../../backend/notices/notice.routes.ts'
import { queueNotice } from '../../backend/notices/queue-notice.action.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aCommunity, auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'

const database = await aDatabase()
const { db, setNow, advance } = database
await setNow('2026-11-22T10:00:00+08:00')
const { canteenId, otherCanteenId, communityId } = await aCommunity(db)
const demo = aRoom(database, [noticeRoutes], { demo: true })
const real = aRoom(database, [noticeRoutes])
const counter = anActor({ role: 'counter', canteenId })
const day = serviceDay('2026-11-23')

let dinerId = 0
beforeAll(async () => {
  const diner = await db
    .insertInto('diners')
    .values({
      name: '张秀英',
      name_pinyin: 'zhang xiu ying',
      name_initials: 'zxy',
      gender: 'female',
      birth_date: serviceDay('1944-05-06'),
      phone: '13900003317',
      community_id: communityId,
      home_canteen_id: canteenId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  dinerId = diner.id
})

const waiting = async (room = real, at = canteenId) =>
  (await room.ask(counter, 'listWaitingNotices', { params: { canteenId: at } })).notices
const dish = { zh: '萝卜排骨', en: 'Pork ribs with daikon' }

describe('the call list', () => {
  test('says whom to ring and what to say, in both languages', async () => {
    await db.transaction().execute((tx) =>
      queueNotice(tx, {
        canteenId,
        dinerId,
        kind: 'booking_placed',
        params: { day, meal: 'lunch', dish, byName: '林小梅' },
      }),
    )
    expect(await waiting()).toMatchObject([
      {
        name: '张秀英',
        phone: '13900003317',
        text: {
          zh: '林小梅给您订了11月23日的午饭：萝卜排骨。',
          en: '林小梅 booked lunch on 23 November for you: Pork ribs with daikon.',
        },
      },
    ])
    expect(await waiting(real, otherCanteenId)).toEqual([])
  })

  test('a corrected phone number is the one on the list', async () => {
    await db.updateTable('diners').set({ phone: '13911112222' }).where('id', '=', dinerId).execute()
    expect((await waiting())[0]?.phone).toBe('13911112222')
  })

  test('what was told is gone, told twice is told, and it is on the record', async () => {
    const [notice] = await waiting()
    const told = { params: { canteenId, noticeId: notice?.noticeId ?? 0 } }
    await real.ask(counter, 'markNoticeSent', told)
    await real.ask(counter, 'markNoticeSent', told)
    expect(await waiting()).toEqual([])
    expect(
      (await auditOf(db, canteenId)).filter(({ action }) => action === 'notice.sent'),
    ).toHaveLength(1)
    expect(
      await real.refusal(counter, 'markNoticeSent', {
        params: { canteenId: otherCanteenId, noticeId: notice?.noticeId },
      }),
    ).toBe('not_found')
    expect(
      await real.refusal(counter, 'markNoticeSent', { params: { canteenId, noticeId: 4711 } }),
    ).toBe('not_found')
  })

  test('a notice whose cause is rolled back was never queued', async () => {
    const failing = db.transaction().execute(async (tx) => {
      await queueNotice(tx, {
        canteenId,
        dinerId,
        kind: 'meal_missed',
        params: { day, meal: 'lunch' },
      })
      throw new Error('the booking failed')
    })
    await expect(failing).rejects.toThrow('the booking failed')
    expect(await waiting()).toEqual([])
  })
})

describe('a one-time code', () => {
  const queue = (code: object) =>
    db
      .insertInto('notices')
      .values({
        canteen_id: canteenId,
        diner_id: dinerId,
        phone: '13900003317',
        kind: 'one_time_code',
        params: JSON.stringify(code),
      })
      .execute()

  test('is shown on a demonstration, and nowhere else', async () => {
    await queue({ challenge: 'c', code: '123456' })
    expect(await waiting(demo)).toMatchObject([
      { name: '张秀英', phone: '13900003317', text: { zh: '登录验证码 123456，5 分钟内有效。' } },
    ])
    expect(JSON.stringify(await waiting(real))).not.toContain('123456')
    expect(await waiting(real)).toEqual([])
  })

  test('is off the list when it opens nothing any more', async () => {
    await advance('5 minutes')
    expect(await waiting(demo)).toEqual([])
  })

  test('that is sealed or spent is never shown', async () => {
    await queue({ challenge: 'c', sealed: 'AAAA' })
    await queue({})
    expect(await waiting(demo)).toEqual([])
  })
})

test('every kind has a sentence, an unknown one has none', () => {
  expect(noticeSentence('meal_missed', { day, meal: 'dinner' })).toEqual({
    zh: '11月23日的晚饭没有来领，问一声好不好。',
    en: 'Dinner on 23 November was not collected; please ask how things are.',
  })
  expect(
    noticeSentence('booking_cancelled', {
      day,
      meal: 'lunch',
      dish: { zh: '红烧肉', en: '' },
      byName: '王敏',
    })?.en,
  ).toBe('王敏 cancelled your lunch on 23 November: 红烧肉.')
  expect(noticeSentence('lottery', {})).toBeNull()
  expect(noticeSentence('toString', {})).toBeNull()
})
