import { sql } from 'kysely'
import { apiOf } from '../api.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import type { SignedIn } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { aScheme } from '../builders/scheme.ts'
import { anOffering, aServing, soon, type Serving } from '../builders/serving.ts'
import type { TestDatabase } from '../database.ts'
import { inParallel, tally } from './in-parallel.ts'
import { tryBooking } from './rush.ts'

const priceFen = 1000
const helpFen = 300

interface Mouth {
  readonly diner: Diner & SignedIn
  readonly serving: Serving
}

export interface Contest {
  readonly budgetId: number
  /** How many meals the money covers. */
  readonly covered: number
  readonly mouths: readonly Mouth[]
}

/** Money for so many meals at several canteens, and more people than it covers. */
export async function prepareContest(
  { db }: TestDatabase,
  options: { readonly canteens: number; readonly people: number; readonly covered: number },
): Promise<Contest> {
  const mouths: Mouth[] = []
  let budgetId = 0
  const each = Math.ceil(options.people / options.canteens)
  for (let number = 1; number <= options.canteens; number += 1) {
    const canteen = await aCanteen().named(`第${number}食堂`).in(db)
    if (number === 1) {
      const scheme = aScheme()
        .worth(helpFen)
        .withBudget(options.covered * helpFen)
      budgetId = (await scheme.in(db, canteen.cityId)).budgetId
    }
    const serving = await aServing(canteen)
      .onDay(soon())
      .with(anOffering().priced(priceFen).limitedTo(each))
      .in(db)
    const diners = await aDiner(canteen).signedInTimes(each, db)
    mouths.push(...diners.map((diner) => ({ diner, serving })))
  }
  // Neighbours in the queue are of different canteens.
  const mixed = mouths
    .map((mouth, index) => ({ mouth, at: (index % each) * options.canteens + index / each }))
    .toSorted((a, b) => a.at - b.at)
  return {
    budgetId,
    covered: options.covered,
    mouths: mixed.map(({ mouth }) => mouth).slice(0, options.people),
  }
}

const eat = (address: string, { diner, serving }: Mouth) =>
  tryBooking(apiOf(address)(diner), {
    dinerId: diner.dinerId,
    servingId: serving.servingId,
    lines: [{ offeringId: serving.offeringId, quantity: 1 }],
    way: 'dine_in',
    pay: 'counter',
    seenPayFen: priceFen - helpFen,
  })

/** Everybody wants the help at once. Returns what was not as it must be, in words. */
export async function raceForMoney(
  { db }: TestDatabase,
  contest: Contest,
  addresses: readonly string[],
  atOnce: number,
): Promise<string[]> {
  const outcomes = await inParallel(contest.mouths, atOnce, async (mouth, index) => {
    return (await eat(addresses[index % addresses.length] ?? '', mouth)).outcome
  })
  const answers = tally(outcomes)
  const { accepted = 0, budget_spent: spent = 0, price_changed: changed = 0 } = answers
  const wrong: string[] = []
  if (accepted !== contest.covered) wrong.push(`${accepted} helped, money for ${contest.covered}`)
  if (accepted + spent + changed !== contest.mouths.length)
    wrong.push(`answers ${JSON.stringify(answers)}`)
  const found = await sql<{ spent: number; held: number }>`
    select (select coalesce(sum(spent_fen), 0) from budget_slices where budget_id = ${contest.budgetId})::int as spent,
      (select coalesce(sum(amount_fen), 0) from booking_budgets where budget_id = ${contest.budgetId})::int as held`.execute(
    db,
  )
  const { spent: spentFen = 0, held: heldFen = 0 } = found.rows[0] ?? {}
  if (spentFen !== heldFen || heldFen > contest.covered * helpFen)
    wrong.push(`${heldFen} fen given of ${contest.covered * helpFen}, ${spentFen} counted`)
  return wrong
}
