import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import { createLog } from '../../../backend/kernel/log.ts'
import { inTransaction } from '../../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../../backend/kernel/verify.store.ts'
import { askForPayment } from '../../../backend/payments/ask-for-payment.action.ts'
import { openCheckout } from '../../../backend/payments/open-checkout.action.ts'
import type { PaymentProvider } from '../../../backend/payments/provider.ts'
import { reconcilePayments } from '../../../backend/payments/reconcile-payments.job.ts'
import { webhookPath } from '../../../backend/payments/webhook.ts'
import { jobActor } from '../../../backend/vocabulary/actor.ts'
import { aDiner } from '../builders/diner.ts'
import { aCanteen } from '../builders/place.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { providerAt, settingsOf } from '../online.ts'
import { launchApp, type AppProcess } from '../server/launch.ts'
import { aStandIn } from '../stripe/merchant.ts'
import type { StripeStandIn } from '../stripe/stand-in.ts'
import { inParallel, seededRandom } from './in-parallel.ts'
import { roundRobin } from './round-robin.ts'

export interface StormPlan {
  readonly payments: number
  readonly seed: number
  /** Application processes that share the work; one of them dies now and then. */
  readonly workers: number
  readonly crashEveryMs: number
}

export interface StormReport {
  readonly deliveries: number
  /** Wrongly signed ones among them, and how many of those were taken. */
  readonly bad: number
  readonly badTaken: number
  readonly crashes: number
  readonly paid: number
  /** Credited by what was delivered, and found by asking because nothing came. */
  readonly told: number
  readonly found: number
  readonly wrong: readonly string[]
}

const amountFen = 1200
const people = 50
const hourMs = 3_600_000

interface Storm {
  readonly database: TestDatabase
  readonly standIn: StripeStandIn
  readonly provider: PaymentProvider
}

/** Everybody asks for a page to pay on; then some pay at once, some slowly, some not at all. */
async function payments({ database, standIn, provider }: Storm, plan: StormPlan): Promise<void> {
  const { db } = database
  const random = seededRandom(plan.seed)
  const diners = await aDiner(await aCanteen().in(db)).times(people, db)
  const wishes = Array.from({ length: plan.payments }, (_, index) => diners[index % people])
  await inParallel(wishes, 4, async (diner) => {
    const actor = jobActor('storm')
    const dinerId = diner?.dinerId ?? 0
    const asked = { actor, dinerId, amountFen, booking: null, linkId: null }
    const { paymentId } = await inTransaction(db, (tx) => askForPayment(tx, provider, asked))
    const page = 'http://127.0.0.1:1/'
    const places = { description: '存饭钱', successUrl: page, cancelUrl: page }
    await openCheckout(db, provider, paymentId, places)
  })
  for (const sessionId of standIn.objects.sessions.keys()) {
    const luck = random()
    if (luck > 0.95) standIn.expire(sessionId)
    else if (luck > 0.7) standIn.pay(sessionId, { method: 'alipay', outcome: 'processing' })
    else standIn.pay(sessionId, { method: 'wechat_pay', outcome: 'paid' })
  }
  standIn.clock.advance(hourMs)
  for (const session of standIn.objects.sessions.values()) {
    if (session.status !== 'complete' || session.payment_status === 'paid') continue
    standIn.settleAsync(session.id, random() < 0.8 ? 'succeeded' : 'failed')
  }
}

/** Delivers hour by hour until nothing waits any more, while processes die and come back. */
async function deliverAll({ standIn, database }: Storm, plan: StormPlan): Promise<number> {
  const launch = (): Promise<AppProcess> => launchApp(database.url, { stripe: settingsOf(standIn) })
  const apps = await Promise.all(Array.from({ length: plan.workers }, launch))
  const front = await roundRobin(() => apps.map(({ url }) => url))
  standIn.sendWebhooksTo(`${front.url}${webhookPath}`)
  let [over, crashes] = [false, 0]
  const random = seededRandom(plan.seed + 1)
  const axe = async (): Promise<void> => {
    while (!over) {
      await pause(plan.crashEveryMs * (0.5 + random()))
      if (over) return
      const at = Math.floor(random() * apps.length)
      apps[at]?.kill('SIGKILL')
      crashes += 1
      apps[at] = await launch()
    }
  }
  const killing = axe()
  for (let hours = 0; standIn.waiting.length > 0; hours += 1) {
    if (hours > 400) throw new Error('webhooks never end')
    await standIn.deliverDue({ atOnce: 6 })
    standIn.clock.advance(hourMs)
  }
  over = true
  await killing
  await Promise.all(apps.map((app) => app.close()))
  await front.close()
  return crashes
}

/** Who credited them: a message, or our own asking, which every process also does when it begins. */
async function creditedBy({ database }: Storm): Promise<{ told: number; found: number }> {
  const { rows } = await sql<{ told: number; found: number }>`
    select count(*) filter (where actor = 'provider:stripe')::int as told,
      count(*) filter (where actor = 'job:reconcile-payments')::int as found
    from ledger_transactions where kind = 'online_top_up'`.execute(database.db)
  return rows[0] ?? { told: 0, found: 0 }
}

/** What does not add up between the provider's books and ours, in words. */
async function differences({ database, standIn }: Storm, paid: number): Promise<string[]> {
  const { rows } = await sql<{ credits: number; wallets: number }>`
    select (select count(*) from ledger_transactions where kind = 'online_top_up')::int as credits,
      (select coalesce(sum(balance_fen), 0) from ledger_accounts where kind = 'wallet')::bigint as wallets`.execute(
    database.db,
  )
  const wrong: string[] = []
  const { credits = 0, wallets = 0 } = rows[0] ?? {}
  if (credits !== paid) wrong.push(`${credits} credits for ${paid} payments`)
  if (wallets !== paid * amountFen)
    wrong.push(`${wallets} fen in wallets, ${paid * amountFen} paid`)
  const broken = await findBrokenInvariants(database.db)
  wrong.push(...broken.map(({ invariant, what }) => `${invariant}: ${what}`))
  if (standIn.waiting.length > 0) wrong.push('webhooks still wait')
  return wrong
}

/**
 * Payments by the hundred, each told 1-5 times, shuffled, up to three days late, a tenth never, some wrongly signed,
 * to several processes of which one dies every now and then.
 */
export async function webhookStorm(plan: StormPlan): Promise<StormReport> {
  const database = await aDatabase()
  const standIn = await aStandIn({
    seed: plan.seed,
    startAt: new Date(),
    webhookUrl: 'http://127.0.0.1:1/',
    webhookRetries: 16,
    faults: {
      webhooks: [
        { fault: 'dropped', chance: 0.1 },
        { fault: 'duplicated', copies: 4, chance: 0.9 },
        { fault: 'shuffled' },
        { fault: 'delayed', delayMs: 72 * hourMs, chance: 0.5 },
        { fault: 'wrong signature', chance: 0.05 },
      ],
    },
  })
  const storm: Storm = { database, standIn, provider: providerAt(standIn) }
  onTestFinished(() => standIn.close())
  await payments(storm, plan)
  const crashes = await deliverAll(storm, plan)
  const paid = [...standIn.objects.sessions.values()].filter(
    (session) => session.payment_status === 'paid',
  ).length
  await database.advance('10 minutes')
  await reconcilePayments({ db: database.db, log: createLog('silent') }, storm.provider)
  const bad = standIn.delivered.filter(({ signature }) => signature === 'wrong')
  return {
    deliveries: standIn.delivered.length,
    bad: bad.length,
    badTaken: bad.filter(({ status }) => status === 200).length,
    crashes,
    paid,
    ...(await creditedBy(storm)),
    wrong: await differences(storm, paid),
  }
}
