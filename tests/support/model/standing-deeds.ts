import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import { addDays, serviceDay, serviceDayAt } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { bookOnPaper, holdOnPaper, takeBackOnPaper } from './standing.ts'
import type { Paper, Town } from './standing.ts'

/** The same number again and again for the same seed. */
export const diceOf = (seed: number): ((below: number) => number) => {
  let state = seed * 2_654_435_761 + 1
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What a test's application can be asked to do, for one resident. */
export interface Hands {
  readonly set: (terms: { weekdays: number[]; limitFen: number }) => Promise<number>
  readonly change: (
    orderId: number,
    terms: { weekdays: number[]; limitFen: number },
    booked: 'keep' | 'cancel',
  ) => Promise<void>
  readonly end: (orderId: number, booked: 'keep' | 'cancel') => Promise<void>
  /** The pause's id, or null when it was refused. */
  readonly hold: (firstDay: ServiceDay, lastDay: ServiceDay | null) => Promise<number | null>
  readonly moveHold: (
    holdId: number,
    firstDay: ServiceDay,
    lastDay: ServiceDay | null,
  ) => Promise<boolean>
  readonly endHold: (holdId: number) => Promise<void>
  readonly cancel: (day: ServiceDay) => Promise<void>
}

export interface Resident {
  readonly hands: Hands
  readonly paper: Paper
  orderId: number | null
}

interface Scene {
  readonly db: Db
  readonly town: Town
  readonly dice: (below: number) => number
}

const someWeekdays = (dice: Scene['dice']): number[] => {
  const days = [1, 2, 3, 4, 5, 6, 7].filter(() => dice(3) > 0)
  return days.length > 0 ? days : [dice(7) + 1]
}

const orderDeed = async ({ town, dice }: Scene, who: Resident): Promise<void> => {
  const terms = { weekdays: someWeekdays(dice), limitFen: [800, 1200, 2000][dice(3)] ?? 1200 }
  const booked = dice(2) === 0 ? 'keep' : 'cancel'
  if (who.orderId === null) {
    who.orderId = await who.hands.set(terms)
    who.paper.order = terms
  } else if (dice(4) === 0) {
    await who.hands.end(who.orderId, booked)
    if (booked === 'cancel') takeBackOnPaper(town, who.paper)
    for (const day of who.paper.booked.keys()) who.paper.booked.set(day, 'by one that ended')
    who.paper.order = null
    who.orderId = null
  } else {
    await who.hands.change(who.orderId, terms, booked)
    if (booked === 'cancel') takeBackOnPaper(town, who.paper, terms)
    who.paper.order = terms
  }
}

const holdDeed = async ({ town, dice }: Scene, who: Resident): Promise<void> => {
  const firstDay = addDays(town.today, dice(6))
  const lastDay = dice(4) === 0 ? null : addDays(firstDay, dice(5))
  const [known] = who.paper.holds.keys()
  if (known === undefined || dice(3) === 0) {
    const holdId = await who.hands.hold(firstDay, lastDay)
    if (holdId === null) return
    who.paper.holds.set(holdId, { firstDay, lastDay })
  } else if (dice(2) === 0) {
    await who.hands.endHold(known)
    who.paper.holds.delete(known)
  } else if (await who.hands.moveHold(known, firstDay, lastDay))
    who.paper.holds.set(known, { firstDay, lastDay })
  holdOnPaper(town, who.paper)
}

const cancelDeed = async ({ town, dice }: Scene, who: Resident): Promise<void> => {
  const tomorrow = addDays(town.today, 2)
  const days = [...who.paper.booked.keys()].filter((day) => day >= tomorrow)
  const day = days[dice(Math.max(1, days.length))]
  if (day === undefined) return
  await who.hands.cancel(day)
  who.paper.booked.delete(day)
  who.paper.letGo.add(day)
}

/** What the canteen does: another price, or a closed day where nobody is booked. */
const canteenDeed = async ({ db, town, dice }: Scene, all: readonly Resident[]): Promise<void> => {
  const days = [...town.lunches.keys()].filter((day) => day > addDays(town.today, 1))
  const day = days[dice(Math.max(1, days.length))]
  if (day === undefined || town.lunches.get(day) === 'closed') return
  if (dice(3) > 0 || all.some(({ paper }) => paper.booked.has(day))) {
    const price = [700, 1200, 1900][dice(3)] ?? 1200
    await sql`update offerings set price_fen = ${price} from servings s
      where s.id = serving_id and s.day = ${day}::date`.execute(db)
    town.lunches.set(day, price)
  } else {
    await sql`with closed as (insert into closed_days (canteen_id, day, reason, reason_en)
        select canteen_id, day, '停电', 'no power' from servings where day = ${day}::date)
      update servings set state = 'planned' where day = ${day}::date`.execute(db)
    town.lunches.set(day, 'closed')
  }
}

/** One random thing happens; on paper too. Pauses that are over are forgotten, as on the screens. */
export const oneDeed = async (scene: Scene, all: readonly Resident[]): Promise<void> => {
  const { town, dice } = scene
  const who = all[dice(all.length)]
  if (!who) return
  for (const [id, { lastDay }] of who.paper.holds)
    if (lastDay !== null && lastDay < town.today) who.paper.holds.delete(id)
  const kind = dice(10)
  if (kind < 3) await orderDeed(scene, who)
  else if (kind < 7) await holdDeed(scene, who)
  else if (kind < 8) await cancelDeed(scene, who)
  else return canteenDeed(scene, all)
  // Whoever changes something of hers has it booked at once.
  if (kind !== 7) bookOnPaper(town, who.paper)
}

/** Days with a meal that stands, as the database has them. */
export const bookedDays = async (db: Db, dinerId: number): Promise<ServiceDay[]> => {
  const found = await sql<{
    day: ServiceDay
  }>`select s.day from bookings b join servings s on s.id = b.serving_id
    where b.diner_id = ${dinerId} and b.state <> 'cancelled' order by s.day`.execute(db)
  return found.rows.map(({ day }) => day)
}

/** What she pays for each meal that stands, as the database has it. */
export const paidOf = async (db: Db, dinerId: number): Promise<Map<ServiceDay, number>> => {
  const found = await sql<{ day: ServiceDay; fen: number }>`
    select s.day, b.own_fen as fen from bookings b join servings s on s.id = b.serving_id
    where b.diner_id = ${dinerId} and b.state <> 'cancelled'`.execute(db)
  return new Map(found.rows.map(({ day, fen }) => [day, fen]))
}

/** Days of which she has been told that a meal did not follow its changed order. */
export const keptDays = async (db: Db, dinerId: number): Promise<ServiceDay[]> => {
  const found = await sql<{ day: ServiceDay }>`
    select distinct jsonb_array_elements_text(params->'days') as day from notices
    where diner_id = ${dinerId} and kind = 'standing_kept' order by 1`.execute(db)
  return found.rows.map(({ day }) => day)
}

/** Reasons of what is skipped, by day. */
export const reasonsOf = async (db: Db, dinerId: number): Promise<Map<ServiceDay, string>> => {
  const found = await sql<{ day: ServiceDay; reason: string }>`
    select s.day, r.reason from standing_outcomes r join standing_orders o on o.id = r.order_id and o.ended_at is null
    join servings s on s.id = r.serving_id where o.diner_id = ${dinerId} and r.result = 'skipped'`.execute(
    db,
  )
  return new Map(found.rows.map(({ day, reason }) => [day, reason]))
}

export const onDay = (instant: string): { now: Date; today: ServiceDay } => {
  const now = new Date(instant)
  return { now, today: serviceDay(serviceDayAt(now)) }
}
