import pino from 'pino'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { deliverNotices } from '../../backend/notices/deliver-notices.job.ts'
import { queueNotice } from '../../backend/notices/queue-notice.action.ts'
import { tellFamily } from '../../backend/notices/tell-family.action.ts'
import { serviceDay, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { anSmsStandIn } from '../support/messages/stand-in.ts'
import { anOutbox } from './outbox.ts'

const outbox = await anOutbox()
const { db, canteen } = outbox
const { canteenId } = canteen
const createLogTo = (said: string[]) =>
  pino({ level: 'trace' }, { write: (line: string) => void said.push(line) })

describe('a one-time code', () => {
  const queueCode = (phone: string) =>
    sql`
      insert into notices (canteen_id, phone, kind, params, way)
      values (${canteenId}, ${phone}, 'one_time_code', ${JSON.stringify({
        challenge: 'c',
        sealed: outbox.deps.sealer.seal('123456').toString('base64'),
      })}::jsonb, 'message')`.execute(db)
  const kept = async (phone: string) =>
    (
      await sql<{ state: string; params: object }>`
        select state, params from notices where phone = ${phone} order by id`.execute(db)
    ).rows

  test('goes out at night, before everything else, and nothing of it stays', async () => {
    const sms = await anSmsStandIn()
    await outbox.setNow('2026-12-01T23:30:00+08:00')
    await queueCode('13900005555')
    await outbox.deliver(sms.messenger())
    expect(sms.told.map(({ params }) => params.text)).toEqual(['登录验证码 123456，5 分钟内有效。'])
    expect(await kept('13900005555')).toEqual([{ state: 'sent', params: {} }])
  })

  test('that was refused is no call: nobody reads it to anybody', async () => {
    const sms = await anSmsStandIn()
    sms.usual = 'refuses'
    await queueCode('13900006666')
    await outbox.deliver(sms.messenger())
    expect(await kept('13900006666')).toEqual([{ state: 'failed', params: {} }])
  })

  test('past its time is not sent', async () => {
    const sms = await anSmsStandIn()
    await queueCode('13900004444')
    await outbox.advance('5 minutes')
    await outbox.deliver(sms.messenger())
    expect(sms.asked).toEqual([])
  })
})

describe('what may or need not be told any more', () => {
  const notCollected = (dinerId: number) =>
    db.transaction().execute((tx) =>
      tellFamily(tx, {
        canteenId,
        dinerId,
        kind: 'not_collected',
        params: { day: serviceDay('2026-12-02'), meal: 'dinner', time: timeOfDay('17:30') },
      }),
    )
  const aDaughter = async (dinerId: number): Promise<number> => {
    const { accountId } = await aFamilyMember(db, { dinerId }, 'see')
    await sql`update accounts set phone = ${`1370000${accountId}`.slice(0, 11).padEnd(11, '0')} where id = ${accountId}`.execute(
      db,
    )
    return accountId
  }

  test('a right that ended overnight is respected in the morning', async () => {
    const sms = await anSmsStandIn()
    await outbox.setNow('2026-12-02T22:00:00+08:00')
    const diner = await outbox.newDiner()
    const accountId = await aDaughter(diner.dinerId)
    await notCollected(diner.dinerId)
    await outbox.deliver(sms.messenger())
    await sql`update role_grants set ended_at = app_now() where account_id = ${accountId}`.execute(
      db,
    )
    await outbox.setNow('2026-12-03T07:30:00+08:00')
    await outbox.deliver(sms.messenger())
    expect(sms.asked).toEqual([])
    expect(await outbox.about(diner)).toMatchObject([{ state: 'withdrawn' }])
  })

  test('nothing is sent to the dead', async () => {
    const sms = await anSmsStandIn()
    const diner = await outbox.newDiner()
    await outbox.queue(diner, 50)
    await sql`update diners set died_on = '2026-12-01' where id = ${diner.dinerId}`.execute(db)
    await outbox.deliver(sms.messenger())
    expect(sms.asked).toEqual([])
  })

  test('hours later nobody is asked why she did not come, and that nobody was is to be seen', async () => {
    const sms = await anSmsStandIn()
    sms.usual = 'refuses'
    await outbox.setNow('2026-12-03T12:00:00+08:00')
    const diner = await outbox.newDiner()
    await aDaughter(diner.dinerId)
    await notCollected(diner.dinerId)
    await outbox.deliver(sms.messenger())
    expect(await outbox.about(diner)).toMatchObject([{ state: 'waiting', way: 'call' }])
    await outbox.setNow('2026-12-03T18:01:00+08:00')
    await outbox.deliver(sms.messenger())
    expect(await outbox.about(diner)).toMatchObject([{ state: 'failed', failure: 'too_late' }])
  })
})

test('a call that somebody must make is never sent as a message', async () => {
  const sms = await anSmsStandIn()
  const diner = await outbox.newDiner()
  await db.transaction().execute((tx) =>
    queueNotice(tx, {
      canteenId,
      dinerId: diner.dinerId,
      kind: 'meal_missed',
      params: { day: serviceDay('2026-12-03'), meal: 'lunch' },
    }),
  )
  await outbox.deliver(sms.messenger())
  expect(sms.asked).toEqual([])
})

test('while the provider takes its time no transaction is open, and nothing of it is in the log', async () => {
  const sms = await anSmsStandIn()
  sms.delay = 300
  sms.usual = 'refuses'
  const diner = await outbox.newDiner('13911119999')
  await outbox.queue(diner, 50)
  const said: string[] = []
  const log = createLogTo(said)
  const delivering = deliverNotices({ ...outbox.deps, log }, sms.messenger())
  await expect.poll(() => sms.asked.length).toBe(1)
  const open = await sql`
    select from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`.execute(
    db,
  )
  expect(open.rows).toEqual([])
  await delivering
  const broken = { ...sms.messenger(), send: () => Promise.reject(new Error('13911119999')) }
  await outbox.queue(await outbox.newDiner('13911119999'), 50)
  await deliverNotices({ ...outbox.deps, log }, broken)
  expect(said.join('')).toContain('not sent')
  expect(said.join('')).not.toContain('13911119999')
  const kept = await sql<{ failure: string }>`
    select failure from notices where failure is not null`.execute(db)
  for (const { failure } of kept.rows) expect(failure).toMatch(/^[a-z_0-9]{1,20}$/)
})
