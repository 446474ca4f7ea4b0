import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import { aVolunteer, type SignedIn } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing, type Serving } from '../builders/serving.ts'
import { setsOf } from './boards.ts'
import { familyOffersIn, type FamilyOfferWorld } from './family-offer-scenes.ts'

export const queueStates = ['asking', 'inLine', 'askFirst', 'offered', 'got', 'missed'] as const
export type QueueState = (typeof queueStates)[number]

interface Somebody extends WithCookies {
  readonly dinerId: number
  /** The queue's own page. */
  readonly page: string
}

/** Somebody in each state of a queue, one with everything sold out, and a volunteer who takes her call. */
export interface QueueWorld {
  readonly elders: Readonly<Record<QueueState, Somebody>>
  readonly family: FamilyOfferWorld
  readonly oneDish: string
  readonly stillFree: string
  readonly somebodyElse: WithCookies
  readonly volunteer: WithCookies
}

type Person = Diner & SignedIn

/** The queue is served within a second of what was given back. */
async function until(db: Db, dinerId: number, state: string): Promise<void> {
  const latest = Date.now() + 60_000
  while (Date.now() < latest) {
    const found = await sql`
      select from waits where diner_id = ${dinerId} and state::text = ${state}`.execute(db)
    if (found.rows.length > 0) return
    await pause(50)
  }
  throw new Error(`she never was ${state}`)
}

interface Sold {
  readonly serving: Serving
  readonly join: (person: Person, wish: 'book' | 'ask') => Promise<void>
  readonly giveBack: () => Promise<void>
  readonly newDiner: () => Promise<Person>
}

/** One portion of one dish, booked by somebody who may give it back. */
async function oneSold(db: Db, appUrl: string, tomorrow: string): Promise<Sold> {
  const canteen = await aCanteen().named('甘泉社区食堂').in(db)
  const serving = await aServing(canteen)
    .onDay(tomorrow)
    .with(
      anOffering()
        .named('萝卜排骨套餐', 'Radish and rib set')
        .pictured('maize-rib-soup')
        .withSides('清炒菜心 · 蛋花汤 · 米饭', 'Stir-fried greens · egg soup · rice')
        .priced(1600)
        .limitedTo(1),
    )
    .in(db)
  const newDiner = (): Promise<Person> => aDiner(canteen).aged(82).signedIn(db)
  const holder = await newDiner()
  const { servingId, offeringId } = serving
  const { id } = await apiOf(appUrl)(holder).call('placeBooking', {
    body: {
      dinerId: holder.dinerId,
      servingId,
      lines: [{ offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'counter',
      seenPayFen: 1600,
    },
  })
  return {
    serving,
    newDiner,
    join: async (person, wish) => {
      await apiOf(appUrl)(person).call('joinQueue', {
        params: { dinerId: person.dinerId, servingId },
        body: { dish: offeringId, way: 'dine_in', wish, pay: 'counter', seenPayFen: 1600 },
      })
    },
    giveBack: async () => {
      await apiOf(appUrl)(holder).call('cancelBooking', { params: { bookingId: id }, body: {} })
    },
  }
}

const pageOf = ({ servingId }: Serving): string => `/wait/${servingId}`

export async function queuesIn(db: Db, appUrl: string, tomorrow: string): Promise<QueueWorld> {
  const inState = async (
    wish: 'book' | 'ask',
    state: string,
    more: (sold: Sold, person: Person) => Promise<void>,
  ): Promise<Somebody> => {
    const sold = await oneSold(db, appUrl, tomorrow)
    const person = await sold.newDiner()
    for (const other of state === 'waiting' ? [1, 2] : [])
      await sold.join(await sold.newDiner(), other === 1 ? 'book' : 'ask')
    await sold.join(person, wish)
    await more(sold, person)
    await until(db, person.dinerId, state)
    return { ...person, page: pageOf(sold.serving) }
  }
  const nothing = async (): Promise<void> => undefined
  const canteen = await aCanteen().named('卖完的食堂').in(db)
  const serving = await aServing(canteen)
    .onDay(tomorrow)
    .with(...setsOf(0))
    .in(db)
  const asking = await aDiner(canteen).aged(82).signedIn(db)
  const free = await aCanteen().named('还有饭的食堂').in(db)
  const open = await aServing(free)
    .onDay(tomorrow)
    .with(...setsOf(9))
    .in(db)
  const offered = await inState('ask', 'offered', ({ giveBack }) => giveBack())
  return {
    family: await familyOffersIn(db, appUrl, offered),
    elders: {
      asking: { ...asking, page: pageOf(serving) },
      inLine: await inState('book', 'waiting', nothing),
      askFirst: await inState('ask', 'waiting', nothing),
      offered,
      got: await inState('book', 'booked', ({ giveBack }) => giveBack()),
      missed: await inState('book', 'ended', async ({ serving: dearer, giveBack }) => {
        await sql`update offerings set price_fen = 1900 where id = ${dearer.offeringId}`.execute(db)
        await giveBack()
      }),
    },
    oneDish: `${pageOf(serving)}?dish=${serving.offeringId}`,
    stillFree: pageOf(open),
    somebodyElse: await aDiner(free).aged(80).signedIn(db),
    volunteer: await aVolunteer(db, canteen, canteen.buildingId),
  }
}
