import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { callListView } from '../../backend/notices/call-list.view.ts'
import { queueNotice } from '../../backend/notices/queue-notice.action.ts'
import { tellFamily } from '../../backend/notices/tell-family.action.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aFamilyMember, sessionsFor } from '../support/builders/people.ts'
import { anSmsStandIn } from '../support/messages/stand-in.ts'
import { anOutbox, onlyOne } from './outbox.ts'

const outbox = await anOutbox()
const { db, canteen } = outbox
const { canteenId } = canteen
const everybody = { canteen: 'served', placeIds: [] } as const
const callsAbout = async (name: string): Promise<string[]> =>
  (
    await callListView(db, canteenId, { codes: 'hidden', messages: 'sent', scope: everybody })
  ).notices.flatMap((call) => (call.name === name ? [call.text.zh] : []))
const rename = async (dinerId: number, name: string): Promise<void> => {
  await db.updateTable('diners').set({ name }).where('id', '=', dinerId).execute()
}

describe('a message', () => {
  test('goes out once, signed, and is off every list', async () => {
    const sms = await anSmsStandIn()
    const diner = await outbox.newDiner('13911112222')
    await outbox.queue(diner, 50)
    await outbox.deliver(sms.messenger())
    await outbox.deliver(sms.messenger())
    const { key, ...kept } = onlyOne(await outbox.about(diner))
    expect(kept).toMatchObject({ state: 'sent', way: 'message', tries: 1, ref: `ref-${key}` })
    expect(sms.asked).toEqual([
      {
        to: '13911112222',
        template: 'topped_up_online',
        params: { text: '有人给您卡里存了 50 元，已经到账。' },
        sign: '暖餐',
        id: key,
      },
    ])
    expect(sms.badlySigned).toBe(0)
  })

  test('of a registered template carries what goes into its blanks and no more', async () => {
    const sms = await anSmsStandIn()
    const diner = await outbox.newDiner()
    await outbox.queue(diner, 50)
    await outbox.deliver(sms.messenger({ templates: { topped_up_online: 'SMS_4711' } }))
    expect(sms.asked).toMatchObject([{ template: 'SMS_4711', params: { amount: '50' } }])
  })

  test('is in the language its reader chose, whoever that is', async () => {
    const sms = await anSmsStandIn()
    const mother = await outbox.newDiner()
    const [hers] = await sessionsFor(db, [{ name: '她', role: 'diner', dinerId: mother.dinerId }])
    const daughter = await aFamilyMember(db, mother, 'see', 'pay')
    const choose = (
      accountId: number | undefined,
      language: 'en' | 'zh-CN',
      phone: string | null,
    ) =>
      sql`update accounts set language = ${language}, phone = ${phone} where id = ${accountId ?? 0}`.execute(
        db,
      )
    await choose(hers?.accountId, 'en', null)
    await choose(daughter.accountId, 'zh-CN', '13977770001')
    await outbox.queue(mother, 50)
    await db.transaction().execute((tx) =>
      tellFamily(tx, {
        canteenId,
        dinerId: mother.dinerId,
        kind: 'balance_low',
        params: { balanceFen: fen(300) },
      }),
    )
    const nobodys = await outbox.newDiner()
    await outbox.queue(nobodys, 50)
    await outbox.deliver(sms.messenger())
    expect(sms.told).toHaveLength(3)
    expect(sms.told.map(({ params }) => params.text)).toEqual(
      expect.arrayContaining([
        '50 yuan were paid onto your card.',
        '有人给您卡里存了 50 元，已经到账。',
        expect.stringContaining('卡里只剩 3 元'),
      ]),
    )
  })

  test('in English goes by the English template where one is registered, else whole by the Chinese one', async () => {
    const sms = await anSmsStandIn()
    const diner = await outbox.newDiner()
    await sessionsFor(db, [{ name: '她', role: 'diner', dinerId: diner.dinerId }])
    await sql`update accounts set language = 'en' where id in (
      select account_id from role_grants where diner_id = ${diner.dinerId})`.execute(db)
    const skipped = () =>
      db.transaction().execute((tx) =>
        queueNotice(tx, {
          canteenId,
          dinerId: diner.dinerId,
          kind: 'standing_booked',
          params: { day: serviceDay('2026-12-01'), meal: 'lunch' },
        }),
      )
    await skipped()
    await outbox.deliver(sms.messenger({ templates: { standing_booked: 'SMS_1' } }))
    await skipped()
    const both = { standing_booked: 'SMS_1', 'standing_booked.en': 'SMS_2' }
    await outbox.deliver(sms.messenger({ templates: both }))
    const [chinese, english] = sms.asked
    expect(chinese).toMatchObject({ template: 'SMS_1', params: { meal: '午饭' } })
    expect(english).toMatchObject({ template: 'SMS_2', params: { meal: 'lunch' } })
  })

  test('of a kind without a template is a call, and the provider is not asked', async () => {
    const sms = await anSmsStandIn()
    const diner = await outbox.newDiner()
    await outbox.queue(diner, 50)
    await outbox.deliver(sms.messenger({ templates: { balance_low: 'SMS_1' } }))
    expect(sms.asked).toEqual([])
    expect(await outbox.about(diner)).toMatchObject([
      { state: 'waiting', way: 'call', failure: 'no_template' },
    ])
  })

  test('for a landline, or for nobody’s number, is a call', async () => {
    const sms = await anSmsStandIn()
    const diner = await outbox.newDiner('56010000')
    await rename(diner.dinerId, '张座机')
    await outbox.queue(diner, 50)
    await outbox.deliver(sms.messenger())
    expect(sms.asked).toEqual([])
    expect(await callsAbout('张座机')).toEqual(['有人给您卡里存了 50 元，已经到账。'])
  })

  test('goes to the number she has when it is sent', async () => {
    const sms = await anSmsStandIn()
    const diner = await outbox.newDiner()
    await outbox.queue(diner, 50)
    await sql`update diners set phone = '13999998888' where id = ${diner.dinerId}`.execute(db)
    await outbox.deliver(sms.messenger())
    expect(sms.asked.map(({ to }) => to)).toEqual(['13999998888'])
  })
})

describe('what goes wrong', () => {
  test('a refused number is asked once and becomes a call', async () => {
    const sms = await anSmsStandIn()
    sms.usual = 'refuses'
    const diner = await outbox.newDiner()
    await rename(diner.dinerId, '张空号')
    await outbox.queue(diner, 50)
    await outbox.deliver(sms.messenger())
    await outbox.advance('1 day')
    await outbox.deliver(sms.messenger())
    expect(sms.asked).toHaveLength(1)
    expect(await outbox.about(diner)).toMatchObject([{ way: 'call', failure: 'http_422' }])
    expect(await callsAbout('张空号')).toHaveLength(1)
  })

  test.each([
    ['fails', 'http_500'],
    ['limits', 'http_429'],
    ['resets', 'unreachable'],
    ['babbles', 'unreadable'],
    ['tells and falls silent', 'silent'],
  ] as const)('%s: tried again later under the same key, told once', async (mood, failure) => {
    const sms = await anSmsStandIn()
    sms.moods.push(mood, mood)
    // Long enough for a busy machine to ask at all.
    const impatient = sms.messenger({ answerWithin: mood.endsWith('silent') ? 4_000 : 10_000 })
    const diner = await outbox.newDiner()
    await outbox.queue(diner, 50)
    await outbox.deliver(impatient)
    expect(await outbox.about(diner)).toMatchObject([{ state: 'waiting', tries: 1, failure }])
    await outbox.deliver(impatient)
    expect(sms.asked, 'not at once').toHaveLength(1)
    await outbox.advance('30 seconds')
    await outbox.deliver(impatient)
    await outbox.advance('2 minutes')
    await outbox.deliver(sms.messenger())
    expect(await outbox.about(diner)).toMatchObject([{ state: 'sent', tries: 3, failure: null }])
    expect(new Set(sms.asked.map(({ id }) => id)).size).toBe(1)
    expect(sms.told).toHaveLength(1)
  })

  test('after six tries a person calls: nothing is lost, and nothing goes on for ever', async () => {
    const sms = await anSmsStandIn()
    sms.usual = 'fails'
    const diner = await outbox.newDiner()
    await rename(diner.dinerId, '张六次')
    await outbox.queue(diner, 50)
    for (let tries = 0; tries < 10; tries += 1) {
      await outbox.deliver(sms.messenger())
      await outbox.advance('31 minutes')
    }
    expect(sms.asked).toHaveLength(6)
    expect(await outbox.about(diner)).toMatchObject([{ way: 'call', tries: 6 }])
    expect(await callsAbout('张六次')).toHaveLength(1)
  })

  test('what is worth no call has failed, for everybody to see', async () => {
    const sms = await anSmsStandIn()
    sms.usual = 'refuses'
    await sql`
      insert into notices (canteen_id, phone, kind, params, way)
      values (${canteenId}, '13900007777', 'menu_week', '{"monday":"2026-11-30","sunday":"2026-12-06"}', 'message')`.execute(
      db,
    )
    await outbox.deliver(sms.messenger())
    const kept = await sql`
      select state, way from notices where phone = '13900007777' and over_at is not null`.execute(
      db,
    )
    expect(kept.rows).toEqual([{ state: 'failed', way: 'message' }])
  })
})

describe('order and hours', () => {
  test('one person hears in the order of what happened, others do not wait for her', async () => {
    const sms = await anSmsStandIn()
    await outbox.setNow('2026-11-27T10:00:00+08:00')
    const [first, other] = [await outbox.newDiner(), await outbox.newDiner()]
    await outbox.queue(first, 1)
    await outbox.queue(first, 2)
    await outbox.queue(other, 3)
    await outbox.queue(first, 4)
    sms.moods.push('fails')
    await outbox.deliver(sms.messenger())
    const texts = () => sms.told.map(({ params }) => /存了 (\d) 元/.exec(params.text ?? '')?.[1])
    expect(texts(), 'hers wait for the one that failed').toEqual(['3'])
    await outbox.advance('30 seconds')
    await outbox.deliver(sms.messenger())
    expect(texts()).toEqual(['3', '1', '2', '4'])
  })

  test.each([
    ['21:00', 'waits'],
    ['23:59', 'waits'],
    ['06:59', 'waits'],
    ['07:00', 'goes'],
    ['20:59', 'goes'],
  ])('at %s it %s', async (time, does) => {
    const sms = await anSmsStandIn()
    await outbox.setNow(`2026-11-28T${time}:00+08:00`)
    const diner = await outbox.newDiner()
    await outbox.queue(diner, 50)
    await outbox.deliver(sms.messenger())
    expect(sms.told).toHaveLength(does === 'goes' ? 1 : 0)
    await outbox.setNow('2026-11-29T10:00:00+08:00')
    await outbox.deliver(sms.messenger())
    expect(sms.told, 'in the morning it has gone').toHaveLength(1)
  })

  test('a canteen may set its hours, within a day or none at all', async () => {
    const sms = await anSmsStandIn()
    const hours = async (from: string, to: string): Promise<void> => {
      await sql`update canteens set quiet_from = ${from}::time, quiet_to = ${to}::time where id = ${canteenId}`.execute(
        db,
      )
    }
    await outbox.setNow('2026-11-30T13:00:00+08:00')
    await outbox.queue(await outbox.newDiner(), 50)
    await hours('12:30', '14:00')
    await outbox.deliver(sms.messenger())
    expect(sms.told).toHaveLength(0)
    await hours('08:00', '08:00')
    await outbox.deliver(sms.messenger())
    expect(sms.told).toHaveLength(1)
    await hours('21:00', '07:00')
  })
})
