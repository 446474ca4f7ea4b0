import { sql } from 'kysely'
import type { Db, Tx } from '../../../backend/kernel/database.ts'
import { inTransaction } from '../../../backend/kernel/transaction.ts'
import { post } from '../../../backend/payments/ledger.store.ts'
import { paidOnline } from '../../../backend/payments/online-posting.rules.ts'
import { openMoneyCase } from '../../../backend/payments/money-case.store.ts'
import type { StripeSettings } from '../../../backend/payments/stripe-provider.ts'
import { jobActor } from '../../../backend/vocabulary/actor.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { WithCookies } from '../api.ts'
import { aDiner } from '../builders/diner.ts'
import { sessionsFor } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'

/** Online payment is on, and nobody listens: screens show what is written down, and no money moves on them. */
export const unheard: StripeSettings = {
  secretKey: 'sk_test_unheard',
  webhookSecret: 'whsec_unheard',
  apiUrl: 'http://127.0.0.1:9',
}

const actor = jobActor('world')

export interface Payment {
  readonly daysAgo: number
  readonly amountFen: number
  readonly state: 'open' | 'processing' | 'paid' | 'failed' | 'expired'
  readonly method: 'alipay' | 'wechat_pay' | 'card' | null
  readonly refunds: readonly (readonly [amountFen: number, state: string, reason: string])[]
}

const asked = (place: number): Payment => ({
  daysAgo: place * 1.2,
  amountFen: [5_000, 10_000, 20_000, 3_550, 30_000][place % 5] ?? 5_000,
  state: place % 9 === 8 ? 'expired' : 'paid',
  method: place % 9 === 8 ? null : ((['alipay', 'wechat_pay', 'card'] as const)[place % 3] ?? null),
  refunds: [],
})

/** The newest ones show every state there is, the oldest what can no longer go back. */
const shown: readonly Partial<Payment>[] = [
  { state: 'processing', method: 'wechat_pay' },
  { state: 'open', method: null },
  { refunds: [[2_000, 'sent', '家属存错了人']] },
  { state: 'failed', method: 'card' },
  {
    refunds: [
      [10_000, 'failed', '老人住院，家属要求全部退回去，先退一半'],
      [5_000, 'done', '老人住院，家属要求退一半'],
      [2_500, 'asked', '再退一点'],
    ],
  },
  { refunds: [[5_000, 'done', '存重了']] },
]

export const insertPayment = async (
  tx: Tx,
  canteenId: number,
  dinerId: number,
  { daysAgo, amountFen, state, method, refunds }: Payment,
): Promise<number> => {
  const credited =
    state === 'paid'
      ? await post(tx, paidOnline(canteenId, dinerId, fen(amountFen)), {
          canteenId,
          bookingId: null,
          actor,
        })
      : null
  const given = refunds.reduce((sum, [amount, to]) => sum + (to === 'failed' ? 0 : amount), 0)
  const made = await sql<{ id: number }>`
    insert into online_payments (canteen_id, diner_id, purpose, amount_fen, state, provider, live, session_ref, payment_ref,
      method, asked_by, asked_at, expires_at, ended_at, credited_tx, refunded_fen)
    select ${canteenId}, ${dinerId}, 'top_up', ${amountFen}, ${state}, 'stripe', false, 'cs_test_' || gen_random_uuid(),
      case when ${state} = 'paid' then 'pi_3Q' || substr(md5(random()::text), 1, 22) end, ${method}, 'link:1', at, at + interval '30 minutes',
      case when ${state} not in ('open', 'processing') then at + interval '2 minutes' end, ${credited}, ${given}
    from (select app_now() - make_interval(mins => ${Math.round(daysAgo * 1440)}::int) as at) as asked
    returning id`.execute(tx)
  const paymentId = made.rows[0]?.id ?? 0
  for (const [amount, to, reason] of refunds) {
    await sql`
      insert into refunds (payment_id, amount_fen, state, refund_ref, reason, asked_by, asked_by_name)
      values (${paymentId}, ${amount}, ${to}, 're_' || gen_random_uuid(), ${reason}, ${actor.key}, '王芳芳')`.execute(
      tx,
    )
  }
  return paymentId
}

const insertParity = async (tx: Tx, canteenId: number, days: number, differing: number) => {
  await sql`
    insert into parity_reports (canteen_id, day, provider_count, provider_fen, ledger_count, ledger_fen, differing)
    select ${canteenId}, service_day_of(app_now()) - n, 3 + n % 4, 25000 + n * 550 - wrong * 5000, 3 + n % 4 + wrong, 25000 + n * 550, wrong
    from (select n, case when n <= ${differing} then 1 else 0 end as wrong from generate_series(1, ${days}) as n) as d`.execute(
    tx,
  )
}

/** One of every kind, as each is written down where it is found; what is nobody's would show everywhere, so it is theirs. */
const openCases = async (tx: Tx, canteenId: number, paid: readonly number[]): Promise<void> => {
  const seen = { state: 'paid', amountFen: 500, currency: 'cny', live: false }
  const found = [
    [
      'unknown_payment',
      'session:cs_test_a1B2c3D4e5F6',
      { paymentRef: 'pi_3QhandMade', amountFen: 6_600, currency: 'cny' },
    ],
    ['credited_not_paid', `payment:${paid[0]}`, { day: '2026-11-20', seen: null }],
    ['paid_not_credited', `payment:${paid[1]}`, { day: '2026-11-20', seen }],
    [
      'amount_differs',
      `payment:${paid[2]}`,
      { asked: { amountFen: 5_000 }, seen: { ...seen, currency: 'usd' } },
    ],
    ['disputed', 'dispute:1', { paymentId: paid[3], amountFen: 5_000 }],
    [
      'refund_failed',
      'refund:1',
      { paymentId: paid[4], amountFen: 10_000, failure: 'expired_or_canceled_card' },
    ],
  ] as const
  for (const [kind, subject, detail] of found)
    await openMoneyCase(tx, {
      canteenId,
      kind,
      subject,
      detail,
    })
  await sql`
    insert into money_cases (canteen_id, kind, subject, detail, found_at, closed_at, closed_by, closed_by_name, note)
    select ${canteenId}, 'refund_failed', 'refund:' || n, jsonb_build_object('paymentId', ${paid[5] ?? 0}::int, 'amountFen', 2000),
      app_now() - interval '9 days', app_now() - interval '8 days', ${actor.key}, '王芳芳', '打电话问过女儿王女士，银行卡注销了。钱留在卡里吃饭，不退了。'
    from generate_series(101, 102) as n`.execute(tx)
}

/** Fills the demonstration's canteen with all that can go wrong; the manager who comes back has one where nothing did. */
export async function onlineMoneyIn(db: Db, messyId: number): Promise<WithCookies> {
  const clean = await aCanteen().named('账目清爽的食堂').in(db)
  const calm = await aDiner(clean).named('沈桂珍').in(db)
  const longest = await aDiner({ ...clean, canteenId: messyId })
    .named('阿卜杜热合曼·买买提', 'abudurehemanmaimaiti', 'abdrhmmmt')
    .in(db)
  // Nobody whose own pages are looked at: the last in the list of residents.
  const others = await sql<{ id: number }>`
    select id from diners where home_canteen_id = ${messyId} and id <> ${longest.dinerId} order by id desc limit 12`.execute(
    db,
  )
  const diners = [longest.dinerId, ...others.rows.map(({ id }) => id)]
  await inTransaction(db, async (tx) => {
    const paid: number[] = []
    const many = [...Array.from({ length: 58 }, (_, place) => place), 80, 85]
    for (const place of many.toReversed()) {
      const payment = { ...asked(place), ...shown[place] }
      const dinerId = diners[place % diners.length] ?? longest.dinerId
      const paymentId = await insertPayment(tx, messyId, dinerId, payment)
      if (payment.state === 'paid') paid.unshift(paymentId)
    }
    await openCases(tx, messyId, paid)
    await insertParity(tx, messyId, 30, 2)
    for (const place of [2, 1, 0])
      await insertPayment(tx, clean.canteenId, calm.dinerId, asked(place))
    await insertParity(tx, clean.canteenId, 9, 0)
  })
  const [manager] = await sessionsFor(db, [
    { name: '沈站长', role: 'manager', canteenId: clean.canteenId },
  ])
  if (manager === undefined) throw new Error('a session for the manager')
  return manager
}
