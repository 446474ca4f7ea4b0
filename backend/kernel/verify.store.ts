import { sql } from 'kysely'
import { brokenChains } from './audit.store.ts'
import type { Db } from './database.ts'
import { arrivalChecks } from './verify-arrivals.store.ts'
import type { Check } from './verify-check.ts'
import { deskChecks } from './verify-desk.store.ts'
import { familyChecks } from './verify-family.store.ts'
import { roundChecks } from './verify-rounds.store.ts'
import { handOverChecks } from './verify-hand-over.store.ts'
import { salesChecks } from './verify-sales.store.ts'
import { standingChecks } from './verify-standing.store.ts'
import { waitingChecks } from './verify-waiting.store.ts'

export interface Finding {
  readonly invariant: string
  readonly what: string
}

/** Each query lists what breaks its invariant; a sound database answers all of them with nothing. */
const checks: readonly Check[] = [
  [
    'I1 offering counter = Σ active portions ≤ limit',
    sql`select 'offering ' || o.id || ': counter ' || o.booked || ', bookings ' || coalesce(a.portions, 0) as what
      from offerings o left join (
        select l.offering_id, sum(l.quantity) as portions from bookings b
        join booking_lines l on l.booking_id = b.id and l.revision = b.revision
        where b.state <> 'cancelled' and b.channel <> 'walk_in' group by l.offering_id) a on a.offering_id = o.id
      where o.booked <> coalesce(a.portions, 0) or o.booked + o.kept > o.portion_limit`,
  ],
  [
    'I1 serving counter = Σ active portions',
    sql`select 'serving ' || s.id || ': counter ' || s.booked_portions || ', bookings ' || coalesce(a.portions, 0) as what
      from servings s left join (select serving_id, sum(portions) as portions from bookings
        where state <> 'cancelled' and channel <> 'walk_in' group by serving_id) a
        on a.serving_id = s.id
      where s.booked_portions <> coalesce(a.portions, 0)`,
  ],
  [
    'I1 way counter = Σ active portions ≤ capacity',
    sql`select 'serving ' || w.serving_id || ' ' || w.way || ': counter ' || w.booked || ', bookings ' || coalesce(a.portions, 0) as what
      from serving_ways w left join (
        select serving_id, way, sum(portions) as portions from bookings
        where state <> 'cancelled' and channel <> 'walk_in' group by serving_id, way) a
        on a.serving_id = w.serving_id and a.way = w.way
      where w.booked <> coalesce(a.portions, 0) or w.booked + w.kept > w.capacity`,
  ],
  [
    'I1 head and lines of a booking agree',
    sql`select 'booking ' || b.id as what from bookings b
      join (select booking_id, revision, sum(quantity) as portions, sum(quantity * unit_price_fen) as price from booking_lines group by booking_id, revision) l
        on l.booking_id = b.id and l.revision = b.revision
      where l.portions <> b.portions or l.price <> b.price_fen
      union all
      select 'booking ' || b.id || ' has no lines' from bookings b
      where not exists (select 1 from booking_lines l where l.booking_id = b.id and l.revision = b.revision)`,
  ],
  [
    'I1 one booking per diner and serving',
    sql`select 'diner ' || diner_id || ' at serving ' || serving_id as what from bookings where state <> 'cancelled'
      group by diner_id, serving_id having count(*) > 1`,
  ],
  [
    'I1 a kiosk booked one meal',
    sql`select 'booking ' || b.id as what from bookings b
      join booking_lines l on l.booking_id = b.id and l.revision = 1
      where b.channel = 'kiosk' group by b.id having sum(l.quantity) <> 1`,
  ],
  [
    'I2 usage = Σ held by bookings ≤ cap',
    sql`select 'diner ' || u.diner_id || ' ' || u.limit_key || ' ' || u.period_start || ': used ' || u.used || ', held ' || coalesce(h.held, 0) as what
      from usage_counters u left join (
        select b.diner_id, x.limit_key, x.period_start, sum(x.amount) as held from booking_usages x join bookings b on b.id = x.booking_id
        where b.state <> 'cancelled' group by 1, 2, 3) h using (diner_id, limit_key, period_start)
      where u.used <> coalesce(h.held, 0) or u.used > u.cap`,
  ],
  [
    'I2 voucher counter = Σ its live bookings ≤ what it is good for, all of them hers',
    sql`select 'voucher ' || v.serial || ': used ' || v.used || ' of ' || v.uses || ', bookings ' || coalesce(h.held, 0) as what
      from vouchers v left join (
        select x.voucher_id, count(*) filter (where b.state <> 'cancelled') as held, bool_and(b.diner_id = o.diner_id) as hers,
          bool_or(b.state = 'cancelled') as kept
        from booking_vouchers x join bookings b on b.id = x.booking_id join vouchers o on o.id = x.voucher_id group by 1) h
        on h.voucher_id = v.id
      where v.used <> coalesce(h.held, 0) or v.used > v.uses or not h.hers or h.kept`,
  ],
  [
    'I3 budget = reserve + Σ slices, slice = Σ held by bookings',
    sql`select 'budget ' || b.id || ': total ' || b.total_fen || ', reserve ' || b.reserve_fen || ', slices ' || coalesce(s.sum, 0) as what
      from budgets b left join (select budget_id, sum(allotted_fen) as sum from budget_slices group by budget_id) s on s.budget_id = b.id
      where b.total_fen <> b.reserve_fen + coalesce(s.sum, 0)
      union all
      select 'budget ' || s.budget_id || ' canteen ' || s.canteen_id || ': spent ' || s.spent_fen || ', held ' || coalesce(h.held, 0)
      from budget_slices s left join (
        select x.budget_id, b.canteen_id, sum(x.amount_fen) as held from booking_budgets x join bookings b on b.id = x.booking_id group by 1, 2
      ) h using (budget_id, canteen_id)
      where s.spent_fen <> coalesce(h.held, 0) or s.spent_fen > s.allotted_fen`,
  ],
  [
    'I4 ledger transactions sum to zero',
    sql`select 'transaction ' || t.id as what from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id
      group by t.id having coalesce(sum(e.amount_fen), 1) <> 0`,
  ],
  [
    'I4 wallet, fund and drawer counters = Σ entries, wallets and funds not below their floor',
    sql`select a.kind || ' ' || a.id || ': counter ' || a.balance_fen || ', entries ' || coalesce(e.sum, 0) as what
      from ledger_accounts a left join (select account_id, sum(amount_fen) as sum from ledger_entries group by account_id) e on e.account_id = a.id
      where (a.kind in ('wallet', 'donations') and (a.balance_fen <> -coalesce(e.sum, 0) or a.balance_fen < a.floor_fen))
         or (a.kind = 'drawer' and a.balance_fen <> coalesce(e.sum, 0))`,
  ],
  [
    'I4 a counted drawer holds what was counted: expected + difference',
    sql`select 'drawer shift ' || s.id || ': counted ' || s.counted_fen || ', entries ' || coalesce(e.sum, 0) || ', differences ' || coalesce(e.found, 0) as what
      from drawer_shifts s left join lateral (
        select sum(x.amount_fen) as sum, sum(x.amount_fen) filter (where t.kind = 'drawer_difference' and t.id > s.after_transaction_id) as found
        from ledger_accounts a join ledger_entries x on x.account_id = a.id join ledger_transactions t on t.id = x.transaction_id
        where a.kind = 'drawer' and a.canteen_id = s.canteen_id and x.transaction_id <= s.through_transaction_id) e on true
      where s.closed_at is not null
        and (s.counted_fen <> s.expected_fen + s.difference_fen or coalesce(e.sum, 0) <> s.counted_fen or coalesce(e.found, 0) <> s.difference_fen)`,
  ],
  [
    'I4 from a canteen’s first shift on, cash moves only while one is open',
    sql`select 'canteen ' || a.canteen_id || ': transaction ' || x.transaction_id as what
      from ledger_accounts a join ledger_entries x on x.account_id = a.id
      where a.kind = 'drawer'
        and x.transaction_id > (select min(s.after_transaction_id) from drawer_shifts s where s.canteen_id = a.canteen_id)
        and not exists (select from drawer_shifts s where s.canteen_id = a.canteen_id and x.transaction_id > s.after_transaction_id
          and (s.through_transaction_id is null or x.transaction_id <= s.through_transaction_id))`,
  ],
  [
    'I4 payers sum to the price of their booking',
    sql`select 'booking ' || b.id as what from bookings b
      left join (select booking_id, revision, sum(amount_fen) as paid, sum(amount_fen) filter (where funder_id is null) as own
        from booking_payers group by booking_id, revision) p on p.booking_id = b.id and p.revision = b.revision
      where p.paid is distinct from b.price_fen or p.own is distinct from b.own_fen`,
  ],
  [
    'I4 prepaid account = Σ own shares of meals paid ahead and not yet over',
    sql`select 'canteen ' || c.id || ': prepaid ' || coalesce(e.sum, 0) || ', bookings ' || coalesce(b.own, 0) as what from canteens c
      left join (select a.canteen_id, -sum(x.amount_fen) as sum from ledger_accounts a join ledger_entries x on x.account_id = a.id
        where a.kind = 'prepaid' group by a.canteen_id) e on e.canteen_id = c.id
      left join (select canteen_id, sum(own_fen) as own from bookings where state = 'placed' and payment = 'wallet' group by canteen_id) b on b.canteen_id = c.id
      where coalesce(e.sum, 0) <> coalesce(b.own, 0)`,
  ],
  [
    'I5 an online payment is credited once and in full, or not at all',
    sql`select 'payment ' || p.id || ': ' || p.state || ', credited ' || coalesce(c.sum, 0) as what
      from online_payments p left join (
        select e.transaction_id, sum(e.amount_fen) as sum from ledger_entries e join ledger_accounts a on a.id = e.account_id
        where a.kind = 'clearing' group by e.transaction_id) c on c.transaction_id = p.credited_tx
      where coalesce(c.sum, 0) <> case when p.state = 'paid' then p.amount_fen else 0 end`,
  ],
  [
    'I5 refunds counter = Σ refunds that did not fail ≤ payment',
    sql`select 'payment ' || p.id || ': counter ' || p.refunded_fen || ', refunds ' || coalesce(r.sum, 0) as what
      from online_payments p left join (select payment_id, sum(amount_fen) as sum from refunds where state <> 'failed' group by payment_id) r
        on r.payment_id = p.id
      where p.refunded_fen <> coalesce(r.sum, 0) or p.refunded_fen > p.amount_fen`,
  ],
  [
    'I5 money at the provider = paid − refunded − disputed, money on its way back = refunds under way',
    sql`select 'canteen ' || c.id as what from canteens c
      left join (select a.canteen_id, sum(e.amount_fen) filter (where a.kind = 'clearing') as clearing,
          -sum(e.amount_fen) filter (where a.kind = 'refunding') as refunding
        from ledger_accounts a join ledger_entries e on e.account_id = a.id where a.kind in ('clearing', 'refunding') group by 1) l on l.canteen_id = c.id
      left join (select canteen_id, sum(amount_fen) as paid from online_payments where state = 'paid' group by 1) p on p.canteen_id = c.id
      left join (select p.canteen_id, sum(r.amount_fen) filter (where r.state = 'done') as done,
          sum(r.amount_fen) filter (where r.state in ('asked', 'sent')) as under_way
        from refunds r join online_payments p on p.id = r.payment_id group by 1) r on r.canteen_id = c.id
      left join (select p.canteen_id, sum(d.amount_fen) as held from disputes d join online_payments p on p.id = d.payment_id
        where d.state <> 'won' group by 1) d on d.canteen_id = c.id
      where coalesce(l.clearing, 0) <> coalesce(p.paid, 0) - coalesce(r.done, 0) - coalesce(d.held, 0)
         or coalesce(l.refunding, 0) <> coalesce(r.under_way, 0)`,
  ],
  [
    'I4 closed months: stored totals = what the ledger says',
    sql`select 'canteen ' || m.canteen_id || ' month ' || m.month as what from month_closes m
      where m.totals is distinct from month_totals(m.canteen_id, m.month, (m.totals->>'through')::bigint)`,
  ],
  [
    'I4 a claim is the sum of its rows, approved without the rejected ones',
    sql`select 'claim ' || c.id as what from claims c left join (
        select r.claim_id, count(*) as rows, sum(r.amount_fen) as asked, sum(r.amount_fen) filter (where x.row_no is null) as paid
        from claim_rows r left join claim_rejections x on x.claim_id = r.claim_id and x.row_no = r.row_no group by r.claim_id) r on r.claim_id = c.id
      where (c.row_count, c.amount_fen) is distinct from (coalesce(r.rows, 0), coalesce(r.asked, 0))
         or c.approved_fen is distinct from case when c.state = 'approved' then coalesce(r.paid, 0) end`,
  ],
  [
    'I4 once approved, a funder owes for a claim exactly what was approved',
    sql`select 'claim ' || c.id as what from claims c left join lateral (
        select coalesce(sum(r.amount_fen) filter (where r.kind = 'meal'), 0) as meals from claim_rows r where r.claim_id = c.id) m on true
      left join lateral (
        select coalesce(sum(e.amount_fen), 0) as moved from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
        join ledger_accounts a on a.id = e.account_id and a.kind = 'receivable' and a.funder_id = c.funder_id
        where t.kind = 'claim_approved' and t.canteen_id = c.canteen_id and t.note = 'claim ' || c.id) p on true
      where c.state = 'approved' and m.meals + p.moved <> c.approved_fen`,
  ],
  [
    'I4 a claim asks for what its closed month says the funder owes',
    sql`select 'claim ' || c.id as what from claims c join month_closes m on m.canteen_id = c.canteen_id and m.month = c.month
      where coalesce((select sum(r.amount_fen) from claim_rows r where r.claim_id = c.id and r.kind = 'meal'), 0)
        <> coalesce((select sum((f->>'amount')::bigint) from jsonb_array_elements(m.totals->'figures') f
          where f->>'figure' = 'funded' and (f->>'funderId')::bigint = c.funder_id), 0)`,
  ],
  [
    'I7 frozen count = Σ active portions at cut-off, and nothing booked after',
    sql`select 'serving ' || s.id || ': frozen ' || coalesce(f.portions, 0) || ', active ' || s.booked_portions as what
      from servings s left join (select serving_id, sum(portions) as portions from frozen_counts group by serving_id) f on f.serving_id = s.id
      where s.closed_at is not null and coalesce(f.portions, 0) <> s.booked_portions`,
  ],
  [
    'I9 every booking’s state is its last move',
    sql`select 'booking ' || b.id as what from bookings b
      left join lateral (select m.state from booking_moves m where m.booking_id = b.id order by m.seq desc limit 1) m on true
      where m.state is distinct from b.state`,
  ],
  [
    'I9 every move has its audit entry',
    sql`select 'booking ' || m.booking_id || ' move ' || m.seq as what from booking_moves m
      join (select booking_id, count(*) as moves from booking_moves group by booking_id) n using (booking_id)
      left join (select subject, count(*) as entries from audit_entries where action like 'booking.%' group by subject) a
        on a.subject = 'booking:' || m.booking_id
      where m.seq = 1 and coalesce(a.entries, 0) <> n.moves`,
  ],
  [
    'I11 collected at most once, and again only after the hand-over was undone',
    sql`select 'booking ' || booking_id as what from booking_moves group by booking_id
      having count(*) filter (where state in ('collected', 'delivered')) - count(*) filter (where move = 'undo') not in (0, 1)`,
  ],
  [
    'food safety: a sample is 125 g or more, its corrections keep its moment, and it stays 48 hours',
    sql`select 'sample ' || f.id || ': ' || f.grams || ' g' as what from food_samples f where f.grams < 125
      union all
      select 'sample ' || f.id || ': taken at another moment than the one it corrects'
      from food_samples f join food_samples b using (serving_id, dish_id) where b.revision = f.revision - 1 and b.taken_at <> f.taken_at
      union all
      select 'sample ' || f.id || ': thrown away after ' || round(extract(epoch from d.disposed_at - f.taken_at) / 3600, 1) || ' h'
      from sample_disposals d join food_samples f on f.id = d.sample_id where d.disposed_at < f.taken_at + interval '48 hours'`,
  ],
  [
    'I9 a notice is open exactly while it waits or is being sent, and of a code that is over nothing is left',
    sql`select 'notice ' || id || ': ' || state as what from notices
      where (over_at is null) <> (state in ('waiting', 'sending')) or (state = 'sending' and way <> 'message')
         or (kind = 'one_time_code' and over_at is not null and params <> '{}')`,
  ],
  ...arrivalChecks,
  ...salesChecks,
  ...waitingChecks,
  ...roundChecks,
  ...standingChecks,
  ...deskChecks,
  ...familyChecks,
  ...handOverChecks,
]

/** Checks every invariant on a live database; an empty list is a sound one. Reads only. */
export const findBrokenInvariants = async (db: Db): Promise<Finding[]> =>
  // One snapshot for all checks: bookings go on while we look.
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`set local statement_timeout = '10min'`.execute(tx)
      const findings: Finding[] = []
      for (const [invariant, query] of checks) {
        const broken = await query.execute(tx)
        findings.push(...broken.rows.map(({ what }) => ({ invariant, what })))
      }
      for (const { chainId, seq } of await brokenChains(tx))
        findings.push({ invariant: 'I9 audit chain verifies', what: `chain ${chainId} at ${seq}` })
      return findings
    })

export const checkedInvariants: readonly string[] = [
  ...checks.map(([invariant]) => invariant),
  'I9 audit chain verifies',
]
