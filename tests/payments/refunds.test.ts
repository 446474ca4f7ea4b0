import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createLog } from '../../backend/kernel/log.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { reconcilePayments } from '../../backend/payments/reconcile-payments.job.ts'
import { reportParity } from '../../backend/payments/report-parity.job.ts'
import type { Input } from '../support/api.ts'
import { aPaidTopUp, anOnlineCanteen, sessionOf, type OnlineCanteen } from '../support/online.ts'

const day = 86_400

const refundOf = (
  { canteen }: OnlineCanteen,
  paymentId: number,
  amountFen: number,
): Input<'refundPayment'> => ({
  params: { canteenId: canteen.canteenId, paymentId },
  body: { amountFen, reason: '家属存错了人' },
  key: randomUUID(),
})

const accountOf = async ({ database }: OnlineCanteen, kind: string): Promise<number> => {
  const found = await sql<{ sum: number }>`
    select coalesce(sum(e.amount_fen), 0)::bigint as sum from ledger_accounts a join ledger_entries e on e.account_id = a.id
    where a.kind::text = ${kind}`.execute(database.db)
  return found.rows[0]?.sum ?? 0
}

const casesOf = async ({ manager, canteen }: OnlineCanteen): Promise<string[]> => {
  const params = { canteenId: canteen.canteenId }
  const { cases } = await manager.call('listMoneyCases', { params })
  return cases.filter(({ closedAt }) => closedAt === null).map(({ kind }) => kind)
}

const sound = async ({ database }: OnlineCanteen): Promise<void> =>
  expect(await findBrokenInvariants(database.db)).toEqual([])

test('part of a payment goes back to where it came from, out of the wallet at once', async () => {
  const online = await anOnlineCanteen()
  const diner = await online.newDiner()
  const paymentId = await aPaidTopUp(online, diner, 5000)
  const { refundId, state } = await online.manager.call(
    'refundPayment',
    refundOf(online, paymentId, 2000),
  )
  expect(state).toBe('sent')
  expect(await online.balanceOf(diner.dinerId)).toBe(3000)
  expect([await accountOf(online, 'clearing'), await accountOf(online, 'refunding')]).toEqual([
    5000, -2000,
  ])
  const [refund] = online.standIn.objects.refunds.keys()
  online.standIn.settleRefund(refund ?? '', 'succeeded')
  await online.standIn.deliverDue()
  expect([await accountOf(online, 'clearing'), await accountOf(online, 'refunding')]).toEqual([
    3000, 0,
  ])
  const params = { canteenId: online.canteen.canteenId }
  const { payments } = await online.manager.call('listOnlinePayments', { params })
  expect(payments[0]).toMatchObject({ refundableFen: 3000, refunds: [{ refundId, state: 'done' }] })
  await sound(online)
})

test('pressed twice, or by two people at once, nothing is given back twice', async () => {
  const online = await anOnlineCanteen()
  const diner = await online.newDiner()
  const paymentId = await aPaidTopUp(online, diner, 5000)
  const press = refundOf(online, paymentId, 5000)
  const outcomes = await Promise.all([
    online.manager.outcome('refundPayment', press),
    online.manager.outcome('refundPayment', press),
    online.manager.outcome('refundPayment', refundOf(online, paymentId, 5000)),
    online.manager.outcome('refundPayment', refundOf(online, paymentId, 1)),
  ])
  const refundedFen = [...online.standIn.objects.refunds.values()].reduce(
    (sum, { amount }) => sum + amount,
    0,
  )
  expect(refundedFen).toBeLessThanOrEqual(5000)
  expect(outcomes.filter((outcome) => outcome === 'refund_too_large').length).toBeGreaterThan(0)
  expect(await online.balanceOf(diner.dinerId)).toBe(5000 - refundedFen)
  await sound(online)
})

test('what she has eaten cannot be given back, nor what was never paid', async () => {
  const online = await anOnlineCanteen()
  const diner = await online.newDiner()
  const paymentId = await aPaidTopUp(online, diner, 5000)
  await sql`select post_ledger('test', ${online.canteen.canteenId}, null, null, 'test', '', ${JSON.stringify(
    [
      { kind: 'wallet', canteenId: null, dinerId: diner.dinerId, funderId: null, amountFen: 4000 },
      {
        kind: 'revenue',
        canteenId: online.canteen.canteenId,
        dinerId: null,
        funderId: null,
        amountFen: -4000,
      },
    ],
  )}::jsonb)`.execute(online.database.db)
  const { manager } = online
  expect(await manager.outcome('refundPayment', refundOf(online, paymentId, 2000))).toBe(
    'refund_spent',
  )
  expect(await manager.outcome('refundPayment', refundOf(online, paymentId, 5001))).toBe(
    'refund_too_large',
  )
  expect(await manager.outcome('refundPayment', refundOf(online, paymentId, 0))).toBe(
    'amount_wrong',
  )
  expect(await manager.outcome('refundPayment', refundOf(online, 999_999, 100))).toBe(
    'payment_unknown',
  )
  const asked = { params: { dinerId: diner.dinerId }, body: { amountFen: 5000 } }
  const open = await online.as(diner).call('topUpOnline', asked)
  expect(await manager.outcome('refundPayment', refundOf(online, open.paymentId, 100))).toBe(
    'payment_not_paid',
  )
  expect(online.standIn.objects.refunds.size).toBe(0)
  await sound(online)
})

test('refused by the source, or failed after it was said to be done: back in her wallet, and a case', async () => {
  const online = await anOnlineCanteen({
    faults: { refunds: [{ fault: 'refused', times: 1 }] },
  })
  const diner = await online.newDiner()
  const paymentId = await aPaidTopUp(online, diner, 5000)
  const refused = await online.manager.call('refundPayment', refundOf(online, paymentId, 1000))
  expect(refused.state).toBe('failed')
  expect(await online.balanceOf(diner.dinerId)).toBe(5000)

  await online.manager.call('refundPayment', refundOf(online, paymentId, 1000))
  const refund = [...online.standIn.objects.refunds.keys()].at(-1) ?? ''
  online.standIn.settleRefund(refund, 'succeeded')
  await online.standIn.deliverDue()
  expect(await online.balanceOf(diner.dinerId)).toBe(4000)
  online.standIn.settleRefund(refund, 'failed')
  await online.standIn.deliverDue()
  expect(await online.balanceOf(diner.dinerId)).toBe(5000)
  expect(await accountOf(online, 'clearing')).toBe(5000)
  expect(await casesOf(online)).toEqual(['refund_failed', 'refund_failed'])
  // It can be tried again: what failed counts for nothing.
  const again = await online.manager.call('refundPayment', refundOf(online, paymentId, 5000))
  expect(again.state).toBe('sent')
  await sound(online)
})

test('failed weeks after it was done, and the message lost: found, and back in her wallet', async () => {
  const online = await anOnlineCanteen()
  const diner = await online.newDiner()
  const paymentId = await aPaidTopUp(online, diner, 5000)
  await online.manager.call('refundPayment', refundOf(online, paymentId, 1000))
  const [refund] = online.standIn.objects.refunds.keys()
  online.standIn.settleRefund(refund ?? '', 'succeeded')
  await online.standIn.deliverDue()
  await online.pass(20 * day)
  online.standIn.follow({ webhooks: [{ fault: 'dropped' }] })
  online.standIn.settleRefund(refund ?? '', 'failed')
  await online.standIn.deliverDue()
  expect(await online.balanceOf(diner.dinerId)).toBe(4000)
  const deps = { db: online.database.db, log: createLog('silent') }
  await reconcilePayments(deps, online.provider)
  await reconcilePayments(deps, online.provider)
  expect(await online.balanceOf(diner.dinerId)).toBe(5000)
  expect(await casesOf(online)).toEqual(['refund_failed'])
  await sound(online)
})

test('an answer that was lost is asked for again under the same key', async () => {
  const online = await anOnlineCanteen({
    faults: { api: [{ fault: 'time-out after success', on: ['refunds.create'], times: 2 }] },
  })
  const diner = await online.newDiner()
  const paymentId = await aPaidTopUp(online, diner, 5000)
  const asked = await online.manager.call('refundPayment', refundOf(online, paymentId, 5000))
  expect(asked.state).toBe('asked')
  await online.pass(200)
  const deps = { db: online.database.db, log: createLog('silent') }
  await reconcilePayments(deps, online.provider)
  expect(online.standIn.objects.refunds.size).toBe(1)
  const [refund] = online.standIn.objects.refunds.keys()
  online.standIn.settleRefund(refund ?? '', 'succeeded')
  await reconcilePayments(deps, online.provider)
  expect(await accountOf(online, 'refunding')).toBe(0)
  await sound(online)
})

test('on day 91 it cannot go back to its source, and the way out is named', async () => {
  const online = await anOnlineCanteen()
  const diner = await online.newDiner()
  const paymentId = await aPaidTopUp(online, diner, 5000)
  await online.pass(91 * day)
  expect(await online.manager.outcome('refundPayment', refundOf(online, paymentId, 100))).toBe(
    'refund_too_late',
  )
  expect(await online.balanceOf(diner.dinerId)).toBe(5000)
})

test('a payer’s complaint to his bank is held apart until it is decided, and her wallet is not touched', async () => {
  const online = await anOnlineCanteen()
  const diner = await online.newDiner()
  await aPaidTopUp(online, diner, 5000)
  await aPaidTopUp(online, diner, 3000)
  const [one, two] = [...online.standIn.objects.paymentIntents.keys()]
  const disputes = [one, two].map((intent) => online.standIn.openDispute(intent ?? ''))
  await online.standIn.deliverDue()
  expect([await accountOf(online, 'clearing'), await accountOf(online, 'disputed')]).toEqual([
    0, 8000,
  ])
  online.standIn.closeDispute(disputes[0]?.id ?? '', 'won')
  online.standIn.closeDispute(disputes[1]?.id ?? '', 'lost')
  await online.standIn.deliverDue()
  expect([
    await accountOf(online, 'clearing'),
    await accountOf(online, 'disputed'),
    await accountOf(online, 'dispute_loss'),
  ]).toEqual([5000, 0, 3000])
  expect(await online.balanceOf(diner.dinerId)).toBe(8000)
  expect(await casesOf(online)).toEqual(['disputed', 'disputed'])
  await sound(online)
})

test('a case is closed by a person who says what it was, once', async () => {
  const online = await anOnlineCanteen({ faults: { refunds: [{ fault: 'refused' }] } })
  const diner = await online.newDiner()
  const paymentId = await aPaidTopUp(online, diner, 5000)
  await online.manager.call('refundPayment', refundOf(online, paymentId, 1000))
  const params = { canteenId: online.canteen.canteenId }
  const { cases } = await online.manager.call('listMoneyCases', { params })
  expect(cases).toMatchObject([{ payment: { paymentId, name: diner.name, amountFen: 5000 } }])
  const close = {
    params: { ...params, caseId: cases[0]?.caseId ?? 0 },
    body: { note: '打电话问过，改在窗口退现金' },
  }
  expect(await online.manager.outcome('closeMoneyCase', close)).toBe('accepted')
  expect(await online.manager.outcome('closeMoneyCase', close)).toBe('not_found')
  expect(await casesOf(online)).toEqual([])
})

test('money nobody can say whose it is is shown at every canteen, and closed at one', async () => {
  const online = await anOnlineCanteen()
  const diner = await online.newDiner()
  const asked = { params: { dinerId: diner.dinerId }, body: { amountFen: 5000 } }
  const { url } = await online.as(diner).call('topUpOnline', asked)
  const session = online.standIn.objects.sessions.get(sessionOf(url))
  if (session) Object.assign(session, { client_reference_id: 'not ours' })
  online.standIn.pay(sessionOf(url), { method: 'alipay', outcome: 'paid' })
  await online.standIn.deliverDue()
  const params = { canteenId: online.canteen.canteenId }
  const { cases } = await online.manager.call('listMoneyCases', { params })
  expect(cases).toMatchObject([{ kind: 'unknown_payment', payment: null }])
  const close = {
    params: { ...params, caseId: cases[0]?.caseId ?? 0 },
    body: { note: '后台手工收的，已经退回去了' },
  }
  expect(await online.manager.outcome('closeMoneyCase', close)).toBe('accepted')
  expect(await casesOf(online)).toEqual([])
})

test('each day is held against the provider’s own list, and what differs becomes a case', async () => {
  const online = await anOnlineCanteen()
  const diner = await online.newDiner()
  await aPaidTopUp(online, diner, 5000)
  const invented = await aPaidTopUp(online, diner, 700)
  // Somebody with the database's password makes a payment out of nothing: the provider knows of none.
  await sql`update online_payments set session_ref = 'cs_never_was' where id = ${invented}`.execute(
    online.database.db,
  )
  const [, lost] = [...online.standIn.objects.sessions.values()]
  if (lost) Object.assign(lost, { client_reference_id: 'not ours' })
  await online.pass(1.5 * day)
  await reportParity({ db: online.database.db }, online.provider)
  const params = { canteenId: online.canteen.canteenId }
  const { reports } = await online.manager.call('listParityReports', { params })
  expect(reports).toMatchObject([
    { providerCount: 1, providerFen: 5000, ledgerCount: 2, ledgerFen: 5700, differing: 1 },
  ])
  expect(await casesOf(online)).toEqual(['credited_not_paid'])
})
