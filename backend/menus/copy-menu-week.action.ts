import {
  lockCanteen,
  readClosedDays,
  readPolicy,
  type CanteenPolicy,
} from '../canteens/canteen.store.ts'
import { cutoffAt, isBeforeCutoff } from '../canteens/cutoff.rules.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { addDays, daysBetween, type ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { cutIntoWindows } from './arrival-windows.rules.ts'
import {
  copyOfferings,
  ensureMenuWeek,
  insertServing,
  readPatterns,
  readServingsOfWeek,
  type Pattern,
  type ServingOfWeek,
} from './serving.store.ts'
import { checkMonday } from './week.rules.ts'

interface Plan {
  readonly now: Date
  readonly policy: CanteenPolicy
  readonly closed: ReadonlySet<ServiceDay>
  readonly patterns: readonly Pattern[]
}

const planFor = async (tx: Tx, canteenId: number, monday: ServiceDay): Promise<Plan> => {
  const closed = await readClosedDays(tx, canteenId, monday, addDays(monday, 7))
  return {
    now: (await readClock(tx)).now,
    policy: present(await readPolicy(tx, canteenId), 'a locked canteen has rules'),
    closed: new Set(closed.map(({ day }) => day)),
    patterns: await readPatterns(tx, canteenId),
  }
}

/** False where nothing is to be served: a closed day, a day gone by, a meal the canteen no longer has. */
const copyServing = async (
  tx: Tx,
  canteenId: number,
  { now, policy, closed, patterns }: Plan,
  from: ServingOfWeek,
  day: ServiceDay,
): Promise<boolean> => {
  const pattern = patterns.find(({ meal }) => meal === from.meal)
  if (!pattern || closed.has(day)) return false
  const cutoff = cutoffAt(day, policy, pattern.from)
  if (!isBeforeCutoff(now, cutoff)) return false
  const windows = cutIntoWindows(pattern, pattern.windowMinutes)
  const servingId = await insertServing(tx, canteenId, { day, pattern, windows, cutoffAt: cutoff })
  if (servingId === null) return false
  await copyOfferings(tx, from.servingId, servingId)
  return true
}

/** Fills an empty week from another. Refuses `menu_week_exists`, `menu_week_empty`. */
export const copyMenuWeek = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  monday: ServiceDay,
  from: ServiceDay,
): Promise<{ servings: number }> => {
  checkMonday(monday)
  checkMonday(from)
  await lockCanteen(tx, canteenId)
  if ((await readServingsOfWeek(tx, canteenId, monday)).length > 0) {
    throw new Refusal('menu_week_exists')
  }
  const source = (await readServingsOfWeek(tx, canteenId, from)).filter(
    ({ offered }) => offered > 0,
  )
  if (source.length === 0) throw new Refusal('menu_week_empty')
  const plan = await planFor(tx, canteenId, monday)
  let servings = 0
  for (const serving of source) {
    const day = addDays(monday, daysBetween(from, serving.day))
    if (await copyServing(tx, canteenId, plan, serving, day)) servings += 1
  }
  if (servings === 0) throw new Refusal('past_cutoff')
  await ensureMenuWeek(tx, canteenId, monday)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'menu_week.copied',
    subject: `canteen:${canteenId}`,
    detail: { monday, from, servings },
  })
  return { servings }
}
