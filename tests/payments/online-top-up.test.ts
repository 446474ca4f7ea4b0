import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { reconcilePayments } from '../../backend/payments/reconcile-payments.job.ts'
import { webhookPath } from '../../backend/payments/webhook.ts'
import { createLog } from '../../backend/kernel/log.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { aPaidTopUp, anOnlineCanteen, sessionOf, type OnlineCanteen } from '../support/online.ts'
import { startApp } from '../support/server.ts'

const silent = createLog('silent')

/** A printed link for a diner, as the counter makes it. */
async function aLink({ as, database, canteen }: OnlineCanteen, dinerId: number): Promise<string> {
  const counter = as(await aStaffMember(database.db, 'counter', canteen))
  const { url } = await counter.call('makeTopUpLink', { params: { dinerId } })
  return new URL(url).pathname.split('/').at(-1) ?? ''
}

test('a daughter far away pays in through the link and sees nothing but a masked name', async () => {
  const online = await anOnlineCanteen()
  const mother = await aDiner(online.canteen).named('张秀英').signedIn(online.database.db)
  const token = await aLink(online, mother.dinerId)
  const daughter = online.as()
  const page = await daughter.call('readTopUpLink', { params: { token } })
  expect(page).toMatchObject({ maskedName: '张*英', leastFen: 400, payment: null })
  expect(JSON.stringify(page)).not.toContain('张秀英')
  expect((await daughter.call('getSession', {})).onlinePayment).toBe(true)

  const { paymentId, url } = await daughter.call('topUpByLink', {
    body: { token, yuan: '66.60' },
  })
  expect(new URL(url).origin).toBe(online.standIn.url)
  online.standIn.pay(sessionOf(url), { method: 'alipay', outcome: 'paid' })
  expect(await online.balanceOf(mother.dinerId)).toBe(0)
  await online.standIn.deliverDue()
  expect(await online.balanceOf(mother.dinerId)).toBe(6660)

  const after = await daughter.call('readTopUpLink', {
    params: { token },
    query: { payment: paymentId },
  })
  expect(after.payment).toEqual({ paymentId, state: 'paid', amountFen: 6660 })
  const wallet = await online.as(mother).call('getWallet', { params: { dinerId: mother.dinerId } })
  expect(wallet.movements[0]).toMatchObject({ kind: 'online_top_up', amountFen: 6660 })
  expect(await findBrokenInvariants(online.database.db)).toEqual([])
})

test('the page knows as soon as it is asked, also when the webhook is slow', async () => {
  const online = await anOnlineCanteen()
  const mother = await online.newDiner()
  const token = await aLink(online, mother.dinerId)
  const { paymentId, url } = await online
    .as()
    .call('topUpByLink', { body: { token, amountFen: 5000 } })
  online.standIn.pay(sessionOf(url), { method: 'wechat_pay', outcome: 'paid' })
  const page = await online
    .as()
    .call('readTopUpLink', { params: { token }, query: { payment: paymentId } })
  expect(page.payment?.state).toBe('paid')
  expect(await online.balanceOf(mother.dinerId)).toBe(5000)
  await online.standIn.deliverDue()
  expect(await online.balanceOf(mother.dinerId)).toBe(5000)
})

test('a link ended or made anew opens nothing, nor does somebody else’s payment through it', async () => {
  const online = await anOnlineCanteen()
  const [one, other] = [await online.newDiner(), await online.newDiner()]
  const first = await aLink(online, one.dinerId)
  const second = await aLink(online, one.dinerId)
  const stranger = online.as()
  expect(await stranger.outcome('readTopUpLink', { params: { token: first } })).toBe('link_over')
  const paymentId = await aPaidTopUp(online, other, 5000)
  const peek = { params: { token: second }, query: { payment: paymentId } }
  expect(await stranger.outcome('readTopUpLink', peek)).toBe('payment_unknown')
  await online.manager.call('revokeTopUpLink', { params: { dinerId: one.dinerId } })
  const pay = { body: { token: second, amountFen: 5000 } }
  expect(await stranger.outcome('topUpByLink', pay)).toBe('link_over')
})

test.each([
  [0, 'amount_wrong'],
  [399, 'amount_below_least'],
  [200_001, 'amount_wrong'],
])('%i fen are refused as %s, and nobody outside is asked', async (amountFen, code) => {
  const online = await anOnlineCanteen()
  const diner = await online.newDiner()
  const asked = { params: { dinerId: diner.dinerId }, body: { amountFen } }
  expect(await online.as(diner).outcome('topUpOnline', asked)).toBe(code)
  const opened = online.standIn.calls.filter(
    ({ operation }) => operation === 'checkout.sessions.create',
  )
  expect(opened).toEqual([])
  const kept = await sql`select from online_payments`.execute(online.database.db)
  expect(kept.rows).toHaveLength(0)
})

test('nobody tops up for somebody else’s diner, and half fen or another currency do not exist', async () => {
  const online = await anOnlineCanteen()
  const [one, other] = [await online.newDiner(), await online.newDiner()]
  const params = { dinerId: one.dinerId }
  const foreign = online.as(other)
  expect(await foreign.outcome('topUpOnline', { params, body: { amountFen: 5000 } })).toBe(
    'not_yours',
  )
  for (const body of [{ amountFen: 50.5 }, { amountFen: -5000 }, { amountFen: '5000 USD' }]) {
    const answer = await online.as(one).send('POST', `/api/diners/${one.dinerId}/online-top-ups`, {
      body,
      headers: { 'idempotency-key': randomUUID() },
    })
    expect([400, 422]).toContain(answer.status)
  }
})

test('a provider that is silent is said so; the same press later opens the one session', async () => {
  const online = await anOnlineCanteen({
    faults: {
      api: [{ fault: 'time-out after success', on: ['checkout.sessions.create'], times: 2 }],
    },
  })
  const diner = await online.newDiner()
  const press = {
    params: { dinerId: diner.dinerId },
    body: { amountFen: 5000 },
    key: randomUUID(),
  }
  expect(await online.as(diner).outcome('topUpOnline', press)).toBe('provider_silent')
  const { url } = await online.as(diner).call('topUpOnline', press)
  expect(online.standIn.objects.sessions.size).toBe(1)
  online.standIn.pay(sessionOf(url), { method: 'card', outcome: 'paid' })
  await online.standIn.deliverDue()
  expect(await online.balanceOf(diner.dinerId)).toBe(5000)
})

test('forged, altered and old messages change nothing', async () => {
  const online = await anOnlineCanteen({
    faults: {
      webhooks: [
        { fault: 'wrong signature', times: 1 },
        { fault: 'stale signature', times: 1 },
      ],
    },
    webhookRetries: 0,
  })
  const diner = await online.newDiner()
  await aPaidTopUp(online, diner, 5000)
  const forged = await online.as().send('POST', webhookPath, {
    body: { id: 'evt_1', type: 'checkout.session.completed', livemode: false },
    headers: { 'stripe-signature': 't=1,v1=00' },
  })
  expect(forged).toMatchObject({ status: 400, body: { code: 'event_forged' } })
  expect(online.standIn.delivered.some(({ status }) => status === 400)).toBe(true)
  const kept = await sql<{ kind: string }>`select kind from provider_events`.execute(
    online.database.db,
  )
  const good = online.standIn.delivered.filter(({ status }) => status === 200).length
  expect(kept.rows).toHaveLength(good)
})

test('a message that never came is found by asking, within a quarter of an hour', async () => {
  const online = await anOnlineCanteen({ faults: { webhooks: [{ fault: 'dropped' }] } })
  const diner = await online.newDiner()
  await aPaidTopUp(online, diner, 5000)
  expect(await online.balanceOf(diner.dinerId)).toBe(0)
  await online.pass(150)
  await reconcilePayments({ db: online.database.db, log: silent }, online.provider)
  expect(await online.balanceOf(diner.dinerId)).toBe(5000)
  await reconcilePayments({ db: online.database.db, log: silent }, online.provider)
  expect(await online.balanceOf(diner.dinerId)).toBe(5000)
  expect(await findBrokenInvariants(online.database.db)).toEqual([])
})

test('how it was paid, of which a message says nothing, is known after the next comparison', async () => {
  const online = await anOnlineCanteen()
  await aPaidTopUp(online, await online.newDiner(), 5000)
  await reconcilePayments({ db: online.database.db, log: silent }, online.provider)
  const params = { canteenId: online.canteen.canteenId }
  const { payments } = await online.manager.call('listOnlinePayments', { params })
  expect(payments).toMatchObject([{ state: 'paid', method: 'alipay' }])
})

test('where no provider is configured nothing speaks of online payment, and all else works', async () => {
  const database = await aDatabase()
  const app = await startApp(database)
  const diner = await aDiner(await aCanteen().in(database.db)).signedIn(database.db)
  const api = apiOf(app.url)(diner)
  const asked = { params: { dinerId: diner.dinerId }, body: { amountFen: 5000 } }
  expect(await api.outcome('topUpOnline', asked)).toBe('online_payment_off')
  expect((await api.call('getSession', {})).onlinePayment).toBe(false)
  const hook = await api.send('POST', webhookPath, { body: {} })
  expect(hook.status).toBe(404)
  const wallet = await api.call('getWallet', { params: { dinerId: diner.dinerId } })
  expect(wallet.balanceFen).toBe(0)
})
