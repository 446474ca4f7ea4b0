import { sql } from 'kysely'
import type { Tx } from '../../backend/kernel/database.ts'
import { instantAt, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import type { PastEntry } from './load-audit.ts'
import { later, readCooks } from './load-food-safety.ts'
import type { Cook } from './load-food-safety.ts'
import { insertRows } from './load-rows.ts'

/** Portions beyond the booked ones, dish by dish down the menu: the first is what most people who just walk in ask for. */
const extras = [6, 4, 3]
/** The cook counts up right after the cut-off. */
const minutesAfterCutoff = 10
/** Minutes from the doors' opening at which a pot is emptied into the pass, and the part of the dish that stands there then. */
const pots = [
  { minutes: -30, until: 0.4 },
  { minutes: -5, until: 0.75 },
  { minutes: 25, until: 1 },
]

interface DishToCook {
  readonly canteenId: number
  readonly servingId: number
  readonly offeringId: number
  readonly booked: number
  readonly cutoffAt: Date
  readonly from: string
  /** Which dish of the meal it is. */
  readonly nth: number
}

const readDishes = async (tx: Tx, today: ServiceDay): Promise<DishToCook[]> => {
  const found = await sql<DishToCook>`
    select s.canteen_id as "canteenId", s.id as "servingId", o.id as "offeringId", o.booked, s.cutoff_at as "cutoffAt",
      to_char(s.window_from, 'HH24:MI') as from, row_number() over (partition by s.id order by o.position)::int as nth
    from servings s join offerings o on o.serving_id = s.id where s.day = ${today} order by s.id, o.position`.execute(
    tx,
  )
  return found.rows
}

interface Planned {
  readonly dish: DishToCook
  readonly cook: Cook
  readonly extra: number
  readonly at: Date
}

const byCook = ({ accountId }: Cook): string => `account:${accountId}`

const insertPlans = async (tx: Tx, planned: readonly Planned[]): Promise<PastEntry[]> => {
  await insertRows(
    tx,
    'cook_plans',
    planned.map(({ dish, cook, extra, at }) => ({
      serving_id: dish.servingId,
      offering_id: dish.offeringId,
      extra,
      booked: dish.booked,
      decided_by: byCook(cook),
      decided_by_name: cook.name,
      decided_at: at,
    })),
  )
  await insertRows(
    tx,
    'remainders',
    planned.map(({ dish, extra }) => ({
      offering_id: dish.offeringId,
      serving_id: dish.servingId,
      portion_limit: extra,
    })),
  )
  return planned.map(({ dish, cook, extra, at }) => ({
    chain: dish.canteenId,
    at,
    actor: byCook(cook),
    action: 'kitchen.plan_decided',
    subject: `offering:${dish.offeringId}`,
    detail: { portions: dish.booked + extra, booked: dish.booked, reason: '' },
  }))
}

interface Pot {
  readonly plan: Planned
  readonly portions: number
  readonly at: Date
}

/** One dish after another comes to the pass, three minutes apart. */
const potsOf =
  (today: ServiceDay) =>
  (plan: Planned): Pot[] => {
    const { booked, from, nth } = plan.dish
    const opens = instantAt(today, timeOfDay(from))
    const standing = (part: number): number => Math.round((booked + plan.extra) * part)
    return pots.map(({ minutes, until }, pot) => ({
      plan,
      portions: standing(until) - standing(pots[pot - 1]?.until ?? 0),
      at: later(opens, minutes + 3 * nth),
    }))
  }

const insertPots = async (tx: Tx, emptied: readonly Pot[]): Promise<PastEntry[]> => {
  await insertRows(
    tx,
    'ready_batches',
    emptied.map(({ plan: { dish, cook }, portions, at }) => ({
      serving_id: dish.servingId,
      offering_id: dish.offeringId,
      portions,
      noted_by: byCook(cook),
      noted_by_name: cook.name,
      noted_at: at,
    })),
  )
  return emptied.map(({ plan: { dish, cook }, portions, at }) => ({
    chain: dish.canteenId,
    at,
    actor: byCook(cook),
    action: 'kitchen.batch_ready',
    subject: `offering:${dish.offeringId}`,
    detail: { portions },
  }))
}

/**
 * What the cooks decided to make today and what stands at the pass by now, so that the window has something to sell to
 * whoever comes without a booking.
 */
export const loadCookPlans = async (tx: Tx, today: ServiceDay, now: Date): Promise<PastEntry[]> => {
  const cooks = await readCooks(tx)
  const planned = (await readDishes(tx, today)).flatMap((dish): Planned[] => {
    const cook = cooks.get(dish.canteenId)
    const counted = later(dish.cutoffAt, minutesAfterCutoff)
    // Before the cut-off the cook has decided as well: who books until then comes on top.
    const at = counted <= now ? counted : now
    return cook ? [{ dish, cook, extra: extras[dish.nth - 1] ?? 2, at }] : []
  })
  const emptied = planned
    .flatMap(potsOf(today))
    .filter(({ portions, at }) => portions > 0 && at <= now)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return [...(await insertPlans(tx, planned)), ...(await insertPots(tx, emptied))]
}
