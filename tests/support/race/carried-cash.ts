import { sql } from 'kysely'
import { apiOf } from '../api.ts'
import type { TestDatabase } from '../database.ts'
import { aStaffMember, aVolunteer } from '../builders/people.ts'
import { aCashRound, carrierOf, receiverOf } from '../round-cash.ts'
import { inParallel, seededRandom } from './in-parallel.ts'

interface Rush {
  /** Volunteers who hand in at once, and how many wallets each carries cash for. */
  readonly carriers: number
  readonly people: number
  /** How often each of two counters presses for each sum. */
  readonly presses: number
  readonly seed: number
}

export interface CarriedReport {
  readonly noted: number
  readonly inWallets: number
  /** Beyond the float the drawer was opened with, and what was topped up meanwhile. */
  readonly inDrawer: number
  readonly accepted: number
  readonly others: readonly string[]
}

const toppedUpFen = 100

/**
 * Several volunteers bring cash for the same people, two counters at two servers receive every sum again and again, and
 * others top the same cards up meanwhile.
 */
export async function carriedRush(
  { db }: TestDatabase,
  addresses: readonly string[],
  { carriers, people, presses, seed }: Rush,
): Promise<CarriedReport> {
  const { canteen, diners, counter, colleague } = await aCashRound(db, addresses[0] ?? '', people)
  const { canteenId } = canteen
  for (let nth = 0; nth < carriers; nth += 1) {
    const volunteer = await aVolunteer(db, canteen, canteen.buildingId)
    const { note } = carrierOf(apiOf(...addresses)(volunteer))
    for (const { dinerId } of diners) await note(dinerId, 1_000)
  }
  const { carried } = await counter.list()
  const windows = [counter, colleague].map(({ api }) =>
    receiverOf(apiOf(...addresses)({ cookies: api.cookies }), canteenId),
  )
  const tills = apiOf(...addresses)(await aStaffMember(db, 'counter', canteen))
  const receives = carried.flatMap(({ carriedId, notedFen }) =>
    windows.flatMap(({ receiving }) =>
      Array.from({ length: presses }, () => () => receiving(carriedId, notedFen)),
    ),
  )
  const topUps = diners.map(({ dinerId }) => async () => {
    const body = { dinerId, amountFen: toppedUpFen }
    for (let tries = 0; tries < 20; tries += 1)
      if ((await tills.outcome('topUpInCash', { params: { canteenId }, body })) === 'accepted')
        return 'topped up'
    return 'not topped up'
  })
  const random = seededRandom(seed)
  const mixed = [...receives, ...topUps]
    .map((work) => ({ work, place: random() }))
    .toSorted((a, b) => a.place - b.place)
  const answers = await inParallel(mixed, 16, ({ work }) => work())
  const found = await sql<{ wallets: number; drawer: number }>`
    select coalesce(sum(a.balance_fen) filter (where a.kind = 'wallet'), 0)::int as wallets,
      coalesce(sum(a.balance_fen) filter (where a.kind = 'drawer'), 0)::int as drawer
    from ledger_accounts a left join diners d on d.id = a.diner_id
    where a.canteen_id = ${canteenId} or d.home_canteen_id = ${canteenId}`.execute(db)
  const topped = people * toppedUpFen
  return {
    noted: carriers * people * 1_000,
    inWallets: (found.rows[0]?.wallets ?? 0) - topped,
    inDrawer: (found.rows[0]?.drawer ?? 0) - 20_000 - topped,
    accepted: answers.filter((one) => one === 'accepted').length,
    others: [...new Set(answers)].filter((one) => one !== 'accepted').toSorted(),
  }
}
