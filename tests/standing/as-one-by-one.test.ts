import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { placeBooking } from '../../backend/bookings/place-booking.action.ts'
import { readBookingContext } from '../../backend/bookings/booking-context.store.ts'
import { standingActor } from '../../backend/bookings/acting.rules.ts'
import { variantFor } from '../../backend/bookings/variant.rules.ts'
import type { Tx } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { bookStandingOrders } from '../../backend/standing/book-standing-orders.action.ts'
import { recordOutcomes } from '../../backend/standing/outcome.store.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aScheme } from '../support/builders/scheme.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aVoucherTown } from '../support/builders/voucher-town.ts'

const people = 36
const limitFen = 1100
const wayOf = (nth: number): 'dine_in' | 'pick_up' => (nth % 4 === 0 ? 'pick_up' : 'dine_in')
const payOf = (nth: number): 'wallet' | 'counter' => (nth % 3 === 0 ? 'counter' : 'wallet')

/**
 * People of all kinds at one lunch: with vouchers, with caps they have used up, with needs, with little money, and less
 * help and fewer portions than all of them want. Made twice, everything has the same ids in both.
 */
async function aMixedTown() {
  const town = await aVoucherTown()
  const { db, canteen } = town
  await aScheme().worth(150).atMost(2, 'week').onDaysAtMost(3, 'month').in(db, canteen.cityId)
  await aScheme().worth(100).withBudget(1500).in(db, canteen.districtId)
  const dinerIds: number[] = []
  for (let nth = 0; nth < people; nth += 1) {
    const one = aDiner(canteen)
      .bornOn(`${1965 - nth}-01-01`)
      .withWallet(nth % 5 === 0 ? 300 : 20_000)
    if (nth % 3 === 1) one.needing('minced')
    if (nth % 4 === 1) one.allergicTo('peanut')
    if (nth % 9 === 2) one.allergicTo('crustacean')
    dinerIds.push((await one.ofShanghai().in(db)).dinerId)
  }
  await town.manager.call(
    'issueVouchers',
    town.issue(
      dinerIds
        .filter((_, nth) => nth % 6 === 0)
        .map((dinerId) => ({ dinerId, serial: `V${dinerId}` })),
    ),
  )
  // Some have used their week up already.
  await sql`insert into usage_counters (diner_id, limit_key, period_start, used, cap)
    select d, (select code from schemes where name_en = 'Test subsidy' order by id limit 1) || ':week', '2026-11-30', 0, 2
    from unnest(${dinerIds.filter((_, nth) => nth % 7 === 0)}::bigint[]) d`.execute(db)
  await sql`insert into standing_orders (diner_id, canteen_id, meal, weekdays, way, payment, limit_fen, valid_from, set_by, set_by_name)
    select d.id, ${canteen.canteenId}, 'lunch', '{2}', d.way::way, d.pay::payment_way, ${limitFen}, '2026-11-30', 'test', '测试员'
    from unnest(${dinerIds}::bigint[], ${dinerIds.map((_, nth) => wayOf(nth))}::text[], ${dinerIds.map((_, nth) => payOf(nth))}::text[])
      as d(id, way, pay)`.execute(db)
  const serving = await aServing(canteen)
    .onDay(serviceDay('2026-12-01'))
    .seating(15)
    .with(
      anOffering().named('虾仁套餐').priced(1200).limitedTo(6).containing('crustacean', 'peanut'),
      anOffering().named('素什锦套餐').priced(1000).limitedTo(16),
    )
    .in(db)
  return { ...town, dinerIds, serving }
}
type Town = Awaited<ReturnType<typeof aMixedTown>>

/** The first plate that fits her and is left, each person in a transaction of her own. */
/** A live meal of a standing order is always its outcome. */
const noteOutcome = async (
  tx: Tx,
  servingId: number,
  dinerId: number,
  bookingId: number,
): Promise<void> => {
  const order = await sql<{ id: number }>`
    select id from standing_orders where diner_id = ${dinerId}`.execute(tx)
  const orderId = order.rows[0]?.id ?? 0
  await recordOutcomes(tx, servingId, [{ orderId, bookingId, reason: null, params: {} }])
}

async function oneByOne({ db, dinerIds, serving }: Town): Promise<string[]> {
  const answers: string[] = []
  for (const [nth, dinerId] of dinerIds.entries()) {
    answers.push(
      await inTransaction(db, async (tx) => {
        const context = await readBookingContext(tx, serving.servingId, dinerId)
        const shrimp = context.serving.offerings[0]
        const plain = context.serving.offerings[1]
        const clash = nth % 4 === 1 || nth % 9 === 2
        const plate = !clash && shrimp && shrimp.booked < shrimp.portionLimit ? shrimp : plain
        if (!plate) throw new Error('a plate')
        const { bookingId } = await placeBooking(tx, {
          actor: standingActor('测试员'),
          dinerId,
          servingId: serving.servingId,
          lines: [
            {
              offeringId: plate.offeringId,
              quantity: 1,
              variant: variantFor(plate, context.diner.needs),
            },
          ],
          way: wayOf(nth),
          pay: payOf(nth),
          atMostFen: fen(limitFen),
          channel: 'standing',
        })
        await noteOutcome(tx, serving.servingId, dinerId, bookingId)
        return 'booked'
      }).catch((error: unknown) => {
        if (error instanceof Refusal) return error.code
        throw error
      }),
    )
  }
  return answers
}

async function allTogether({ db, serving }: Town): Promise<void> {
  const orders = await sql<{
    id: number
  }>`select id from standing_orders order by diner_id`.execute(db)
  await inTransaction(db, (tx) =>
    bookStandingOrders(
      tx,
      serving.servingId,
      orders.rows.map(({ id }) => id),
    ),
  )
}

const tables = [
  'bookings order by id',
  'booking_lines order by booking_id, line_no',
  'booking_quotes order by booking_id',
  'booking_payers order by booking_id, line_no',
  'booking_operator_payments order by booking_id, line_no',
  'booking_usages order by booking_id, limit_key, period_start',
  'booking_budgets order by booking_id, budget_id',
  'booking_vouchers order by booking_id, voucher_id',
  'booking_moves order by booking_id, seq',
  'usage_counters order by diner_id, limit_key, period_start',
  'vouchers order by id',
  'ledger_accounts order by id',
  'ledger_transactions order by id',
  'ledger_entries order by transaction_id, line_no',
  'offerings order by id',
  'serving_ways order by serving_id, way',
  'servings order by id',
  'audit_entries order by chain_id, seq',
  'count_changes order by booking_id, offering_id',
] as const

/** Rows but for times, hashes of times, and the names that each made scheme gets of its own. */
async function rowsOf({ db }: Town): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for (const table of tables) {
    const { rows } = await sql.raw<Record<string, unknown>>(`select * from ${table}`).execute(db)
    const told = JSON.stringify(rows, (key, value: unknown) =>
      /(^|_)(at|hash)$|^(id|digits|token)$/.test(key) && table.startsWith('count_changes')
        ? undefined
        : /_at$|^at$|hash$|^phone$/.test(key)
          ? undefined
          : value,
    )
    found[table] = JSON.parse(
      told
        .replaceAll(/T-\d+/g, (code) => `T-${Number(code.split('-')[1]) % 2}`)
        .replaceAll(/测试民政局 \d+/g, '民政局'),
    )
  }
  return found
}

test('a batch writes what one booking after the other writes, row by row', async () => {
  const [single, batch] = [await aMixedTown(), await aMixedTown()]
  const answers = await oneByOne(single)
  await allTogether(batch)
  const kinds = [...new Set(answers)].toSorted()
  // The people are of as many kinds as that: else this shows little.
  expect(kinds).toEqual(expect.arrayContaining(['booked', 'sold_out', 'wallet_short', 'way_full']))
  const [one, many] = [await rowsOf(single), await rowsOf(batch)]
  for (const table of tables) expect(many[table], table).toEqual(one[table])
  const filled = Object.entries(one).filter(([, rows]) => (rows as unknown[]).length === 0)
  expect(filled.map(([table]) => table)).toEqual([
    'booking_operator_payments order by booking_id, line_no',
  ])
  const spent = async ({ db }: Town) =>
    (
      await sql`select budget_id, canteen_id, spent_fen from budget_slices order by 1, 2`.execute(
        db,
      )
    ).rows
  expect(await spent(batch)).toEqual(await spent(single))
  for (const { db } of [single, batch]) expect(await findBrokenInvariants(db)).toEqual([])
})
