import type { Tx } from '../../backend/kernel/database.ts'
import type { SoldMeal } from '../../backend/payments/posting.rules.ts'
import type { SchemeInForce } from '../../backend/subsidies/scheme-outcome.rules.ts'
import { readPricings } from '../../backend/subsidies/scheme.store.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { plannedBookings } from './bookings.ts'
import { liveThrough } from './history.ts'
import type { LivedBooking } from './history.ts'
import type { LoadedAccounts } from './load-accounts.ts'
import { loadAudit } from './load-audit.ts'
import { loadCookPlans } from './load-cook-plans.ts'
import { loadFoodSafety } from './load-food-safety.ts'
import { atCounter, clockwork, doerOf, loadHistory, placerOf } from './load-history.ts'
import type { Doer } from './load-history.ts'
import { loadLedger } from './load-ledger.ts'
import type { LoadedServing } from './load-menus.ts'
import type { LoadedPlaces } from './load-places.ts'
import { movementsOf } from './money.ts'
import type { Movement } from './money.ts'
import {
  entriesOfBooking,
  entriesOfMenus,
  entriesOfServing,
  entriesOfTopUp,
} from './past-entries.ts'
import type { DemoPeople } from './people.ts'
import { demoCommunities, streetPath } from './places.ts'
import type { CanteenKey } from './places.ts'

export interface Loaded {
  readonly today: ServiceDay
  readonly now: Date
  readonly people: DemoPeople
  readonly places: LoadedPlaces
  readonly dinerIds: readonly number[]
  readonly accounts: LoadedAccounts
  readonly servings: readonly LoadedServing[]
}

type Schemes = ReadonlyMap<string, readonly SchemeInForce[]>

const pathOf = (key: CanteenKey): string =>
  `${streetPath}/${demoCommunities.find((community) => community.key === key)?.name ?? ''}`

/** Schemes by canteen and day, read as a booking reads them. */
const readSchemes = async (tx: Tx, { servings, dinerIds, places }: Loaded): Promise<Schemes> => {
  const found = new Map<string, readonly SchemeInForce[]>()
  for (const { canteen, day, servingId } of servings) {
    const key = `${canteen} ${day}`
    if (found.has(key)) continue
    const placeIds = ['上海市', '上海市/普陀区', streetPath, pathOf(canteen)].flatMap(
      (path) => places.placeId(path) ?? [],
    )
    const dinerId = dinerIds[0] ?? 0
    const priced = { servingId, canteenId: 0, day, placeIds, serials: [] }
    found.set(key, (await readPricings(tx, [dinerId], priced)).get(dinerId)?.schemes ?? [])
  }
  return found
}

const funders = (schemes: Schemes): ReadonlySet<number> =>
  new Set(
    [...schemes.values()]
      .flat()
      .flatMap(({ funders: all }) => Object.values(all))
      .flatMap(({ id, isCanteen }) => (isCanteen ? id : [])),
  )

const live = (loaded: Loaded, schemes: Schemes): LivedBooking[] =>
  liveThrough(plannedBookings(loaded.today, loaded.people), {
    now: loaded.now,
    today: loaded.today,
    residents: loaded.people.residents,
    servings: loaded.servings,
    schemes: (canteen, day) => schemes.get(`${canteen} ${day}`) ?? [],
    canteenPath: { xingfuli: pathOf('xingfuli'), xiquan: pathOf('xiquan') },
    // The canteens' own limit, as they are made.
    dailyPortionLimit: 4,
  })

const groupedBy = <Key>(
  lived: readonly LivedBooking[],
  keyOf: (booking: LivedBooking) => Key,
): ReadonlyMap<Key, LivedBooking[]> => {
  const groups = new Map<Key, LivedBooking[]>()
  for (const booking of lived) {
    const group = groups.get(keyOf(booking))
    if (group) group.push(booking)
    else groups.set(keyOf(booking), [booking])
  }
  return groups
}

interface DinersMovement {
  readonly movement: Movement
  readonly dinerId: number
  readonly canteen: CanteenKey
}

const moneyOf = (
  loaded: Loaded,
  lived: readonly LivedBooking[],
  concessions: ReadonlySet<number>,
): DinersMovement[] => {
  const { people, dinerIds, places, today } = loaded
  const ofDiner = groupedBy(lived, ({ plan }) => plan.resident)
  return people.residents
    .flatMap(({ canteen, balanceFen }, index) => {
      const dinerId = present(dinerIds[index], 'a loaded resident')
      const canteenId = places.canteenId[canteen]
      const soldMeal = ({ plan, quote }: LivedBooking): SoldMeal => ({
        canteenId,
        dinerId,
        payment: plan.payment,
        listFen: quote.listFen,
        payFen: quote.payFen,
        shares: quote.payers.map(({ funderId, amountFen }) => ({
          funderId,
          amountFen,
          funderIsCanteen: funderId !== null && concessions.has(funderId),
        })),
      })
      const bookings = ofDiner.get(index) ?? []
      return movementsOf({ dinerId, canteenId, balanceFen, bookings, soldMeal }, today).map(
        (movement) => ({ movement, dinerId, canteen }),
      )
    })
    .toSorted((a, b) => a.movement.at.getTime() - b.movement.at.getTime())
}

/** Who made a movement: whoever placed or cancelled, the counter for meals and cash, the clockwork for missed ones. */
const moverOf = ({ accounts }: Loaded, { movement, canteen }: DinersMovement): Doer => {
  const { booking, posting } = movement
  if (!booking) return doerOf(accounts.counter[canteen])
  if (posting.kind === 'meal_missed') return clockwork
  return posting.kind === 'meal_collected'
    ? atCounter(accounts, booking)
    : placerOf(accounts, booking)
}

/** Two weeks of bookings with their money and their audit, up to this moment. */
export const loadPast = async (tx: Tx, loaded: Loaded): Promise<void> => {
  const { places, accounts, dinerIds, servings, today, now } = loaded
  const schemes = await readSchemes(tx, loaded)
  const lived = live(loaded, schemes)
  const bookingIds = await loadHistory(tx, places, accounts, dinerIds, lived)
  const money = moneyOf(loaded, lived, funders(schemes))
  const movers = new Map(money.map((one) => [one.movement, moverOf(loaded, one)]))
  const moverIs = (movement: Movement): Doer => present(movers.get(movement), 'somebody moved it')
  await loadLedger(
    tx,
    money.map(({ movement }) => movement),
    bookingIds,
    moverIs,
  )
  const here = groupedBy(lived, ({ serving }) => serving)
  await loadAudit(tx, [
    ...(await loadFoodSafety(tx, today, now)),
    ...(await loadCookPlans(tx, today, now)),
    ...entriesOfMenus(today, now, places),
    ...lived.flatMap((booking) =>
      entriesOfBooking(
        booking,
        bookingIds.get(booking) ?? 0,
        places.canteenId[booking.plan.canteen],
        dinerIds[booking.plan.resident] ?? 0,
        accounts,
      ),
    ),
    ...money.flatMap(({ movement, dinerId }) =>
      entriesOfTopUp(movement, dinerId, moverIs(movement)),
    ),
    ...servings.flatMap((serving) =>
      entriesOfServing(serving, places.canteenId[serving.canteen], here.get(serving) ?? []),
    ),
    {
      chain: 0,
      at: now,
      actor: 'demo',
      action: 'demo.loaded',
      subject: 'city',
      detail: { bookings: lived.length },
    },
  ])
}
