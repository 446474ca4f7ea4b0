import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { noticeRoutes } from '../../backend/notices/notice.routes.ts'
import { anSmsStandIn } from '../support/messages/stand-in.ts'
import { anActor, aRoom } from '../support/room.ts'
import { anOutbox } from './outbox.ts'

const outbox = await anOutbox()
const { db, canteen } = outbox
const { canteenId } = canteen
const sending = aRoom(outbox, [noticeRoutes], { messages: 'sent' })
const calling = aRoom(outbox, [noticeRoutes])
const counter = anActor({ role: 'counter', canteenId })
const params = { canteenId }
const shown = async (room = sending) =>
  (await room.ask(counter, 'listMessages', { params })).messages

test('the window sees what went out, what waits and what must be called, and no number', async () => {
  const sms = await anSmsStandIn()
  const [gone, refused, waiting] = [
    await outbox.newDiner(),
    await outbox.newDiner(),
    await outbox.newDiner(),
  ]
  await outbox.queue(gone, 1)
  await outbox.queue(refused, 2)
  sms.moods.push('accepts', 'refuses')
  await outbox.deliver(sms.messenger())
  await outbox.queue(waiting, 3)
  const seen = await shown()
  expect(seen.map(({ state }) => state).toSorted()).toEqual(['sent', 'to_call', 'waiting'])
  expect(JSON.stringify(seen)).not.toMatch(/1\d{10}/)
  const list = async (room: typeof sending) =>
    (await room.ask(counter, 'listWaitingNotices', { params })).notices.length
  expect(await list(sending), 'only what did not go through').toBe(1)
  expect(await list(calling), 'without a messenger everything').toBe(2)
  expect((await shown(calling)).map(({ state }) => state).toSorted()).toEqual(['sent', 'to_call'])
})

test('of a code only that it went out', async () => {
  const sms = await anSmsStandIn()
  const sealed = outbox.deps.sealer.seal('123456').toString('base64')
  await sql`
    insert into notices (canteen_id, phone, kind, params, way)
    values (${canteenId}, '13900003317', 'one_time_code', ${JSON.stringify({ challenge: 'c', sealed })}::jsonb, 'message')`.execute(
    db,
  )
  expect((await shown())[0]).toMatchObject({ text: null, state: 'waiting' })
  await outbox.deliver(sms.messenger())
  expect((await shown())[0]).toMatchObject({ text: null, state: 'sent' })
})

test('an outbox that says one thing and is another is found', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
  const upset = (change: string) =>
    sql
      .raw(
        `update notices set ${change} where id = (select max(id) from notices where kind = 'one_time_code')`,
      )
      .execute(db)
  for (const [wrong, right] of [
    ['over_at = null', 'over_at = app_now()'],
    [`params = '{"code": "123456"}'`, `params = '{}'`],
  ] as const) {
    await upset(wrong)
    expect(await findBrokenInvariants(db)).toMatchObject([
      { what: expect.stringMatching(/^notice/) },
    ])
    await upset(right)
  }
  expect(await findBrokenInvariants(db)).toEqual([])
})
