import { sql } from 'kysely'
import { readBookingContext } from '../bookings/booking-context.store.ts'
import type { BookingContext } from '../bookings/booking-context.store.ts'
import {
  assertAffordable,
  assertDinerThere,
  assertTaken,
  priceMeal,
} from '../bookings/booking.rules.ts'
import { readCanteenCard } from '../bookings/canteen-card.store.ts'
import { clashesOf } from '../bookings/clash.rules.ts'
import { plateOf, refusalFrom } from '../bookings/offers.rules.ts'
import type { SayNo } from '../bookings/offers.rules.ts'
import { readServingHeads } from '../bookings/serving-list.view.ts'
import { sayNo, whenOf } from '../bookings/today.view.ts'
import { variantAsked, variantFor } from '../bookings/variant.rules.ts'
import type { saleEndpoints } from '../contract/sales.ts'
import type { DishToSell } from '../contract/sales.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import { maskedName } from '../diners/name.rules.ts'
import type { Reader } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { OfferingOnServing, ServingToBook } from '../menus/menu.store.ts'
import { checkCashMoves } from '../payments/drawer.rules.ts'
import type { DrawerState } from '../payments/drawer.rules.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Way } from '../vocabulary/meal.ts'
import { noFen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { readGuestSales } from './guest-sales.view.ts'
import { readRemainders } from './remainder.store.ts'
import { assertSelling } from './sale.rules.ts'

type WalkIn = ReplyOf<typeof saleEndpoints.getWalkIn>
type Sale = DishToSell['ways'][number]

/** Everything that is asked about one dish. */
interface Asked {
  readonly serving: ServingToBook
  /** Null for a guest. */
  readonly person: BookingContext | null
  readonly drawer: DrawerState
  readonly no: SayNo
}

const allowedUnless = (no: SayNo, ...checks: (() => void)[]): Sale['can']['cash'] => {
  for (const check of checks) {
    const refused = refusalFrom(check)
    if (refused) return no(refused.code, refused.params)
  }
  return { allowed: true }
}

/** Said beforehand as the sale itself will say it. */
const stands =
  ({ serving, person }: Asked, offering: OfferingOnServing, left: number) =>
  (): void => {
    assertSelling(serving)
    if (left < 1) throw new Refusal('remainder_gone', { name: offering.name })
    if (!person) return
    assertDinerThere(person.diner, serving)
    if (person.pricing.alreadyBooked) throw new Refusal('already_booked')
    const { needs } = person.diner
    variantAsked(offering, variantFor(offering, needs), needs)
  }

const listPrice = ({ priceFen }: OfferingOnServing): Sale['price'] => ({
  listFen: priceFen,
  subsidyFen: noFen,
  payFen: priceFen,
  sentence: { zh: '', en: '' },
})

const saleOf = (asked: Asked, offering: OfferingOnServing, left: number, way: Way): Sale => {
  const { person, drawer, no } = asked
  const sound = stands(asked, offering, left)
  if (!person) {
    const cash = allowedUnless(no, sound, () => checkCashMoves(drawer))
    return { way, price: listPrice(offering), can: { cash, wallet: null } }
  }
  const { inputs, quote } = priceMeal(person, [{ offering, quantity: 1 }], way)
  const { listFen, subsidyFen, payFen, sentence } = quote
  const taken = () => assertTaken(inputs)
  const inCash = () => {
    if (payFen > 0) checkCashMoves(drawer)
  }
  return {
    way,
    price: { listFen, subsidyFen, payFen, sentence: { ...sentence } },
    can: {
      cash: allowedUnless(no, sound, taken, inCash),
      wallet: allowedUnless(no, sound, taken, () => assertAffordable(payFen, person.pricing)),
    },
  }
}

const dishOf = (asked: Asked, offering: OfferingOnServing, left: number): DishToSell => {
  const { serving, person } = asked
  const needs = person?.diner.needs ?? []
  const ways = serving.ways.filter(({ capacity }) => capacity > 0)
  return {
    plate: plateOf(offering),
    left,
    variant: variantFor(offering, needs) as DishToSell['variant'],
    avoid: clashesOf(offering, needs, serving.canteen.traits),
    ways: ways.map(({ way }) => saleOf(asked, offering, left, way)),
  }
}

const readDrawer = async (reader: Reader, canteenId: number): Promise<DrawerState> => {
  const found = await sql<DrawerState>`
    select (select id from drawer_shifts where canteen_id = ${canteenId} and closed_at is null) as "openShiftId",
      exists (select from drawer_shifts where canteen_id = ${canteenId}) as "usesShifts"`.execute(
    reader,
  )
  return present(found.rows[0], 'an answer')
}

const readHas = async (
  reader: Reader,
  servingId: number,
  dinerId: number,
): Promise<NonNullable<WalkIn['person']>['has']> => {
  const found = await reader
    .selectFrom('bookings')
    .select(['id as bookingId', 'state'])
    .where('serving_id', '=', servingId)
    .where('diner_id', '=', dinerId)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst()
  return found ?? null
}

/** Today's meal at the window: the one being served, else the next that is not over, else none. */
const servingNow = async (reader: Reader, canteenId: number): Promise<ServingToBook | null> => {
  const { day } = await readCanteenCard(reader, canteenId)
  const today = (await readServingHeads(reader, canteenId)).filter((head) => head.day === day)
  const running = today.filter(({ state }) => state === 'closed')
  const [first] = [
    ...running.filter(({ over }) => !over),
    ...running,
    ...today.filter(({ over }) => !over),
  ]
  return first ? present(await readServing(reader, first.servingId), 'a serving of today') : null
}

/** Refuses `diner_unknown`. Of her health only what goes against a dish, of her money what she can pay with. */
export const readWalkIn = async (
  reader: Reader,
  canteenId: number,
  dinerId: number | undefined,
  language: Language,
): Promise<WalkIn> => {
  const { day, time } = await readCanteenCard(reader, canteenId)
  const now = { day, time }
  const serving = await servingNow(reader, canteenId)
  if (!serving) return { now, serving: null, person: null, dishes: [], guests: [] }
  const { servingId } = serving
  const no = sayNo(language)
  const person = dinerId === undefined ? null : await readBookingContext(reader, servingId, dinerId)
  const asked = { serving, person, drawer: await readDrawer(reader, canteenId), no }
  const remainders = await readRemainders(reader, servingId)
  return {
    now,
    serving: {
      when: whenOf(serving),
      can: { sell: allowedUnless(no, () => assertSelling(serving)) },
    },
    person: person && {
      dinerId: person.diner.dinerId,
      maskedName: maskedName(person.diner.name),
      balanceFen: person.pricing.balanceFen,
      has: await readHas(reader, servingId, person.diner.dinerId),
    },
    dishes: serving.offerings.flatMap((offering) => {
      const row = remainders.find(({ offeringId }) => offeringId === offering.offeringId)
      if (offering.withdrawn || !row || row.limit === 0) return []
      return [dishOf(asked, offering, row.limit - row.sold)]
    }),
    guests: await readGuestSales(reader, servingId, serving.canteen.undoMinutes, no),
  }
}
