import { sql } from 'kysely'
import { readServingsToLookThrough } from '../../backend/bookings/found-clash.store.ts'
import { noteClashes } from '../../backend/bookings/note-clashes.action.ts'
import type { Db } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { readServing } from '../../backend/menus/menu.store.ts'
import { aDiner } from '../../tests/support/builders/diner.ts'
import { listed } from '../../tests/support/builders/ingredient.ts'
import { aCanteen } from '../../tests/support/builders/place.ts'
import type { Canteen } from '../../tests/support/builders/place.ts'
import { anOffering, aServing } from '../../tests/support/builders/serving.ts'
import type { Serving } from '../../tests/support/builders/serving.ts'
import { aScratchDatabase } from '../../tests/support/scratch-database.ts'
import { line, median, timed, type Line } from './figures.ts'

const guests = 500
/** Of these: with a need, and with one that the change is about. */
const careful = 200
const clashing = 20
const looks = 60
const recipe = ['豆腐', '猪肉末', '葱', '姜', '酱油', '花生油'] as const

const medianOf = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let look = 0; look < looks; look += 1) times.push(await timed(work))
  return median(times.slice(10))
}

const aMenu = (canteen: Canteen, meal: 'lunch' | 'dinner', ...ingredients: string[]) =>
  aServing(canteen)
    .at(meal)
    .with(
      ...['家常豆腐', '麻婆豆腐', '豆腐煲'].map((name) =>
        anOffering()
          .named(`${name}${meal}`)
          .cookedWith(...ingredients),
      ),
    )

async function fill(db: Db, canteen: Canteen, { servingId, offeringIds }: Serving): Promise<void> {
  const people = await aDiner(canteen).times(guests, db)
  const ids = people.map(({ dinerId }) => dinerId)
  await sql`insert into diet_needs (diner_id, kind, value, valid_from)
    select d, 'allergen', case when n <= ${clashing} then 'crustacean' else 'milk' end, '2020-01-01'
    from unnest(${ids.slice(0, careful)}::bigint[]) with ordinality as p(d, n)`.execute(db)
  await sql`
    with b as (
      insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions, price_fen, own_fen)
      select ${servingId}, ${canteen.canteenId}, d, 'placed', 'dine_in', 'counter', 'app', 'bench', 'bench', 1, 1500, 1500
      from unnest(${ids}::bigint[]) d returning id),
    m as (insert into booking_moves (booking_id, seq, state, move, actor, actor_name) select id, 1, 'placed', 'place', 'bench', 'bench' from b)
    insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, unit_price_fen)
    select id, 1, 1, (${offeringIds}::bigint[])[1 + id % 3], 1, 1500 from b`.execute(db)
  await sql`update servings set booked_portions = ${guests} where id = ${servingId}`.execute(db)
}

/** What knowing the ingredients adds to reading a menu, and what finding clashes costs at a large lunch. */
export async function measureClashes(): Promise<Line[]> {
  const database = await aScratchDatabase('lost in a crash')
  const { db } = database
  try {
    for (const name of recipe) await listed(db, name)
    await listed(db, '虾皮', { allergens: ['crustacean'] })
    const canteen = await aCanteen().in(db)
    const plain = await aMenu(canteen, 'dinner').in(db)
    const lunch = await aMenu(canteen, 'lunch', ...recipe).in(db)
    await fill(db, canteen, lunch)
    await sql`analyze`.execute(db)
    const bare = await medianOf(() => readServing(db, plain.servingId))
    const known = await medianOf(() => readServing(db, lunch.servingId))
    const look = () => inTransaction(db, (tx) => noteClashes(tx, lunch.servingId))
    const nothing = await medianOf(look)
    const idle = await medianOf(() => readServingsToLookThrough(db))
    await sql`insert into ingredient_overrides (canteen_id, ingredient, kind, other, first_day, last_day, noted_by, noted_by_name)
      values (${canteen.canteenId}, '豆腐', 'with', '虾皮', '2020-01-01', '2099-01-01', 'bench', 'bench')`.execute(
      db,
    )
    const first = await timed(look)
    const unsolved = await medianOf(look)
    const turn = await medianOf(() => readServingsToLookThrough(db))
    return [
      line('a menu of three dishes without a recipe, read for a booking', bare, 'ms'),
      line('  with six ingredients each', known, 'ms'),
      line(`what is to be looked through, asked every 2 s, ${guests} bookings`, idle, 'ms'),
      line(`  while ${clashing} clashes wait for somebody`, turn, 'ms'),
      line(`looking ${guests} bookings through, ${careful} of people with needs`, nothing, 'ms'),
      line(`  where ${clashing} clashes are found and told`, first, 'ms'),
      line('  where they still wait, every half minute', unsolved, 'ms'),
    ]
  } finally {
    await database.remove()
  }
}
