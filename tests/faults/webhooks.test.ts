import { sql } from 'kysely'
import { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { webhookPath } from '../../backend/payments/webhook.ts'
import { anOnlineCanteen, sessionOf } from '../support/online.ts'
import { webhookStorm } from '../support/race/webhook-storm.ts'

test('60 payments told many times, late, shuffled, some never, to two processes that die: each credited once', async () => {
  const report = await webhookStorm({ payments: 60, seed: 1, workers: 2, crashEveryMs: 1_500 })
  expect(report).toMatchObject({ badTaken: 0, wrong: [] })
  expect(report.deliveries).toBeGreaterThan(300)
  expect(report.told + report.found).toBe(report.paid)
  expect(report.found).toBeGreaterThan(0)
})

/** The tables a credit writes to, in its order: at each of them the transaction may break off. */
const steps = [
  ['provider_events', 'insert'],
  ['ledger_accounts', 'insert'],
  ['ledger_accounts', 'update'],
  ['ledger_transactions', 'insert'],
  ['ledger_entries', 'insert'],
  ['online_payments', 'update'],
  ['notices', 'insert'],
  ['audit_entries', 'insert'],
] as const

test.each(steps)(
  'broken off at %s %s nothing is half done, and the next delivery does it',
  async (table, event) => {
    const online = await anOnlineCanteen({ webhookRetries: 3 })
    const { db } = online.database
    const diner = await online.newDiner()
    const asked = { params: { dinerId: diner.dinerId }, body: { amountFen: 5000 } }
    const { url } = await online.as(diner).call('topUpOnline', asked)
    online.standIn.pay(sessionOf(url), { method: 'alipay', outcome: 'paid' })
    await sql
      .raw(
        `create function break_off() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$;
         create trigger planted before ${event} on ${table} for each statement execute function break_off()`,
      )
      .execute(db)
    await online.standIn.deliverDue()
    expect(await online.balanceOf(diner.dinerId)).toBe(0)
    expect(online.standIn.delivered.some(({ status }) => status === 500)).toBe(true)
    await sql.raw(`drop trigger planted on ${table}; drop function break_off()`).execute(db)
    online.standIn.clock.advance(3_600_000)
    await online.standIn.deliverDue()
    expect(await online.balanceOf(diner.dinerId)).toBe(5000)
    expect(await findBrokenInvariants(db)).toEqual([])
  },
)

test('old and forged messages are never taken, however well made', async () => {
  const online = await anOnlineCanteen({ faults: { webhooks: [{ fault: 'dropped' }] } })
  const diner = await online.newDiner()
  const asked = { params: { dinerId: diner.dinerId }, body: { amountFen: 5000 } }
  const { url } = await online.as(diner).call('topUpOnline', asked)
  online.standIn.pay(sessionOf(url), { method: 'alipay', outcome: 'paid' })
  const event = online.standIn.events.find(({ type }) => type === 'checkout.session.completed')
  const payload = JSON.stringify(event)
  const now = Math.floor(Date.now() / 1000)
  const sign = (secret: string, timestamp: number): string =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
  const { webhookSecret } = online.standIn
  const tries: readonly [string, string][] = [
    [payload, sign(webhookSecret, now - 301)],
    [payload, sign(webhookSecret, now - 86_400)],
    [payload, sign('whsec_guessed', now)],
    [payload.replace('5000', '500000'), sign(webhookSecret, now)],
    [payload, ''],
    [payload, 't=,v1='],
    [payload.replace('"livemode":false', '"livemode":true'), sign(webhookSecret, now)],
  ]
  for (const [body, signature] of tries) {
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
    const answer = await online.as().send('POST', webhookPath, { body, headers })
    expect(answer).toMatchObject({ status: 400, body: { code: 'event_forged' } })
  }
  expect(await online.balanceOf(diner.dinerId)).toBe(0)
  // The very same, rightly signed and fresh, is taken: it was not the body that was refused.
  const headers = {
    'content-type': 'application/json',
    'stripe-signature': sign(webhookSecret, now),
  }
  expect(await online.as().send('POST', webhookPath, { body: payload, headers })).toMatchObject({
    status: 200,
    body: { outcome: 'paid' },
  })
  expect(await online.balanceOf(diner.dinerId)).toBe(5000)
})
