import { sql } from 'kysely'
import pg from 'pg'
import { readBoard } from '../../backend/kitchen/board.view.ts'
import { openDatabase } from '../../backend/kernel/database.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { aCanteen, type Canteen } from '../../tests/support/builders/place.ts'
import { anOffering, aServing } from '../../tests/support/builders/serving.ts'
import { aDiner } from '../../tests/support/builders/diner.ts'
import { aScratchDatabase, type ScratchDatabase } from '../../tests/support/scratch-database.ts'
import { line, median, timed, type Line } from './figures.ts'

const diners = 1000
const few = 1_000
/** PAST=5000000 npm run bench -- board-query: needs some gigabytes and a quiet machine. */
const lots = Number(process.env['PAST'] ?? 1_000_000)
const looks = 200

/**
 * Past servings of one canteen with a booking of every diner each, written straight into the tables: what
 * matters is how much lies beside the board's own rows, not how it got there.
 */
async function fillThePast(
  client: pg.Client,
  canteen: Canteen,
  dinerIds: readonly number[],
  from: number,
  servings: number,
): Promise<void> {
  // Foreign keys of a million rows would be checked one by one; they are right by construction.
  await client.query('set session_replication_role = replica')
  const { canteenId } = canteen
  await client.query(
    `with days as (select n, date '2024-01-01' - n as day from generate_series($2::int, $2::int + $3::int - 1) n),
     s as (
       insert into servings (canteen_id, day, meal, state, cutoff_at, window_from, window_to, booked_portions, closed_at, served_at, settled_at)
       select $1, day, 'lunch', 'settled', day, '11:00', '12:30', cardinality($4::bigint[]), day, day, day from days
       returning id, day
     ),
     o as (
       insert into offerings (serving_id, set_id, price_fen, portion_limit, booked)
       select id, (select min(id) from sets), 1200, 5000, cardinality($4::bigint[]) from s returning id, serving_id
     ),
     b as (
       insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions, price_fen, own_fen, ticket_no)
       select s.id, $1, d.id, 'collected', 'dine_in', 'counter', 'app', 'bench', 'bench', 1, 1200, 1200, d.place
       from s cross join unnest($4::bigint[]) with ordinality as d(id, place) returning id, serving_id
     ),
     l as (
       insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, unit_price_fen)
       select b.id, 1, 1, o.id, 1, 1200 from b join o on o.serving_id = b.serving_id
     )
     insert into count_changes (serving_id, offering_id, booking_id, from_portions, to_portions)
     select b.serving_id, o.id, b.id, 0, 1 from b join o on o.serving_id = b.serving_id`,
    [canteenId, from, servings, dinerIds],
  )
  await client.query('set session_replication_role = origin')
}

/** By turns, so that whatever else the machine does falls on both alike. Medians in milliseconds. */
async function boardMs(cities: readonly City[]): Promise<number[]> {
  const glasses = cities.map(({ database, canteen }) => ({
    db: openDatabase(database.url, { max: 1 }),
    canteenId: canteen.canteenId,
    times: [] as number[],
  }))
  for (let look = 0; look < looks; look += 1) {
    for (const { db, canteenId, times } of glasses)
      times.push(await timed(() => readBoard(db, canteenId, undefined, 'zh-CN')))
  }
  await Promise.all(glasses.map(({ db }) => db.destroy()))
  return glasses.map(({ times }) => median(times.slice(20)))
}

const lunchGuests = 150

/** The next serving, with a lunch's worth of bookings on it. */
async function prepare({ db }: ScratchDatabase): Promise<{ canteen: Canteen; ids: number[] }> {
  const canteen = await aCanteen().in(db)
  const { servingId, offeringIds } = await aServing(canteen)
    .with(anOffering(), anOffering().named('萝卜排骨套餐'))
    .in(db)
  const people = await aDiner(canteen).times(diners, db)
  const ids = people.map(({ dinerId }) => dinerId)
  await sql`
    with b as (
      insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions, price_fen, own_fen)
      select ${servingId}, ${canteen.canteenId}, d, 'placed', 'dine_in', 'counter', 'app', 'bench', 'bench', 1, 1500, 1500
      from unnest(${ids.slice(0, lunchGuests)}::bigint[]) d returning id
    )
    insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, texture, unit_price_fen)
    select id, 1, 1, (${offeringIds}::bigint[])[1 + id % 2], 1, case when id % 5 = 0 then 'soft' else 'regular' end, 1500 from b`.execute(
    db,
  )
  return { canteen, ids }
}

interface City {
  readonly database: ScratchDatabase
  readonly canteen: Canteen
}

/** A database of its own with so many bookings behind the next serving. */
async function aCityWith(past: number): Promise<City> {
  const database = await aScratchDatabase('lost in a crash')
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  try {
    const { canteen, ids } = await prepare(database)
    const each = 100
    for (let from = 0; from < past / diners; from += each)
      await fillThePast(client, canteen, ids, from, Math.min(each, past / diners - from))
    await client.query('vacuum analyze')
    await client.query('checkpoint')
    const { rows } = await client.query<{ n: string }>('select count(*) as n from bookings')
    present(Number(rows[0]?.n) >= past ? true : null, 'so many bookings lie in the past')
    return { database, canteen }
  } finally {
    await client.end()
  }
}

export async function measureBoardQuery(): Promise<Line[]> {
  const cities = [await aCityWith(lots), await aCityWith(few)]
  try {
    const [withLots = 0, withFew = 0] = await boardMs(cities)
    return [
      line('kitchen board, 1,000 past bookings', withFew, 'ms'),
      line(`kitchen board, ${lots.toLocaleString('en')} past bookings`, withLots, 'ms'),
      line('ratio', withLots / withFew, '', '≤ 1.2'),
    ]
  } finally {
    for (const { database } of cities) await database.remove()
  }
}
