import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { createApp } from '../../backend/app.ts'
import { markNoticeSent } from '../../backend/notices/mark-notice-sent.action.ts'
import { createHttpMessenger } from '../../backend/notices/http-messenger.ts'
import { receiptPath, signatureHeader } from '../../backend/notices/receipt-webhook.ts'
import type { Diner } from '../support/builders/diner.ts'
import { aReceipt, anSmsStandIn, smsKey, type SmsStandIn } from '../support/messages/stand-in.ts'
import { anActor } from '../support/room.ts'
import { testDeps } from '../support/server/deps.ts'
import { anOutbox, onlyOne } from './outbox.ts'

const outbox = await anOutbox()
const { db } = outbox
const { deps, close } = testDeps(outbox)
const messenger = createHttpMessenger({
  url: 'http://127.0.0.1:9/',
  key: smsKey,
  sign: '暖餐',
  templates: null,
})
const server = createServer(createApp(deps, null, null, messenger))
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve)
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => {
    server.close(resolve)
  })
  await close()
})
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${receiptPath}`

const report = async ({ body, signature }: { body: string; signature: string }) => {
  const headers = { 'content-type': 'application/json', [signatureHeader]: signature }
  const answer = await fetch(url, { method: 'POST', body, headers })
  return {
    status: answer.status,
    ...((await answer.json()) as { outcome?: string; code?: string }),
  }
}
const aSentOne = async (sms: SmsStandIn): Promise<{ diner: Diner; key: string }> => {
  const diner = await outbox.newDiner()
  await outbox.queue(diner, 50)
  await outbox.deliver(sms.messenger())
  return { diner, key: onlyOne(await outbox.about(diner)).key }
}

describe('a report', () => {
  test('says that it arrived, once however often it comes', async () => {
    const { diner, key } = await aSentOne(await anSmsStandIn())
    expect(await report(aReceipt(key, 'delivered'))).toEqual({ status: 200, outcome: 'taken' })
    expect(await report(aReceipt(key, 'delivered'))).toEqual({ status: 200, outcome: 'known' })
    const many = await Promise.all(
      Array.from({ length: 8 }, () => report(aReceipt(key, 'delivered'))),
    )
    expect(new Set(many.map(({ outcome }) => outcome))).toEqual(new Set(['known']))
    expect(await outbox.about(diner)).toMatchObject([{ state: 'delivered' }])
  })

  test('says that it did not: a person calls', async () => {
    const { diner, key } = await aSentOne(await anSmsStandIn())
    expect(await report(aReceipt(key, 'failed'))).toMatchObject({ outcome: 'taken' })
    expect(await outbox.about(diner)).toMatchObject([
      { state: 'waiting', way: 'call', failure: 'not_delivered' },
    ])
    expect(await report(aReceipt(key, 'delivered')), 'and later that it did').toMatchObject({
      outcome: 'taken',
    })
    expect(await outbox.about(diner), 'then nobody need call').toMatchObject([
      { state: 'delivered', way: 'message' },
    ])
  })

  test('in the wrong order: what arrived has arrived', async () => {
    const { diner, key } = await aSentOne(await anSmsStandIn())
    await report(aReceipt(key, 'delivered'))
    await report(aReceipt(key, 'failed'))
    expect(await outbox.about(diner)).toMatchObject([{ state: 'delivered' }])
  })

  test('after somebody has called: told is told', async () => {
    const { diner, key } = await aSentOne(await anSmsStandIn())
    await report(aReceipt(key, 'failed'))
    const { id } = await db
      .selectFrom('notices')
      .select('id')
      .where('send_key', '=', key)
      .executeTakeFirstOrThrow()
    const { canteenId } = outbox.canteen
    await db
      .transaction()
      .execute((tx) => markNoticeSent(tx, anActor({ role: 'counter', canteenId }), canteenId, id))
    await report(aReceipt(key, 'delivered'))
    expect(await outbox.about(diner)).toMatchObject([{ state: 'sent', way: 'call' }])
  })

  test('overtakes the answer to the message', async () => {
    const sms = await anSmsStandIn()
    sms.delay = 400
    const [diner, other] = [await outbox.newDiner(), await outbox.newDiner()]
    await outbox.queue(diner, 50)
    await outbox.queue(other, 50)
    const delivering = outbox.deliver(sms.messenger())
    await expect.poll(() => sms.asked.length).toBe(2)
    await report(aReceipt(onlyOne(await outbox.about(diner)).key, 'delivered'))
    await report(aReceipt(onlyOne(await outbox.about(other)).key, 'failed'))
    await delivering
    const { key, ...kept } = onlyOne(await outbox.about(diner))
    expect(kept).toMatchObject({ state: 'delivered', ref: `ref-${key}` })
    expect(await outbox.about(other)).toMatchObject([{ state: 'waiting', way: 'call' }])
  })

  test('comes when we had given up: the call is off the list', async () => {
    const sms = await anSmsStandIn()
    sms.usual = 'tells and falls silent'
    const diner = await outbox.newDiner()
    await outbox.queue(diner, 50)
    for (let tries = 0; tries < 6; tries += 1) {
      await outbox.deliver(sms.messenger({ answerWithin: 500 }))
      await outbox.advance('31 minutes')
    }
    const { key, way } = onlyOne(await outbox.about(diner))
    expect(way).toBe('call')
    await report(aReceipt(key, 'delivered'))
    expect(await outbox.about(diner)).toMatchObject([{ state: 'delivered', way: 'message' }])
    expect(sms.told).toHaveLength(1)
  })

  test('about nothing of ours is heard and forgotten', async () => {
    expect(await report(aReceipt('3f0e6c1e-8c55-4a3b-9d3e-0e6b5a1c7a11', 'delivered'))).toEqual({
      status: 200,
      outcome: 'unknown',
    })
  })
})

test('what is forged, changed, unsigned or old is not taken', async () => {
  const { diner, key } = await aSentOne(await anSmsStandIn())
  const good = aReceipt(key, 'failed')
  const now = Math.floor(Date.now() / 1000)
  const tries = [
    aReceipt(key, 'failed', { key: 'guessed' }),
    aReceipt(key, 'failed', { at: now - 301 }),
    aReceipt(key, 'failed', { at: now + 330 }),
    { ...good, body: good.body.replace('failed', 'delivered') },
    { ...good, signature: '' },
    { ...good, signature: 't=,v1=' },
    aReceipt(key, 'opened'),
    aReceipt('1 or 1=1', 'failed'),
  ]
  for (const tried of tries)
    expect(await report(tried)).toMatchObject({ status: 400, code: 'event_forged' })
  expect(await outbox.about(diner)).toMatchObject([{ state: 'sent' }])
  expect(await report(good), 'the same, fresh and rightly signed, is').toMatchObject({
    outcome: 'taken',
  })
})
