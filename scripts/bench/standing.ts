import { sql } from 'kysely'
import type pg from 'pg'
import { createLive } from '../../backend/kernel/live.ts'
import { createLog } from '../../backend/kernel/log.ts'
import { bookStandingMeals } from '../../backend/standing/standing-orders.job.ts'
import { aDiner } from '../../tests/support/builders/diner.ts'
import { aCanteen } from '../../tests/support/builders/place.ts'
import { aScheme } from '../../tests/support/builders/scheme.ts'
import { anOffering, aServing } from '../../tests/support/builders/serving.ts'
import { aBackDoor } from '../../tests/support/claim-month.ts'
import { aScratchDatabase, type ScratchDatabase } from '../../tests/support/scratch-database.ts'
import { line, timed, type Line } from './figures.ts'

const canteens = 20
const residents = 10_000
const helpFen = 200

/** Subsidised meals paid from wallets, some of the help capped, some from money set aside: a whole booking each. */
async function settle({ db }: ScratchDatabase): Promise<void> {
  for (let number = 1; number <= canteens; number += 1) {
    const canteen = await aCanteen().named(`第${number}食堂`).in(db)
    if (number === 1) {
      await aScheme().worth(helpFen).atMost(1, 'day').atMost(20, 'month').in(db, canteen.cityId)
      await aScheme().worth(helpFen).withBudget(10_000_000).in(db, canteen.districtId)
    }
    const dishes = ['红烧狮子头', '清蒸鲈鱼', '萝卜排骨']
    await aServing(canteen)
      .with(...dishes.map((name) => anOffering().named(`${name}套餐`).priced(1200).limitedTo(5000)))
      .in(db)
    await aDiner(canteen)
      .ofShanghai()
      .times(residents / canteens, db)
  }
  // Their money stands in the wallets only: what matters here is what the job does with it.
  await sql`insert into ledger_accounts (kind, diner_id, balance_fen) select 'wallet', id, 20000 from diners`.execute(
    db,
  )
  await sql`
    insert into standing_orders (diner_id, canteen_id, meal, weekdays, set_id, way, payment, limit_fen, valid_from, set_by, set_by_name)
    select d.id, d.home_canteen_id, 'lunch', '{1,2,3,4,5,6,7}',
      case when d.id % 2 = 0 then (select o.set_id from servings s join offerings o on o.serving_id = s.id
        where s.canteen_id = d.home_canteen_id order by o.id offset 1 limit 1) end,
      case when d.id % 3 = 0 then 'pick_up' else 'dine_in' end::way, 'wallet', 1500, service_day_of(app_now()), 'bench', '李志愿'
    from diners d`.execute(db)
  // Not the tables the job fills: a plan made for an empty one reads it from end to end when it no longer is.
  await sql`analyze diners, diner_facts, ledger_accounts, standing_orders`.execute(db)
}

/** What the job adds rows to, in an order in which they may be inserted. */
const written: readonly (readonly [table: string, mine: string])[] = [
  ['bookings', 'true'],
  ['booking_lines', 'true'],
  ['booking_quotes', 'true'],
  ['booking_payers', 'true'],
  ['booking_operator_payments', 'true'],
  ['booking_usages', 'true'],
  ['booking_budgets', 'true'],
  ['booking_moves', 'true'],
  ['usage_counters', 'true'],
  ['ledger_transactions', 'booking_id is not null'],
  [
    'ledger_entries',
    'transaction_id in (select id from ledger_transactions where booking_id is not null)',
  ],
  ['count_changes', 'true'],
  ['audit_entries', "action = 'booking.placed'"],
  ['standing_outcomes', 'true'],
]

/** Takes the job's rows out and puts the very same in again: same tables, keys, checks and triggers, a statement each. */
async function insertAgain(door: pg.Client): Promise<{ rows: number; ms: number }> {
  let rows = 0
  await door.query('set session_replication_role = replica')
  for (const [table, mine] of written) {
    const kept = await door.query(
      `create table kept_${table} as select * from ${table} where ${mine}`,
    )
    rows += kept.rowCount ?? 0
  }
  for (const [table, mine] of written.toReversed())
    await door.query(`delete from ${table} where ${mine}`)
  await door.query('set session_replication_role = origin')
  await door.query('vacuum')
  const ms = await timed(async () => {
    await door.query('begin')
    for (const [table] of written)
      await door.query(`insert into ${table} overriding system value select * from kept_${table}`)
    await door.query('commit')
  })
  return { rows, ms }
}

/** Ten thousand standing orders become bookings in one run of the job, beside inserting the very same rows. */
export async function measureStanding(): Promise<Line[]> {
  const database = await aScratchDatabase('kept')
  const log = createLog('warn')
  const live = createLive(database.url, log)
  const door = await aBackDoor(database.adminUrl)
  try {
    await settle(database)
    const jobMs = await timed(() => bookStandingMeals({ db: database.db, live, log }))
    const booked = await sql<{
      n: number
    }>`select count(*)::int as n from standing_outcomes where result = 'booked'`.execute(
      database.db,
    )
    const again = await insertAgain(door)
    return [
      line('residents with a standing order', residents, ''),
      line('booked in one run of the job', booked.rows[0]?.n ?? 0, '', String(residents)),
      line('the job', jobMs / 1000, 's'),
      line('rows it wrote', again.rows, ''),
      line('inserting the very same rows by plain SQL', again.ms / 1000, 's'),
      line('job ÷ plain SQL', jobMs / again.ms, '', '≤ 3'),
    ]
  } finally {
    await door.end()
    await live.close()
    await database.remove()
  }
}
