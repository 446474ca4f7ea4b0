import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { createLog } from '../../../backend/kernel/log.ts'
import { findBrokenInvariants } from '../../../backend/kernel/verify.store.ts'
import { reconcilePayments } from '../../../backend/payments/reconcile-payments.job.ts'
import { aPaidTopUp, anOnlineCanteen, type OnlineCanteen } from '../online.ts'
import { inParallel, seededRandom, tally } from './in-parallel.ts'

export interface RefundReport {
  readonly asked: number
  readonly outcomes: Readonly<Record<string, number>>
  /** Payments of which more went back than had come. */
  readonly overRefunded: number
  readonly wrong: readonly string[]
}

export interface RefundPlan {
  readonly payments: number
  readonly refunds: number
  readonly seed: number
}

const amountFen = 5_000

/** Asks for parts of payments, each wish by two presses at once, some payments too old to go back. */
async function askAll(
  online: OnlineCanteen,
  paymentIds: readonly number[],
  plan: RefundPlan,
): Promise<string[]> {
  const random = seededRandom(plan.seed)
  const canteenId = online.canteen.canteenId
  const wishes = Array.from({ length: plan.refunds }, () => ({
    paymentId: paymentIds[Math.floor(random() * paymentIds.length)] ?? 0,
    amount: 1 + Math.floor(random() * (amountFen / 3)),
  }))
  return inParallel(wishes, 6, async ({ paymentId, amount }) => {
    const press = {
      params: { canteenId, paymentId },
      body: { amountFen: amount, reason: '退回' },
      key: randomUUID(),
    }
    const twice = await Promise.all([
      online.manager.outcome('refundPayment', press),
      online.manager.outcome('refundPayment', press),
    ])
    return oneOf(twice)
  })
}

/** A refused press leaves no key: when another refund fails between the two, the second is judged anew. */
function oneOf(twice: readonly [string, string]): string {
  if (twice[0] === twice[1]) return twice[0]
  const both = twice.toSorted().join()
  return both === 'accepted,refund_too_large' ? 'accepted' : `two answers: ${both}`
}

const countRefunds = async ({ database }: OnlineCanteen): Promise<number> => {
  const { rows } = await sql<{ all: number }>`
    select count(*)::int as all from refunds`.execute(database.db)
  return rows[0]?.all ?? 0
}

const underWay = async ({ database }: OnlineCanteen): Promise<number> => {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from refunds where state in ('asked', 'sent')`.execute(database.db)
  return rows[0]?.left ?? 0
}

/** Messages and our own asking, hour by hour: whatever was lost or failed comes to its end within a day. */
async function settleAll(online: OnlineCanteen): Promise<void> {
  const deps = { db: online.database.db, log: createLog('silent') }
  for (let hours = 0; hours < 24; hours += 1) {
    await online.pass(3_600)
    await online.standIn.deliverDue({ atOnce: 4 })
    await reconcilePayments(deps, online.provider)
    if (hours > 2 && (await underWay(online)) === 0 && online.standIn.waiting.length === 0) return
  }
}

function overRefunded({ standIn }: OnlineCanteen): number {
  const back = new Map<string, number>()
  for (const refund of standIn.objects.refunds.values()) {
    if (refund.status === 'failed' || refund.status === 'canceled') continue
    const payment = typeof refund.payment_intent === 'string' ? refund.payment_intent : ''
    back.set(payment, (back.get(payment) ?? 0) + refund.amount)
  }
  return [...back.values()].filter((sum) => sum > amountFen).length
}

/** What provider and ledger do not agree on, payment by payment. */
async function differences(online: OnlineCanteen): Promise<string[]> {
  const { rows } = await sql<{ ref: string; back: number; left: number }>`
    select p.payment_ref as ref, p.refunded_fen as back,
      (select count(*) from refunds r where r.payment_id = p.id and r.state in ('asked', 'sent'))::int as left
    from online_payments p where p.state = 'paid'`.execute(online.database.db)
  const wrong: string[] = []
  for (const { ref, back, left } of rows) {
    if (left > 0) wrong.push(`${ref}: ${left} refunds without an end`)
    const there = [...online.standIn.objects.refunds.values()]
      .filter((refund) => refund.payment_intent === ref && refund.status === 'succeeded')
      .reduce((sum, refund) => sum + refund.amount, 0)
    if (there !== back) wrong.push(`${ref}: ${there} fen went back, the ledger says ${back}`)
  }
  const broken = await findBrokenInvariants(online.database.db)
  return [...wrong, ...broken.map(({ invariant, what }) => `${invariant}: ${what}`)]
}

/** Double clicks, parts, lost answers, refusals, failures after success, payments of day 91. */
export async function refundStorm(plan: RefundPlan): Promise<RefundReport> {
  const online = await anOnlineCanteen({
    seed: plan.seed,
    settleRefundsAfterMs: 60_000,
    faults: {
      api: [
        { fault: 'time-out after success', on: ['refunds.create'], chance: 0.05 },
        { fault: 'server error', on: ['refunds.create'], chance: 0.05 },
      ],
      refunds: [
        { fault: 'refused', chance: 0.05 },
        { fault: 'fails later', chance: 0.1 },
        { fault: 'succeeds, then fails', chance: 0.1 },
      ],
      webhooks: [
        { fault: 'dropped', chance: 0.1, on: ['refund.updated', 'refund.failed'] },
        { fault: 'duplicated', copies: 2, chance: 0.5 },
        { fault: 'shuffled' },
      ],
    },
  })
  const diner = await online.newDiner()
  const paymentIds: number[] = []
  for (let count = 0; count < plan.payments; count += 1) {
    paymentIds.push(await aPaidTopUp(online, diner, amountFen))
    // The first tenth will be too old for their source.
    if (count === Math.floor(plan.payments / 10)) await online.pass(91 * 86_400)
  }
  const outcomes = await askAll(online, paymentIds, plan)
  await settleAll(online)
  const { accepted = 0, ...refused } = tally(outcomes)
  const [kept, wrong] = [await countRefunds(online), await differences(online)]
  if (kept !== accepted) wrong.push(`${kept} refunds for ${accepted} accepted wishes`)
  return {
    asked: plan.refunds,
    outcomes: { accepted, ...refused },
    overRefunded: overRefunded(online),
    wrong,
  }
}
