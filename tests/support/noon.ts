import { bookingRoutes } from '../../backend/bookings/booking.routes.ts'
import { handOverRoutes } from '../../backend/bookings/hand-over.routes.ts'
import { placeBooking } from '../../backend/bookings/place-booking.action.ts'
import { dinerRoutes } from '../../backend/diners/diner.routes.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import type { Actor } from '../../backend/vocabulary/actor.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import type { BookingState, MissedMealPolicy } from '../../backend/vocabulary/meal.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aDiner } from './builders/diner.ts'
import { aCanteen } from './builders/place.ts'
import { anOffering, aServing } from './builders/serving.ts'
import type { CounterList, handedOut, ListedMeal } from './counter-list.ts'
import type { Reply } from './api.ts'
import type { TestDatabase } from './database.ts'
import { aRoom, anActor } from './room.ts'

const plain = { texture: 'regular' as const, tweaks: [], omits: [] }

/** What every meal here costs, and how much of it is hers at 82 in Shanghai. */
export const listFen = 2000
export const ownFen = 1400

/** A counter's tablet by itself, with nobody signed in. */
export const tabletOf = (canteenId: number, deviceId: number): Actor => ({
  ...anActor({ role: 'counter' }),
  key: `device:${deviceId}`,
  name: `窗口 ${deviceId}`,
  accountId: null,
  grants: [],
  device: { deviceId, kind: 'counter', canteenId, name: `窗口 ${deviceId}` },
})

export const nth = <T>(list: readonly T[], place: number): T => present(list[place], 'somebody')
export const first = <T>(list: readonly T[]): T => nth(list, 0)

interface Wanted {
  readonly pay?: 'wallet' | 'counter'
  readonly policy?: MissedMealPolicy
  readonly balance?: number
}

/** Noon at a canteen whose counter may lose the network. */
export interface Noon {
  readonly canteenId: number
  readonly day: string
  /** As the tablet fetched it at 11:05. */
  readonly list: CounterList
  readonly meals: readonly ListedMeal[]
  readonly dinerIds: readonly number[]
  readonly cards: readonly { token: string; digits: string }[]
  readonly tablet: Actor
  readonly other: Actor
  readonly manager: Actor
  readonly at: (time: string) => string
  readonly to: (time: string) => Promise<void>
  readonly open: () => Promise<Reply<'listHandOvers'>['rows']>
  readonly state: (bookingId: number) => Promise<BookingState>
}

export const aCounterRoom = (database: TestDatabase) => {
  const { db } = database
  const room = aRoom(database, [bookingRoutes, handOverRoutes, dinerRoutes])

  /** Some people of 82 with a meal at noon. */
  const noon = async (people: number, wanted: Wanted = {}): Promise<Noon> => {
    const { pay = 'wallet', policy = 'own_share', balance = 5000 } = wanted
    const canteen = await aCanteen()
      .named(`食堂${Math.random().toString(36).slice(2, 7)}`)
      .chargingMissedMeals(policy)
      .in(db)
    const { canteenId } = canteen
    const serving = await aServing(canteen).with(anOffering().priced(listFen)).in(db)
    const manager = anActor({ role: 'manager', canteenId })
    const dinerIds: number[] = []
    const cards: { token: string; digits: string }[] = []
    for (let one = 0; one < people; one += 1) {
      const { dinerId } = await aDiner(canteen).aged(82).ofShanghai().withWallet(balance).in(db)
      dinerIds.push(dinerId)
      cards.push(await room.ask(manager, 'issueCard', { params: { dinerId } }))
      await inTransaction(db, (tx) =>
        placeBooking(tx, {
          actor: manager,
          dinerId,
          servingId: serving.servingId,
          lines: [{ offeringId: serving.offeringId, quantity: 1, variant: plain }],
          way: 'dine_in',
          pay,
          channel: 'app',
          seenPayFen: fen(ownFen),
        }),
      )
    }
    const at = (time: string): string => `${serving.day}T${time}:00+08:00`
    const to = (time: string): Promise<void> => database.setNow(at(time))
    await to('11:05')
    const tablet = tabletOf(canteenId, 1)
    const params = { canteenId }
    const list = await room.ask(tablet, 'getCounterList', { params })
    return {
      canteenId,
      day: serving.day,
      list,
      meals: list.meals,
      dinerIds,
      cards,
      tablet,
      other: tabletOf(canteenId, 2),
      manager,
      at,
      to,
      open: async () => (await room.ask(tablet, 'listHandOvers', { params })).rows,
      state: async (bookingId) =>
        (await room.ask(manager, 'getBooking', { params: { bookingId } })).ticket.state,
    }
  }
  return {
    ...room,
    noon,
    tell: (who: Actor, told: ReturnType<typeof handedOut>) => room.ask(who, 'replayHandOver', told),
  }
}
